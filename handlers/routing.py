"""The whole routing, one ordered list, and Telegram's menus from the table of commands."""

from collections.abc import Iterable
from typing import Any

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Message,
)
from telegram.error import BadRequest, Forbidden
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from handlers.addressed import ADDRESSED
from handlers.basics import on_choice
from handlers.caller import Command, admitted
from handlers.commands import COMMANDS
from handlers.context import Desk
from handlers.editions import on_edition
from handlers.errors import on_error
from handlers.inline import on_inline
from handlers.locations import on_location
from handlers.other import on_owners_only, on_unknown_command, on_unreadable
from handlers.personal import on_forgotten
from handlers.questions import on_press, on_question, on_sources, on_stale_press
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from handlers.reports import on_wrong
from handlers.subscriptions import on_membership, on_migration, on_setting

_log = structlog.get_logger()


class NamesThisBot(filters.MessageFilter):
    """A command in a group is for the bot that it names, `/command@name`."""

    def filter(self, message: Message) -> bool:
        """Whether it names this one."""
        _, _, name = (message.text or "").split()[0].partition("@")
        return name.lower() == message.get_bot().username.lower()


def routes() -> list[BaseHandler[Any, Any, Any]]:
    """Every handler; the first that matches an update takes it."""
    private = filters.ChatType.PRIVATE
    # What this or another bot wrote and a person only chose is no question of theirs.
    text = filters.TEXT & ~filters.VIA_BOT
    to_us = private | (filters.ChatType.GROUPS & ADDRESSED)
    other = private & ~filters.StatusUpdate.ALL & ~filters.VIA_BOT & ~filters.LOCATION
    return [
        *(
            CommandHandler(
                command.name,
                admitted(on_owners_only(command), uninvited=command.uninvited),
            )
            for command in COMMANDS
        ),
        MessageHandler(filters.COMMAND & (private | NamesThisBot()), admitted(on_unknown_command)),
        CallbackQueryHandler(admitted(on_press), pattern="^q:"),
        CallbackQueryHandler(admitted(on_sources), pattern="^s:"),
        CallbackQueryHandler(admitted(on_wrong), pattern="^w:"),
        CallbackQueryHandler(admitted(on_choice), pattern="^[luh]:"),
        CallbackQueryHandler(admitted(on_setting), pattern="^d:"),
        CallbackQueryHandler(admitted(on_edition), pattern="^e:"),
        CallbackQueryHandler(admitted(on_forgotten, uninvited=True), pattern="^f:yes$"),
        CallbackQueryHandler(admitted(on_stale_press)),
        ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, on_migration),
        InlineQueryHandler(on_inline),
        MessageHandler(to_us & text, admitted(on_question)),
        MessageHandler(to_us & filters.LOCATION, admitted(on_location)),
        MessageHandler(other, admitted(on_unreadable)),
    ]


def register(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Lay down the desk and the table of commands, and add every handler."""
    application.bot_data.update(desk=desk, commands=COMMANDS)
    application.add_handlers(routes())
    application.add_error_handler(on_error)


async def publish_menus(bot: Bot, owners: Iterable[int]) -> None:
    """Tell Telegram the menus: for private chats, groups and each owner, in each language."""
    everyone = [command for command in COMMANDS if not command.owners_only]
    in_groups = [command for command in everyone if command.in_groups]
    for language in LANGUAGES:
        await _menu(bot, everyone, BotCommandScopeAllPrivateChats(), language)
        await _menu(bot, in_groups, BotCommandScopeAllGroupChats(), language)
    for owner in sorted(owners):
        for language in LANGUAGES:
            try:
                await _menu(bot, COMMANDS, BotCommandScopeChat(owner), language)
            except (BadRequest, Forbidden) as error:
                # An owner who has not opened the chat yet has no menu of their own there.
                _log.info("no menu for an owner", owner=owner, error=str(error))
                break


async def _menu(
    bot: Bot, commands: Iterable[Command], scope: BotCommandScope, language: str
) -> None:
    await bot.set_my_commands(
        [BotCommand(c.name, say(language, f"command-{c.name}")) for c in commands],
        scope=scope,
        # English is what Telegram shows where there is no menu in the reader's language.
        language_code=None if language == "en" else language,
    )
