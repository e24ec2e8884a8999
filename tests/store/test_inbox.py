"""The inbox: nothing is lost at an end of the process, nothing is taken twice."""

from datetime import timedelta

import pytest

from store.database import Database
from store.inbox import (
    DAYS_KEPT,
    MOST_STARTS,
    Letter,
    begin_again,
    left_over,
    mark_done,
    set_aside,
    take_in,
    tally,
    waiting,
)
from tests.conftest import NOW


def letters(*numbers: int) -> list[Letter]:
    return [Letter(update=number, chat=number % 3, content=f"{{{number}}}") for number in numbers]


async def test_what_comes_twice_is_taken_once_and_in_order(database: Database) -> None:
    assert await take_in(database, letters(3, 1, 3), NOW) == letters(1, 3)
    assert await take_in(database, letters(1, 2), NOW) == letters(2)
    assert await waiting(database, 9, of_one=9) == letters(1, 2, 3)


async def test_what_was_not_done_is_there_after_a_restart(database: Database) -> None:
    await take_in(database, letters(1, 2, 3), NOW)
    await mark_done(database, [2], NOW)
    assert await left_over(database) == (letters(1, 3), [])
    assert await take_in(database, letters(2), NOW) == []  # Telegram sends it once more


async def test_an_update_in_hand_at_many_ends_is_set_aside(database: Database) -> None:
    await take_in(database, letters(1), NOW)
    for _ in range(MOST_STARTS):
        assert await left_over(database) == (letters(1), [])
        await begin_again(database, 1)
    assert await left_over(database) == ([], [1])
    assert await left_over(database) == ([], [])
    assert await tally(database) == {"quarantined": 1}


async def test_what_never_was_in_hand_may_wait_for_ever(database: Database) -> None:
    """The process ends again and again, and never because of these."""
    await take_in(database, letters(1, 2, 3), NOW)
    for _ in range(9):
        assert await left_over(database) == (letters(1, 2, 3), [])


async def test_of_one_chat_only_so_many_are_given_at_once(database: Database) -> None:
    flood = [Letter(update=number, chat=7, content="{}") for number in range(1, 31)]
    other = Letter(update=40, chat=8, content="{}")
    await take_in(database, [*flood, other], NOW)
    assert await waiting(database, 9, of_one=3) == [*flood[:3], other]
    assert await waiting(database, 9, of_one=3, chat=8) == [other]


async def test_a_new_life_of_telegrams_numbers_is_no_repetition(database: Database) -> None:
    """After a week without updates Telegram begins anew at a random number."""
    await take_in(database, letters(1000), NOW)
    assert await take_in(database, letters(5), NOW) == letters(5)


@pytest.mark.parametrize(("days", "kept"), [(DAYS_KEPT, 2), (DAYS_KEPT + 1, 1)])
async def test_numbers_go_in_time_and_what_is_set_aside_stays(
    database: Database, days: int, kept: int
) -> None:
    await take_in(database, letters(1, 2), NOW)
    await mark_done(database, [1], NOW)
    await set_aside(database, 2, "not readable")
    await mark_done(database, [], NOW + timedelta(days=days))
    assert sum((await tally(database)).values()) == kept
    assert (await tally(database))["quarantined"] == 1
