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

    Who may not is told so. Anonymous admins write as the group itself, and manage it; who writes
    as another chat manages nothing.
    """
    chat, message = update.effective_chat, update.effective_message
    if chat is None or chat.type == ChatType.PRIVATE:
        return chat is not None and not caller.is_nameless
    if message is not None and update.callback_query is None and message.sender_chat == chat:
        return True
    if not caller.is_nameless and await _manages(context, chat.id, caller.id):
        return True
    words = managers_only(caller.reader)
    if update.callback_query is not None:
        await acknowledge(update.callback_query, words.plain)
    else:
        await send(update, context, words)
    return False


async def _manages(context: Context, chat: int, person: int) -> bool:
    try:
        member = await context.bot.get_chat_member(chat, person)
    except TelegramError:
        return False
    return member.status in _MANAGE
