"""Digests for those who release them: /digests, /deliveries, and what their buttons do."""

from dataclasses import replace
from typing import cast, get_args

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.context import Desk
from handlers.parcels import pack, unpack
from handlers.replies.editions import deliveries_reply, editions_reply, waiting_reply
from handlers.replies.notices import stale_button
from handlers.replies.reply import Reader, Reply
from handlers.send import acknowledge, edit, send
from store import editions, outbox, quiet
from store.editions import Act, Edition
from store.people import NotAllowed, visit, with_role

LATEST = 6
"""Editions that /digests shows."""

PREVIEWED = 3
"""Different digests of an edition that its preview shows."""

HELD = 20
"""Uncertain messages that /deliveries lists."""


async def on_digests(update: Update, context: Context, caller: Caller) -> None:
    """The latest editions, and what can be done with them."""
    await send(update, context, await _editions(desk_of(context), caller.reader))


async def on_deliveries(update: Update, context: Context, caller: Caller) -> None:
    """What is on its way, and what is held."""
    await send(update, context, await _deliveries(desk_of(context), caller.reader))


async def on_edition(update: Update, context: Context, caller: Caller) -> None:
    """A button: preview, release, pause, resume or cancel an edition; send again; lift a hold."""
    query = update.callback_query
    if query is None:
        return
    desk = desk_of(context)
    _, what, number = (*(query.data or "").split(":"), "", "")[:3]
    if not number.isdigit():
        await acknowledge(query, stale_button(caller.reader))
        return
    try:
        done = await _do(update, context, caller, what, int(number))
    except NotAllowed:
        done = False
    if not done:
        await acknowledge(query, stale_button(caller.reader))
    elif what in {"resend", "lift"}:
        await acknowledge(query)
        await edit(update, context, await _deliveries(desk, caller.reader))
    elif what != "preview":
        await acknowledge(query)
        await edit(update, context, await _editions(desk, caller.reader))


async def announce(desk: Desk, edition: Edition, readers: int) -> None:
    """Tell everyone who may release that an edition waits, and how many would get it."""
    owners = dict.fromkeys(desk.settings.owners)
    for person in sorted(owners | dict.fromkeys(await with_role(desk.database, "approver"))):
        visitor = await visit(desk.database, person)
        reader = Reader(language=visitor.language or "en")
        parcel = pack(waiting_reply(edition, readers, reader), reader.language)
        once = f"edition {edition.id} waits"
        await outbox.enqueue(desk.database, [person], parcel, once=once, now=desk.now())


async def _do(update: Update, context: Context, caller: Caller, what: str, number: int) -> bool:
    """Whether what a button says was done; like the commands that show it, in private only."""
    if not caller.may("approver"):
        return False
    desk = desk_of(context)
    owners, now = desk.settings.owners, desk.now()
    if what in get_args(Act):
        act = cast("Act", what)
        done = await editions.act(desk.database, number, act, by=caller.id, owners=owners, now=now)
        return done is not None
    if what == "preview":
        return await _preview(update, context, number)
    if not caller.is_owner:
        return False
    if what == "lift":
        return await quiet.lift(desk.database, by=caller.id, owners=owners)
    return what == "resend" and bool(await outbox.resend(desk.database, now))


async def _preview(update: Update, context: Context, number: int) -> bool:
    """Some of what an edition's readers get, without its buttons; whether there is any."""
    contents = await editions.parcels_of(desk_of(context).database, number, PREVIEWED)
    if not contents or update.callback_query is None:
        return False
    await acknowledge(update.callback_query)
    for content in contents:
        for reply in unpack(content):
            await send(update, context, replace(reply, buttons=()))
    return True


async def _editions(desk: Desk, reader: Reader) -> Reply:
    latest = await editions.editions(desk.database, LATEST)
    found = [(edition, await outbox.tally(desk.database, edition.id)) for edition in latest]
    return editions_reply(found, reader)


async def _deliveries(desk: Desk, reader: Reader) -> Reply:
    return deliveries_reply(
        await outbox.tally(desk.database),
        await outbox.uncertain(desk.database, HELD),
        await quiet.quiet_until(desk.database, desk.now()),
        reader,
    )
