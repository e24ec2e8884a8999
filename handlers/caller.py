"""Who is asking: their language, unit and authority, found once for each update."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, cast

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ContextTypes

from handlers.context import Desk
from handlers.replies.notices import invited_only
from handlers.replies.reply import LANGUAGES, Reader
from handlers.send import send
from store.people import Visit, visit

Context = ContextTypes.DEFAULT_TYPE
ANONYMOUS = frozenset({1087968824, 136817688, 777000})
"""Telegram's ids for an anonymous admin, a channel's user and Telegram itself: nobody's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The person behind an update. `id` is the numeric Telegram id, the only authority."""

    id: int
    reader: Reader
    visit: Visit
    is_owner: bool
    in_private: bool


Handle = Callable[[Update, Context, Caller], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. Its description is the message `command-<name>`.

    `examples` are whole texts that work as they stand in every language. `asks`: its arguments
    are a question. `in_groups`: it also stands in the menu of groups. `uninvited`: strangers
    may use it also where access is by invitation.
    """

    name: str
    run: Handle
    examples: tuple[str, ...] = ()
    asks: bool = False
    in_groups: bool = False
    owners_only: bool = False
    uninvited: bool = False


def desk_of(context: Context) -> Desk:
    """The desk that `handlers.register` laid down."""
    return cast("Desk", context.bot_data["desk"])


def commands_of(context: Context) -> tuple[Command, ...]:
    """The table of commands, for those who speak of it (/help, an unknown command)."""
    return cast("tuple[Command, ...]", context.bot_data["commands"])


def admitted(handle: Handle, *, uninvited: bool = False) -> Callable[[Update, Context], Any]:
    """The callback for `handle`: it finds the caller first, and turns strangers away kindly.

    `uninvited`: strangers pass too (an invitation is accepted by somebody not yet invited).
    """

    async def callback(update: Update, context: Context) -> None:
        desk = desk_of(context)
        caller = await find_caller(desk, update)
        if caller is None:
            return
        if not uninvited and not may_ask(desk, caller):
            if caller.in_private:
                await send(update, context, invited_only(caller.reader, caller.id))
            return
        await handle(update, context, caller)

    return callback


def may_ask(desk: Desk, caller: Caller) -> bool:
    """Whether this person is answered: everyone, or with access "invited" who was invited."""
    return desk.settings.access == "open" or caller.is_owner or bool(caller.visit.role)


async def find_caller(desk: Desk, update: Update) -> Caller | None:
    """The person behind an update; None when it has none (a channel's own post)."""
    user = update.effective_user
    if user is None:
        return None
    visitor = await visit(desk.database, user.id)
    language = visitor.language or (user.language_code or "").partition("-")[0]
    chat = update.effective_chat
    in_private = chat is not None and chat.type == ChatType.PRIVATE
    return Caller(
        id=user.id,
        reader=Reader(language=language if language in LANGUAGES else "en", unit=visitor.unit),
        visit=visitor,
        is_owner=user.id in desk.settings.owners and user.id not in ANONYMOUS,
        in_private=in_private,
    )
