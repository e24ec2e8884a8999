"""Whatever is drafted, confirmed, taken back and done again, in any order: the store is the model.

And what is altered behind its back is seen.
"""

import asyncio
import shutil
from collections.abc import Coroutine
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import bindparam, text

from store.database import Database, connect
from store.decisions import (
    Changed,
    Closed,
    Outcome,
    Outdated,
    Stored,
    Submitted,
    approve,
    cancel,
    confirm,
)
from store.drafts import change, keep
from store.figures import everything
from store.history import broken_at, entries
from store.models import Moment
from store.people import NotAllowed, appoint
from store.periods import month
from store.proposals import Draft, Line
from store.uploads import uploads, withdraw
from tests.conftest import EMPTY, NOW
from tests.support.builders import new

OWNER, APPROVER, CONTRIBUTOR, READER = 1, 2, 3, 4
OWNERS = frozenset({OWNER})
AUTHORS = st.sampled_from([OWNER, APPROVER, CONTRIBUTOR])
ANYBODY = st.sampled_from([OWNER, APPROVER, CONTRIBUTOR, READER])

Got = TypeVar("Got")
One = tuple[int, int]
"""A figure of the model: the upload that stated it, and its value."""


@dataclass(slots=True)
class Proposed:
    """A draft of the model: what it says, and the figure that it corrects, if any."""

    draft: Draft
    values: list[int]
    corrects: One | None = None
    state: str = "open"


@dataclass(slots=True)
class Act:
    """An upload of the model: the values it stated, the figure it corrected, whether it holds."""

    values: list[int]
    corrects: One | None = None
    holds: bool = True
    takes_back: bool = False


