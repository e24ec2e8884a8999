"""Delivery: rows of the outbox go out, each request between two commits.

The guarantee (README, "Delivery"): a row becomes "sent" only when Telegram returned a message;
what may have arrived is "uncertain", and is sent again only where that was chosen, marked.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from handlers.outcomes import LATE, LEAVES_BEFORE, Outcome, classify, ticking
from store import chats, editions, outbox, quiet, subscriptions
from store.database import Database, StoreError
from store.outbox import Claim, Finish, Policy

_log = structlog.get_logger()

LEASE = 60.0
"""Seconds after a claim in which its request may leave; more than any request takes. A process
that was suspended longer finds its row in the hands of the next one."""

IN_HAND = 4
"""Requests that are under way at once: enough for 25 a second where each takes 150 ms. So many
messages at most are uncertain after a kill."""

MOST_FAILURES = 3
"""Times that Telegram refuses the content before it is left."""

A_DAY = 150
"""Times that Telegram itself says that it failed before it is left: those of about a day."""

RETRY = 5.0
"""Seconds after which what never left is tried again; doubled at each failure in a row."""

LONGEST_RETRY = 600.0
IN_CHAT, IN_GROUP = 1.0, 3.0
"""Seconds between two messages to one person, and to one group (Telegram: 20 a minute)."""

Post = Callable[[Claim], Awaitable[int]]
"""Sends message number `part` of a claim; gives Telegram's id of it, raises as PTB does."""


class Halted(Exception):  # noqa: N818 - a state of things, not a mistake of ours
    """Telegram does not accept the token: nothing can be sent at all."""


