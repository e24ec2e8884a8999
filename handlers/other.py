"""What is neither a question nor a command of one's own: refused kindly, or in silence."""

from telegram import Update

from handlers.caller import Caller, Command, Context, Handle, commands_of
from handlers.replies.notices import (
    command_of_another,
    edited_command,
    keepers_only,
    owners_only,
    unknown_command,
    unreadable,
)
from handlers.send import send


def on_restricted(command: Command) -> Handle:
    """The command's own handler, behind the check that who calls it may, in private."""
    if not command.needs:
        return command.run

    async def handle(update: Update, context: Context, caller: Caller) -> None:
        if caller.may_use(command):
            await command.run(update, context, caller)
        elif caller.in_private:
            notice = owners_only if command.needs == "owner" else keepers_only
            await send(update, context, notice(caller.reader))

    return handle


async def on_unreadable(update: Update, context: Context, caller: Caller) -> None:
    """A photo, a voice message, a sticker: say what can be sent instead."""
    await send(update, context, unreadable(caller.reader))


async def on_unknown_command(update: Update, context: Context, caller: Caller) -> None:
    """A command that nobody handles: unknown, of another bot, or an edited message."""
    message = update.effective_message
    if message is None or not message.text:
        return
    name, _, bot = message.text.split()[0][1:].partition("@")
    known = [command.name for command in commands_of(context) if caller.may_use(command)]
    if name.lower() in known and update.edited_message is not None:
        await send(update, context, edited_command(caller.reader, name.lower()))
    elif name.lower() in known:  # so it names another bot, or it would have been handled
        await send(update, context, command_of_another(caller.reader, name.lower(), bot))
    else:
        await send(update, context, unknown_command(caller.reader, name, known))
