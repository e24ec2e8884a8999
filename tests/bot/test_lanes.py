"""Lanes: order within a chat, chats beside each other, and a flood of one keeps nobody waiting."""

import asyncio
import random

from bot.lanes import MOST_OF_ONE, MOST_WAITING, Lanes
from store.inbox import Letter

FLOODER, OTHER = 666, 9


class Store:
    """The inbox: what was committed and not handled yet."""

    def __init__(self) -> None:
        self.waiting: list[Letter] = []
        self.handled: list[Letter] = []

    async def handle(self, letter: Letter) -> None:
        await asyncio.sleep(0)
        self.handled.append(letter)
        self.waiting.remove(letter)

    async def more(self, chat: int) -> list[Letter]:
        found = [letter for letter in self.waiting if letter.chat == chat][:MOST_OF_ONE]
        await asyncio.sleep(0)  # what comes meanwhile is not among them
        return found

    def commit(self, lanes: Lanes, update: int, chat: int) -> None:
        letter = Letter(update=update, chat=chat, content="{}")
        self.waiting.append(letter)
        lanes.put(letter)


async def test_a_flood_of_one_chat_keeps_nobody_waiting() -> None:
    store = Store()
    many = 4 * MOST_WAITING
    async with Lanes(store.handle, store.more) as lanes:
        for update in range(many):
            store.commit(lanes, update, FLOODER)
        assert lanes.waiting <= MOST_OF_ONE + 1
        await asyncio.wait_for(lanes.room(), 5)  # more can be fetched
        store.commit(lanes, many, OTHER)
    order = [letter.update for letter in store.handled]
    assert order.index(many) <= MOST_OF_ONE + 1
    assert [one for one in order if one != many] == list(range(many))


async def test_every_update_is_handled_once_and_in_order_whenever_it_comes() -> None:
    dice = random.Random(5)  # noqa: S311 - an order to try, no secret
    store = Store()
    async with Lanes(store.handle, store.more) as lanes:
        for update in range(3000):
            store.commit(lanes, update, dice.choice((1, 1, 1, 1, 2, 3)))
            for _ in range(dice.randint(0, 3)):
                await asyncio.sleep(0)
    assert store.waiting == []
    for chat in (1, 2, 3):
        numbers = [letter.update for letter in store.handled if letter.chat == chat]
        assert numbers == sorted(set(numbers))
