"""The record about itself: the ledger of a period, the errata, and what has changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from handlers.replies.buttons import ask, rows
from handlers.replies.dates import day, period
from handlers.replies.evidence import figure_line
from handlers.replies.headline import headline
from handlers.replies.markup import (
    EMPTY,
    Html,
    bold,
    bullet,
    capitalized,
    escape,
    italic,
    join,
    lines,
    quoted,
    tagged,
)
from handlers.replies.messages import say, tell
from handlers.replies.names import listed, place_short
from handlers.replies.numbers import amount
from handlers.replies.proof import cautions
from handlers.replies.reply import Reader, Reply
from store.answers.changes import Item, News
from store.answers.errata import Erratum
from store.answers.reconcile import Ledger
from store.answers.splits import Line
from store.measures import Measure
from store.periods import FIRST_YEAR, Period
from store.quantities import shown, significant_digits
from store.questions import Question, Shape
from store.records import Figure

MOST_MISSING = 6
"""Cells without a figure that a line of the ledger names."""
MOST_WITHIN = 8
"""Shorter periods that do not agree, of those a ledger shows."""

_NO_DAYS = Period(start=date(FIRST_YEAR, 1, 1), end=date(FIRST_YEAR, 1, 1))
_LAND = Question(measure=Measure.CLEARED_AREA, period=_NO_DAYS)
_ITEMS = Question(measure=Measure.EXPLOSIVES, period=_NO_DAYS)


def ledger_reply(ledger: Ledger, reader: Reader) -> Reply:
    """The total, then a line for each way it was split: agrees, differs by, or what is missing."""
    language, question = reader.language, ledger.total.question
    total = capitalized(headline(ledger.total, reader))
    found = [join(" · ", (total, _verdict(ledger.lines, language)))]
    found += [*cautions(ledger.total, reader), EMPTY]
    found += [_ledger_line(line, question, reader) for line in ledger.lines if line.figures]
    nothing = [say(language, f"ledger-{line.way}") for line in ledger.lines if not line.figures]
    if nothing:
        found.append(bullet([tell(language, "ledger-nothing", ways=", ".join(nothing))]))
    if ledger.within:
        differ = [line for line in ledger.within if line.residual]
        found += [EMPTY, tell(language, "ledger-within")]
        found += [_ledger_line(line, question, reader) for line in differ[:MOST_WITHIN]]
        if len(differ) > MOST_WITHIN:
            found.append(tell(language, "ledger-more-differ", count=len(differ) - MOST_WITHIN))
        agree = len(ledger.within) - len(differ)
        if agree:
            found.append(bullet([tell(language, "ledger-agree", count=agree)]))
    found.append(tell(language, "ledger-note"))
    if ledger.partial:
        found.append(tell(language, "ledger-partial"))
    found.append(italic(say(language, "as-of", day=day(ledger.total.as_of, language))))
    by_place = replace(question, shape=Shape.BY_PLACE)
    by_month = replace(question, shape=Shape.BY_MONTH)
    buttons = rows(
        (ask(say(language, "button-look"), question),),
        (ask(say(language, "button-by_place"), by_place),
         ask(say(language, "button-by_month"), by_month)),
    )  # fmt: skip
    return Reply(html=lines(*found), buttons=buttons)


def errata_reply(errata: Sequence[Erratum], reader: Reader) -> Reply:
    """The register: why figures are held to be wrong, and below each what it contradicts."""
    language = reader.language
    if not errata:
        return Reply(html=tell(language, "errata-none"))
    found = [bold(say(language, "errata-title", count=len(errata)))]
    for why, of_why in groupby(errata, key=lambda one: one.why):
        found += [EMPTY, tell(language, f"why-{why}")]
        for against, alike in groupby(of_why, key=lambda one: one.against):
            found += [whole_line(one.figure, reader) for one in alike]
            if against is not None:
                line = tagged(whole_line(against, reader), "→")
                found.append(tell(language, "errata-against", figure=line))
    found += [EMPTY, tell(language, "errata-note")]
    return Reply(html=lines(*found))


def changes_reply(items: Sequence[Item], since: date, reader: Reader, *, more: bool) -> Reply:
    """What came, was revised, corrected or withdrawn since a day, the latest first."""
    language = reader.language
    if not items:
        return Reply(html=tell(language, "changes-none", day=day(since, language)))
    title = "changes-latest" if more else "changes-title"
    found = [bold(say(language, title, day=day(since, language), count=len(items)))]
    for news in News:
        of_kind = [item for item in items if item.news is news]
        if of_kind:
            found += [EMPTY, *change_lines(of_kind, reader)]
    if more:
        found += [EMPTY, tell(language, "changes-more")]
    return Reply(html=lines(*found))


def change_lines(items: Sequence[Item], reader: Reader) -> Iterator[Html]:
    """Changes below the name of each kind, which they come in the order of."""
    language = reader.language
    for news, of_kind in groupby(items, key=lambda item: item.news):
        yield bold(say(language, f"changes-{news}"))
        for item in of_kind:
            yield whole_line(item.figure, reader)
            if item.now is not None:
                yield tell(language, "changes-instead")
                yield whole_line(item.now, reader)
            if item.reason:
                yield italic(quoted(item.reason, 200))


def _verdict(found: Sequence[Line], language: str) -> Html:
    """How many ways of splitting it agree with the total, and how many do not."""
    agree = sum(line.residual == 0 for line in found)
    differ = sum(bool(line.residual) for line in found)
    if differ:
        return bold(say(language, "ledger-differ", agree=agree, differ=differ))
    if agree:
        return bold(say(language, "ledger-all-agree", agree=agree))
    return tell(language, "ledger-none")


def _ledger_line(line: Line, question: Question, reader: Reader) -> Html:
    language = reader.language
    parts = [tell(language, f"ledger-{line.way}")]
    if line.of is not None:
        parts.insert(0, escape(period(line.of.period, language)))
    if line.value is not None:
        parts.append(escape(_amount(line.value, line.figures, question, reader)))
    parts.append(tell(language, "ledger-figures", count=len(line.figures)))
    if line.missing:
        if line.left is not None:
            rest = _amount(abs(line.left), line.figures, question, reader)
            side = "left" if line.left >= 0 else "more"
            parts.append(tell(language, f"ledger-{side}", amount=rest))
        parts.append(_missing(line.missing, question, language))
    elif line.residual is None:
        parts.append(tell(language, "ledger-no-total"))
    elif not line.residual:
        parts.append(tell(language, "ledger-rounded" if line.rounded else "ledger-agrees"))
    else:
        less = _amount(abs(line.residual), line.figures, question, reader)
        side = "less" if line.residual > 0 else "more"
        parts.append(tell(language, f"ledger-{side}", amount=less))
    return bullet(parts)


def _in_runs(cells: Sequence[Question]) -> list[Question]:
    """Cells of days that follow upon each other as one."""
    found: list[Question] = []
    for cell in cells:
        last = found[-1] if found else None
        if last is not None and _follows(last, cell):
            days = Period(start=last.period.start, end=cell.period.end)
            found[-1] = replace(last, period=days)
        else:
            found.append(cell)
    return found


def _follows(one: Question, other: Question) -> bool:
    end, start = one.period.end, other.period.start
    if end is None or start is None or one.period.start is None:
        return False
    return replace(one, period=other.period) == other and start - end == timedelta(days=1)


def _missing(cells: Sequence[Question], question: Question, language: str) -> Html:
    """What was not published: which days, places or items, as long as they are few."""
    runs = _in_runs(cells)
    if len(runs) > MOST_MISSING:
        return tell(language, "ledger-gaps", count=len(cells))
    names = []
    for cell in runs:
        if cell.places != question.places:
            names.append(place_short(cell.places, language))
        elif cell.measure is not question.measure:
            names.append(say(language, f"measure-{cell.measure}"))
        else:
            names.append(period(cell.period, language))
    return tell(language, "ledger-missing", which=listed(tuple(names), language))


def _amount(value: int, figures: Sequence[Figure], question: Question, reader: Reader) -> str:
    unit = reader.unit_for(question)
    digits = max((significant_digits(one.printed) for one in figures), default=5)
    return amount(shown(value, unit, digits=digits), unit, reader.language)


def whole_line(figure: Figure, reader: Reader) -> Html:
    """A figure on a line with what is counted and its days, as nothing around it says them."""
    return figure_line(figure, _LAND if not figure.measure.is_area else _ITEMS, reader)
