"""An answer for scripts: the JSON of `hektar ask` (DESIGN: Contracts)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from handlers.replies.evidence import behind, figure_lines
from handlers.replies.headline import headline
from handlers.replies.markup import plain
from handlers.replies.messages import say
from handlers.replies.numbers import answer_values
from handlers.replies.proof import cautions, why_none
from handlers.replies.reply import Reader, Reply
from store.answers.values import Answer, Kind
from store.quantities import usual_unit
from store.rows import english


def answer_json(answer: Answer, reader: Reader, text: str) -> dict[str, Any]:
    """An answer in the asked unit, else the one that reports print (not the reader's own).

    `text` is the reply as plain text; `notes` are sentences in the reader's language. Beyond
    the contract: `places`, `start`, `end` (as asked; for "to date" the days covered), `reason`,
    in `also` the refs of figures of other scopes, and in `nearby` of what is known nearby.
    """
    question = answer.question
    unit = question.unit or usual_unit(question.measure)
    value, low, high = answer_values(answer, unit)
    days = answer.period if question.period.to_date else question.period
    return {
        "kind": answer.kind.value,
        "value": _plain(value),
        "low": _plain(low),
        "high": _plain(high),
        "unit": unit.value,
        "qualifier": None if value is None else answer.qualifier.value,
        "rows": [answer_json(row, reader, plain(headline(row, reader))) for row in answer.rows],
        "figures": [figure.ref for figure in behind(answer)],
        "notes": list(_notes(answer, reader)),
        "as_of": answer.as_of.isoformat(),
        "text": text,
        "places": english(question.places),
        "start": days.start and days.start.isoformat(),
        "end": days.end and days.end.isoformat(),
        "reason": answer.reason and answer.reason.value,
        "also": [figure.ref for figure in answer.also],
        "nearby": [figure.ref for figure in answer.nearby],
        "conflict": [figure.ref for figure in answer.conflict],
        "code": answer.code or None,
    }


def refusal_json(refused: Reply, as_of: date) -> dict[str, Any]:
    """The same shape for a reply without an answer; its sentences are the notes."""
    sentences = [line for line in refused.plain.splitlines() if line.strip()]
    nothing = dict.fromkeys(("value", "low", "high", "unit", "qualifier"))
    return {
        "kind": Kind.NONE.value,
        **nothing,
        "rows": [],
        "figures": [],
        "notes": sentences,
        "as_of": as_of.isoformat(),
        "text": refused.plain,
        "places": [],
        "start": None,
        "end": None,
        "reason": None,
        "also": [],
        "nearby": [],
        "conflict": [],
        "code": None,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else format(value, "f")


def _notes(answer: Answer, reader: Reader) -> Iterator[str]:
    """Why there is no number, what is known nearby, and what other sources say."""
    language = reader.language
    if answer.reason is not None and answer.kind is Kind.NONE:
        yield plain(why_none(answer, language)[0])
    for caution in cautions(answer, reader):
        yield plain(caution).removeprefix("• ")
    for heading, figures in (
        ("nearby", answer.nearby),
        ("others", answer.others),
        ("other-scopes", answer.also),
    ):
        for line in figure_lines(figures, answer.question, reader, most=len(figures) or 1):
            yield f"{say(language, heading)} {plain(line).removeprefix('• ')}"