class Ledger(RuleBasedStateMachine):
    """What counts is what the acts that hold state, but for what such an act corrects."""

    template: Path
    folder: Path
    proposed = Bundle("proposed")

    def __init__(self) -> None:
        super().__init__()
        file = self.folder / f"{uuid4().hex}.sqlite"
        shutil.copy(self.template, file)
        self.runner = asyncio.Runner()
        self.database: Database = connect(f"sqlite+aiosqlite:///{file}")
        self.now = NOW
        self.do(appoint(self.database, APPROVER, "approver"))
        self.do(appoint(self.database, CONTRIBUTOR, "contributor"))
        self.next = iter(range(1, 100_000))
        self.acts: dict[int, Act] = {}
        self.logged = 0

    def do(self, work: Coroutine[Any, Any, Got]) -> Got:
        self.now += timedelta(seconds=1)
        return self.runner.run(work)

    def teardown(self) -> None:
        self.do(self.database.close())
        self.runner.close()

    @property
    def counting(self) -> list[One]:
        holding = {number: act for number, act in self.acts.items() if act.holds}
        gone = {act.corrects for act in holding.values()}
        stated = [(number, value) for number, act in holding.items() for value in act.values]
        return [one for one in stated if one not in gone]

    @property
    def revision(self) -> int:
        return max(self.acts, default=0)

    @rule(target=proposed, author=AUTHORS, lines=st.integers(1, 3))
    def draft(self, author: int, lines: int) -> Proposed:
        return self._keep(author, [next(self.next) for _ in range(lines)])

    @rule(target=proposed, author=AUTHORS, which=st.integers(0, 9))
    def draft_again(self, author: int, which: int) -> Proposed:
        """What was taken back is stated once more."""
        gone = [act for act in self.acts.values() if not act.holds]
        values = gone[which % len(gone)].values if gone else [next(self.next)]
        counting = {value for _, value in self.counting}
        return self._keep(author, [v for v in values if v not in counting] or [next(self.next)])

    @rule(target=proposed, author=AUTHORS, which=st.integers(0, 9))
    def correct(self, author: int, which: int) -> Proposed:
        counting = self.counting
        chosen = counting[which % len(counting)] if counting else None
        return self._keep(author, [next(self.next)], chosen)

    def _keep(self, author: int, values: list[int], corrects: One | None = None) -> Proposed:
        lines = [
            Line(number=number, figure=new(period=month(2023, 1), value=value))
            for number, value in enumerate(values, start=1)
        ]
        if corrects is not None:
            found = self.do(everything(self.database, self.now))
            (ref,) = [figure.ref for figure in found if figure.value == corrects[1]]
            lines = [replace(lines[0], replaces=ref, change="correction", reason="a slip")]
        wanted = Draft(author=author, lines=tuple(lines), base=self.revision)
        kept = self.do(keep(self.database, wanted, owners=OWNERS, now=self.now))
        return Proposed(draft=kept, values=values, corrects=corrects)

    @rule(one=proposed, person=ANYBODY, approvals=st.sampled_from([1, 2]), seen=st.booleans())
    def confirm(self, one: Proposed, person: int, approvals: int, *, seen: bool) -> None:
        digest = one.draft.digest if seen else "0" * 10
        work = confirm(
            self.database, one.draft.id, digest=digest, person=person, owners=OWNERS,
            approvals=approvals, now=self.now,
        )  # fmt: skip
        if person != one.draft.author:
            self._refused(work)
            return
        waits = approvals > 1 or person == CONTRIBUTOR
        self._decided(one, self.do(work), from_state="open", seen=seen, waits=waits)

    @rule(one=proposed, person=ANYBODY, seen=st.booleans())
    def approve(self, one: Proposed, person: int, *, seen: bool) -> None:
        digest = one.draft.digest if seen else "0" * 10
        work = approve(
            self.database, one.draft.id, digest=digest, person=person, owners=OWNERS, now=self.now
        )
        if person not in {OWNER, APPROVER} or person == one.draft.author:
            self._refused(work)
            return
        self._decided(one, self.do(work), from_state="waiting", seen=seen, waits=False)

    @rule(one=proposed)
    def go_through(self, one: Proposed) -> None:
        """It is confirmed by who made it, and approved by somebody else where it has to be."""
        author = one.draft.author
        self.confirm(one, author, 1, seen=True)
        if one.state == "waiting":
            self.approve(one, APPROVER if author == OWNER else OWNER, seen=True)

    @rule(which=st.integers(0, 9))
    def correct_at_once(self, which: int) -> None:
        self.go_through(self.correct(OWNER, which))

    @rule(which=st.integers(0, 9))
    def undo_one(self, which: int) -> None:
        self.undo(which, OWNER)

    def _decided(
        self, one: Proposed, outcome: Outcome, *, from_state: str, seen: bool, waits: bool
    ) -> None:
        """What a decision has to come to, and what the model becomes by it."""
        if one.state == "confirmed":
            assert isinstance(outcome, Stored)
            assert outcome.again
        elif one.state != from_state:
            assert isinstance(outcome, Closed)
        elif not seen:
            assert isinstance(outcome, Changed)
        elif one.draft.base != self.revision:
            assert isinstance(outcome, Outdated)
            self._checked_again(one)
        elif waits:
            assert isinstance(outcome, Submitted)
            one.state, one.draft = "waiting", outcome.draft
            self.logged += 1
        else:
            assert isinstance(outcome, Stored)
            assert outcome.upload is not None
            one.state = "confirmed"
            self.acts[outcome.upload] = Act(values=one.values, corrects=one.corrects)

    def _checked_again(self, one: Proposed) -> None:
        """As the conversation does where the record has moved on: it is put on the new one."""
        stated = {value for _, value in self.counting}
        fits = one.corrects is None or one.corrects in self.counting
        if not fits or stated & set(one.values):
            return
        author = one.draft.author
        by = author if one.state == "open" else next(p for p in (OWNER, APPROVER) if p != author)
        kept = self.do(
            change(
                self.database, replace(one.draft, base=self.revision), before=one.draft.digest,
                person=by, owners=OWNERS, now=self.now,
            )
        )  # fmt: skip
        assert kept is not None
        one.draft = kept

    @rule(one=proposed)
    def cancel(self, one: Proposed) -> None:
        done = self.do(cancel(self.database, one.draft.id, person=one.draft.author, owners=OWNERS))
        assert (done is not None) == (one.state in {"open", "waiting"})
        if done is not None:
            one.state = "cancelled"

    @rule(which=st.integers(0, 9), person=ANYBODY)
    def undo(self, which: int, person: int) -> None:
        if not self.acts:
            return
        number = sorted(self.acts)[which % len(self.acts)]
        act = self.acts[number]
        work = withdraw(
            self.database, number, reason="", person=person, owners=OWNERS, now=self.now
        )
        if person not in {OWNER, APPROVER}:
            self._refused(work)
            return
        taken = self.do(work)
        assert (taken is not None) == (act.holds and not act.takes_back)
        if taken is not None:
            act.holds = False
            (newest,) = self.do(uploads(self.database, 1))
            self.acts[newest.id] = Act([], takes_back=True)

    def _refused(self, work: Coroutine[Any, Any, Any]) -> None:
        with pytest.raises(NotAllowed):
            self.do(work)

    @invariant()
    def the_store_is_the_model(self) -> None:
        found = self.do(everything(self.database, self.now))
        assert sorted(f.value for f in found) == sorted(value for _, value in self.counting)
        assert len(self.do(uploads(self.database, 10_000))) == len(self.acts)
        chain = self.do(entries(self.database))
        assert broken_at(chain, whole=True) is None
        assert len(chain) == len(self.acts) + self.logged


