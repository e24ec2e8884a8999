"""Who is asking: their language, unit and authority, found once for each update."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Any, Literal, cast

from telegram import Message, Update
from telegram.constants import ChatAction, ChatType
from telegram.ext import ContextTypes

from handlers.context import Desk
from handlers.language.tongue import tongue
from handlers.replies.help import Section
from handlers.replies.notices import invited_only, too_fast
from handlers.replies.refusals import EXAMPLES
from handlers.replies.reply import LANGUAGES, Reader
from handlers.send import acknowledge, send, thread_of
from handlers.waiting import shown
from store.people import NEVER, OWNER, Visit, reaches, visit

Context = ContextTypes.DEFAULT_TYPE
TELEGRAM = 777000
"""Telegram itself: as the sender, a channel's post that was forwarded to its discussion group."""

ANONYMOUS = frozenset({1087968824, 136817688, TELEGRAM})
"""Telegram's ids for an anonymous admin, a channel's user and Telegram itself: nobody's own."""

Needed = Literal["", "contributor", "approver", "owner"]

Handle = Callable[[Update, Context, "Caller"], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. Its description is the message `command-<name>`.

    `section`: the page of /help that it stands on, one of `handlers.replies.help.SECTIONS`.
    `examples` are whole texts that work as they stand in every language. `asks`: its arguments
    are a question. `in_groups`: it also stands in the menu of groups. `uninvited`: strangers
    may use it also where access is by invitation. `needs`: the role that it takes, "" for none;
    then it works in private only.
    """

    name: str
    run: Handle
    section: Section = "ask"
    examples: tuple[str, ...] = ()
    asks: bool = False
    in_groups: bool = False
    needs: Needed = ""
    uninvited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The person behind an update. `id` is the numeric Telegram id, the only authority.

    `spoken` is the language that they write in here, empty when nothing told it yet.
    `is_nameless`: many people write under this id, or a chat does: nothing is theirs to choose.
    """

    id: int
    reader: Reader
    visit: Visit
    spoken: str
    is_owner: bool
    in_private: bool
    is_nameless: bool

    @property
    def role(self) -> str:
        """What they may do: that of the store, or "owner" as the config says."""
        return OWNER if self.is_owner else self.visit.role

    def may(self, needed: Needed) -> bool:
        """Whether their role reaches `needed`, here: everybody's aside, in private only."""
        return not needed or (
            self.in_private and not self.is_nameless and reaches(self.role, needed)
        )

    def may_use(self, command: Command) -> bool:
        """Whether a command is for them, here."""
        return self.may(command.needs)


def desk_of(context: Context) -> Desk:
    """The desk that `handlers.routing.register` laid down."""
    return cast("Desk", context.bot_data["desk"])


def commands_of(context: Context) -> tuple[Command, ...]:
    """The table of commands, for those who speak of it (/help, an unknown command)."""
    return cast("tuple[Command, ...]", context.bot_data["commands"])


def examples_of(context: Context, text: str) -> Sequence[str]:
    """What to type instead of a text: examples of its own command, else of any."""
    name = text.partition(" ")[0].partition("@")[0].lower()
    own = (one.examples for one in commands_of(context) if f"/{one.name}" == name)
    return next(own, ()) or EXAMPLES


def admitted(handle: Handle, *, uninvited: bool = False) -> Callable[[Update, Context], Any]:
    """The callback for `handle`: it finds the caller first, and turns strangers away kindly.

    `uninvited`: strangers pass too (an invitation is accepted by somebody not yet invited).
    Who sends too many messages is told so once, and not answered until the minute is over.
    """

    async def callback(update: Update, context: Context) -> None:
        desk = desk_of(context)
        caller = await find_caller(desk, update)
        if caller is None:
            return
        stranger = not uninvited and not may_ask(desk, caller)
        if stranger and not caller.in_private and update.callback_query is None:
            return
        if caller.visit.pace.too_fast:
            if not caller.visit.pace.told:
                await send(update, context, too_fast(caller.reader), slowed=True)
        elif stranger:
            await _turn_away(update, context, caller)
        else:
            with _typing(update):
                await handle(update, context, caller)

    return callback


def _typing(update: Update) -> AbstractContextManager[None]:
    """That an answer to a message takes long is shown; a button shows it by itself."""
    message = update.message
    if message is None:
        return nullcontext()
    bot, thread = message.get_bot(), thread_of(message)
    return shown(bot, message.chat_id, ChatAction.TYPING, thread=thread)


def may_ask(desk: Desk, caller: Caller) -> bool:
    """Whether this person is answered: everyone, or with access "invited" who was invited."""
    return desk.settings.access == "open" or caller.is_owner or bool(caller.visit.role)


def language_of(code: str | None) -> str:
    """The language that we speak to somebody whose Telegram is set to `code` (IETF tag)."""
    language = (code or "").partition("-")[0].lower()
    return language if language in LANGUAGES else "en"


async def find_caller(desk: Desk, update: Update) -> Caller | None:
    """The person behind an update; None when it has none (a channel's own post, a forged press).

    They are answered in the language that they fixed, else in the one they write in, which a
    short "2022" leaves as it was, else in that of their Telegram.
    """
    user = update.effective_user
    if user is None or user.id == TELEGRAM:
        return None
    pressed = update.callback_query is not None  # always by a person, under their own id
    if pressed and user.id in ANONYMOUS:
        return None
    chat, message = update.effective_chat, update.effective_message
    stands_in = not pressed and message is not None and message.sender_chat is not None
    nameless = stands_in or user.id in ANONYMOUS
    sent = update.message.date if update.message is not None else NEVER
    visitor = await visit(
        desk.database,
        user.id,
        chat=chat.id if chat is not None else 0,
        now=desk.now(),
        sent=NEVER if desk.settings.in_terminal else sent,
    )
    before = visitor.turn.language if visitor.turn is not None else ""
    spoken = spoken_in(update) or before
    language = visitor.language or spoken or user.language_code
    return Caller(
        id=user.id,
        reader=Reader(
            language=language_of(language),
            unit=visitor.unit,
            bot="" if desk.settings.in_terminal else update.get_bot().username,
        ),
        visit=visitor,
        spoken=spoken,
        is_owner=user.id in desk.settings.owners and not nameless,
        in_private=chat is not None and chat.type == ChatType.PRIVATE,
        is_nameless=nameless,
    )


def spoken_in(update: Update) -> str:
    """The language of what was typed, or of the message whose button was pressed.

    Of a message of ours the buttons tell it, and the first line: below, sources are quoted.
    """
    if update.callback_query is not None:
        pressed = update.callback_query.message
        if not isinstance(pressed, Message):
            return ""
        rows = pressed.reply_markup.inline_keyboard if pressed.reply_markup else ()
        labels = " ".join(button.text for row in rows for button in row)
        return (
            tongue(labels)
            or tongue((pressed.text or pressed.caption or "").partition("\n")[0])
            or ""
        )
    if update.inline_query is not None:
        return tongue(update.inline_query.query) or ""
    message = update.effective_message
    return (tongue(message.text or message.caption or "") or "") if message is not None else ""


async def _turn_away(update: Update, context: Context, caller: Caller) -> None:
    """Say how to be invited: in private, or in a window to who presses a button."""
    words = invited_only(caller.reader, caller.id)
    if update.callback_query is not None:
        await acknowledge(update.callback_query, words.plain)
    elif caller.in_private:
        await send(update, context, words)
