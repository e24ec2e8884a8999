"""`hektar chat` on a terminal: history, completion of commands, numbered buttons, saved files."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.utils import get_cwidth

from bot.said import Said
from bot.terminal import completer, fragments_of, wrapped
from handlers.commands import COMMANDS
from handlers.replies.messages import say
from tests.bot.terminal import CTRL_C, ENTER, PROMPT, TAB, UP, chatting

QUESTION = "/cleared Fuzuli 2023"
ANSWER = "6,025.1 ha cleared · Fuzuli · 2023"


async def test_it_greets_answers_and_leaves(house: Path, shipped: str) -> None:
    async with chatting(house, shipped) as screen:
        assert "Ctrl-D leaves, Tab completes commands" in screen.text
        assert "Hektar answers questions about mine clearance" in screen.text
        seen = await screen.ask(QUESTION, ANSWER)
        assert "(https://en.trend.az/azerbaijan/society/3870489.html)" in seen
        assert await screen.leave() == 0
        assert "Traceback" not in screen.text


async def test_a_number_presses_the_button_that_bears_it(house: Path, shipped: str) -> None:
    """The newest buttons are meant; a number that none bears is a message."""
    async with chatting(house, shipped) as screen:
        assert "[1] In km²" in await screen.ask(QUESTION, ANSWER)
        seen = await screen.ask("1", "60.251 km² cleared · Fuzuli · 2023")
        assert "[1] In" in seen
        await screen.ask("99", "I do not know “99”")


async def test_tab_completes_a_command(house: Path, shipped: str) -> None:
    async with chatting(house, shipped) as screen:
        screen.type("/recon")
        await screen.see(say("en", "command-reconcile"))  # beside it in the menu
        screen.type(TAB)
        await screen.see("cile")
        screen.type(" 2023" + ENTER)
        await screen.see("agrees with the total")


async def test_history_is_kept_from_one_time_to_the_next(house: Path, shipped: str) -> None:
    async with chatting(house, shipped) as screen:
        await screen.ask(QUESTION, ANSWER)
        assert await screen.leave() == 0
    async with chatting(house, shipped) as screen:
        screen.type(UP)
        await screen.see(QUESTION)
        screen.type(ENTER)
        await screen.see(ANSWER)
    history = house / ".local/state/hektar/history"
    assert history.stat().st_mode & 0o077 == 0  # nobody else's business


async def test_files_of_the_bot_are_saved_and_their_path_is_shown(
    house: Path, shipped: str
) -> None:
    async with chatting(house, shipped, "--files", "mine") as screen:
        await screen.ask("/cleared by month 2021-2024", "/mine/hektar-cleared_area-by_month.csv")
    assert (house / "mine/hektar-cleared_area-by_month.csv").stat().st_size


async def test_a_file_that_cannot_be_sent_does_not_end_it(house: Path, shipped: str) -> None:
    async with chatting(house, shipped) as screen:
        await screen.ask("#file nowhere.csv", "nowhere.csv cannot be read: No such file")
        await screen.ask(QUESTION, ANSWER)


async def test_ctrl_c_clears_the_line(house: Path, shipped: str) -> None:
    async with chatting(house, shipped) as screen:
        screen.type("nonsense")
        await screen.see("nonsense")
        screen.type(CTRL_C)
        await screen.see(PROMPT)
        seen = await screen.ask(QUESTION, ANSWER)
        assert "do not know" not in seen


async def test_lines_that_are_pasted_together_are_one_message(house: Path, shipped: str) -> None:
    async with chatting(house, shipped) as screen:
        screen.type("\x1b[200~/cleared\nFuzuli\n2023\x1b[201~")
        await screen.see("2023")
        screen.type(ENTER)
        await screen.see(ANSWER)


async def test_in_another_language(house: Path, shipped: str) -> None:
    async with chatting(house, shipped, "--language", "az") as screen:
        await screen.ask("Füzuli 2023 təmizlənib", "6.025,1 ha təmizlənib · Füzuli · 2023-cü il")


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_every_command_is_completed_at_the_beginning_of_a_line_only(language: str) -> None:
    def completed(text: str) -> set[str]:
        found = completer(language).get_completions(Document(text), CompleteEvent())
        return {completion.text for completion in found}

    assert completed("/") == {f"/{command.name}" for command in COMMANDS}
    assert completed("/cle") == {"/cleared"}
    assert completed("mines /cle") == set()


def test_a_reply_in_pieces() -> None:
    """A link shows where it leads, buttons count on over the rows, an alert is quiet."""
    reply = Said(
        text="see x",
        html='see <a href="https://x.az">x</a>',
        buttons=(
            ({"label": "a", "data": "1"}, {"label": "b", "url": "https://y.az"}),
            ({"label": "c", "data": "2"},),
        ),
        photo=Path("map.png"),
    )
    fragments, numbered = fragments_of(reply)
    assert numbered == {"1": "1", "2": "2"}
    assert "".join(text for _, text in fragments) == (
        "see x (https://x.az)\n  [1] a  b: https://y.az\n  [2] c\n  map.png\n"
    )
    quiet, _ = fragments_of(Said(text="stale", html="stale", alert=True))
    assert "ansibrightblack" in quiet[0][0]


def test_words_are_not_cut_by_the_edge_of_the_terminal() -> None:
    """Styles stay where they were; a word longer than a line is left to the terminal."""
    assert wrapped([("bold", "one two"), ("", " three\n  a-word-too-long x")], 9) == [
        ("bold", "one two"),
        ("", "\nthree\n  a-word-too-long\nx"),
    ]


@given(st.lists(st.text("ab ə地\n", max_size=30), max_size=5), st.integers(1, 12))
def test_wrapping_changes_spaces_alone_and_every_line_fits_or_is_one_word(
    texts: list[str], columns: int
) -> None:
    before = "".join(texts)
    after = "".join(text for _, text in wrapped([("", text) for text in texts], columns))
    assert len(after) == len(before)
    assert all(a == b or (b, a) == (" ", "\n") for a, b in zip(after, before, strict=True))
    for line in after.split("\n"):
        assert get_cwidth(line.rstrip()) <= columns or " " not in line.strip()
