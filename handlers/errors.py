"""When something of ours breaks: it is logged with a code, and the person is told the code."""

import secrets

import structlog
from telegram import Update
from telegram.error import BadRequest, TelegramError

from handlers.caller import Context, desk_of, find_caller, language_of
from handlers.replies.notices import broken, busy
from handlers.replies.reply import Reader
from handlers.send import acknowledge, post
from store.database import StoreError

_log = structlog.get_logger()


async def on_error(update: object, context: Context) -> None:
    """PTB's last resort: never a traceback in a chat."""
    error = context.error
    code = f"E-{secrets.token_hex(3).upper()}"
    _log.error("update failed", code=code, exc_info=error)
    if not isinstance(update, Update) or _is_out_of_reach(error):
        return
    try:
        reader = await _reader(update, context)
        locked = isinstance(error, StoreError) and error.problem == "locked"
        notice = busy(reader) if locked else broken(reader, code)
        if update.callback_query is not None:
            await acknowledge(update.callback_query, notice.plain)
        elif update.effective_message is not None and update.effective_user is not None:
            await post(update.effective_message, notice)
    except TelegramError as second:
        _log.error("the person was not told", code=code, error=str(second))


def _is_out_of_reach(error: Exception | None) -> bool:
    """Whether Telegram cannot be told anything now; a request that it refused is our mistake."""
    return isinstance(error, TelegramError) and not isinstance(error, BadRequest)


async def _reader(update: Update, context: Context) -> Reader:
    """The person as the store knows them, or as Telegram does when it is the store that broke."""
    try:
        caller = await find_caller(desk_of(context), update)
    except Exception:
        _log.exception("the store did not say who asks")
        caller = None
    if caller is not None:
        return caller.reader
    user = update.effective_user
    return Reader(language=language_of(user.language_code if user else None))
