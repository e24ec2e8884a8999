"""`hektar run`: the process that leads polls, handles, delivers and looks what is due.

All that must survive is in the store: what came in, what is to go out, who is slowed, until when
Telegram wants quiet. Another process on the same PostgreSQL takes over where this one ends.
"""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog
from telegram.error import TelegramError

from bot import webhook
from bot.backups import back_up
from bot.intake import Intake
from bot.lanes import Lanes
from bot.pace import DELIVERIES
from bot.problems import Problem
from bot.reaching import attempt, unless, wait, wrong_token
from bot.updates import Polling, allowed
from handlers.alarms import raise_alarms
from handlers.approvals import end_drafts
from handlers.delivery import Delivery, Halted
from handlers.digests import look_what_is_due
from handlers.fulfilment import fulfil
from handlers.parcels import parts, poster
from handlers.recall import recall
from handlers.routing import publish_menus
from store.database import StoreError
from store.leading import Lead, lead
from store.people import OWNER, with_role
from store.quiet import (
    EVERYBODY,
    FOREVER,
    be_quiet,
    forget_the_far,
    left_since,
    quiet_until,
)

if TYPE_CHECKING:
    from bot.app import App
    from bot.config import Config, Webhook
    from bot.pace import Pace
    from handlers.context import Desk

_log = structlog.get_logger()

LOOK_SECONDS = 20.0
"""Between two looks at what is due."""

IDLE_SECONDS = 0.5
"""Between two looks at an outbox in which nothing was due."""

BACKUP_SECONDS = 600.0
"""Before the next attempt to make a copy that could not be made."""

STAND_BY_SECONDS = 3.0
"""Between two attempts to take over, and between two looks whether we still lead."""

COLLECT_SECONDS = 0.25
"""Between two looks at what other processes took in by the webhook."""

STORE_SECONDS = 2.0
"""Before the next attempt where the store could not be used."""


@dataclass(frozen=True, slots=True)
class Serving:
    """What one process has, also while it stands by."""

    application: App
    desk: Desk
    intake: Intake
    delivery: Delivery
    config: Config


class LeadLost(Exception):  # noqa: N818 - another process leads now
    """The server ended the connection that had the lock."""


async def run(application: App, desk: Desk, stop: asyncio.Event, config: Config) -> None:
    """Serve until `stop` is set; then finish what is in hand.

    With a `webhook.url` Telegram brings the updates there, else they are fetched. Raises Problem
    when Telegram cannot be reached at the start or does not know the token, and when another
    process serves an embedded store.
    """
    intake, hook = Intake(application, desk, stop), config.webhook
    delivery = Delivery(
        database=desk.database,
        post=poster(application.bot, desk.studio),
        parts=parts,
        now=desk.now,
        policy=desk.settings.uncertain,
    )
    serving = Serving(application, desk, intake, delivery, config)
    try:
        await attempt(application.initialize, stop)
        async with AsyncExitStack() as stack:
            if hook.url:
                await stack.enter_async_context(webhook.serving(hook, intake))
            await attempt(lambda: _tell_where(application, desk, hook), stop)
            if stop.is_set():
                return
            try:
                keepers = await with_role(desk.database, "contributor")
                owners = dict.fromkeys(desk.settings.owners, OWNER)
                await publish_menus(application.bot, keepers | owners)
            except TelegramError as error:
                _log.warning("menus not published", error=str(error))
            standing_by = False
            while not stop.is_set():
                standing_by = await _lead_or_stand_by(serving, stop, standing_by=standing_by)
        _log.info("stopped")
    finally:
        await application.shutdown()
        await application.bot.shutdown()  # also when it never came to be initialized


async def _tell_where(application: App, desk: Desk, hook: Webhook) -> None:
    """Tell Telegram where to bring updates, or that they are fetched."""
    if not hook.url:
        await application.bot.delete_webhook()
        return
    await application.bot.set_webhook(
        hook.url,
        secret_token=hook.secret.get_secret_value(),
        allowed_updates=allowed(inline=desk.settings.inline),
    )


async def _lead_or_stand_by(serving: Serving, stop: asyncio.Event, *, standing_by: bool) -> bool:
    """Serve while we lead; where another one does, wait a little and come back.

    Gives whether it stands by now, which is told once (`standing_by`: it was already so).
    """
    desk = serving.desk
    try:
        async with lead(desk.database) as ours:
            if ours is not None:
                await _serve(serving, stop, ours)
                return False
    except LeadLost:
        _log.warning("another process leads")
    except StoreError as error:
        _log.warning("the store cannot be used", error=str(error))
        await wait(stop, STORE_SECONDS)
    else:
        if desk.database.is_sqlite:
            raise Problem(
                "Another hektar run serves this store.",
                "One process can serve an embedded store; several share one on PostgreSQL.",
            )
        if not standing_by:
            _log.info("standing by")
        await wait(stop, STAND_BY_SECONDS)
        return True
    return False


