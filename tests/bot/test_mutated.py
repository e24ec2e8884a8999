"""Updates of every kind with a part that is gone or of another kind: none stops those after it."""

import copy
import random
from collections.abc import Iterator
from typing import Any

from bot.intake import Intake, letters_of
from store.database import Database
from store.inbox import tally
from tests.conftest import NOW
from tests.handlers.house import house
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.talk import LEYLA, Talk, group
from tests.support.botapi.values import Json

ODD: tuple[Any, ...] = (
    None, True, 0, -1, 2**31, 2**63, 10**30, 1.5, "", "0", "x" * 5000, "\0", "\ud800", [], [[]],
    [None], {}, {"id": "?"},
)  # fmt: skip
"""What stands in the place of a part."""


def every_kind(talk: Talk) -> list[Json]:
    """An update of each kind that the bot asks for."""
    said = talk.message(LEYLA, text="fuzuli 2023 cleared")
    stranger = {"status": "left", "user": LEYLA.user}
    member = {"status": "member", "user": LEYLA.user}
    moved: Json = {"chat": group(), "from": LEYLA.user, "date": said["date"],
                   "old_chat_member": stranger, "new_chat_member": member}  # fmt: skip
    talk.edit(said, "fuzuli 2022 cleared")
    talk.press(said, "d:pictures")
    talk.query("fuzuli 2023")
    talk.send_file("new.csv", b"measure,places,start,end,value,unit\n")
    talk.locate(39.6, 47.1)
    talk.push(my_chat_member=moved)
    talk.say("mines Aghdam", chat=group())
    talk.push(message=said)
    return talk.api.updates.pop()


def parts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every part of an update, its number aside."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, part in inside:
        if (*path, key) != ("update_id",):
            yield (*path, key)
            if isinstance(part, dict | list):
                yield from parts(part, (*path, key))


def mutated(update: Json, path: tuple[Any, ...], odd: Any, *, gone: bool) -> Json:
    """The update with this part in another shape, or without it."""
    changed: Any = copy.deepcopy(update)
    holder = changed
    for key in path[:-1]:
        holder = holder[key]
    if gone:
        del holder[path[-1]]
    else:
        holder[path[-1]] = odd
    return dict(changed)


async def test_an_id_that_no_store_can_keep_stops_nothing(api: BotApi, database: Database) -> None:
    async with house(api, database, NOW) as hall:
        intake = Intake(hall.application, hall.desk)
        hall.talk.say("/cleared Fuzuli 2023")
        (said,) = hall.api.updates.pop()
        odd = mutated(said, ("message", "chat", "id"), 10**30, gone=False) | {"update_id": 2}
        letters = await intake.commit(letters_of([{"update_id": 10**30}, odd, said]))
        assert [letter.chat for letter in letters] == [LEYLA.id, LEYLA.id]


async def test_an_update_with_any_part_odd_is_done_or_set_aside(
    api: BotApi, database: Database
) -> None:
    dice = random.Random(7)  # noqa: S311 - an order to try, no secret
    async with house(api, database, NOW) as hall:
        intake = Intake(hall.application, hall.desk)
        kinds = every_kind(hall.talk)
        for number in range(60):
            update = dice.choice(kinds)
            path = dice.choice(list(parts(update)))
            odd = mutated(update, path, dice.choice(ODD), gone=dice.random() < 0.2)
            batch = [odd | {"update_id": 10_000 + number}]
            for letter in await intake.commit(letters_of(batch)):
                await intake.handle(letter)
        found = await tally(database)
        assert found["done"] + found["quarantined"] == 60
        assert found["quarantined"] > 5
        await hall.handle()
        assert (await hall.told("/cleared Fuzuli 2023")).startswith("Not published: ")
    api.ledger.violations.clear()  # a chat with an odd id is written to as it came
