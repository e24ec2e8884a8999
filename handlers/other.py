"""What is neither a question nor a command of one's own: refused kindly, or in silence."""

from telegram import Update

from handlers.caller import Caller, Command, Context, Handle
from handlers.replies.notices import owners_only, unreadable
from handlers.send import send


def on_owners_only(command: Command) -> Handle:
    """The command's own handler, behind the check that an owner calls it in private."""
    if not command.owners_only:
        return command.run

    async def handle(update: Update, context: Context, caller: Caller) -> None:
        if caller.is_owner and caller.in_private:
            await command.run(update, context, caller)
        elif caller.in_private:
            await send(update, context, owners_only(caller.reader))

    return handle


async def on_unreadable(update: Update, context: Context, caller: Caller) -> None:
    """A photo, a voice message, a sticker: say what can be sent instead."""
    await send(update, context, unreadable(caller.reader))
