"""The whole routing, one ordered list, and Telegram's menus from the table of commands."""

from collections.abc import Mapping
from typing import Any

import structlog
from telegram import (
    Bot,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    Message,
)
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
from handlers.caller import admitted
from handlers.commands import COMMANDS
from handlers.context import Desk
from handlers.draft_buttons import PATTERN as DRAFTS
from handlers.draft_buttons import on_draft_press
from handlers.editions import on_edition
from handlers.errors import on_error
from handlers.inline import on_inline
from handlers.locations import on_location
from handlers.menus import personal_menu, put_menu
from handlers.other import on_restricted, on_unknown_command, on_unreadable
from handlers.personal import on_forgotten
from handlers.questions import on_press, on_sources, on_stale_press
from handlers.replies.reply import LANGUAGES
from handlers.reports import on_wrong
from handlers.settings import on_setting
from handlers.subscriptions import on_membership, on_migration
from handlers.uploads import on_file, on_forwarded, on_photo, on_text
from handlers.watches import WISHED, on_watch_end, on_watch_press, on_wish

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
    forwarded = private & filters.FORWARDED & (filters.TEXT | filters.CAPTION)
    # A command is what this person types now; only a question is asked anew by an edit.
    own = ~filters.VIA_BOT & ~filters.FORWARDED
    new = own & filters.UpdateType.MESSAGE
    return [
        # Before the commands: what somebody else wrote is none, even where it begins with "/".
        MessageHandler(
            forwarded & ~filters.Document.ALL & ~filters.VIA_BOT, admitted(on_forwarded)
        ),
        *(
            CommandHandler(
                command.name,
                admitted(on_restricted(command), uninvited=command.uninvited),
                filters=own if command.asks else new,
            )
            for command in COMMANDS
        ),
        MessageHandler(
            filters.COMMAND & own & (private | NamesThisBot()), admitted(on_unknown_command)
        ),
        CallbackQueryHandler(admitted(on_press), pattern="^[qbmc]:"),
        CallbackQueryHandler(admitted(on_sources), pattern="^[styz]:"),
        CallbackQueryHandler(admitted(on_wrong), pattern="^w:"),
        CallbackQueryHandler(admitted(on_choice), pattern="^[luh]:"),
        CallbackQueryHandler(admitted(on_setting), pattern="^d:"),
        CallbackQueryHandler(admitted(on_edition), pattern="^e:"),
        CallbackQueryHandler(admitted(on_watch_press), pattern="^k:"),
        CallbackQueryHandler(admitted(on_watch_end), pattern="^n:"),
        CallbackQueryHandler(admitted(on_forgotten, uninvited=True), pattern="^f:yes$"),
        CallbackQueryHandler(admitted(on_draft_press), pattern=DRAFTS),
        CallbackQueryHandler(admitted(on_stale_press)),
        ChatMemberHandler(on_membership, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(filters.StatusUpdate.MIGRATE, on_migration),
        InlineQueryHandler(on_inline),
        MessageHandler(to_us & own & filters.TEXT & WISHED, admitted(on_wish)),
        MessageHandler(to_us & text, admitted(on_text)),
        MessageHandler(to_us & filters.LOCATION, admitted(on_location)),
        MessageHandler(other & filters.Document.ALL, admitted(on_file)),
        MessageHandler(other & filters.PHOTO, admitted(on_photo)),
        MessageHandler(other, admitted(on_unreadable)),
    ]


def register(application: Application[Any, Any, Any, Any, Any, Any], desk: Desk) -> None:
    """Lay down the desk and the table of commands, and add every handler."""
    application.bot_data.update(desk=desk, commands=COMMANDS)
    application.add_handlers(routes())
    application.add_error_handler(on_error)


async def publish_menus(bot: Bot, keepers: Mapping[int, str]) -> None:
    """Tell Telegram the menus: for private chats, groups and, by role, each who has one."""
    everyone = [command for command in COMMANDS if not command.needs]
    in_groups = [command for command in everyone if command.in_groups]
    for language in LANGUAGES:
        await put_menu(bot, everyone, BotCommandScopeAllPrivateChats(), language)
        await put_menu(bot, in_groups, BotCommandScopeAllGroupChats(), language)
    for person, role in sorted(keepers.items()):
        await personal_menu(bot, person, role, COMMANDS)
