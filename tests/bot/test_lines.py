"""Lines as a conversation: what is a turn, which files are sent, and what is printed."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Conversation
from bot.lines import LARGEST_FILE, Turn, UnusableFile, file_and_caption, plain, take, turns
from bot.said import Said


def did(*lines: str) -> list[tuple[int, str, str]]:
    return [(turn.line, turn.verb, turn.text) for turn in turns(lines)]


def test_a_line_is_a_message_and_an_empty_one_is_nothing() -> None:
    assert did("/start\n", "\n", "   \r\n", "mines 2022\r\n") == [
        (1, "say", "/start"),
        (4, "say", "mines 2022"),
    ]


def test_press_and_file_are_what_they_say() -> None:
    assert did("#press q:1 \n", "#file a.csv my figures\n", "#pressed\n", "#filed x\n") == [
        (1, "press", "q:1"),
        (2, "file", "a.csv my figures"),
        (3, "say", "#pressed"),
        (4, "say", "#filed x"),
    ]


def test_a_paste_is_one_message_with_the_line_where_it_began() -> None:
    assert did("x\n", "#paste\n", "one\n", "\n", "#press q\n", " #end \n", "y\n") == [
        (1, "say", "x"),
        (2, "say", "one\n\n#press q"),
        (7, "say", "y"),
    ]


def test_a_paste_that_the_input_ends_in_is_sent_all_the_same() -> None:
    assert did("#paste\n", "one\n", "two") == [(1, "say", "one\ntwo")]


@pytest.mark.parametrize("lines", [["#paste", "#end"], ["#paste", "  ", "", "#end"], ["#paste"]])
def test_a_paste_of_nothing_is_nothing(lines: list[str]) -> None:
    assert did(*lines) == []


@given(st.lists(st.text(max_size=40).filter(lambda line: not line.startswith("#"))))
def test_nothing_that_is_typed_is_lost(lines: list[str]) -> None:
    said = [turn.text for turn in turns(lines)]
    assert said == [line.rstrip("\r\n") for line in lines if line.strip()]
    pasted = "\n".join(line.rstrip("\r\n") for line in lines)
    assert did("#paste", *lines, "#end") == ([(1, "say", pasted)] if pasted.strip() else [])


@pytest.mark.parametrize(
    ("text", "path", "caption"),
    [
        ("a.csv", "a.csv", ""),
        ("a.csv  of 2023 ", "a.csv", "of 2023"),
        ('"my figures.csv" of 2023', "my figures.csv", "of 2023"),
        ('"not closed.csv', '"not', "closed.csv"),
    ],
)
def test_a_path_with_spaces_is_quoted(text: str, path: str, caption: str) -> None:
    assert file_and_caption(text) == (Path(path), caption)


async def sent(conversation: Conversation, text: str) -> list[Said]:
    return await take(conversation, Turn(line=1, verb="file", text=text))


async def test_a_file_is_sent_from_the_home_folder_too(
    conversation: Conversation, house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (house / "a b.csv").write_bytes(b"1,2")
    monkeypatch.setenv("HOME", str(house))
    for name in ("~/a b.csv", "a b.csv", f"{house}/a b.csv"):
        (reply,) = await sent(conversation, f'"{name}" of 2023')
        assert reply.text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "write #file PATH [CAPTION]"),
        (".", "is not a file that can be sent"),
        ("{folder}", "is not a file that can be sent"),
        ("{folder}/nowhere.csv", "cannot be read: No such file or directory"),
        ("{folder}/{long}", "cannot be read: File name too long"),
        ("/dev/zero", "is not a file that can be sent"),
        ("{folder}/pipe", "is not a file that can be sent"),
        ("{folder}/large", "is larger than a bot may fetch (20 MB)"),
        ("~nobody-of-this-name/a.csv", "is no path of a file here"),
        ("a\0b", "is no path of a file here"),
    ],
)
async def test_a_file_that_cannot_be_sent_is_said_to_be_so(
    conversation: Conversation, tmp_path: Path, name: str, words: str
) -> None:
    """A device that never ends and a pipe that nobody writes to are not even opened."""
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as large:
        large.truncate(LARGEST_FILE + 1)
    with pytest.raises(UnusableFile) as raised:
        await sent(conversation, name.format(folder=tmp_path, long="x" * 300))
    assert words in str(raised.value)


def test_a_reply_is_printed_with_what_presses_its_buttons() -> None:
    reply = Said(
        text="6,025.1 ha",
        html="<b>6,025.1 ha</b>",
        buttons=(({"label": "In km²", "data": "q:1"},), ({"label": "Share", "url": "tg:x"},)),
        document=Path("/tmp/table.csv"),  # noqa: S108 - a name that is only printed
    )
    assert plain(reply).split("\n") == [
        "6,025.1 ha",
        "  [In km²] #press q:1",
        "  [Share] tg:x",
        "  /tmp/table.csv",
        "",
    ]
