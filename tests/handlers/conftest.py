"""Fixtures of the conversation: a bot at work on a stocked store."""

from collections.abc import AsyncIterator, Iterator
from datetime import datetime

import pytest
from structlog.testing import capture_logs

from store.database import Database, connect
from tests.conftest import STOCKED, NewStore
from tests.handlers.house import House, Log, house
from tests.support.botapi.botapi import BotApi


@pytest.fixture
def figures_url(new_store: NewStore) -> str:
    """A stocked store; on SQLite, as the databases are compared in the tests of the store."""
    return new_store("sqlite", STOCKED)


@pytest.fixture
async def figures(figures_url: str) -> AsyncIterator[Database]:
    """The stocked store, open."""
    opened = connect(figures_url)
    yield opened
    await opened.close()


@pytest.fixture(autouse=True)
def log() -> Iterator[Log]:
    """What is logged, in place of the screen."""
    with capture_logs() as entries:
        yield entries


@pytest.fixture
async def hall(api: BotApi, figures: Database, now: datetime) -> AsyncIterator[House]:
    """A bot that answers everyone."""
    async with house(api, figures, now) as opened:
        yield opened
