"""When something of ours breaks: it is logged with a code, and the person is told the code."""

import secrets
from contextvars import ContextVar

import structlog
from telegram import Update
from telegram.error import BadRequest, TelegramError

from handlers.caller import Context, desk_of, find_caller, language_of
from handlers.outcomes import classify
from handlers.replies.notices import broken, busy, taken
from handlers.replies.reply import Reader
from handlers.send import acknowledge, post
from store.database import StoreError

_log = structlog.get_logger()


IN_VAIN: ContextVar[list[Exception] | None] = ContextVar("in_vain", default=None)
"""Where what ended the handling in vain is kept for who tries again; None: nobody does."""

_NO_ANSWER = frozenset({"wait", "unsent", "failed"})
"""Outcomes of a reply that Telegram provably has not taken."""


async def on_error(update: object, context: Context) -> None:
    """PTB's last resort: never a traceback in a chat."""
    error, in_vain = context.error, IN_VAIN.get()
    if in_vain is not None and error is not None and _passes(error):
        _log.warning("handled in vain", error=str(error))
        in_vain.append(error)
        return
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


def _passes(error: Exception) -> bool:
    """Whether it may go well later: the store is out of reach, or Telegram took no reply."""
    if isinstance(error, StoreError):
        return error.problem in {"locked", "unreadable"}
    return isinstance(error, TelegramError) and classify(error).kind in _NO_ANSWER


async def tell_taken(update: Update) -> None:
    """An update that took effect before the process ended is not done twice: say so.

    Raises TelegramError.
    """
    user, message = update.effective_user, update.effective_message
    notice = taken(Reader(language=language_of(user.language_code if user else None)))
    if update.callback_query is not None:
        await acknowledge(update.callback_query, notice.plain)
    elif message is not None:
        await post(message, notice)


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
