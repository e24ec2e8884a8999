"""A file's name is shown and decides nothing else: no file is made of it, wherever it points."""

import os
import tempfile
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from store.database import Database
from tests.handlers.house import OWNER, House, Log, house
from tests.support.botapi.botapi import BotApi

TABLE = b"measure,places,start,end,value\nuxo,Aghdam,2019-01-01,2019-01-31,7\n"
PARTS = st.sampled_from([
    "..", "/", "\\", "etc", "passwd", "C:", "~", "$HOME", "%2e%2e", "\0", "\n", "\u202e", "con",
    "figures", ".csv", ".xlsx", ".txt.csv", "-rf", "'", '"', "<b>", "&", "😀" * 20, "x" * 200,
])  # fmt: skip
NAMES = st.lists(PARTS, min_size=1, max_size=6).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=60
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the bot is, and where its temporary files would be: an empty folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
async def hall(api: BotApi, figures: Database, now: datetime, here: Path) -> AsyncIterator[House]:
    async with house(api, figures, now) as opened:
        yield opened


@examples(
    max_examples=60, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(name=NAMES)
async def test_no_name_of_a_file_leads_anywhere(
    hall: House, log: Log, here: Path, name: str
) -> None:
    hall.clock.later(minutes=2)  # one alone would be slowed
    sent = hall.api.world.keep_file(name, TABLE) | {"file_name": name}
    date = int(hall.clock().timestamp())
    hall.talk.push(message=hall.talk.message(OWNER, document=sent, date=date))
    *_, shown = await hall.handle()
    if not name.lower().endswith(".txt"):  # the one thing that it decides: how it is read
        assert shown.text.startswith("Draft D-"), shown.text
    assert log == []
    assert os.listdir(here) == []  # noqa: PTH208 - pathlib is held to be slow here
