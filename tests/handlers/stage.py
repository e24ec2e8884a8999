"""A stage on which everybody tries everything: people of every role, and all that can be changed.

Each tries from the same beginning: what an act leaves in the store is taken away again.
"""

import sqlite3
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import update

from handlers.context import Access, Settings
from handlers.digests import look_what_is_due
from store import watches
from store.database import Database
from store.drafts import alive
from store.editions import act, editions
from store.figures import counting
from store.measures import Measure
from store.outbox import OUTBOX, claim
from store.people import appoint, invite, set_language
from store.periods import TO_DATE
from store.proposals import Draft
from store.questions import Question
from store.quiet import EVERYBODY, FOREVER, be_quiet
from store.subscriptions import Choice, Slot, Subscription, subscribe
from store.uploads import latest_of
from tests.conftest import NOW
from tests.handlers.house import OWNER, House, Log, house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person, buttons, group
from tests.support.botapi.values import Json

APPROVER = Person(id=78, first_name="Approver")
CONTRIBUTOR = Person(id=79, first_name="Contributor")
READER = Person(id=80, first_name="Reader")
STRANGER = Person(id=81, first_name="Stranger")
DEMOTED = Person(id=82, first_name="Demoted")
"""An approver once, a reader now, with drafts and an upload of that time."""

PEOPLE = (OWNER, APPROVER, CONTRIBUTOR, DEMOTED, READER, STRANGER)
STAND_INS = (
    Person(id=1087968824, first_name="Group", username="GroupAnonymousBot", is_bot=True),
    Person(id=136817688, first_name="Channel", username="Channel_Bot", is_bot=True),
    Person(id=777000, first_name="Telegram"),
)
"""Whom Telegram names as the sender where it is nobody: an anonymous admin, a channel, itself."""

MANAGED, OTHERS = group(-1001), group(-1002, kind="group")
"""A group whose managers are all the people, and one that none of them manages."""
CHANNEL = group(-1003, kind="channel")
"""A channel that all the people manage."""

REPORT = "In {month} 2019, 61 anti-personnel mines were found in Aghdam."
FIGURE = "F-QVA1"
"""A shipped figure, 1,454.2 ha."""
PLANNED = Question(measure=Measure.CLEARED_AREA, places=("fuzuli",), period=TO_DATE)
NUMBER = 90_000 * 10_000

APPENDED = (
    "upload", "source", "area", "area_place", "figure", "supersession", "citation", "history",
)  # fmt: skip
"""Tables whose rows the database itself refuses to change: their number tells everything."""
CHANGED = (
    "draft", "person", "invitation", "report", "subscription", "watch", "mark", "edition",
    "parcel", "outbox", "quiet",
)  # fmt: skip
TALK = frozenset({"journal", "conversation", "unanswered", "asked", "inbox"})
"""What is kept of the talk itself, so that it can be followed up: it changes nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A bot with something to change of every kind; `own`: the open drafts by their authors."""

    hall: House
    store: sqlite3.Connection
    beginning: sqlite3.Connection
    contents: dict[str, object]
    own: dict[int, Draft]
    waiting: Draft
    upload: int
    code: str
    held: int
    released: int
    watch: dict[int, int]

    def draft_of(self, person: int) -> Draft:
        """Their own draft, or for who has none that of the contributor."""
        return self.own.get(person, self.own[CONTRIBUTOR.id])

    async def effect(self, act: Awaitable[object]) -> frozenset[str]:
        """Which tables an act changes; it stays so."""
        before = _contents(self.store)
        await act
        now = _contents(self.store)
        return frozenset(table for table in now if now[table] != before[table])

    async def changed(self, act: Awaitable[object]) -> frozenset[str]:
        """Which tables an act changes; afterwards everything is as in the beginning."""
        before = self._version()
        await act
        if self._version() == before:
            return frozenset()
        now = _contents(self.store)
        self.begin_again()
        return frozenset(table for table in now if now[table] != self.contents[table])

    def begin_again(self) -> None:
        """Take away what was done."""
        self.beginning.backup(self.store)

    def _version(self) -> object:
        """Another one each time that somebody else has written."""
        return self.store.execute("PRAGMA data_version").fetchone()


def mishaps(log: Log) -> list[Any]:
    """What was logged as a failure: no cell may end so."""
    return [one for one in log if one["log_level"] in {"error", "critical"}]