def test_the_store_is_the_model_after_any_acts(sqlite_templates: Path, tmp_path: Path) -> None:
    class Here(Ledger):
        template = sqlite_templates / EMPTY
        folder = tmp_path

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=25, stateful_step_count=25, deadline=None, derandomize=True, database=None
        ),
    )


@pytest.mark.parametrize(
    "rewriting",
    [
        "UPDATE history SET who = 'k-x' WHERE id = {}",
        "UPDATE history SET act = 'import' || act WHERE id = {}",
        "UPDATE history SET about = 'U-9' WHERE id = {}",
        "UPDATE history SET detail = detail || '.' WHERE id = {}",
        "UPDATE history SET at = '2020-01-01 00:00:00.000000' WHERE id = {}",
        "UPDATE history SET digest = 'x' || substr(digest, 2) WHERE id = {}",
        """UPDATE history SET "before" = 'x' || "before" WHERE id = {}""",
        "DELETE FROM history WHERE id = {}",
    ],
)
async def test_what_is_altered_behind_its_back_breaks_the_chain(
    database: Database, rewriting: str
) -> None:
    """Each entry, in each part; that the newest one is gone, nothing after it can tell."""
    await appoint(database, APPROVER, "approver")
    base = 0
    for value in range(1, 6):
        line = Line(number=1, figure=new(period=month(2023, 1), value=value))
        wanted = Draft(author=OWNER, lines=(line,), base=base)
        kept = await keep(database, wanted, owners=OWNERS, now=NOW)
        done = await confirm(
            database, kept.id, digest=kept.digest, person=OWNER, owners=OWNERS, approvals=1,
            now=NOW,
        )  # fmt: skip
        assert isinstance(done, Stored)
        base = done.upload or 0
    chain = await entries(database)
    assert broken_at(chain, whole=True) is None
    last = chain[0].id if rewriting.startswith("DELETE") else 0
    for number in (entry.id for entry in chain if entry.id != last):
        await unguarded(database, rewriting.format(number))
        assert broken_at(await entries(database), whole=True) is not None, number
        await unguarded(database, "DELETE FROM history")
        for entry in chain:
            await unguarded(database, PUT_BACK, asdict(entry))
        assert broken_at(await entries(database), whole=True) is None


PUT_BACK = (
    'INSERT INTO history (id, at, who, act, about, detail, "before", digest)'
    " VALUES (:id, :at, :who, :act, :about, :detail, :before, :digest)"
)
GUARDS = {
    True: [f"DROP TRIGGER IF EXISTS history_no_{act}" for act in ("update", "delete", "replace")],
    False: ["ALTER TABLE history DISABLE TRIGGER USER"],
}
"""How they are taken away, on SQLite or not."""


async def unguarded(
    database: Database, statement: str, given: dict[str, Any] | None = None
) -> None:
    """Run it as who has the database itself could."""
    async with database.write() as connection:
        for lifting in GUARDS[database.is_sqlite]:
            await connection.exec_driver_sql(lifting)
        typed = text(statement)
        if given:
            typed = typed.bindparams(bindparam("at", type_=Moment()))
        await connection.execute(typed, given or {})
