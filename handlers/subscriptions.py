"""Subscriptions: /subscribe with its one keyboard, /unsubscribe, and chats that come and go."""

from dataclasses import replace

from telegram import Update
from telegram.constants import ChatMemberStatus

from handlers.caller import Caller, Context, desk_of, examples_of
from handlers.context import Desk
from handlers.language.readings import Understood
from handlers.language.settings import read_setting
from handlers.language.understand import read
from handlers.managing import may_manage
from handlers.replies.refusals import refusal
from handlers.replies.reply import Reply
from handlers.replies.subscriptions import (
    settings_reply,
    subscribed_reply,
    unsubscribed_reply,
)
from handlers.send import send, topic_of
from handlers.settings import sample, typed
from store.areas import WHOLE, Places
from store.chats import come_back, move
from store.subscriptions import (
    LEFT,
    Choice,
    Slot,
    Subscription,
    stop,
    subscribe,
    subscription,
)

_GONE = frozenset({ChatMemberStatus.LEFT, ChatMemberStatus.BANNED})


async def on_subscribe(update: Update, context: Context, caller: Caller) -> None:
    """Begin, with a sample at once; who is subscribed gets the settings.

    Places and a kind may follow the command: /subscribe Fuzuli Aghdam mines. Or a setting that
    no button has: /subscribe zone Istanbul, /subscribe pause until 1 March.
    """
    chat = update.effective_chat
    if chat is None or not await may_manage(update, context, caller):
        return
    desk, reader = desk_of(context), caller.reader
    kept = await subscription(desk.database, chat.id)
    words = " ".join(context.args or ())
    begun = kept is None or not kept.active
    setting = read_setting(words)
    if begun and setting is not None and setting.what == "pause":
        await send(update, context, unsubscribed_reply(reader, was=False))
        return
    wanted = _as_it_was(desk, chat.id, caller, kept)
    said: Reply | None = None
    if setting is not None:
        wanted, said = typed(wanted, setting, desk, reader)
        if said is not None and kept is None:
            said = replace(said, buttons=())  # they would change what there is not yet
    elif words:
        wanted, said = _chosen(wanted, words, context, caller)
    if said is not None:
        await send(update, context, said)
        return
    if begun or words:
        wanted = replace(wanted, person=caller.id, thread=topic_of(update))
        await subscribe(desk.database, wanted)
    if begun:
        await send(update, context, subscribed_reply(wanted, reader))
        await send(update, context, await sample(desk, wanted))
    await send(update, context, settings_reply(wanted, desk.now(), reader))


async def on_unsubscribe(update: Update, context: Context, caller: Caller) -> None:
    """End it, in one tap."""
    chat = update.effective_chat
    if chat is None or not await may_manage(update, context, caller):
        return
    was = await stop(desk_of(context).database, chat.id, LEFT)
    await send(update, context, unsubscribed_reply(caller.reader, was=was))


async def on_membership(update: Update, context: Context) -> None:
    """This bot was blocked, removed, or let in again."""
    change = update.my_chat_member
    if change is None:
        return
    desk = desk_of(context)
    if change.new_chat_member.status in _GONE:
        await stop(desk.database, change.chat.id, f"the bot is {change.new_chat_member.status}")
    else:
        await come_back(desk.database, change.chat.id, desk.now())


async def on_migration(update: Update, context: Context) -> None:
    """A group has become a supergroup; both messages about it say so, in any order."""
    message = update.effective_message
    if message is None:
        return
    database = desk_of(context).database
    if message.migrate_to_chat_id is not None:
        old, new = message.chat_id, message.migrate_to_chat_id
    elif message.migrate_from_chat_id is not None:
        old, new = message.migrate_from_chat_id, message.chat_id
    else:
        return
    await move(database, old, new)


def _as_it_was(desk: Desk, chat: int, caller: Caller, kept: Subscription | None) -> Subscription:
    """What the chat gets, from now on where it had stopped.

    Who chose nothing yet gets the whole territory, on the 5th of the month.
    """
    if kept is not None and kept.active:
        return kept
    language = caller.reader.language
    if kept is None:
        choice = Choice(language=language, unit=caller.reader.unit)
        slot = Slot(time_zone=desk.settings.time_zone)
        return Subscription(
            chat=chat, person=caller.id, choice=choice, slot=slot, since=desk.now()
        )
    return replace(
        kept, active=True, reason="", paused_until=None, since=desk.now(),
        choice=replace(kept.choice, language=language),
    )  # fmt: skip


def _chosen(
    kept: Subscription, words: str, context: Context, caller: Caller
) -> tuple[Subscription, Reply | None]:
    """The subscription with the places and the kind of these words, not paused; else a refusal."""
    today = desk_of(context).today()
    reading = read(f"/cleared {words}", today)
    if not isinstance(reading, Understood):
        return kept, refusal(reading, caller.reader, examples=examples_of(context, "/subscribe"))
    choice = _with_places(kept.choice, reading.question.places)
    plain = read(words, today)
    if isinstance(plain, Understood):  # the words name a kind: places alone do not
        choice = replace(choice, measures=(plain.question.measure,))
    return replace(kept, choice=choice, paused_until=None), None


def _with_places(choice: Choice, places: Places) -> Choice:
    """The choice with these places, each by itself."""
    if WHOLE in places:
        return replace(choice, places=(places,))
    return replace(choice, places=tuple((one,) for one in places))
