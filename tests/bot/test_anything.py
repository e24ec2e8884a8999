"""Whatever is typed, pressed or sent gets a reply that Telegram takes, and never ends the chat."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.conversation import Conversation
from bot.said import Said
from handlers.replies.messages import say
from tests.bot.conftest import NOW, Hektar

LONGEST = 4096
NOISE = {
    "letters": "qwrtzpsdfghjklyxcvbnm" * 200,
    "one letter": "x" * LONGEST,
    "words": "mines cleared fuzuli " * 200,
    "places": "Fuzuli Aghdam Zangilan Lachin " * 140,
    "digits": "1" * 10_000,
    "numbers": "1 2 3 4 5 6 7 8 9 " * 230,
    "years": "2022-2023 " * 409,
    "dates": "01.02.2023-03.04.2024 " * 186,
    "powers": "9**9**9 " * 500,
    "points": "1.2.3,4," * 512,
    "slashes": "/" * LONGEST,
    "commands": "/cleared " * 455,
    "mentions": "@hektar_bot " * 341,
    "quotes": "\"'«»“”" * 600,
    "brackets": "([{<" * 1000,
    "bidi": "\u202e\u2066\u2069\u200f mines \u202d 2023" * 200,
    "control": "".join(map(chr, range(1, 32))) * 130,
    "zero": "mines\0 2022\0" * 300,
    "escapes": "\x1b[2J\x1b]0;x\x07" * 300,
    "html": "<b><i><a href='x'>&amp;&lt;</b>" * 130,
    "script": "<script>alert(1)</script>" * 160,
    "marks": "e" + "\u0301" * 4095,
    "joined": "\u200d\ufeff\u200b" * 1300,
    "emoji": "🧨" * 2048,
    "flags": "🇦🇿" * 1024,
    "surrogates": "\ud800\udfff" * 2000,
    "scripts": "地雷 घ ა Ω ᚠ " * 400,
    "Azerbaijani": "Füzulidə keçən il neçə mina tapılıb " * 110,
    "Russian": "сколько гектаров очистили в Физули " * 110,
    "hyphens": "and-" * 1024,
    "spaces": "a" + " " * 4000 + "b",
    "lines": "mines\n" * 680,
}
"""Texts as long as Telegram takes them, or longer, each of a kind that might stall a reader."""


async def heard(conversation: Conversation, text: str) -> list[Said]:
    said = await conversation.say(text)
    assert said
    assert all(reply.text.strip() or reply.document for reply in said)
    broken = say("en", "broken", code="")
    assert not any(reply.text.startswith(broken) for reply in said)
    return said


@pytest.mark.parametrize("kind", NOISE)
async def test_noise_is_answered(conversation: Conversation, kind: str) -> None:
    """As a message, behind a command, and as what a code should be; then the bot still answers."""
    for before in ("", "/cleared ", "/ref ", "/language ", "/start "):
        await heard(conversation, before + NOISE[kind])
    assert (await heard(conversation, "/cleared Fuzuli 2023"))[0].text.startswith("6,025.1 ha")


@pytest.mark.parametrize("kind", NOISE)
def test_noise_is_a_line_like_any_other(hektar: Hektar, shipped: str, kind: str) -> None:
    """One answer for each line of `ask -`, one explanation for each of `explain -`."""
    line = " ".join(NOISE[kind].encode(errors="replace").decode().splitlines())
    typed = f"{line}\ncleared Fuzuli 2023\n"
    for command in ("ask", "explain"):
        done = hektar(command, "-", "--json", "--store", shipped, "--now", NOW, typed=typed)
        assert done.exit_code == 0
        noise, after = (json.loads(each) for each in done.stdout.splitlines())
        assert noise["text" if command == "ask" else "reading"]
        assert after.get("value", "6025.1") == "6025.1"


async def test_html_is_shown_as_it_was_typed(conversation: Conversation) -> None:
    """No tag of a person becomes one of the bot."""
    (reply,) = await heard(conversation, "<b>Fuzuly</b> & <script>")
    assert "<script" not in reply.html
    assert "<b>Fuzuly" not in reply.html


@given(st.text(max_size=200), st.binary(max_size=64))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_anything_typed_ends_with_an_answer(
    hektar: Hektar, shipped: str, text: str, data: bytes
) -> None:
    """Through the lines of `hektar chat`, the bytes of its input being whatever they are."""
    line = " ".join(text.encode(errors="replace").decode().splitlines())
    press = " ".join(data.decode(errors="replace").splitlines())
    typed = f"x{line}\n#press {press}\n/cleared Fuzuli 2023\n"
    done = hektar("chat", "--json", "--store", shipped, "--now", NOW, typed=typed)
    assert done.exit_code == 0
    replies = [json.loads(each) for each in done.stdout.splitlines()]
    assert [reply["line"] for reply in replies if not reply["document"]][-1] == 3
    assert {reply["line"] for reply in replies} == {1, 2, 3}
    assert replies[-1]["text"].startswith("6,025.1 ha")


def test_a_file_of_noise_is_no_report(hektar: Hektar, house: Path) -> None:
    for kind, text in NOISE.items():
        (house / f"{kind}.txt").write_text(text, encoding="utf-8", errors="replace")
        done = hektar("extract", house / f"{kind}.txt", "--published", "2023-03-06", "--json")
        assert done.exit_code in {0, 1}
        if done.exit_code:
            assert "is not a text" in done.stderr
        else:
            assert json.loads(done.stdout).keys() >= {"figures", "left_out", "warnings"}
