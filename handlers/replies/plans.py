"""What was promised for the rows of a series, where somebody promised a number for their days."""

from collections.abc import Sequence
from datetime import date

from handlers.replies.dates import period
from handlers.replies.evidence import publisher_and_ref
from handlers.replies.markup import Html, escape, join
from handlers.replies.messages import say, tell
from handlers.replies.numbers import answer_amount, answer_number
from handlers.replies.reply import Reader
from store.answers.values import Answer, Kind
from store.periods import Period

MOST = 4
"""Plans that the legend of a picture names."""


def promises(answer: Answer, plans: Answer | None) -> tuple[Answer, ...]:
    """The plans for days that rows of a series lie in; `plans` has a row for each year."""
    return tuple(
        plan
        for plan in (plans.rows if plans is not None else ())
        if plan.kind is Kind.DIRECT
        and any(share(plan, row.question.period) for row in answer.rows)
    )


def share(plan: Answer, days: Period) -> float:
    """The part of a plan's days that these are: 1 for all of them, 0 where one lies outside."""
    whole = plan.question.period
    if not _has_ends(whole) or not _has_ends(days):
        return 0.0
    if days.begins < whole.begins or _end(days) > _end(whole):
        return 0.0
    return _length(days) / _length(whole)


def legend_words(found: Sequence[Answer], answer: Answer, reader: Reader) -> str:
    """What the line of a plan means: each plan, and whether it is spread over shorter rows."""
    language, unit = reader.language, reader.unit_for(answer.question)
    said = [
        f"{period(plan.question.period, language)}: {answer_number(plan, unit, language)}"
        for plan in found[:MOST]
    ]
    words = "; ".join(said)
    if len(found) > MOST:
        words = f"{words} {say(language, 'sources-more', count=len(found) - MOST)}"
    own = {row.question.period for row in answer.rows}
    even = any(plan.question.period not in own for plan in found)
    return say(language, "picture-plan-even" if even else "picture-plan", plans=words)


def planned_line(answer: Answer, plans: Answer | None, reader: Reader) -> list[Html]:
    """What was promised for rows of a series, on one line; none where nothing was."""
    language, unit = reader.language, reader.unit_for(answer.question)
    found = []
    for plan in promises(answer, plans):
        amount = answer_amount(plan, unit, language, bare=True)
        said = escape(f"{period(plan.question.period, language)}: {amount}")
        source = publisher_and_ref(plan.evidence[0])
        found.append(tell(language, "plan-of-year", plan=said, source=source))
    return [tell(language, "plans-beside", plans=join("; ", found))] if found else []


def _has_ends(days: Period) -> bool:
    return days.start is not None and days.end is not None


def _end(days: Period) -> date:
    return days.end or days.begins


def _length(days: Period) -> int:
    return (_end(days) - days.begins).days + 1
