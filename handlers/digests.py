"""Digests: what is due is composed once for each choice, and put into the outbox."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import structlog

from handlers.context import Desk
from handlers.editions import announce
from handlers.parcels import pack
from handlers.replies.digests import Digest, Entry, Section, digest_reply, figures_of
from handlers.replies.reply import Reader, Reply
from store import editions
from store.answers.answer import answer
from store.answers.changes import changes
from store.answers.values import Answer
from store.areas import Places, mask
from store.measures import Measure
from store.periods import TO_DATE, Period, month, shift_years, year
from store.questions import Question, Scope, Status
from store.subscriptions import Cadence, Choice, Due, choices, days_of, latest_due, slots
from store.uploads import revision_at

_log = structlog.get_logger()

WEEK = timedelta(days=7)
WINDOW = WEEK
"""How late a digest goes out by itself after the process was down; later, an admin is asked."""

MOST_MISSED: Mapping[Cadence, int] = {"monthly": 3, "weekly": 5}
"""Periods before the last one that are made up for after the process was down."""


async def look_what_is_due(desk: Desk) -> None:
    """Make every edition that somebody is owed, and close those of which nothing is left.

    What is due follows from the store and the clock alone: a tick that was missed is made up
    for by the next. Of several periods that were missed the last goes out, and those before it
    wait for a person.
    """
    now = desk.now()
    for slot in await slots(desk.database):
        due = latest_due(slot, now)
        for missed in _missed(due):
            await _make(desk, missed, now, waits=True)
        waits = desk.settings.release == "manual" or now - due.moment > WINDOW
        await _make(desk, due, now, waits=waits)
    for edition in await editions.settle(desk.database):
        _log.info("edition done", period=edition.period, slot=edition.slot.name)


def _missed(due: Due) -> list[Due]:
    """What was due before this, the oldest first, as far back as anybody wants to read it."""
    found: list[Due] = []
    for _ in range(MOST_MISSED[due.slot.cadence]):
        due = latest_due(due.slot, due.moment - timedelta(seconds=1))
        found.append(due)
    return found[::-1]


async def _make(desk: Desk, due: Due, now: datetime, *, waits: bool) -> None:
    """The edition of those who are owed this digest and have no row of it yet, if any are."""
    wanted = await choices(desk.database, due)
    if not wanted:
        return
    last = await editions.before(desk.database, due)
    since = latest_due(due.slot, due.moment - timedelta(seconds=1)).moment
    if last is not None:
        since = last.as_of  # what came after it is in no digest yet
    at = await editions.as_of(desk.database, due) or now  # who comes later reads the same
    parcels = {
        choice: _packed(await gather(desk, choice, due.period, since=since, at=at), choice)
        for choice in wanted
    }
    edition, added = await editions.make(desk.database, due, parcels, now=now, waits=waits)
    if waits and added:
        await announce(desk, edition, added)
    _log.info("edition", period=due.period, slot=due.slot.name, state=edition.state, rows=added)


async def compose(desk: Desk, choice: Choice, about: str) -> Reply:
    """The digest of a period ("2026-10", "2026-W43") for a choice, as messages, as of now."""
    return digest_reply(await gather(desk, choice, about), _reader(choice))


def _packed(digest: Digest, choice: Choice) -> str:
    refs = {figure.ref for figure in figures_of(digest)}
    return pack(digest_reply(digest, _reader(choice)), choice.language, refs)


def _reader(choice: Choice) -> Reader:
    return Reader(language=choice.language, unit=choice.unit)


async def gather(
    desk: Desk,
    choice: Choice,
    about: str,
    *,
    since: datetime | None = None,
    at: datetime | None = None,
) -> Digest:
    """What a digest says: the answers for each place and measure, and what is new on record.

    `since`: when the digest before was due; what came on record after that is new. Without it
    that is the period's first day. `at`: the moment of whose record it tells, else now.
    """
    days, now = days_of(about), at or desk.now()
    today = now.astimezone(ZoneInfo(desk.settings.time_zone)).date()
    revision = await revision_at(desk.database, now)
    sections = [
        await _section(desk, places, choice.measures, days, now, today, revision)
        for places in choice.places
    ]
    zone = ZoneInfo(desk.settings.time_zone)
    since = since or datetime.combine(days.begins, time.min, zone)
    items, more = await changes(desk.database, since, now)
    wanted = [
        item for item in items
        if item.figure.measure in _measured(choice.measures)
        and any(mask(item.figure.places) & mask(places) for places in choice.places)
    ]  # fmt: skip
    return Digest(
        days=days,
        sections=tuple(sections),
        news=tuple(wanted),
        since=since.astimezone(zone).date(),
        as_of=today,
        more=more,
    )


async def _section(
    desk: Desk,
    places: Places,
    measures: tuple[Measure, ...],
    days: Period,
    now: datetime,
    today: date,
    revision: int,
) -> Section:
    """The numbers of the period itself have codes, by which they are found again."""

    async def asked(measure: Measure, period: Period, *, planned: bool = False) -> Answer:
        scope = Scope(status=Status.PLANNED if planned else Status.ACTUAL)
        question = Question(measure=measure, places=places, period=period, scope=scope)
        noted = revision if period == days and not planned else None
        return await answer(desk.database, question, now=now, today=today, revision=noted)

    entries = [
        Entry(
            now=await asked(measure, days),
            before=await asked(measure, _before(days)),
            last_year=await asked(measure, shift_years(days, -1)),
            this_year=await asked(measure, Period(start=_january(days), end=days.end)),
            to_date=await asked(measure, TO_DATE),
        )
        for measure in measures
    ]
    whole_year = year(_january(days).year)
    return Section(
        places=places,
        entries=tuple(entries),
        plan=await asked(Measure.CLEARED_AREA, whole_year, planned=True),
        done=await asked(Measure.CLEARED_AREA, whole_year),
    )


def _measured(measures: tuple[Measure, ...]) -> set[Measure]:
    """The measures whose figures are news for who chose these: their parts are, too."""
    found = set(measures)
    if Measure.EXPLOSIVES in found:
        found |= {Measure.MINES, Measure.UXO}
    if Measure.MINES in found:
        found |= {Measure.AP_MINES, Measure.AT_MINES}
    return found


def _before(days: Period) -> Period:
    """The month before a month, the week before a week."""
    start, end = days.begins, days.end or days.begins
    if end - start == WEEK - timedelta(days=1):
        return Period(start=start - WEEK, end=end - WEEK)
    last = start - timedelta(days=1)
    return month(last.year, last.month)


def _january(days: Period) -> date:
    end = days.end or days.begins
    return end.replace(month=1, day=1)
