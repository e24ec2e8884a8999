"""When something of ours breaks: it is logged with a code, and the person is told the code."""

import secrets

import structlog
from telegram import Update
from telegram.error import NetworkError, TelegramError

from handlers.caller import Caller, Context, commands_of, desk_of, find_caller
from handlers.replies.notices import broken, busy, unknown_command
from handlers.send import send
from store.database import StoreError

_log = structlog.get_logger()


async def on_error(update: object, context: Context) -> None:
    """PTB's last resort: never a traceback in a chat."""
    error = context.error
    code = f"E-{secrets.token_hex(3).upper()}"
    _log.error("update failed", code=code, exc_info=error)
    if not isinstance(update, Update) or isinstance(error, NetworkError):
        return
    try:
        caller = await find_caller(desk_of(context), update)
        if caller is None:
            return
        locked = isinstance(error, StoreError) and error.problem == "locked"
        notice = busy(caller.reader) if locked else broken(caller.reader, code)
        if update.callback_query is not None:
            await update.callback_query.answer(notice.plain, show_alert=True)
        else:
            await send(update, context, notice)
    except (TelegramError, StoreError) as second:
        _log.error("the person was not told", code=code, error=str(second))


async def on_unknown_command(update: Update, context: Context, caller: Caller) -> None:
    """A command that nobody handles: in groups only when it names this bot."""
    message = update.effective_message
    if message is None or not message.text:
        return
    word = message.text.split()[0][1:]
    name, _, bot = word.partition("@")
    if not caller.in_private and bot.lower() != context.bot.username.lower():
        return
    known = [command.name for command in commands_of(context)]
    await send(update, context, unknown_command(caller.reader, name, known))
