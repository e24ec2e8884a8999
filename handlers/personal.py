"""/mydata shows a person what is kept of them, /forget deletes it."""

from telegram import Update

from handlers.caller import Caller, Context, desk_of
from handlers.replies.personal import (
    forget_reply,
    forgotten_reply,
    in_private_reply,
    kept_reply,
)
from handlers.send import acknowledge, edit, send
from store.personal import forget_person, kept_of


async def on_mydata(update: Update, context: Context, caller: Caller) -> None:
    """Everything that is kept of who asks; in private only."""
    if not caller.in_private:
        await send(update, context, in_private_reply(caller.reader))
        return
    kept = await kept_of(desk_of(context).database, caller.id)
    await send(update, context, kept_reply(kept, caller.reader))


async def on_forget(update: Update, context: Context, caller: Caller) -> None:
    """What would be deleted, and the button that does it."""
    await send(update, context, forget_reply(caller.reader))


async def on_forgotten(update: Update, context: Context, caller: Caller) -> None:
    """The button: delete it."""
    if update.callback_query is None:
        return
    await acknowledge(update.callback_query)
    if not caller.is_nameless:
        await forget_person(desk_of(context).database, caller.id)
    await edit(update, context, forgotten_reply(caller.reader))
