"""A reply in the place of an earlier message of ours: text for text, a photo for either."""

from collections.abc import Coroutine, Sequence
from typing import Any

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.drawing import Studio
from handlers.keyboards import NO_PREVIEW, under
from handlers.photos import captioned, edit_picture
from handlers.replies.markup import fit
from handlers.replies.reply import Button, Reply

_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message",
    "there is no caption in the message",
)
"""Telegram's words for a message that is deleted or too old, and for a photo in a text's place."""


async def replace_whole(
    bot: Bot, chat: int, message: int, reply: Reply, studio: Studio | None
) -> bool:
    """Whether our earlier answer could take all of `reply`."""
    if reply.picture is not None and studio is not None:
        whole = not captioned(reply.html)[1] and reply.attachment is None
        return whole and await replace_by_photo(bot, chat, message, reply, studio)
    first, *more = fit(reply.html)
    if more or reply.attachment is not None:
        return False
    return await replace_text(bot, chat, message, first, reply.buttons)


async def replace_text(
    bot: Bot, chat: int, message: int, html: str, buttons: Sequence[Sequence[Button]]
) -> bool:
    """Whether a message of ours shows `html` now; it may have been deleted, or be too old."""

    async def edit() -> bool:
        await bot.edit_message_text(
            html,
            chat_id=chat,
            message_id=message,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            api_kwargs=under(buttons),
        )
        return True

    return await _done(edit())


async def replace_caption(bot: Bot, chat: int, message: int, reply: Reply) -> bool:
    """Whether all of `reply` stands under the picture of a message of ours now."""
    caption, more = captioned(reply.html)
    if more or reply.attachment is not None:
        return False

    async def edit() -> bool:
        await bot.edit_message_caption(
            chat_id=chat,
            message_id=message,
            caption=caption,
            parse_mode=ParseMode.HTML,
            api_kwargs=under(reply.buttons),
        )
        return True

    return await _done(edit())


async def replace_by_photo(
    bot: Bot, chat: int, message: int, reply: Reply, studio: Studio
) -> bool:
    """Whether a message of ours shows the picture of `reply` now; a text becomes a photo."""
    if reply.picture is None:
        return False
    return await _done(
        edit_picture(
            bot,
            chat,
            message,
            reply.picture,
            captioned(reply.html)[0],
            studio,
            buttons=under(reply.buttons),
            thread=None,
        )
    )


async def _done(edit: Coroutine[Any, Any, bool]) -> bool:
    """Whether an edit was made, or is not needed; not, where the message is gone."""
    try:
        return await edit
    except BadRequest as error:
        words = str(error).lower()
        if "not modified" in words:
            return True
        if any(gone in words for gone in _GONE):
            return False
        raise
