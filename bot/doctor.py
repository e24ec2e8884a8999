"""`hektar check`: everything that is wrong with the config, the store and Telegram, at once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.app import is_made, store_problem
from bot.config import Config, sqlite_file, store_url
from bot.secrecy import Curtain
from store.database import Database, StoreError, connect
from store.figures import count, newest
from store.schema import HEAD, current

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from bot.clock import Clock
    from bot.reading import ConfigError

TELEGRAM_SECONDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report: what was looked at, how it is, and in which words."""

    about: str
    words: str
    state: Literal["ok", "note", "WRONG"] = "ok"


def config_findings(file: Path | None, error: ConfigError | None) -> Iterator[Finding]:
    """The config: each of its mistakes, or where it came from."""
    if error is not None:
        for problem in error.problems:
            yield Finding(about="config", words=problem, state="WRONG")
    elif file is None:
        yield Finding(about="config", words="no file, the defaults hold")
    else:
        yield Finding(about="config", words=f"{file} is right")


def people_findings(config: Config) -> Iterator[Finding]:
    """What works, and is better filled in before others use the bot."""
    if not config.people.owners:
        words = "nobody owns this bot: no one hears of wrong answers ([people] owners)"
        yield Finding(about="people", words=words, state="note")
    if not config.people.runs_the_bot:
        words = "/about cannot say who runs this bot ([people] runs_the_bot)"
        yield Finding(about="people", words=words, state="note")


async def store_findings(config: Config, clock: Clock) -> AsyncIterator[Finding]:
    """The store: reachable, its schema, what it holds. Nothing is created or changed."""
    database: Database | None = None
    url = store_url(config)
    try:
        file = sqlite_file(url)
        if file is not None and not is_made(url):
            yield _none_yet(file)
            return
        database = connect(url)
        where = file or url.rpartition("@")[2]  # without a password
        yield Finding(about="store", words=f"{where}: {await _contents(database, clock)}")
    except StoreError as error:
        yield Finding(about="store", words=" ".join(store_problem(error).lines), state="WRONG")
    except Exception as error:
        # A driver has a hundred ways to say that it does not work; every one is a finding.
        reason = (str(getattr(error, "orig", error)) or type(error).__name__).splitlines()[0]
        problem = store_problem(StoreError("unreadable", reason))
        yield Finding(about="store", words=" ".join(problem.lines), state="WRONG")
    finally:
        if database is not None:
            await database.close()


def _none_yet(file: Path) -> Finding:
    folder = next(folder for folder in file.absolute().parents if folder.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise StoreError("unreadable", f"{folder} cannot be written to")
    return Finding(about="store", words=f"none yet: the first command makes it at {file}")


async def _contents(database: Database, clock: Clock) -> str:
    async with database.read() as connection:
        at_hand = await connection.run_sync(current)
    if at_hand is None:
        return "no figures yet, the first command fills it"
    if at_hand > HEAD:
        raise StoreError("newer", f"schema {at_hand}, this version knows {HEAD}")
    if at_hand < HEAD:
        return f"of an older version ({at_hand}), the next command brings it up to {HEAD}"
    figures, day = await count(database), await newest(database, clock())
    reach = f", the newest reaches {day.isoformat()}" if day else ""
    return f"schema {at_hand}, {figures} figures{reach}"


async def telegram_finding(config: Config) -> Finding:
    """Whether Telegram knows the token; the token is never part of the words."""
    if not config.token:
        words = "no token, so not asked (hektar run needs one, hektar chat does not)"
        return Finding(about="Telegram", words=words, state="note")

    from telegram import Bot
    from telegram.error import InvalidToken, TelegramError
    from telegram.request import HTTPXRequest

    seconds = float(TELEGRAM_SECONDS)
    request = HTTPXRequest(connect_timeout=seconds, read_timeout=seconds, pool_timeout=seconds)
    telegram = config.telegram
    bot = Bot(
        config.token,
        base_url=telegram.base_url,
        base_file_url=telegram.base_file_url,
        request=request,
    )
    try:
        async with bot:
            return Finding(about="Telegram", words=f"this is @{bot.username}")
    except InvalidToken:
        words = "does not accept the token: copy it again from @BotFather"
        return Finding(about="Telegram", words=words, state="WRONG")
    except TelegramError as error:
        words = f"cannot be reached at {telegram.base_url}: {error}"
        return Finding(about="Telegram", words=Curtain(config.token).hide(words), state="WRONG")


async def examine(
    config: Config, file: Path | None, error: ConfigError | None, clock: Clock
) -> list[Finding]:
    """The whole report. What a mistake in the config keeps from being looked at is said."""
    findings = list(config_findings(file, error))
    unknown = error.wrong if error is not None else frozenset[str]()
    if not unknown & {"people", "file"}:
        findings += people_findings(config)
    if unknown & {"store", "file"}:
        findings.append(
            Finding(about="store", words="not looked at: mend the config first", state="note")
        )
    else:
        findings += [finding async for finding in store_findings(config, clock)]
    if unknown & {"telegram", "file"}:
        findings.append(
            Finding(about="Telegram", words="not asked: mend the config first", state="note")
        )
    else:
        findings.append(await telegram_finding(config))
    return findings
