"""Recall: exactly those who were told a figure that was corrected are told so, once."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from handlers.digests import look_what_is_due
from handlers.drawing import Studio
from handlers.parcels import unpack
from handlers.recall import recall
from handlers.replies.messages import say
from store.appending import append
from store.database import Database
from store.editions import act, editions
from store.figures import by_ref
from store.outbox import Finish, State, claim, finish
from store.periods import Period, month
from store.records import NewFigure
from store.subscriptions import subscribe, subscription
from tests.handlers.house import OWNER, House, house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.ledger import PATIENCE
from tests.support.botapi.talk import LEYLA, Person
from tests.support.builders import new
from tests.support.superseding import supersede

RASHAD = Person(id=8, first_name="Rəşad", language="az")
FIGURE = "F-B01E"
"""Fuzuli, 2023: 6,025.1 ha."""


async def corrected(hall: House, *, kind: str = "correction") -> str:
    """The figure is corrected to a hundred hectares less."""
    was = await by_ref(hall.desk.database, FIGURE)
    assert was is not None
    fields = {name: getattr(was, name) for name in NewFigure.__dataclass_fields__}
    fields |= {"value": was.value - 1_000_000, "printed": "5925.1"}
    now = hall.clock.moment
    upload = await append(
        hall.desk.database, [NewFigure(**fields)], kind="import", uploader="1", now=now
    )
    (ref,) = upload.added
    await supersede(
        hall.desk.database, FIGURE, by=ref, kind=kind, reason="a slip of ours",  # type: ignore[arg-type]
        uploader="1", now=now,
    )  # fmt: skip
    return ref


async def recalled(hall: House) -> dict[int, list[str]]:
    """What goes out, by chat."""
    await recall(hall.application.bot, hall.desk)
    found: dict[int, list[str]] = {}
    for row in await claim(hall.desk.database, hall.clock.moment, 99):
        found.setdefault(row.chat, []).append(unpack(row.content)[0].plain)
    return found


async def test_who_was_told_is_told_and_the_old_answer_is_mended(hall: House) -> None:
    (answered,) = await hall.say("/cleared Fuzuli 2023")
    await hall.say("Füzulidə 2023-cü ildə nə qədər ərazi təmizlənib?", RASHAD)
    await hall.say("/cleared Lachin 2023", Person(id=9))
    hall.clock.moment += timedelta(days=2)
    await corrected(hall)
    found = await recalled(hall)
    assert set(found) == {LEYLA.id, RASHAD.id}
    (leyla,) = found[LEYLA.id]
    assert leyla.splitlines() == [
        say("en", "recall-title"),
        say("en", "recall-then", day="24 November 2026"),
        "6,025.1 ha cleared · Fuzuli · 2023",
        say("en", "recall-now"),
        "5,925.1 ha cleared · Fuzuli · 2023",
        say("en", "recall-because", reason="a slip of ours"),
    ]
    assert say("az", "recall-title") in found[RASHAD.id][0]
    edited = [entry for entry in await hall.handle() if entry.method == "editMessageText"]
    mended = {entry.result["message_id"]: entry.text for entry in edited}
    assert mended[answered.result["message_id"]].startswith("5,925.1 ha cleared")
    assert await recalled(hall) == {}  # once


async def test_who_asked_after_the_correction_is_not_told(hall: House) -> None:
    await corrected(hall)
    hall.clock.moment += timedelta(hours=1)
    await hall.say("/cleared Fuzuli 2023")
    assert await recalled(hall) == {}


async def test_better_data_that_was_expected_recalls_nothing(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    hall.clock.moment += timedelta(hours=1)
    await corrected(hall, kind="revision")
    assert await recalled(hall) == {}


async def test_what_a_button_showed_counts(hall: House) -> None:
    (answered,) = await hall.say("/cleared Fuzuli 2024")
    _, year_before = await hall.touch(answered.result, "← 2023")
    assert "2023" in year_before.text
    hall.clock.moment += timedelta(hours=1)
    await corrected(hall)
    assert list(await recalled(hall)) == [LEYLA.id]


async def test_what_a_button_has_replaced_was_shown_all_the_same(hall: House) -> None:
    """Who read it is told; the message shows something else by now, and keeps it."""
    (answered,) = await hall.say("/cleared Fuzuli 2023")
    _, now_shown = await hall.touch(answered.result, "← 2022")
    hall.clock.moment += timedelta(hours=1)
    await corrected(hall)
    before = len(hall.api.ledger.accepted("editMessageText"))
    assert list(await recalled(hall)) == [LEYLA.id]
    assert len(hall.api.ledger.accepted("editMessageText")) == before
    assert "2022" in now_shown.text


async def test_an_answer_of_months_ago_is_recalled(hall: House) -> None:
    await hall.say("/cleared Fuzuli 2023")
    hall.clock.moment += timedelta(days=200)
    await corrected(hall)
    assert list(await recalled(hall)) == [LEYLA.id]


async def test_an_answer_with_a_picture_is_mended(
    api: BotApi, figures: Database, now: datetime
) -> None:
    studio = Studio(seconds=PATIENCE)
    try:
        async with house(api, figures, now, None, studio) as hall:
            said = await hall.say("/compare Fuzuli 2022 2023")
            (answered,) = [one for one in said if one.method == "sendPhoto"]
            hall.clock.moment += timedelta(hours=1)
            await corrected(hall)
            assert list(await recalled(hall)) == [LEYLA.id]
            (mended,) = api.ledger.accepted("editMessageMedia")
            assert mended.result["message_id"] == answered.result["message_id"]
            assert "5,925.1 ha" in mended.text
    finally:
        await studio.close()


@pytest.mark.parametrize("which", [month(2026, 11), month(2026, 10), month(2025, 11)])
async def test_a_digest_rests_on_what_it_compares_with_too(hall: House, which: Period) -> None:
    async def put(hectares: int, period: Period) -> str:
        figure = new(value=hectares * 10_000, places=("fuzuli",), period=period)
        added = await append(
            hall.desk.database, [figure], kind="import", uploader="1", now=hall.clock.moment
        )
        return added.added[0]

    await hall.say("/subscribe Fuzuli")
    hall.clock.moment += timedelta(hours=1)
    refs = {period: await put(300, period) for period in (
        month(2026, 11), month(2026, 10), month(2025, 11)
    )}  # fmt: skip
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    await act(hall.desk.database, edition.id, "release", by=OWNER.id,
              owners=hall.desk.settings.owners, now=hall.clock.moment)  # fmt: skip
    assert set(await sent(hall, 9)) == {LEYLA.id}
    hall.clock.moment += timedelta(days=1)
    better = await put(200, which)
    await supersede(hall.desk.database, refs[which], by=better, kind="correction", reason="a slip",
                    uploader="1", now=hall.clock.moment)  # fmt: skip
    assert set(await told_of_it(hall)) == {LEYLA.id}


@pytest.mark.parametrize("sent", [True, False])
async def test_subscribers_whose_digest_rested_on_it_are_told(hall: House, *, sent: bool) -> None:
    await hall.say("/subscribe Fuzuli")
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    owners = hall.desk.settings.owners
    await act(hall.desk.database, edition.id, "release", by=OWNER.id, owners=owners,
              now=hall.clock.moment)  # fmt: skip
    for row in await claim(hall.desk.database, hall.clock.moment, 99):
        state = "sent" if sent else "stopped"
        await finish(
            hall.desk.database,
            Finish(claim=row, state=state, part=1, at=hall.clock.moment,  # type: ignore[arg-type]
                   not_before=hall.clock.moment, sent_as=5 if sent else 0),
        )  # fmt: skip
    hall.clock.moment += timedelta(days=1)
    await corrected(hall)
    found = await recalled(hall)
    rested = any(FIGURE in text for texts in found.values() for text in texts)
    assert (list(found) == [LEYLA.id] and rested) is sent


@pytest.mark.parametrize("asked", ["/cleared Lachin 2023", "/trend cleared Lachin by year"])
async def test_an_edited_question_has_had_two_answers(hall: House, asked: str) -> None:
    """Who asked is told of the first, which was read, and the second stays in its place."""
    message = hall.talk.say("/cleared Fuzuli 2023")
    await hall.handle()
    (second,) = [e for e in await hall.edit(message, asked) if e.method != "deleteMessage"]
    hall.clock.moment += timedelta(days=2)
    await corrected(hall)
    (words,) = (await recalled(hall))[LEYLA.id]
    assert "6,025.1 ha cleared · Fuzuli · 2023" in words
    assert [e.method for e in await hall.handle()] == []
    assert hall.api.world.messages[LEYLA.id, second.result["message_id"]]


async def test_the_digest_that_arrived_says_that_it_has_been_corrected(hall: House) -> None:
    """In its place, with its buttons."""
    await hall.say("/subscribe Fuzuli")
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    await act(hall.desk.database, edition.id, "release", by=OWNER.id,
              owners=hall.desk.settings.owners, now=hall.clock.moment)  # fmt: skip
    *_, arrived = [entry for entry in await hall.deliver() if entry.chat == LEYLA.id]
    hall.clock.moment += timedelta(days=1)
    await corrected(hall)
    await recall(hall.application.bot, hall.desk)
    told, mended = [entry for entry in await hall.deliver() if entry.chat == LEYLA.id]
    assert say("en", "recall-digest", period="November 2026") in told.text
    assert mended.method == "editMessageText"
    assert mended.result["message_id"] == arrived.result["message_id"]
    assert mended.text.startswith(arrived.text)
    assert mended.text.endswith(say("en", "recall-mended", day="6 December 2026"))
    assert mended.result["reply_markup"] == arrived.result["reply_markup"]


async def sent(hall: House, most: int, state: State = "sent") -> dict[int, str]:
    """What of an edition goes out next, by chat."""
    rows = await claim(hall.desk.database, hall.clock.moment, most)
    for row in rows:
        done = Finish(claim=row, state=state, part=1, at=hall.clock.moment,
                      not_before=hall.clock.moment, sent_as=5 * (state == "sent"))  # fmt: skip
        await finish(hall.desk.database, done)
    return {row.chat: row.content for row in rows if row.edition is not None}


async def test_a_figure_corrected_while_an_edition_goes_out_is_in_none_of_it(hall: House) -> None:
    """Everyone gets what the edition was made of; who got the old number is told so after it."""
    readers = [Person(id=number) for number in (21, 22, 23)]
    for reader in readers:
        await hall.say("/subscribe Fuzuli", reader)
    hall.clock.moment += timedelta(days=11)
    await look_what_is_due(hall.desk)
    (edition,) = await editions(hall.desk.database, 9)
    await act(hall.desk.database, edition.id, "release", by=OWNER.id,
              owners=hall.desk.settings.owners, now=hall.clock.moment)  # fmt: skip
    early = await sent(hall, 1)
    hall.clock.moment += timedelta(hours=1)
    await corrected(hall)
    assert set(await told_of_it(hall)) == {21}
    like = await subscription(hall.desk.database, 21)  # comes in late, chose the same
    assert like is not None
    await subscribe(hall.desk.database, replace(like, chat=24, person=24))
    await look_what_is_due(hall.desk)
    late = await sent(hall, 1) | await sent(hall, 1)
    refused = await sent(hall, 1, "stopped")
    assert {**late, **refused}.keys() == {22, 23, 24}
    assert {*early.values(), *late.values(), *refused.values()} == {early[21]}
    assert set(await told_of_it(hall)) == set(late)
    assert await told_of_it(hall) == {}
    assert [one.id for one in await editions(hall.desk.database, 9)] == [edition.id]


async def told_of_it(hall: House) -> dict[int, list[str]]:
    """Who is told of a correction now, and what; digests that are due stay where they are."""
    await recall(hall.application.bot, hall.desk)
    found: dict[int, list[str]] = {}
    for row in await claim(hall.desk.database, hall.clock.moment, 99):
        state: State = "pending" if row.edition is not None else "sent"
        if row.once.startswith("recall "):
            found.setdefault(row.chat, []).append(row.content)
        done = Finish(claim=row, state=state, part=row.part, at=hall.clock.moment,
                      not_before=hall.clock.moment)  # fmt: skip
        await finish(hall.desk.database, done)
    return found


async def test_a_figure_that_counts_no_longer_says_what_stands_in_its_place(hall: House) -> None:
    ref = await corrected(hall)
    told = await hall.told(f"/ref {FIGURE}")
    assert told.splitlines()[:4] == [
        "Corrected · 24 November 2026",
        "a slip of ours",
        "now:",
        f"• 5,925.1 ha · Fuzuli · 2023 · Trend, 5 March 2024 · {ref}",
    ]
    assert (await hall.told(f"/ref {ref}")).startswith("5,925.1 ha · Cleared land · Fuzuli · 2023")
