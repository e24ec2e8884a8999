"""Delivery: rows of the outbox go out, each request between two commits.

The guarantee (README, "Delivery"): a row becomes "sent" only when Telegram returned a message;
what may have arrived is "uncertain", and is sent again only where that was chosen, marked.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from handlers.outcomes import Outcome, classify
from store import editions, outbox, subscriptions
from store.database import Database
from store.outbox import Claim, Finish, Policy

_log = structlog.get_logger()

LEASE = 60.0
"""Seconds after a claim in which its request may leave; more than any request takes. A process
that was suspended longer finds its row in the hands of the next one."""

MOST_FAILURES = 3
"""Times that Telegram itself says that it failed, or refuses the content, before it is left."""

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
    ticking: Callable[[], float] = field(default=lambda: time.clock_gettime(time.CLOCK_BOOTTIME))
    alarms: list[str] = field(default_factory=list)
    refused: dict[tuple[int, str], set[int]] = field(default_factory=dict)

    async def recover(self) -> int:
        """Before anything is sent: what the sender before us left in hand is uncertain."""
        now = self.now()
        left = await outbox.recover(self.database, now)
        if left:
            self.alarms.append(f"{left} messages may or may not have arrived")
        if self.policy == "resend":
            await outbox.resend(self.database, now)
        return left

    async def send_one(self) -> bool:
        """Send the next message that is due; False when there is none.

        Raises Halted when the token is not accepted.
        """
        claimed = await outbox.claim(self.database, self.now(), 1)
        if not claimed:
            return False
        (row,) = claimed
        deadline = self.ticking() + LEASE
        await self._send(row, deadline)
        return True

    async def _send(self, row: Claim, deadline: float) -> None:
        if self.ticking() > deadline:  # suspended in between: perhaps another sender has it
            late = Outcome(kind="unsent", words="suspended before it was sent")
            await self._end(row, late)
            return
        try:
            message = await self.post(row)
        except Exception as error:  # whatever happened: the row says what is known
            outcome = classify(error)
            _log.info("not sent", row=row.id, kind=outcome.kind, words=outcome.words)
            await self._end(row, outcome)
        else:
            await self._arrived(row, message)

    async def _arrived(self, row: Claim, message: int) -> None:
        self.refused.clear()
        now, part = self.now(), row.part + 1
        done = part >= self.parts(row.content)
        pause = IN_CHAT if row.chat > 0 else IN_GROUP
        await outbox.finish(
            self.database,
            Finish(
                claim=row,
                state="sent" if done else "pending",
                part=part,
                at=now,
                not_before=now if done else now + timedelta(seconds=pause),
                sent_as=message,
            ),
        )

    async def _end(self, row: Claim, outcome: Outcome) -> None:
        """Record a request that gave no message, and do what follows from it."""
        match outcome.kind:
            case "uncertain":
                await self._finish(row, "uncertain", outcome)
                if self.policy == "resend":
                    await outbox.resend(self.database, self.now(), [row.id])
                else:
                    self.alarms.append("a message may or may not have arrived")
            case "wait":
                until = self.now() + timedelta(seconds=outcome.seconds)
                await outbox.be_quiet(self.database, outbox.EVERYBODY, until)
                await self._finish(row, "pending", outcome, seconds=outcome.seconds)
            case "moved":
                await self._finish(row, "pending", outcome)
                await subscriptions.move(self.database, row.chat, outcome.chat)
            case "gone":
                await subscriptions.stop(self.database, row.chat, outcome.words)
                await self._finish(row, "stopped", outcome)
            case "halt":
                await self._finish(row, "pending", outcome, seconds=RETRY)
                raise Halted(outcome.words)
            case "unsent":
                seconds = min(RETRY * 2**row.failures, LONGEST_RETRY)
                await self._finish(row, "pending", outcome, failures=1, seconds=seconds)
            case "failed" | "refused":
                await self._failed(row, outcome)

    async def _failed(self, row: Claim, outcome: Outcome) -> None:
        """What Telegram itself says went wrong: a few times for a chat, or for an edition."""
        if outcome.kind == "refused" and row.edition is not None:
            rows = self.refused.setdefault((row.edition, outcome.words), set())
            rows.add(row.id)
            if len(rows) >= MOST_FAILURES:  # it is the edition, not one of its readers
                await editions.pause(self.database, row.edition, outcome.words)
                self.alarms.append(f"an edition is paused: {outcome.words}")
        last = row.failures + 1 >= MOST_FAILURES
        if last:
            self.alarms.append(f"a message was given up: {outcome.words}")
        seconds = RETRY * 2**row.failures
        await self._finish(
            row, "stopped" if last else "pending", outcome, failures=1, seconds=seconds
        )

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
        await outbox.finish(
            self.database,
            Finish(
                claim=row,
                state=state,
                part=row.part,
                at=now,
                not_before=now + timedelta(seconds=seconds),
                failures=row.failures + failures,
                reason=outcome.words,
            ),
        )
