"""The same worlds out of a store: whatever else is on record, scopes are never mixed."""

from dataclasses import fields, replace
from datetime import date, datetime, timedelta

from store.answers.answer import answer
from store.answers.body import Body
from store.answers.prove import prove
from store.answers.values import Answer
from store.appending import append
from store.database import Database
from store.questions import Scope
from store.records import Figure, NewFigure
from store.uploads import withdraw
from tests.store.answers.worlds import world
from tests.support.builders import TREND

AS_OF = date(2023, 12, 31)
SEEDS = range(1_000, 1_080)


def _own(scope: Scope, seed: int) -> Scope:
    """A scope of this world's own: its operators are nobody else's."""
    return replace(scope, operator=f"{seed} {scope.operator}")


def _new(figure: Figure, seed: int) -> NewFigure:
    named = {field.name: getattr(figure, field.name) for field in fields(NewFigure)}
    return NewFigure(**named | {"scope": _own(figure.scope, seed)})


async def test_many_worlds_in_one_store_do_not_touch(database: Database, now: datetime) -> None:
    worlds = {seed: world(seed) for seed in SEEDS}
    figures = [_new(one, seed) for seed, made in worlds.items() for one in made.figures]
    await append(database, figures, kind="import", uploader="test", now=now)
    for seed, made in worlds.items():
        question = replace(made.question, scope=_own(made.question.scope, seed))
        said = await answer(database, question, now=now, today=AS_OF)
        once = {_cell(one): one for one in made.figures if one.scope == made.question.scope}
        alone = prove(made.question, Body(once.values()), AS_OF)
        assert _numbers(said) == _numbers(alone), seed
        again = await answer(database, question, now=now, today=AS_OF)
        assert replace(again, also=said.also, nearby=said.nearby) == said, seed


async def test_what_was_known_on_a_day_is_all_that_proves_on_it(
    database: Database, now: datetime
) -> None:
    """Figures that came in three uploads, of which one is taken back: each day has its own."""
    days = [now - timedelta(days=number) for number in (40, 30, 20, 10)]
    uploads = []
    for part in range(3):
        source = replace(TREND, publisher=f"part {part}")
        some = [_new(one, seed) for seed in SEEDS for one in world(seed).figures[part::3]]
        stored = await append(
            database, [replace(one, source=source) for one in some],
            kind="upload", uploader="1", now=days[part],
        )  # fmt: skip
        uploads.append(stored.id or 0)
    await withdraw(database, uploads[1], reason="test", person=1, owners={1}, now=days[3])
    for seed in SEEDS:
        made = world(seed)
        for parts, moment in zip(((0,), (0, 1), (0, 1, 2), (0, 2)), days, strict=True):
            known = {
                (part, _cell(one)): one
                for part in parts
                for one in made.figures[part::3]
                if one.scope == made.question.scope
            }
            scope = _own(made.question.scope, seed)
            question = replace(made.question, scope=scope, as_of=moment.date())
            said = await answer(database, question, now=now, today=now.date())
            alone = prove(made.question, Body(known.values()), AS_OF)
            assert _numbers(said) == _numbers(alone), (seed, parts)


def _cell(figure: Figure) -> tuple[object, ...]:
    """What makes two figures of one source the same: the store keeps one of them."""
    return (figure.measure, figure.places, figure.period, figure.printed, figure.qualifier)


def _numbers(said: Answer) -> tuple[object, ...]:
    return said.kind, said.value, said.low, said.high, said.qualifier, bool(said.conflict)
