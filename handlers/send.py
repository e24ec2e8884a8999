"""The fourth verb: a Reply goes out as messages; an edited question edits its answer."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog
from telegram import (
    Bot,
    CallbackQuery,
    Message,
    ReplyParameters,
    Update,
)
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ContextTypes

from handlers.drawing import Studio
from handlers.keyboards import NO_PREVIEW, under
from handlers.photos import captioned, send_picture
from handlers.replacing import replace_by_photo, replace_caption, replace_text, replace_whole
from handlers.replies.markup import fit
from handlers.replies.reply import Reply
from store.asked import number_of
from store.conversations import Turn, mend
from store.database import StoreError
from store.journal import keep_shown, note_press, note_reply, reply_to

if TYPE_CHECKING:
    from handlers.context import Desk

_log = structlog.get_logger()


async def send(
    update: Update,
    context: ContextTypes.DEFAULT_TYPE,
    reply: Reply,
    *,
    turn: Turn | None = None,
    missed: str = "",
    slowed: bool = False,
    code: str = "",
    language: str = "",
) -> int | None:
    """Answer the message of `update`, in its topic; in groups, as a reply to it.

    Gives the number of the first message that shows the reply. An edited message that was
    answered before has its answer edited instead. `turn`: what can be followed up from now on.
    `missed`: the text, when it was not understood. `slowed`: this only says that they send too
    many. `code` and `language`: the answer that the reply shows, for when it is corrected.
    """
    message = update.effective_message
    if message is None:
        return None
    desk: Desk = context.bot_data["desk"]
    earlier = None
    if update.edited_message is not None:
        earlier = await reply_to(desk.database, message.chat_id, message.message_id)
        if earlier is not None and await replace_whole(
            context.bot, message.chat_id, earlier, reply, desk.studio
        ):
            await _note_edit(update, context, message, earlier, turn, code, language)
            return earlier
    sent = await post(message, reply, desk.studio)
    if earlier is not None:
        await _take_away(context.bot, message.chat_id, earlier)
        await keep_shown(
            desk.database, message.chat_id, message.message_id, press=update.update_id
        )
    if update.edited_message is not None or update.message is not None:
        try:
            await note_reply(
                desk.database,
                message.chat_id,
                message.message_id,
                sent.message_id,
                desk.now(),
                person=update.effective_user.id if update.effective_user else 0,
                sent=message.date,
                slowed=slowed,
                turn=turn,
                missed=missed,
                asked=number_of(code),
                language=language,
                thread=thread_of(message),
            )
        except StoreError as error:
            # The answer is there; only a later edit of the question will not find it.
            _log.warning("a reply is not in the journal", error=str(error))
    return sent.message_id


async def _note_edit(
    update: Update,
    context: ContextTypes.DEFAULT_TYPE,
    message: Message,
    answer: int,
    turn: Turn | None,
    code: str,
    language: str,
) -> None:
    """What an answer shows since its question was edited; what it showed was read, and stays."""
    desk: Desk = context.bot_data["desk"]
    if turn is not None:
        await mend(desk.database, turn, desk.now())
    await note_press(
        desk.database,
        message.chat_id,
        answer,
        desk.now(),
        press=update.update_id,
        asked=number_of(code),
        language=language,
        thread=thread_of(message),
    )


async def _take_away(bot: Bot, chat: int, answer: int) -> None:
    """Delete an answer that cannot become the new one: a picture cannot become a text."""
    with suppress(TelegramError):  # it is gone already, or too old to be deleted
        await bot.delete_message(chat, answer)


async def edit(update: Update, context: ContextTypes.DEFAULT_TYPE, reply: Reply) -> None:
    """Put `reply` in the place of the message whose button was pressed, or below it."""
    pressed = update.callback_query.message if update.callback_query else None
    if pressed is None:
        return
    desk: Desk = context.bot_data["desk"]
    chat, number = pressed.chat.id, pressed.message_id
    if reply.picture is not None and desk.studio is not None:
        if await replace_by_photo(context.bot, chat, number, reply, desk.studio):
            if isinstance(pressed, Message):
                await _send_rest(pressed, captioned(reply.html)[1], reply, buttoned=False)
            return
    elif isinstance(pressed, Message) and pressed.photo:
        # What belongs to its picture stands under it; what is too long for that, below.
        if not await replace_caption(context.bot, chat, number, reply):
            await post(pressed, reply)
        return
    first, *more = fit(reply.html)
    if await replace_text(context.bot, chat, number, first, () if more else reply.buttons):
        if isinstance(pressed, Message) and (more or reply.attachment):
            await _send_rest(pressed, more, reply)
    elif isinstance(pressed, Message):
        await post(pressed, reply, desk.studio)


def is_photo(query: CallbackQuery) -> bool:
    """Whether the message whose button was pressed shows a picture."""
    return isinstance(query.message, Message) and bool(query.message.photo)


async def acknowledge(query: CallbackQuery, words: str | None = None) -> None:
    """Tell Telegram that a press was seen; with `words`, show them in a window."""
    try:
        await query.answer(words, show_alert=words is not None)
    except BadRequest as error:
        # After a pause of ours Telegram no longer waits for it; what was asked is done anyway.
        _log.info("a press is too old to be acknowledged", error=str(error))


async def post(message: Message, reply: Reply, studio: Studio | None = None) -> Message:
    """Answer `message` and keep no note of it; gives the first message sent.

    The picture of a reply is drawn by the `studio`; without one, or where it fails, the text
    goes out alone, which says the same.
    """
    if reply.picture is not None and studio is not None:
        photo = await _post_photo(message, reply, studio)
        if photo is not None:
            return photo
    first, *more = fit(reply.html)
    sent = await message.get_bot().send_message(
        message.chat_id,
        first,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        message_thread_id=thread_of(message),
        reply_parameters=_replied(message),
        api_kwargs=None if more else under(reply.buttons),
    )
    await _send_rest(sent, more, reply)
    return sent


async def _post_photo(message: Message, reply: Reply, studio: Studio) -> Message | None:
    if reply.picture is None:
        return None
    caption, more = captioned(reply.html)
    sent = await send_picture(
        message.get_bot(),
        message.chat_id,
        reply.picture,
        caption,
        studio,
        buttons=under(reply.buttons),
        thread=thread_of(message),
        replied=_replied(message),
    )
    if sent is not None:
        await _send_rest(sent, more, reply, buttoned=False)
    return sent


def topic_of(update: Update) -> int | None:
    """The topic in which something was asked or pressed, of a chat that has them."""
    message = update.effective_message
    return thread_of(message) if isinstance(message, Message) else None


def thread_of(message: Message) -> int | None:
    """The topic of a group that a message was written in."""
    return message.message_thread_id if message.is_topic_message else None


def _replied(message: Message) -> ReplyParameters | None:
    """In groups an answer is a reply."""
    if message.chat.type == ChatType.PRIVATE:
        return None
    return ReplyParameters(message.message_id, allow_sending_without_reply=True)


async def _send_rest(
    sent: Message, more: Sequence[str], reply: Reply, *, buttoned: bool = True
) -> None:
    """The parts of a text too long for one message, then its file.

    `buttoned`: the last part has the buttons; under a picture they stand there already.
    """
    thread = thread_of(sent)
    for index, part in enumerate(more, start=1):
        await sent.get_bot().send_message(
            sent.chat_id,
            part,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            message_thread_id=thread,
            api_kwargs=under(reply.buttons) if buttoned and index == len(more) else None,
        )
    if reply.attachment is not None:
        await sent.get_bot().send_document(
            sent.chat_id,
            reply.attachment.content,
            filename=reply.attachment.file_name,
            message_thread_id=thread,
        )