def _contents(store: sqlite3.Connection) -> dict[str, object]:
    counts = {table: f"SELECT count(*) FROM {table}" for table in APPENDED}  # noqa: S608
    rows = {table: f"SELECT * FROM {table}" for table in CHANGED}  # noqa: S608
    return {table: store.execute(query).fetchall() for table, query in (counts | rows).items()}


@asynccontextmanager
async def stage(api: BotApi, database: Database, access: Access) -> AsyncIterator[Stage]:
    """The stage, on which one person's word is enough for figures."""
    settings = Settings(owners=frozenset({OWNER.id}), access=access)
    async with house(api, database, NOW, settings) as hall:
        await appoint(database, APPROVER.id, "approver")
        await appoint(database, CONTRIBUTOR.id, "contributor")
        await appoint(database, DEMOTED.id, "approver")
        await appoint(database, READER.id, "reader")
        await set_language(database, STRANGER.id, "en")
        held, released, watch = await _chats(hall)
        upload, own = await _drafts(hall)
        waiting = own.pop(0)
        await appoint(database, DEMOTED.id, "reader")
        code = await invite(
            database, issued_by=OWNER.id, role="approver", now=hall.clock(),
            owners=settings.owners,
        )  # fmt: skip
        await be_quiet(database, EVERYBODY, FOREVER)
        assert await counting(database, FIGURE, hall.clock()) is not None
        with (
            closing(sqlite3.connect(database.file)) as store,
            closing(sqlite3.connect(":memory:")) as beginning,
        ):
            store.execute("PRAGMA synchronous = OFF")
            store.backup(beginning)
            yield Stage(
                hall=hall, store=store, beginning=beginning, contents=_contents(store),
                own=own, waiting=waiting, upload=upload, code=code, held=held, released=released,
                watch=watch,
            )  # fmt: skip


async def _chats(hall: House) -> tuple[int, int, dict[int, int]]:
    """Subscriptions and watches of every chat, and what went out of them: two editions."""
    database, world = hall.desk.database, hall.api.world
    chats = [*(one.chat for one in (*PEOPLE, *STAND_INS)), MANAGED, OTHERS, CHANNEL]
    watch = {}
    for number, chat in enumerate(chats):
        world.chats[chat["id"]] = chat
        weekly = Slot(cadence="weekly", day=1)
        kept = Subscription(
            chat=chat["id"], person=OWNER.id, choice=Choice(language="en"), since=NOW,
            slot=weekly if number % 2 else Slot(time_zone="Asia/Baku"),
        )  # fmt: skip
        await subscribe(database, kept)
        begun = await watches.begin(
            database, chat=chat["id"], person=OWNER.id, question=PLANNED, threshold=NUMBER,
            language="en", now=NOW,
        )  # fmt: skip
        assert begun is not None
        watch[chat["id"]] = begun.id
    world.managers |= {(chat["id"], one.id) for chat in (MANAGED, CHANNEL) for one in PEOPLE}
    hall.clock.later(days=11)
    await look_what_is_due(hall.desk)
    held, released, *_ = await editions(database, 9)
    await act(
        database, released.id, "release", by=OWNER.id, owners={OWNER.id}, now=hall.clock()
    )  # fmt: skip
    (row,) = await claim(database, hall.clock(), 1)
    async with database.write() as connection:
        await connection.execute(
            update(OUTBOX).where(OUTBOX.c.id == row.id).values(state="uncertain")
        )
    return held.id, released.id, watch


async def _drafts(hall: House) -> tuple[int, dict[int, Draft]]:
    """An upload of the demoted one, a draft of each who may, and under 0 one that waits."""
    months = iter(("January", "February", "March", "April", "May", "June"))

    async def say(by: Person) -> Json:
        (shown, *_) = await hall.say(REPORT.format(month=next(months)), by)
        assert isinstance(shown.result, dict)
        return shown.result

    for by in (DEMOTED, CONTRIBUTOR):
        shown = await say(by)
        await hall.press(shown, buttons(shown)[0]["callback_data"], by)
    upload = await latest_of(hall.desk.database, DEMOTED.id)
    assert upload is not None
    for by in (OWNER, APPROVER, CONTRIBUTOR, DEMOTED):
        await say(by)
    found = {}
    for by in (OWNER, APPROVER, CONTRIBUTOR, DEMOTED):
        for draft in await alive(hall.desk.database, by.id):
            found[0 if draft.state == "waiting" else by.id] = draft
    return upload.id, found
