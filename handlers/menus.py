"""Telegram's menus of commands: what it offers to whom, in each language."""

from collections.abc import Iterable

import structlog
from telegram import Bot, BotCommand, BotCommandScope, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden

from handlers.caller import Command
from handlers.replies.messages import say
from handlers.replies.reply import LANGUAGES
from store.people import reaches

_log = structlog.get_logger()


async def personal_menu(bot: Bot, person: int, role: str, commands: Iterable[Command]) -> None:
    """The menu of somebody with a role, in their private chat."""
    own = [one for one in commands if not one.needs or reaches(role, one.needs)]
    for language in LANGUAGES:
        try:
            await put_menu(bot, own, BotCommandScopeChat(person), language)
        except (BadRequest, Forbidden) as error:
            # Who has not opened the chat yet has no menu of their own there.
            _log.info("no menu of their own", role=role, error=str(error))
            return


async def put_menu(
    bot: Bot, commands: Iterable[Command], scope: BotCommandScope, language: str
) -> None:
    """One menu, in one language."""
    await bot.set_my_commands(
        [BotCommand(c.name, say(language, f"command-{c.name}")) for c in commands],
        scope=scope,
        # English is what Telegram shows where there is no menu in the reader's language.
        language_code=None if language == "en" else language,
    )