@dataclass(slots=True, kw_only=True)
class Delivery:
    """The sender of one process, the only one of a store at a time (`store.leading`).

    `parts` tells how many messages a content has. `ticking` goes on while the machine sleeps.
    """

    database: Database
    post: Post
    parts: Callable[[str], int]
    now: Callable[[], datetime]
    policy: Policy = "hold"
    ticking: Callable[[], float] = ticking
    refused: dict[tuple[int, str], set[int]] = field(default_factory=dict)
    unrecorded: list[Finish] = field(default_factory=list)
    recording: asyncio.Lock = field(default_factory=asyncio.Lock)
    in_hand: set[int] = field(default_factory=set)
    freed: asyncio.Event = field(default_factory=asyncio.Event)
    halted: Halted | None = None

    async def recover(self) -> int:
        """Before anything is sent: what the sender before us left in hand is uncertain."""
        self.in_hand.clear()  # a task that was cancelled before it began took nothing out of it
        self.refused.clear()
        await self.catch_up()
        now = self.now()
        left = await outbox.recover(self.database, now)
        if self.policy == "resend":
            await outbox.resend(self.database, now)
        return left

    async def recover_others(self) -> int:
        """What a process left in hand that lost the lead while it still sent is uncertain."""
        await self.catch_up()
        before = self.now() - timedelta(seconds=2 * LEASE)
        ours = self.in_hand
        return await outbox.recover(self.database, self.now(), before=before, ours=ours)

    async def send_one(self) -> bool:
        """Send the next message that is due; False when there is none.

        Raises Halted when the token is not accepted.
        """
        rows = await self._claim(1)
        deadline = self.ticking() + LEASE
        for row in rows:
            await self._send(row, deadline)
        return bool(rows)

    async def begin(self, group: asyncio.TaskGroup, most: int) -> int:
        """Begin to send what is due, at most `most` and what has room; how many those are.

        Raises Halted when the token is not accepted.
        """
        if self.halted is not None:
            raise self.halted
        # After a refusal one at a time: perhaps it is the content, and nobody can take it.
        room = (1 if self.refused else IN_HAND) - len(self.in_hand)
        rows = await self._claim(min(most, room)) if room > 0 else []
        deadline = self.ticking() + LEASE
        self.in_hand |= {row.id for row in rows}
        for row in rows:
            group.create_task(self._carry(row, deadline))
        return len(rows)

    async def room(self) -> None:
        """Wait until fewer messages are in hand than may be."""
        while len(self.in_hand) >= IN_HAND:
            self.freed.clear()
            await self.freed.wait()

    async def catch_up(self) -> None:
        """Record what is not yet, because others were or the store was out of reach."""
        async with self.recording:
            ended = tuple(self.unrecorded)
            if ended:
                await outbox.finish(self.database, *ended)
                del self.unrecorded[: len(ended)]

    async def _claim(self, most: int) -> list[Claim]:
        async with self.recording:
            ended = tuple(self.unrecorded)
            claimed = await outbox.claim(self.database, self.now(), most, ended)
            del self.unrecorded[: len(ended)]
        return claimed

    async def _carry(self, row: Claim, deadline: float) -> None:
        """Send a row beside others."""
        try:
            await self._send(row, deadline)
        except Halted as error:
            self.halted = error
        except StoreError as error:
            _log.warning("a delivery is not followed up", row=row.id, error=str(error))
        finally:
            self.in_hand.discard(row.id)
            self.freed.set()

    async def _send(self, row: Claim, deadline: float) -> None:
        if not row.wanted:  # since the edition was made
            await self._finish(row, "stopped", Outcome(kind="gone", words="not subscribed"))
            return
        if self.ticking() > deadline:  # suspended in between: perhaps another sender has it
            await self._end(row, Outcome(kind="unsent", words=LATE))
            return
        late = LEAVES_BEFORE.set(deadline)  # or while it waits for its turn, or for its picture
        try:
            message = await self.post(row)
        except Exception as error:  # whatever happened: the row says what is known
            outcome = classify(error)
            _log.info("not sent", row=row.id, kind=outcome.kind, words=outcome.words)
            await self._end(row, outcome)
        else:
            await self._arrived(row, message)
        finally:
            LEAVES_BEFORE.reset(late)

    async def _arrived(self, row: Claim, message: int) -> None:
        self.refused.clear()
        now, part = self.now(), row.part + 1
        done = part >= self.parts(row.content)
        pause = IN_CHAT if row.chat > 0 else IN_GROUP
        await self._record(
            Finish(
                claim=row,
                state="sent" if done else "pending",
                part=part,
                at=now,
                not_before=now if done else now + timedelta(seconds=pause),
                sent_as=message,
            )
        )

    async def _end(self, row: Claim, outcome: Outcome) -> None:
        """Record a request that gave no message, and do what follows from it."""
        match outcome.kind:
            case "uncertain":
                await self._finish(row, "uncertain", outcome)
                if self.policy == "resend":
                    await outbox.resend(self.database, self.now(), [row.id])
            case "wait":
                until = self.now() + timedelta(seconds=outcome.seconds)
                await self._finish(row, "pending", outcome, seconds=outcome.seconds)
                await quiet.be_quiet(self.database, quiet.EVERYBODY, until)
            case "moved":
                await self._finish(row, "pending", outcome)
                await chats.move(self.database, row.chat, outcome.chat)
            case "gone":
                await self._finish(row, "stopped", outcome)
                await subscriptions.stop(self.database, row.chat, outcome.words)
            case "halt":
                await self._finish(row, "pending", outcome, seconds=RETRY)
                raise Halted(outcome.words)
            case "back":
                await self._finish(row, "pending", outcome)
            case "unsent":
                seconds = _pause(row.failures)
                await self._finish(row, "pending", outcome, failures=1, seconds=seconds)
            case "failed" | "refused":
                await self._failed(row, outcome)

    async def _failed(self, row: Claim, outcome: Outcome) -> None:
        """What Telegram itself says went wrong: for a day, or, refused, a few times."""
        most = MOST_FAILURES if outcome.kind == "refused" else A_DAY
        last = row.failures + 1 >= most
        seconds = _pause(row.failures)
        await self._finish(
            row, "stopped" if last else "pending", outcome, failures=1, seconds=seconds
        )
        if outcome.kind == "refused" and row.edition is not None:
            rows = self.refused.setdefault((row.edition, outcome.words), set())
            rows.add(row.id)
            if len(rows) >= MOST_FAILURES:  # it is the edition, not one of its readers
                await editions.pause(self.database, row.edition, outcome.words)

    async def _finish(
        self,
        row: Claim,
        state: outbox.State,
        outcome: Outcome,
        *,
        failures: int = 0,
        seconds: float = 0.0,
    ) -> None:
        now = self.now()
        await self._record(
            Finish(
                claim=row,
                state=state,
                part=row.part,
                at=now,
                not_before=now + timedelta(seconds=seconds),
                failures=row.failures + failures,
                reason=outcome.words,
            )
        )

    async def _record(self, ended: Finish) -> None:
        """Record it, or keep it until the store can be used: it is not known a second time."""
        self.unrecorded.append(ended)
        await asyncio.sleep(0)  # those that end now go along: a commit costs more than a row
        try:
            if ended in self.unrecorded:
                await self.catch_up()
        except StoreError as error:
            _log.warning("not recorded yet", row=ended.claim.id, error=str(error))


def _pause(failures: int) -> float:
    """Seconds before the next attempt, after so many that failed before this one."""
    return float(min(RETRY * 2 ** min(failures, 10), LONGEST_RETRY))
