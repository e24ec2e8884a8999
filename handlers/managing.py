"""Who decides for a chat: whoever it belongs to, in a group one who manages it."""

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from handlers.caller import Caller, Context
from handlers.replies.notices import managers_only
from handlers.send import acknowledge, send

_MANAGE = frozenset({ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER})


async def may_manage(update: Update, context: Context, caller: Caller) -> bool:
    """Whether this person may decide for the chat: in a group, one who manages it.

    Who may not is told so. Anonymous admins write as the group itself, and manage it.
    """
    chat, message = update.effective_chat, update.effective_message
    if chat is None or chat.type == ChatType.PRIVATE:
        return chat is not None
    if message is not None and update.callback_query is None and message.sender_chat == chat:
        return True
    try:
        member = await context.bot.get_chat_member(chat.id, caller.id)
    except TelegramError:
        member = None
    if member is not None and member.status in _MANAGE:
        return True
    words = managers_only(caller.reader)
    if update.callback_query is not None:
        await acknowledge(update.callback_query, words.plain)
    else:
        await send(update, context, words)
    return False
