"""Words not understood are kept cut, cleaned and counted, for a time, and not too many."""

from datetime import datetime, timedelta

import pytest

from store import unanswered
from store.database import Database
from store.unanswered import DAYS_KEPT, LONGEST, Unanswered, cleaned, count, ranked


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  What\nis   THIS? ", "what is this?"),
        ("ask @leyla or leyla@example.org", "ask … or …"),
        ("see https://example.org/a?b=c, t.me/x", "see … …"),
        ("call +994 (50) 123-45-67 now", "call … now"),
        ("2022-ci ildə 41915.77 ha", "2022-ci ildə 41915.77 ha"),
        ("<b>bold</b>\u202e\u200b x", "b bold /b x"),
        ("Физули — сколько", "физули сколько"),
        ("x" * 4096, "x" * LONGEST),
        ("@leyla", "…"),
        ("", ""),
    ],
)
def test_what_is_kept_of_a_text(text: str, kept: str) -> None:
    assert cleaned(text) == kept


async def add(database: Database, text: str, now: datetime) -> None:
    await database.write_all(count(database, text, now))


async def test_the_most_frequent_come_first_then_the_latest(
    database: Database, now: datetime
) -> None:
    later = now + timedelta(minutes=1)
    for text, moment in (("b", now), ("A", now), ("a", later), ("c", later), ("@x", now)):
        await add(database, text, moment)
    assert await ranked(database, later, 10) == [
        Unanswered(words="a", times=2, at=later),
        Unanswered(words="c", times=1, at=later),
        Unanswered(words="b", times=1, at=now),
    ]
    assert len(await ranked(database, later, 2)) == 2


async def test_what_does_not_come_again_is_deleted(database: Database, now: datetime) -> None:
    await add(database, "old", now)
    await add(database, "kept", now)
    then = now + timedelta(days=DAYS_KEPT)
    await add(database, "kept", then)
    after = then + timedelta(seconds=1)
    assert [each.words for each in await ranked(database, after, 10)] == ["kept"]
    await add(database, "new", after)
    # As seen at a moment when "old" would still be shown, were it there.
    assert [each.words for each in await ranked(database, now, 10)] == ["kept", "new"]


async def test_nonsense_cannot_push_out_what_many_asked(
    database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        await add(database, "asked twice", now)
    for number in range(unanswered.MOST + 5):
        await add(database, f"nonsense {number}", now + timedelta(seconds=number))
    found = await ranked(database, now, 2000)
    assert len(found) == unanswered.MOST
    assert found[0].words == "asked twice"
