"""What is only drafted is nobody's to read: its numbers are in nothing that others are sent."""

import io
import json
import re
import zipfile
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from handlers.context import Settings
from handlers.digests import compose
from handlers.exporting import export_csv, export_xlsx
from store.database import Database
from store.drafts import alive
from store.people import appoint
from store.subscriptions import Choice
from tests.handlers.house import OWNER, House, house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import Person, buttons
from tests.support.botapi.values import Request

CONTRIBUTOR, APPROVER = Person(id=79), Person(id=78)
KEEPERS = {OWNER.id, CONTRIBUTOR.id, APPROVER.id}
READERS = map(lambda number: Person(id=number), count(1000))  # noqa: C417 - endless
PLACES = ("Aghdam", "Fuzuli", "Lachin", "Jabrayil")
MONTHS = ("January", "May", "October")
SAID = {
    "mines": "In {month} 2019, {number:,} anti-personnel mines were found in {place}.",
    "uxo": "In {month} 2019, {number:,} unexploded ordnances were found in {place}.",
    "cleared": "In {month} 2019, {number:,} hectares were cleared of mines in {place}.",
}
ASKED = (
    "/{measure} {place} {month} 2019", "/{measure} {place} 2019 by month", "/found {place} 2019",
    "/progress {place} 2019", "/top 2019", "/trend {measure} 2019", "/map 2019", "/sources",
    "/table {place} 2019 by month csv", "/table 2019 xlsx", "/compare {place} Aghdam 2019",
    "/reconcile 2019", "/changes since 1 January 2019", "/errata", "/uploads", "/history",
    "/subscribe {place}", "{place} {month} 2019", "/plan 2019", "/ref F-QVA1", "/cleared 2019 km2",
    "/mydata", "/add {place} {month} 2019", "tell me when {place} passes 1 ha",
)  # fmt: skip

ACRES_OF_A_HECTARE = Decimal("2.4710538")


@pytest.fixture
async def hall(api: BotApi, figures: Database, now: datetime) -> AsyncIterator[House]:
    await appoint(figures, APPROVER.id, "approver")
    await appoint(figures, CONTRIBUTOR.id, "contributor")
    settings = Settings(owners=frozenset({OWNER.id}), inline=True)
    async with house(api, figures, now, settings) as opened:
        yield opened


def forms(number: int) -> set[str]:
    """The digits of a number as it is printed, and as it would be in acres."""
    return {str(number), str(number * ACRES_OF_A_HECTARE).replace(".", "")[:6]}


def digits_of(text: str) -> str:
    """The text with every number in one piece, however its thousands are set apart."""
    return re.sub(r"(?<=\d)[ ,.'’\u00a0\u202f](?=\d)", "", text)


def texts(request: Request) -> Iterator[str]:
    """All that is sent, its files unpacked."""
    yield json.dumps(request.fields, ensure_ascii=False, default=str)
    for content in request.files.values():
        yield from opened(content)


def opened(content: bytes) -> Iterator[str]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            yield from (book.read(name).decode() for name in book.namelist())
    else:
        yield content.decode(errors="replace")


@examples(
    max_examples=8, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(
    number=st.integers(200_003, 999_983), measure=st.sampled_from(sorted(SAID)),
    place=st.sampled_from(PLACES), month=st.sampled_from(MONTHS), by=st.sampled_from(
        [OWNER, CONTRIBUTOR]
    ),
)  # fmt: skip
async def test_no_number_of_a_draft_is_sent_to_who_keeps_no_figures(
    hall: House, number: int, measure: str, place: str, month: str, by: Person
) -> None:
    """In answers, pictures' captions, tables, digests, exports, inline cards and notices."""
    parts = {"measure": measure, "place": place, "month": month, "number": number}
    first, *_ = await hall.say(SAID[measure].format(**parts), by)
    assert str(number) in digits_of(first.text)
    assert isinstance(first.result, dict)
    if by is CONTRIBUTOR:  # it waits for an approver
        await hall.press(first.result, buttons(first.result)[0]["callback_data"], by)
    sent = len(hall.api.ledger.entries)
    for draft in await alive(hall.desk.database, by.id):
        for verb in "vmfcktax":
            await hall.press(first.result, f"p:{verb}:{draft.id}:{draft.digest}", next(READERS))
    for text in ASKED:
        reader = next(READERS)
        await hall.say(text.format(**parts), reader)
        await hall.query(text.format(**parts).partition(" ")[2], reader)
    await hall.deliver()
    found = leaks(hall, sent, number)
    assert found == []
    for language in ("en", "az", "ru"):
        digest = await compose(hall.desk, Choice(language=language), "2019-01")
        assert not number_in(number, [digest.plain])
    for content in (await export_csv(hall.desk), await export_xlsx(hall.desk)):
        assert not number_in(number, opened(content))


def number_in(number: int, found: Sequence[str] | Iterator[str]) -> bool:
    return any(form in digits_of(text) for text in found for form in forms(number))


def leaks(hall: House, since: int, number: int) -> list[str]:
    """What was sent to others with the number in it."""
    return [
        f"{entry.method} to {entry.chat}"
        for entry in hall.api.ledger.entries[since:]
        if entry.chat not in KEEPERS and number_in(number, texts(entry.request))
    ]
