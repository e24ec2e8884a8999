"""A conversation in this process: what is said, pressed and sent reaches the real handlers."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation import Conversation, person_id, split
from bot.options import ROLES
from bot.rendering import utf16_length
from bot.said import LONGEST_TEXT, Said
from handlers.replies.messages import say

QUESTION = "/cleared Fuzuli 2023"


async def one(conversation: Conversation, text: str) -> Said:
    (reply,) = await conversation.say(text)
    return reply


def data_of(reply: Said, label: str) -> str:
    (found,) = (b["data"] for row in reply.buttons for b in row if b["label"] == label)
    return found


async def test_a_question_is_answered(conversation: Conversation) -> None:
    reply = await one(conversation, QUESTION)
    assert reply.text.startswith("6,025.1 ha cleared · Fuzuli · 2023\n")
    assert reply.html.startswith("<b>6,025.1 ha</b> cleared")
    assert not reply.edited


async def test_a_message_is_trimmed_as_telegrams_apps_do(conversation: Conversation) -> None:
    assert (await one(conversation, "\n  /about \n")).text == (
        await one(conversation, "/about")
    ).text
    assert await conversation.say(" \n\t") == []


async def test_a_button_edits_its_message(conversation: Conversation) -> None:
    answer = await one(conversation, QUESTION)
    (edited,) = await conversation.press(data_of(answer, "In km²"))
    assert edited.edited
    assert edited.message_id == answer.message_id
    assert edited.text.startswith("60.251 km² cleared")


async def test_a_button_is_that_of_the_newest_message_that_has_it(
    conversation: Conversation,
) -> None:
    first = await one(conversation, QUESTION)
    second = await one(conversation, QUESTION)
    (edited,) = await conversation.press(data_of(first, "In km²"))
    assert edited.message_id == second.message_id


@pytest.mark.parametrize("data", ["q:0tamk2BV2HN00S2", "nonsense", "", "\u202e" * 30, "x" * 5000])
async def test_a_forged_button_is_refused_politely(conversation: Conversation, data: str) -> None:
    """With no message to press it under, and with one that never had it."""
    for _ in range(2):
        (alert,) = await conversation.press(data)
        assert alert.alert
        assert alert.text == say("en", "button-stale")
        await conversation.say(QUESTION)


async def test_a_file_is_answered_and_can_be_fetched(conversation: Conversation) -> None:
    (reply,) = await conversation.send_file("a.csv", b"measure,value", "of 2023")
    assert reply.text
    file = await conversation._application.bot.get_file("file-1")
    assert bytes(await file.download_as_bytearray()) == b"measure,value"


async def test_a_long_table_is_a_file_that_is_kept(
    conversation: Conversation, house: Path
) -> None:
    """A second one does not take the place of the first."""
    paths = []
    for _ in range(2):
        _, table = await conversation.say("/cleared by month 2021-2024")
        assert table.document is not None
        paths.append(table.document)
    assert [path.parent for path in paths] == [house / "files"] * 2
    assert len(set(paths)) == 2
    assert paths[0].read_bytes() == paths[1].read_bytes() != b""


async def test_a_follow_up_builds_on_the_question_before(conversation: Conversation) -> None:
    await conversation.say("cleared Fuzuli 2023")
    assert "60.251 km²" in (await one(conversation, "in km2?")).text


async def test_a_text_too_long_for_one_message_is_sent_as_several(
    conversation: Conversation,
) -> None:
    assert len(await conversation.say("x" * (LONGEST_TEXT + 1))) == 2


@given(st.text(max_size=50), st.integers(0, 3))
def test_parts_are_the_text_and_each_fits(text: str, times: int) -> None:
    whole = text * (times * 100)
    parts = split(whole)
    assert "".join(parts) == whole
    assert all(utf16_length(part) <= LONGEST_TEXT for part in parts)
    fewest = -(-utf16_length(whole) // LONGEST_TEXT)
    assert max(fewest, 1) <= len(parts) <= fewest + 1


def test_each_role_is_a_person_of_its_own_whom_telegram_cannot_have() -> None:
    ids = {person_id(role) for role in ROLES}
    assert len(ids) == len(ROLES)
    assert min(ids) >= 1 << 52