async def _serve(serving: Serving, stop: asyncio.Event, ours: Lead) -> None:
    """What only the process that leads does, until `stop`. Raises LeadLost."""
    application, intake = serving.application, serving.intake
    hooked = bool(serving.config.webhook.url)
    done = asyncio.Event()
    _log.info("serving" if hooked else "polling", bot=application.bot.username)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(_watch(ours, done))
            group.create_task(_deliver(serving.delivery, application.bot.rate_limiter, done))
            group.create_task(_look(serving, done))
            group.create_task(_back_up(serving, done))
            if serving.desk.studio is not None:
                group.create_task(serving.desk.studio.warm())
            left = await intake.left_over()  # before any is collected as if it were new
            async with Lanes(intake.handle, intake.more) as intake.lanes:
                intake.hand_on(left)
                if hooked:
                    await _collect(intake, stop)
                else:
                    inline = serving.desk.settings.inline
                    await Polling(application.bot, intake, stop, inline=inline).until_stopped()
            done.set()
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None  # the first that ended the others
    finally:
        intake.lanes = None


async def _collect(intake: Intake, stop: asyncio.Event) -> None:
    """Hand on what other processes took in; what this one takes in is handed on at once."""
    while not stop.is_set():
        try:
            await intake.collect()
        except StoreError as error:
            _log.warning("updates of other processes were not looked for", error=str(error))
        await wait(stop, COLLECT_SECONDS)


async def _watch(ours: Lead, done: asyncio.Event) -> None:
    while not done.is_set():
        if not await ours.lasts():
            raise LeadLost
        await wait(done, STAND_BY_SECONDS)


async def _deliver(delivery: Delivery, pace: Pace, done: asyncio.Event) -> None:
    """Send what is due, a few at a time, at the pace that Telegram allows, replies first."""
    await _follow(pace, delivery)
    pace.deliver(done)
    pace.take(DELIVERIES)  # this second may have been that of the process before us
    await delivery.recover()
    try:
        async with asyncio.TaskGroup() as group:
            while not done.is_set():
                await delivery.room()
                places = await unless(done, pace.turn())  # Telegram may want quiet for an hour
                if places is None:
                    break
                try:
                    begun = await delivery.begin(group, places)
                except Halted as error:
                    raise wrong_token() from error
                except StoreError as error:
                    _log.warning("nothing can be delivered", error=str(error))
                    await wait(done, STORE_SECONDS)
                else:
                    pace.take(begun)
                    if not begun:
                        await wait(done, IDLE_SECONDS)
    except BaseExceptionGroup as errors:
        raise errors.exceptions[0] from None
    await delivery.catch_up()


async def _follow(pace: Pace, delivery: Delivery) -> None:
    """Keep the waits that Telegram asks for in the store, and those of the process before us."""
    database, now = delivery.database, delivery.now

    async def keep(seconds: float) -> None:
        until = now() + timedelta(seconds=seconds)
        try:
            await be_quiet(database, EVERYBODY, until)
        except StoreError as error:
            _log.warning("a wait is not kept", error=str(error))

    since = now()
    await forget_the_far(database, since)  # of a clock that was ahead, and is not any more
    until = await quiet_until(database, since)
    quiet = 0.0
    if until is not None and until != FOREVER:
        quiet = (until - since).total_seconds()
    left = await left_since(database, since - timedelta(minutes=1))
    ago = [(chat, max((since - at).total_seconds(), 0.0)) for chat, at in left]
    pace.follow(keep, quiet=quiet, left=ago)


async def _look(serving: Serving, done: asyncio.Event) -> None:
    """Make what is due, end drafts, recall what was corrected, tell who waits, alarm owners."""
    bot, desk, intake = serving.application.bot, serving.desk, serving.intake
    told: set[int] = set()
    while not done.is_set():
        try:
            await forget_the_far(desk.database, desk.now())
            await look_what_is_due(desk)
            await end_drafts(desk)
            await recall(bot, desk)
            await fulfil(desk)
            await serving.delivery.recover_others()
            await intake.collect()  # what could not be taken up when its turn came
            await raise_alarms(desk, told, intake.troubles)
        except StoreError as error:
            _log.warning("what is due was not looked at", error=str(error))
        await wait(done, LOOK_SECONDS)


async def _back_up(serving: Serving, done: asyncio.Event) -> None:
    """Make the copy of each night; where that fails, owners are told once a day."""
    while not done.is_set():
        try:
            file = await back_up(serving.desk, serving.config.backup)
        except (OSError, StoreError) as error:
            _log.warning("no backup", error=str(error))
            words = f"no backup could be made, the earlier ones are kept: {error}"
            serving.intake.troubles.append(words)
            await wait(done, BACKUP_SECONDS)
        else:
            if file is not None:
                _log.info("backup made", file=str(file))
        await wait(done, LOOK_SECONDS)
