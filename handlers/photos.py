"""Replies with a picture: a photo with the text under it, drawn and uploaded only once."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from telegram import Bot, InputMediaPhoto, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest

from handlers.drawing import Studio
from handlers.replies.markup import LONGEST_MESSAGE, Html, fit
from handlers.replies.pictures import Picture
from handlers.waiting import shown

LONGEST_CAPTION = 1024
"""UTF-16 units that a caption may show, after entities (Bot API, sendPhoto)."""
_FILE_NAME = "hektar.png"

_Sent = TypeVar("_Sent")


def captioned(html: str, most: int = LONGEST_CAPTION) -> tuple[Html, Sequence[Html]]:
    """What stands under the picture, and what follows as text where that is not all of it."""
    caption, *rest = fit(html, most)
    room = LONGEST_CAPTION - most  # kept free in the rest, too
    return caption, fit("\n".join(rest), LONGEST_MESSAGE - room) if rest else ()


async def send_picture(
    bot: Bot,
    chat: int,
    picture: Picture,
    caption: str,
    studio: Studio,
    *,
    buttons: dict[str, Any],
    thread: int | None = None,
    replied: ReplyParameters | None = None,
) -> Message | None:
    """The photo that was sent; None where its picture cannot be drawn.

    `buttons`: the parameter that puts them under it.
    """

    async def send(photo: bytes | str) -> Message:
        return await bot.send_photo(
            chat,
            photo,
            caption=caption,
            parse_mode=ParseMode.HTML,
            api_kwargs=buttons,
            message_thread_id=thread,
            reply_parameters=replied,
            filename=None if isinstance(photo, str) else _FILE_NAME,
        )

    sent = await _with_picture(bot, chat, thread, picture, studio, send)
    if sent is not None:
        _remember(studio, picture, sent)
    return sent


async def edit_picture(
    bot: Bot,
    chat: int,
    message: int,
    picture: Picture,
    caption: str,
    studio: Studio,
    *,
    buttons: dict[str, Any],
    thread: int | None,
) -> bool:
    """Put a picture in the place of another, or of a text; False where it cannot be drawn."""

    async def edit(photo: bytes | str) -> Message | bool:
        media = InputMediaPhoto(
            photo,
            caption=caption,
            parse_mode=ParseMode.HTML,
            filename=None if isinstance(photo, str) else _FILE_NAME,
        )
        return await bot.edit_message_media(
            media, chat_id=chat, message_id=message, api_kwargs=buttons
        )

    sent = await _with_picture(bot, chat, thread, picture, studio, edit)
    if isinstance(sent, Message):
        _remember(studio, picture, sent)
    return sent is not None


async def _with_picture(
    bot: Bot,
    chat: int,
    thread: int | None,
    picture: Picture,
    studio: Studio,
    act: Callable[[bytes | str], Awaitable[_Sent]],
) -> _Sent | None:
    """Do something with the picture: by Telegram's id of it, else drawn, "sending a photo"."""
    file_id = studio.file_id(picture)
    if file_id:
        try:
            return await act(file_id)
        except BadRequest as error:
            if "file" not in str(error).lower():
                raise
            studio.keep(picture, "")  # Telegram knows it no more

    with shown(bot, chat, ChatAction.UPLOAD_PHOTO, thread=thread, after=0.0):
        data = await studio.draw(picture)
        return None if data is None else await act(data)


def _remember(studio: Studio, picture: Picture, sent: Message) -> None:
    if sent.photo:
        studio.keep(picture, sent.photo[-1].file_id)
