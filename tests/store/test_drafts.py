"""Drafts: kept as they are, applied once and exactly as shown, by whom the store allows."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from store.appending import append
from store.database import Database
from store.decisions import (
    Changed,
    Closed,
    Held,
    Outcome,
    Outdated,
    Stored,
    Submitted,
    approve,
    cancel,
    confirm,
    reject,
)
from store.drafts import (
    KEPT,
    alive,
    ask,
    asked,
    at_message,
    change,
    expire,
    keep,
    latest,
    load,
    shown,
)
from store.figures import by_ref, everything, uploads_of
from store.history import broken_at, entries
from store.keys import known_in
from store.measures import Measure
from store.people import NotAllowed, appoint, with_role
from store.periods import month, year
from store.proposals import Doubt, Draft, LeftOut, Line, Standing, Verdict
from store.records import Source
from store.uploads import latest_of, upload_of, uploads, withdraw
from tests.support.builders import new
from tests.support.superseding import supersede

OWNER, OTHER, APPROVER, CONTRIBUTOR, READER = 1, 2, 3, 4, 5
OWNERS = frozenset({OWNER, OTHER})
WARN = Doubt(level="warn", key="doubt-x", params={"text": "much"})
STOP = Doubt(level="stop", key="doubt-x", params={"text": "12 times everything"})


def line(number: int, *doubts: Doubt, value: int = 10_000, verdict: Verdict | None = None) -> Line:
    return Line(
        number=number,
        figure=new(period=month(2023, number), value=value, words="Ten ha – «on» ha."),
        span=(number, number + 5),
        inferred=("year",),
        doubts=doubts,
        verdict=verdict or Verdict(),
    )


def three(author: int = OWNER) -> Draft:
    """A clean line, one to look at, and one that is stopped."""
    return Draft(
        author=author,
        title="bulletin",
        text="Ten ha – «on» ha.",
        source=Source(publisher="Trend"),
        inferred=("published",),
        lines=(line(1), line(2, WARN), line(3, STOP)),
        left_out=(LeftOut(words="8.1 percent", key="left-percent"),),
        notes=(WARN,),
        chat=-author,
    )


@pytest.fixture
async def people(database: Database) -> Database:
    await appoint(database, APPROVER, "approver")
    await appoint(database, CONTRIBUTOR, "contributor")
    await appoint(database, READER, "reader")
    return database


async def decided(
    database: Database, draft: Draft, now: datetime, *, by: int = 0, approvals: int = 1,
    clean_only: bool = False, digest: str = "",
) -> Outcome:  # fmt: skip
    return await confirm(
        database, draft.id, digest=digest or draft.digest, person=by or draft.author,
        owners=OWNERS, approvals=approvals, now=now, clean_only=clean_only,
    )  # fmt: skip


async def accepted(database: Database, draft: Draft, now: datetime) -> Draft:
    """Line 2 tapped, line 3 with a reason."""
    ready = replace(
        draft,
        lines=(
            draft.lines[0],
            replace(draft.lines[1], accepted=True),
            replace(draft.lines[2], reason="the minister said so"),
        ),
    )
    done = await change(
        database, ready, before=draft.digest, person=draft.author, owners=OWNERS, now=now
    )
    assert done is not None
    return done


async def test_a_draft_is_kept_as_it_is(people: Database, now: datetime) -> None:
    kept = await keep(people, three(), owners=OWNERS, now=now)
    assert await load(people, kept.id) == kept
    assert kept.code == f"D-{kept.id}"
    assert kept.expires == now + timedelta(hours=24)
    assert (await load(people, 999)) is None
    assert (await latest(people, OWNER)) == kept
    assert (await latest(people, OTHER)) is None
    await shown(people, kept.id, OWNER, 40)
    found = await at_message(people, OWNER, 40)
    assert found is not None
    assert found.digest == kept.digest
    await ask(people, kept.id, OWNER, "reason 3")
    assert (await asked(people, OWNER) or kept).asks == "reason 3"
    assert await asked(people, OTHER) is None


@pytest.mark.parametrize("person", [READER, 99])
async def test_who_is_no_contributor_keeps_none(
    people: Database, now: datetime, person: int
) -> None:
    with pytest.raises(NotAllowed):
        await keep(people, three(person), owners=OWNERS, now=now)


async def test_what_needs_a_tap_or_a_reason_holds_the_draft(
    people: Database, now: datetime
) -> None:
    draft = await keep(people, three(), owners=OWNERS, now=now)
    held = await decided(people, draft, now)
    assert isinstance(held, Held)
    assert held.numbers == (2, 3)
    assert await everything(people, now) == []
    tapped = draft.with_line(replace(draft.lines[2], accepted=True))
    assert tapped.lines[2].held, "a tap is no reason"
    ready = await accepted(people, draft, now)
    stored = await decided(people, ready, now)
    assert isinstance(stored, Stored)
    assert len(stored.added) == 3
    (upload,) = await uploads(people, 9)
    assert await known_in(people, [upload.uploader]) == {upload.uploader: OWNER}
    assert (upload.figures, upload.counting) == (3, 3)
    assert "3: the minister said so" in upload.note


async def test_only_the_clean_lines_leave_the_rest_as_a_draft(
    people: Database, now: datetime
) -> None:
    draft = await keep(people, three(), owners=OWNERS, now=now)
    stored = await decided(people, draft, now, clean_only=True)
    assert isinstance(stored, Stored)
    assert len(stored.added) == 1
    assert stored.rest is not None
    assert [one.number for one in stored.rest.lines] == [2, 3]
    assert await latest(people, OWNER) == await load(people, stored.rest.id)


async def test_pressed_twice_or_at_once_it_is_applied_once(
    people: Database, now: datetime
) -> None:
    draft = await accepted(people, await keep(people, three(), owners=OWNERS, now=now), now)
    found = await asyncio.gather(*(decided(people, draft, now) for _ in range(4)))
    assert all(isinstance(one, Stored) for one in found)
    assert sorted(one.again for one in found if isinstance(one, Stored)) == [False, *[True] * 3]
    assert len(await everything(people, now)) == 3
    assert len(await uploads(people, 9)) == 1


async def test_exactly_what_was_shown_is_applied(people: Database, now: datetime) -> None:
    draft = await keep(people, three(), owners=OWNERS, now=now)
    ready = await accepted(people, draft, now)
    stale = await decided(people, ready, now, digest=draft.digest)
    assert isinstance(stale, Changed)
    assert stale.draft.digest == ready.digest
    again = await change(people, draft, before=draft.digest, person=OWNER, owners=OWNERS, now=now)
    assert again is None, "a change of what it is no longer"
    await append(people, [new(period=year(2021))], kind="import", uploader="x", now=now)
    moved = await decided(people, ready, now)
    assert isinstance(moved, Outdated)
    assert len(await everything(people, now)) == 1


async def test_nobody_else_decides_about_an_open_draft(people: Database, now: datetime) -> None:
    draft = await keep(people, three(), owners=OWNERS, now=now)
    for person in (OTHER, APPROVER, CONTRIBUTOR, READER, 99):
        with pytest.raises(NotAllowed):
            await decided(people, draft, now, by=person)
        with pytest.raises(NotAllowed):
            await cancel(people, draft.id, person=person, owners=OWNERS)
        with pytest.raises(NotAllowed):
            await change(people, draft, before=draft.digest, person=person, owners=OWNERS, now=now)
    assert await load(people, draft.id) == draft


@pytest.mark.parametrize(("author", "approvals"), [(OWNER, 2), (CONTRIBUTOR, 1)])
async def test_another_person_approves(
    people: Database, now: datetime, author: int, approvals: int
) -> None:
    draft = await accepted(people, await keep(people, three(author), owners=OWNERS, now=now), now)
    waits = await decided(people, draft, now, approvals=approvals)
    assert isinstance(waits, Submitted)
    assert await everything(people, now) == []
    assert [one.id for one in await alive(people, APPROVER)] == [draft.id]
    again = await decided(people, draft, now, approvals=approvals)
    assert isinstance(again, Closed)
    for person in (author, CONTRIBUTOR, READER):
        with pytest.raises(NotAllowed):
            await approve(
                people, draft.id, digest=draft.digest, person=person, owners=OWNERS, now=now
            )
    found = await asyncio.gather(
        *(
            approve(people, draft.id, digest=draft.digest, person=person, owners=OWNERS, now=now)
            for person in (APPROVER, OTHER)
        )
    )
    assert all(isinstance(one, Stored) for one in found)
    assert len(await everything(people, now)) == 3
    (upload,) = await uploads(people, 9)
    known = await known_in(people, [upload.uploader, upload.approver])
    assert known[upload.uploader] == author
    assert known[upload.approver] in {APPROVER, OTHER}
    (act,) = await uploads_of(people, [upload.id])  # as /ref shows it
    assert (act.uploader, act.approver) == (upload.uploader, upload.approver)
    assert [entry.act for entry in await entries(people)] == ["message", "submitted"]


async def test_a_rejection_has_a_reason_and_ends_it(people: Database, now: datetime) -> None:
    draft = await accepted(people, await keep(people, three(), owners=OWNERS, now=now), now)
    await decided(people, draft, now, approvals=2)
    with pytest.raises(NotAllowed):
        await reject(people, draft.id, reason="no", person=OWNER, owners=OWNERS, now=now)
    done = await reject(
        people, draft.id, reason="of 2022", person=APPROVER, owners=OWNERS, now=now
    )
    assert done is not None
    assert done.state == "rejected"
    late = await approve(
        people, draft.id, digest=draft.digest, person=OTHER, owners=OWNERS, now=now
    )
    assert isinstance(late, Closed)
    newest = (await entries(people))[0]
    assert (newest.act, newest.about, newest.detail) == ("rejected", draft.code, "of 2022")


async def test_cancelled_and_expired_drafts_are_over(people: Database, now: datetime) -> None:
    one = await keep(people, three(), owners=OWNERS, now=now)
    two = await keep(people, three(), owners=OWNERS, now=now)
    assert await cancel(people, one.id, person=OWNER, owners=OWNERS) is not None
    assert await cancel(people, one.id, person=OWNER, owners=OWNERS) is None
    assert isinstance(await decided(people, one, now), Closed)
    later = now + timedelta(hours=24)
    assert isinstance(await decided(people, two, later, clean_only=True), Closed)
    assert await expire(people, later - timedelta(seconds=1)) == []
    found = await asyncio.gather(expire(people, later), expire(people, later))
    assert [draft.id for part in found for draft in part] == [two.id]
    assert (await load(people, two.id) or one).state == "expired"
    much_later = later + KEPT
    assert await expire(people, much_later - timedelta(seconds=1)) == []
    assert await load(people, two.id) is not None
    assert await expire(people, much_later) == []
    assert await load(people, two.id) is None, "what ended long ago is deleted"


async def test_a_second_source_is_no_second_figure(people: Database, now: datetime) -> None:
    first = await append(people, [line(1).figure], kind="import", uploader="x", now=now)
    (ref,) = first.added
    other = replace(line(1).figure, source=Source(publisher="Azertac"))
    cites = Verdict(standing=Standing.SAME, cites=ref)
    draft = replace(
        three(),
        lines=(
            Line(number=1, figure=other, verdict=cites),
            Line(number=2, figure=line(1).figure, verdict=Verdict(standing=Standing.SAME)),
        ),
        base=1,
    )
    draft = await keep(people, draft, owners=OWNERS, now=now)
    stored = await decided(people, draft, now)
    assert isinstance(stored, Stored)
    assert (stored.added, stored.cited, stored.known) == ((), 1, 1)
    assert len(await everything(people, now)) == 1
    upload = await upload_of(people, stored.upload or 0)
    assert upload is not None
    assert (upload.figures, upload.counting) == (1, 1)
    taken = await withdraw(people, upload.id, reason="", person=OWNER, owners=OWNERS, now=now)
    assert taken == upload
    assert len(await everything(people, now)) == 1, "the figure of the first source stays"
    assert (await upload_of(people, upload.id) or upload).counting == 0


async def test_what_is_on_record_already_makes_no_upload(people: Database, now: datetime) -> None:
    same = Line(number=1, figure=line(1).figure, verdict=Verdict(standing=Standing.SAME))
    draft = await keep(people, replace(three(), lines=(same,)), owners=OWNERS, now=now)
    stored = await decided(people, draft, now)
    assert isinstance(stored, Stored)
    assert (stored.upload, stored.known) == (None, 1)
    assert await entries(people) == []


async def test_a_withdrawal_takes_all_of_it_back_and_erases_nothing(
    people: Database, now: datetime
) -> None:
    draft = await accepted(people, await keep(people, three(), owners=OWNERS, now=now), now)
    stored = await decided(people, draft, now)
    assert isinstance(stored, Stored)
    number = stored.upload or 0
    assert (await latest_of(people, OWNER) or None) == await upload_of(people, number)
    for person in (CONTRIBUTOR, READER):
        with pytest.raises(NotAllowed):
            await withdraw(people, number, reason="", person=person, owners=OWNERS, now=now)
    later = now + timedelta(minutes=1)
    found = await asyncio.gather(
        *(
            withdraw(people, number, reason="typo", person=OWNER, owners=OWNERS, now=later)
            for _ in range(2)
        )
    )
    assert sorted(one is None for one in found) == [False, True]
    assert await everything(people, later) == []
    assert len(await everything(people, now)) == 3, "as of then they counted"
    assert all([await by_ref(people, ref) for ref in stored.added])
    upload = await upload_of(people, number)
    assert upload is not None
    assert (upload.figures, upload.counting, upload.withdrawn) == (3, 0, number + 1)
    assert await latest_of(people, OWNER) is None
    taken = await withdraw(people, number + 1, reason="", person=OWNER, owners=OWNERS, now=later)
    assert taken is None, "a withdrawal is not taken back"


async def test_shipped_figures_are_not_withdrawn_as_a_whole(
    people: Database, now: datetime
) -> None:
    await append(people, [line(1).figure], kind="published", uploader="hektar", now=now)
    assert await withdraw(people, 1, reason="", person=OWNER, owners=OWNERS, now=now) is None
    assert len(await everything(people, now)) == 1


async def test_a_correction_stands_in_the_place_of_the_figure_until_it_is_withdrawn(
    people: Database, now: datetime
) -> None:
    (ref,) = (await append(people, [line(1).figure], kind="import", uploader="x", now=now)).added
    better = replace(
        line(1, value=20_000), replaces=ref, change="correction", reason="a digit was lost"
    )
    draft = replace(three(), kind="correction", lines=(better,), base=1)
    draft = await keep(people, draft, owners=OWNERS, now=now)
    later = now + timedelta(minutes=1)
    stored = await decided(people, draft, later)
    assert isinstance(stored, Stored)
    assert [figure.value for figure in await everything(people, later)] == [20_000]
    last = later + timedelta(minutes=1)
    await withdraw(people, stored.upload or 0, reason="", person=OWNER, owners=OWNERS, now=last)
    (back,) = await everything(people, last)
    assert (back.value, back.source) == (10_000, line(1).figure.source)
    assert back.ref not in {ref, *stored.added}


async def test_a_figure_corrected_since_stays_corrected(people: Database, now: datetime) -> None:
    draft = await accepted(people, await keep(people, three(), owners=OWNERS, now=now), now)
    stored = await decided(people, draft, now)
    assert isinstance(stored, Stored)
    more = await append(
        people, [new(period=year(2021), measure=Measure.UXO)], kind="import", uploader="x", now=now
    )
    await supersede(
        people, stored.added[0], by=more.added[0], kind="revision", reason="r", uploader="x",
        now=now,
    )  # fmt: skip
    later = now + timedelta(minutes=1)
    await withdraw(people, stored.upload or 0, reason="", person=OWNER, owners=OWNERS, now=later)
    assert [figure.ref for figure in await everything(people, later)] == list(more.added)


async def test_the_history_is_a_chain_that_cannot_be_rewritten(
    people: Database, now: datetime
) -> None:
    draft = await accepted(people, await keep(people, three(), owners=OWNERS, now=now), now)
    stored = await decided(people, draft, now)
    assert isinstance(stored, Stored)
    await withdraw(people, stored.upload or 0, reason="r", person=OWNER, owners=OWNERS, now=now)
    await append(people, [new(period=year(2021))], kind="import", uploader="x", now=now)
    chain = await entries(people)
    assert [entry.act for entry in chain] == ["import", "withdrawal", "message"]
    assert broken_at(chain) is None
    assert broken_at(chain[:2]) is None
    for rewriting in ("UPDATE history SET who = '2'", "DELETE FROM history"):
        with pytest.raises(Exception, match="appended"):
            await _run(people, rewriting)
    sqlite, other = "DROP TRIGGER history_no_update", "DROP TRIGGER history_no_row ON history"
    await _run(people, sqlite if people.is_sqlite else other)  # as who has the file could
    await _run(people, "UPDATE history SET detail = 'x' WHERE act = 'withdrawal'")
    assert (broken_at(await entries(people)) or chain[0]).id == chain[1].id


async def _run(database: Database, statement: str) -> None:
    async with database.write() as connection:
        await connection.execute(text(statement))


async def test_who_may_approve(people: Database) -> None:
    assert await with_role(people, "approver") == {APPROVER: "approver"}
    assert set(await with_role(people, "contributor")) == {APPROVER, CONTRIBUTOR}


async def corrected(people: Database, now: datetime) -> tuple[int, int]:
    """Two uploads: the second corrects 10,000 of the first to 20,000."""
    stated = replace(three(), lines=(line(1),))
    first = await decided(people, await keep(people, stated, owners=OWNERS, now=now), now)
    assert isinstance(first, Stored)
    better = replace(
        line(1, value=20_000), replaces=first.added[0], change="correction", reason="a slip"
    )
    wanted = replace(three(), kind="correction", lines=(better,), base=first.upload or 0)
    second = await decided(people, await keep(people, wanted, owners=OWNERS, now=now), now)
    assert isinstance(second, Stored)
    return first.upload or 0, second.upload or 0


@pytest.mark.parametrize("correction_first", [False, True])
async def test_when_both_are_taken_back_nothing_is_left(
    people: Database, now: datetime, *, correction_first: bool
) -> None:
    both = await corrected(people, now)
    for number in reversed(both) if correction_first else both:
        assert await withdraw(people, number, reason="", person=OWNER, owners=OWNERS, now=now)
    assert await everything(people, now) == []
