"""Figures published for several rows of a series together, or for days across two of them."""

from collections.abc import Iterator, Sequence

from handlers.replies.dates import period
from handlers.replies.evidence import behind
from handlers.replies.messages import say
from handlers.replies.numbers import figure_number, figure_value
from handlers.replies.pictures import Bar, Mark
from store.answers.values import Answer, Kind
from store.quantities import Unit
from store.records import Figure, Qualifier

_PROVED = {Kind.DIRECT, Kind.DERIVED}


def joint_bars(answer: Answer, unit: Unit, language: str) -> tuple[Bar, ...]:
    """`joint_figures` as bars."""
    return tuple(_bar(one, answer.rows, unit, language) for one in joint_figures(answer))


def joint_figures(answer: Answer) -> list[Figure]:
    """What is known of the rows without a number of their own, only jointly; in order of time.

    The shortest win: figures of exactly the asked measure, places and scope that no row with a
    number touches, and that do not overlap each other. One that contradicts others is left out.
    """
    open_rows = [row for row in answer.rows if row.kind not in _PROVED]
    found: list[Figure] = []
    for figure in sorted(_candidates(answer), key=_length):
        rows = _touched(figure, answer.rows)
        several = len(rows) > 1 and all(row in open_rows for row in rows)
        if several and not any(_overlap(figure, other) for other in found):
            found.append(figure)
    return sorted(found, key=lambda figure: figure.period.begins)


def _candidates(answer: Answer) -> Iterator[Figure]:
    question, first, last = answer.question, answer.rows[0], answer.rows[-1]
    clashing = {figure.id for row in (answer, *answer.rows) for figure in row.conflict}
    for figure in behind(answer):
        end, last_end = figure.period.end, last.question.period.end
        same = (
            figure.measure is question.measure
            and figure.places == question.places
            and figure.scope == question.scope
        )
        if not same or end is None or last_end is None or figure.id in clashing:
            continue
        within = first.question.period.begins <= figure.period.begins and end <= last_end
        if within and figure.qualifier in {Qualifier.EXACT, Qualifier.ABOUT}:
            yield figure


def _touched(figure: Figure, rows: Sequence[Answer]) -> list[Answer]:
    begins, end = figure.period.begins, figure.period.end
    return [
        row
        for row in rows
        if end is not None
        and row.question.period.end is not None
        and row.question.period.begins <= end
        and begins <= row.question.period.end
    ]


def _overlap(one: Figure, other: Figure) -> bool:
    if one.period.end is None or other.period.end is None:
        return True
    return one.period.begins <= other.period.end and other.period.begins <= one.period.end


def is_joint(bar: Bar, joint: Sequence[Bar]) -> bool:
    """Whether one of the joint amounts is about some of the days of this bar."""
    if bar.start is None or bar.end is None:
        return False
    return any(
        other.start is not None
        and other.end is not None
        and other.start <= bar.end
        and bar.start <= other.end
        for other in joint
    )


def _length(figure: Figure) -> tuple[int, int]:
    end = figure.period.end
    return (0 if end is None else (end - figure.period.begins).days, -figure.id)


def _bar(figure: Figure, rows: Sequence[Answer], unit: Unit, language: str) -> Bar:
    """As high as the figure's average over the days of one row, so that its area is to scale."""
    value = figure_value(figure, unit)
    touched = _touched(figure, rows)
    days = _length(figure)[0] + 1
    spans = [
        (row.question.period.end - row.question.period.begins).days + 1
        for row in touched
        if row.question.period.end is not None
    ]
    average = float(value) * sum(spans) / len(spans) / days
    return Bar(
        label=period(figure.period, language),
        said=say(language, "picture-together", amount=figure_number(figure, unit, language)),
        mark=Mark.JOINT,
        low=average,
        high=average,
        start=figure.period.begins,
        end=figure.period.end,
    )
