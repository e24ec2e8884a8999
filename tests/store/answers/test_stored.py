"""The same worlds out of a store: whatever else is on record, scopes are never mixed."""

from dataclasses import fields, replace
from datetime import date, datetime

from store.answers.answer import answer
from store.answers.body import Body
from store.answers.prove import prove
from store.answers.values import Answer
from store.appending import append
from store.database import Database
from store.questions import Scope
from store.records import Figure, NewFigure
from tests.store.answers.worlds import world

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


def _cell(figure: Figure) -> tuple[object, ...]:
    """What makes two figures of one source the same: the store keeps one of them."""
    return (figure.measure, figure.places, figure.period, figure.printed, figure.qualifier)


def _numbers(said: Answer) -> tuple[object, ...]:
    return said.kind, said.value, said.low, said.high, said.qualifier, bool(said.conflict)
