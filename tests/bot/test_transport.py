"""The Telegram in this process: it answers the bot, and refuses, as Telegram does."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, InvalidToken

from bot.app import LOCAL_TOKEN
from bot.said import LONGEST_ALERT, LONGEST_CAPTION, LONGEST_TEXT
from bot.transport import LocalTelegram

CHAT = 7
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("In km²", callback_data="q:1")]])


@pytest.fixture
def telegram(tmp_path: Path, now: datetime) -> LocalTelegram:
    return LocalTelegram(
        chat={"id": CHAT, "type": "private", "first_name": "You"},
        clock=lambda: now,
        folder=lambda: tmp_path / "kept",
        before_first=40,
    )


@pytest.fixture
async def bot(telegram: LocalTelegram) -> AsyncIterator[Bot]:
    """The library's own bot, on that Telegram."""
    async with Bot(LOCAL_TOKEN, request=telegram, get_updates_request=telegram) as opened:
        yield opened


async def test_a_message_is_shown_once(bot: Bot, telegram: LocalTelegram, now: datetime) -> None:
    sent = await bot.send_message(
        CHAT, "<b>6</b> ha", parse_mode=ParseMode.HTML, reply_markup=BUTTONS
    )
    assert (sent.message_id, sent.date, sent.text) == (41, now, "6 ha")
    assert [(e.type, e.offset, e.length) for e in sent.entities] == [("bold", 0, 1)]
    (said,) = telegram.take()
    assert (said.text, said.html) == ("6 ha", "<b>6</b> ha")
    assert said.buttons == (({"label": "In km²", "data": "q:1"},),)
    assert telegram.take() == []


async def test_an_edit_takes_the_messages_place(bot: Bot, telegram: LocalTelegram) -> None:
    sent = await bot.send_message(CHAT, "one", reply_markup=BUTTONS)
    await bot.edit_message_text("two", CHAT, sent.message_id)
    await bot.edit_message_reply_markup(CHAT, sent.message_id, reply_markup=BUTTONS)
    first, second, third = telegram.take()
    assert (first.edited, second.edited, third.edited) == (False, True, True)
    assert [said.text for said in (first, second, third)] == ["one", "two", "two"]
    assert [bool(said.buttons) for said in (first, second, third)] == [True, False, True]


async def test_a_photo_takes_the_place_of_a_text_and_goes_out_again_by_its_id(
    bot: Bot, telegram: LocalTelegram, tmp_path: Path
) -> None:
    sent = await bot.send_message(CHAT, "one", reply_markup=BUTTONS)
    media = InputMediaPhoto(b"\x89PNG", "<i>a map</i>", ParseMode.HTML, filename="map.png")
    edited = await bot.edit_message_media(media, CHAT, sent.message_id, reply_markup=BUTTONS)
    assert isinstance(edited, Message)
    assert (edited.text, edited.caption) == (None, "a map")
    _, shown = telegram.take()
    assert (shown.text, shown.photo, shown.edited) == ("a map", tmp_path / "kept/map.png", True)
    assert shown.buttons
    await bot.send_photo(CHAT, edited.photo[-1].file_id, "again")
    (again,) = telegram.take()
    assert (again.text, again.photo) == ("again", shown.photo)
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["map.png"]
    with pytest.raises(BadRequest, match="no text in the message"):
        await bot.edit_message_text("two", CHAT, sent.message_id)


async def test_what_telegram_refuses_is_refused_in_its_words(bot: Bot) -> None:
    sent = await bot.send_message(CHAT, "one")
    for attempt, words in (
        (bot.send_message(8, "x"), "Chat not found"),
        (bot.send_message(CHAT, "\n"), "Message text is empty"),
        (bot.send_message(CHAT, "x" * (LONGEST_TEXT + 1)), "Message is too long"),
        (bot.send_message(CHAT, "<p>", ParseMode.HTML), "Can't parse entities"),
        (bot.edit_message_text("one", CHAT, sent.message_id), "Message is not modified"),
        (bot.edit_message_text("x", CHAT, 9), "Message to edit not found"),
        (bot.edit_message_text("x", 8, sent.message_id), "Message to edit not found"),
        (bot.send_document(CHAT, b"x", "x" * (LONGEST_CAPTION + 1)), "caption is too long"),
        (bot.send_document(CHAT, "an id"), "wrong file identifier"),
        (bot.answer_callback_query("1", "x" * (LONGEST_ALERT + 1)), "MESSAGE_TOO_LONG"),
        (bot.get_file("file-1"), "Wrong file_id"),
        (bot.send_dice(CHAT), "there is no sendDice in the terminal"),
    ):
        with pytest.raises(BadRequest) as raised:
            await attempt
        assert words.lower() in str(raised.value).lower()


async def test_a_refused_request_shows_nothing(bot: Bot, telegram: LocalTelegram) -> None:
    with pytest.raises(BadRequest):
        await bot.send_document(CHAT, b"x", "x" * (LONGEST_CAPTION + 1))
    assert telegram.take() == []


async def test_files_are_kept_side_by_side_in_the_folder(
    bot: Bot, telegram: LocalTelegram, tmp_path: Path
) -> None:
    """Also one whose name would lead out of it."""
    for name in ("table.csv", "table.csv", "../../table.csv"):
        await bot.send_document(CHAT, name.encode(), "<b>a</b> table", filename=name)
    await bot.send_photo(CHAT, b"\x89PNG", filename="map.png")
    *tables, photo = telegram.take()
    kept = tmp_path / "kept"
    assert [said.document for said in tables] == [
        kept / "table.csv", kept / "table-2.csv", kept / "table-3.csv",
    ]  # fmt: skip
    assert (photo.photo, photo.document) == (kept / "map.png", None)
    assert (kept / "table-3.csv").read_bytes() == b"../../table.csv"


async def test_a_file_of_the_person_comes_back_as_it_was(
    bot: Bot, telegram: LocalTelegram
) -> None:
    first, second = telegram.upload(b"\0\xff"), telegram.upload(b"")
    assert first != second
    for file_id, content in ((first, b"\0\xff"), (second, b"")):
        file = await bot.get_file(file_id)
        assert file.file_size == len(content)
        assert bytes(await file.download_as_bytearray()) == content


async def test_a_file_that_is_gone_is_not_found(bot: Bot, telegram: LocalTelegram) -> None:
    file = await bot.get_file(telegram.upload(b"x"))
    telegram._uploaded.clear()
    with pytest.raises(InvalidToken):  # how the library says 404
        await file.download_as_bytearray()


async def test_an_alert_is_shown_and_a_silent_answer_is_not(
    bot: Bot, telegram: LocalTelegram
) -> None:
    await bot.answer_callback_query("1")
    assert telegram.take() == []
    await bot.answer_callback_query("1", "<stale> & old", show_alert=True)
    (said,) = telegram.take()
    assert said.alert
    assert (said.text, said.html) == ("<stale> & old", "&lt;stale&gt; &amp; old")


async def test_what_a_terminal_does_not_show_is_accepted(
    bot: Bot, telegram: LocalTelegram
) -> None:
    assert await bot.send_chat_action(CHAT, "typing")
    assert await bot.set_my_commands([("help", "x")])
    assert telegram.take() == []
