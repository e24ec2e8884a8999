"""Where on the way of a message a process is held from outside, so that it is killed just there.

A lock on the store that the test has, a commit that the server or the disk does not end, a chat
whose turn has not come, a request that Telegram keeps: nothing in the process helps.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from handlers.delivery import IN_HAND
from tests.bot.process import Running, comes
from tests.bot.scene import CLAIM, END, NOT_CLAIMED, NOT_RECORDED, Scene
from tests.support.botapi import faults
from tests.support.botapi.faults import Fault

Waits = Awaitable[None]
There = Callable[[Running], Waits]
"""Waits until the process is at the place."""

Place = Callable[[Scene], AbstractAsyncContextManager[There]]
"""Entered before the process starts, left after it was killed."""


@asynccontextmanager
async def waiting_for_the_store_to_claim(scene: Scene) -> AsyncIterator[There]:
    async with AsyncExitStack() as held:
        await scene.pause()

        async def there(running: Running) -> None:
            await scene.serves()
            await held.enter_async_context(scene.locked())
            await scene.waits(running, NOT_CLAIMED, "WITH due%")

        yield there


@asynccontextmanager
async def in_the_commit_of_a_claim(scene: Scene) -> AsyncIterator[There]:
    if scene.server is not None:
        async with scene.commits_held(CLAIM):
            yield lambda running: scene.waits(running, NOT_CLAIMED, "COMMIT%")
            await scene.perhaps_nothing_is_committed()
        return
    await scene.pause()

    async def there(running: Running) -> None:
        await scene.serves()
        async with scene.locked():
            scene.fills_up(running, pages=1)  # the first is ours, which opens the edition
        await scene.waits(running, NOT_CLAIMED, "")

    yield there


@asynccontextmanager
async def waiting_for_the_turn_of_its_chat(scene: Scene) -> AsyncIterator[There]:
    """Every chat is a group that got 20 messages within this minute."""
    await scene.got_their_20(list(await scene.rows()), scene.now)

    async def in_hand() -> bool:
        return len(await scene.sending()) == IN_HAND

    async def there(_: Running) -> None:
        await scene.serves()
        await comes(in_hand, "claims")

    yield there


@asynccontextmanager
async def all_at_telegram(scene: Scene, fault: Fault) -> AsyncIterator[Callable[[], Waits]]:
    """As many requests as may be under way meet a fault that keeps them; waits until they do."""
    scene.api.faults.plan(fault, method="sendMessage", times=IN_HAND)

    async def kept() -> bool:
        return scene.api.faults.holding == IN_HAND

    yield lambda: comes(kept, "requests")
    scene.api.faults.forget()


def with_requests_at_telegram(fault: Fault) -> Place:
    @asynccontextmanager
    async def place(scene: Scene) -> AsyncIterator[There]:
        async with all_at_telegram(scene, fault) as kept:
            yield lambda _: kept()

    return place


@asynccontextmanager
async def waiting_for_the_store_to_record_the_end(scene: Scene) -> AsyncIterator[There]:
    async with AsyncExitStack() as held, all_at_telegram(scene, faults.held()) as kept:

        async def there(running: Running) -> None:
            await kept()
            await held.enter_async_context(scene.locked())
            scene.api.faults.release()
            await scene.waits(running, NOT_RECORDED, "UPDATE outbox%")

        yield there


@asynccontextmanager
async def in_the_commit_of_an_end(scene: Scene) -> AsyncIterator[There]:
    async with AsyncExitStack() as held, all_at_telegram(scene, faults.held()) as kept:

        async def there(running: Running) -> None:
            await kept()
            if scene.server is None:
                scene.fills_up(running)
            else:  # not before: that rows are found uncertain is an end, too
                await held.enter_async_context(scene.commits_held(END))
            scene.api.faults.release()
            await scene.waits(running, NOT_RECORDED, "COMMIT%")

        yield there
        if scene.server is not None:
            await scene.perhaps_nothing_is_committed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A place; whether rows are "sending" there whose message Telegram took, and did not."""

    place: Place
    taken: bool = False
    not_taken: bool = False


PLACES: dict[str, Held] = {
    "waiting for the store to claim": Held(place=waiting_for_the_store_to_claim),
    "in the commit of a claim": Held(place=in_the_commit_of_a_claim),
    "waiting for the turn of its chat": Held(
        place=waiting_for_the_turn_of_its_chat, not_taken=True
    ),
    "with requests that Telegram did not take": Held(
        place=with_requests_at_telegram(faults.held()), not_taken=True
    ),
    "with requests that Telegram took": Held(
        place=with_requests_at_telegram(faults.hung(after=True)), taken=True
    ),
    "waiting for the store to record the end": Held(
        place=waiting_for_the_store_to_record_the_end, taken=True
    ),
    "in the commit of an end": Held(place=in_the_commit_of_an_end, taken=True),
}
"""Every await of the way, from the claim to the record of what became of it."""
