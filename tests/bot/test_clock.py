"""Real processes whose clock is a year ahead or behind: the stand-in's ledger is the truth."""

import re
from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from handlers.delivery import IN_HAND
from store.database import Database, connect
from store.outbox import tally
from store.quiet import quiet_until
from store.subscriptions import Slot, Subscription, latest_due, subscribe
from tests.bot.process import comes, hektar_run
from tests.bot.test_faults import CHOICE
from tests.conftest import STOCKED, NewStore
from tests.support.botapi import faults
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person

NOW = datetime.fromisoformat("2026-11-05T08:00+00:00")
"""Two hours after the digest of October is due."""

YEAR = timedelta(days=365)
AHEAD = NOW + YEAR
CLOCKS = (NOW, AHEAD, NOW, NOW - YEAR, NOW, AHEAD)
"""Of one process after the other, on the same store."""

RELEASED = {"HEKTAR_DIGEST__RELEASE": "automatic"}


_TITLE = re.compile(r"What is on record for \w+ (\d{4})")


def digests(api: BotApi) -> Counter[tuple[int | None, str]]:
    """How many copies of the digest of which year's October each chat has."""
    found = api.ledger.accepted("sendMessage", "sendPhoto")
    titles = [(entry.chat, _TITLE.search(entry.text)) for entry in found]
    return Counter((chat, title[1]) for chat, title in titles if title)


async def _put_off(database: Database) -> bool:
    """Whether Telegram wants quiet until some time next year, and no request is in hand."""
    quiet, states = await quiet_until(database, AHEAD), await tally(database)
    return quiet is not None and "sending" not in states


@pytest.fixture
def url(new_store: NewStore) -> str:
    return new_store("sqlite", STOCKED)


@pytest.fixture
async def database(url: str) -> AsyncIterator[Database]:
    opened = connect(url)
    yield opened
    await opened.close()


async def test_clocks_that_are_a_year_wrong_double_no_digest_and_lose_none(
    api: BotApi, tmp_path: Path, database: Database, url: str
) -> None:
    """With each process one reader comes, who is owed what is due by its clock, as others are."""
    owed: set[tuple[int | None, str]] = set()
    since: dict[int, datetime] = {}
    for chat, clock in enumerate(CLOCKS, 1):
        api.world.chats[chat] = Person(id=chat).chat
        since[chat] = clock - timedelta(days=20)
        await subscribe(
            database,
            Subscription(chat=chat, person=chat, choice=CHOICE, slot=Slot(), since=since[chat]),
        )
        due = latest_due(Slot(), clock)
        owed.update((each, due.period[:4]) for each, at in since.items() if at < due.moment)
        async with hektar_run(api, tmp_path, url, now=clock.isoformat(), **RELEASED):
            await api.ledger.until(lambda: owed <= digests(api).keys(), f"what {clock} brings")
    assert digests(api) == Counter(owed)
    assert sorted(year for _, year in owed) == ["2025"] + ["2026"] * 4 + ["2027"] * 6


async def test_what_a_clock_ahead_by_a_year_left_unsent_goes_out_when_it_is_right(
    api: BotApi, tmp_path: Path, database: Database, url: str
) -> None:
    """Telegram wanted quiet "until next year", and some had a message "next year"."""
    for chat in range(1, 9):
        api.world.chats[chat] = Person(id=chat).chat
        since = NOW - timedelta(days=20)
        await subscribe(
            database,
            Subscription(chat=chat, person=chat, choice=CHOICE, slot=Slot(), since=since),
        )
    api.faults.plan(faults.too_many(37), method="sendMessage", times=IN_HAND, skip=IN_HAND)
    async with hektar_run(api, tmp_path, url, now=AHEAD.isoformat(), **RELEASED) as running:
        await comes(lambda: _put_off(database), "rows wait for the next year")
        running.kill()
        await running.ended()
    api.faults.forget()
    async with hektar_run(api, tmp_path, url, now=NOW.isoformat(), **RELEASED):
        await api.ledger.until(lambda: len(digests(api)) >= 16, "both digests")
    assert digests(api) == {(chat, year): 1 for chat in range(1, 9) for year in ("2026", "2027")}
