"""Buttons: which questions an answer leads to, and the short data that they carry."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from handlers.replies.dates import period
from handlers.replies.headline import BY_TIME
from handlers.replies.messages import say
from handlers.replies.names import label_parts, scope_label
from handlers.replies.pictures import View
from handlers.replies.reply import Button, Reader
from store.answers.values import Answer, Kind, Reason
from store.areas import WHOLE
from store.periods import BASELINE, TO_DATE, Period, shift_years
from store.quantities import Unit
from store.questions import Question, Shape, Status, encode
from store.records import Figure

Row = tuple[Button, ...]

ASK, WRONG = "q", "w"
"""Verbs of data that carry a question: answer it, "this is wrong"."""

WATCH = "k"
"""Verb of data that carries a question, and perhaps a number: tell when it is answered."""

VIEWS = {View.USUAL: ASK, View.BARS: "b", View.MAP: "m", View.RUNNING: "c"}
"""Verbs of data that answer a question with a picture."""

SOURCES = {View.USUAL: "s", View.BARS: "t", View.MAP: "y", View.RUNNING: "z"}
"""Verbs of data that show the sources of an answer, and know the picture to come back to."""

SHARED = "q-"
"""Deep links that ask a question begin so: t.me/<bot>?start=q-QUESTION."""

LONGEST_LABEL = 60
"""Characters of a label that a phone still shows on one line, or nearly."""

MOST_NEARBY = 2
"""Buttons for what else can be asked where nothing is published."""

MOST_RUNNING = 36
"""Rows of a series that is summed row by row: each sum is proved anew."""

YEAR = 366
"""Days beyond which a period has no "year before"."""

_NEXT_UNIT = {Unit.HA: Unit.KM2, Unit.KM2: Unit.ACRE}


def ask(label: str, question: Question, verb: str = ASK) -> Button | None:
    """A button for a question; None when the question is too long to be carried."""
    try:
        data = f"{verb}:{encode(question)}"
    except ValueError:
        return None
    short = label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1] + "…"
    return Button(label=short, data=data)


def question_link(question: Question, reader: Reader) -> str:
    """The address that asks the bot this question; empty where there is no bot, or no room."""
    if not reader.bot:
        return ""
    try:
        return f"https://t.me/{reader.bot}?start={SHARED}{encode(question)}"
    except ValueError:
        return ""


def answer_buttons(answer: Answer, reader: Reader, view: View = View.USUAL) -> tuple[Row, ...]:
    """Under an answer: another unit, the year before, other shapes, sources, "this is wrong".

    Another unit and the year before keep the `view`.
    """
    question, language = answer.question, reader.language
    unplanned = question.scope.status is Status.PLANNED and _is_bare(answer)
    none = (answer.kind is Kind.NONE and not answer.rows) or unplanned
    lead = answer.rows[0] if unplanned else answer  # neither plan nor work: what is near the plan
    near = ((button,) for button in nearby_buttons(lead, reader))
    watch = ask(say(language, "button-watch"), question, WATCH) if may_come(answer) else None
    verb = VIEWS[view]
    unit = None if none else _other_unit(question, reader, verb)
    shapes = (_by_time(question, language), _by_place(question, language))
    if none and answer.reason is Reason.OUTSIDE:
        shapes = (None, None)
    ways = (unit, _previous_year(question, language, verb))
    pictures = _pictures(answer, language, view)
    return rows(
        *near, (watch,), ways, shapes, tuple(pictures), tuple(_proof(answer, reader, view))
    )


def may_come(answer: Answer) -> bool:
    """Whether nothing is published yet of what was asked, and still may be."""
    return (
        answer.kind is Kind.NONE
        and all(row.kind is Kind.NONE for row in answer.rows)
        and answer.reason is not Reason.OUTSIDE
        and answer.question.as_of is None
    )


def nearby_buttons(answer: Answer, reader: Reader) -> list[Button]:
    """What to try instead of a cell without a number: what is known nearby, else wider cells.

    Each says only in what it differs from what was asked.
    """
    if answer.kind is not Kind.NONE or answer.rows:
        return []
    question = answer.question
    cells = [_cell(figure, question) for figure in answer.nearby] or [
        replace(question, period=TO_DATE),
        replace(question, places=(WHOLE,)),
    ]
    found = []
    if question.as_of is not None:
        today = replace(question, as_of=None)
        found.append(ask(say(reader.language, "button-as-of-today"), today))
    for cell in dict.fromkeys(cells):
        if cell != question:
            scoped = cell.scope != question.scope
            _, label = choice_labels((question, cell), reader.language, scoped=scoped)
            found.append(ask(label, cell))
    return [button for button in found if button is not None][:MOST_NEARBY]


def _is_bare(answer: Answer) -> bool:
    """Whether there are rows, and none of them says anything."""
    return bool(answer.rows) and all(row.kind is Kind.NONE for row in answer.rows)


def back_button(question: Question, reader: Reader, view: View = View.USUAL) -> tuple[Row, ...]:
    """From the sources back to the answer."""
    return rows((ask(say(reader.language, "button-back"), question, VIEWS[view]),))


def figure_buttons(figure: Figure, reader: Reader) -> tuple[Row, ...]:
    """Under a figure: the question whose cell it is about."""
    question = Question(
        measure=figure.measure, places=figure.places, period=figure.period, scope=figure.scope
    )
    return rows((ask(say(reader.language, "button-cell"), question),))


def choice_buttons(choices: Sequence[Question], reader: Reader) -> tuple[Row, ...]:
    """One button below another, each labelled by what sets it apart from the others."""
    labels = choice_labels(choices, reader.language)
    return rows(*((ask(label, choice),) for label, choice in zip(labels, choices, strict=True)))


def choice_labels(
    choices: Sequence[Question], language: str, *, scoped: bool = False
) -> list[str]:
    """What each of these questions says differently from the others; all of it for one alone.

    `scoped`: they are of different scopes, so the scope of all is said too.
    """
    parts = [label_parts(choice, language) for choice in choices]
    if scoped:
        for each, choice in zip(parts, choices, strict=True):
            each["scope"] = scope_label(choice, language)
    names = list(dict.fromkeys(name for each in parts for name in each))
    differing = [name for name in names if len({each.get(name) for each in parts}) > 1] or names
    return [
        " · ".join(each[name] for name in differing if name in each) or " · ".join(each.values())
        for each in parts
    ]


def rows(*given: Iterable[Button | None]) -> tuple[Row, ...]:
    """Rows of the buttons that there are, each question once; empty rows are left out."""
    seen: set[str] = set()
    kept = []
    for row in given:
        new = [b for b in row if b is not None and (b.data is None or b.data not in seen)]
        seen.update(button.data for button in new if button.data is not None)
        kept.append(tuple(new))
    return tuple(row for row in kept if row)


def _pictures(answer: Answer, language: str, view: View) -> Iterator[Button | None]:
    """The pictures that are not shown already: of places a map and bars, of times their sums."""
    question = answer.question
    if question.scope.status is Status.PLANNED:
        return
    if all(row.kind is Kind.NONE for row in answer.rows):
        return
    if question.shape in BY_TIME:
        if view is View.RUNNING:
            yield ask(say(language, f"button-each-{question.shape}"), question)
        elif view is View.BARS:
            yield ask(say(language, "button-timeline"), question)
        elif 1 < len(answer.rows) <= MOST_RUNNING:
            yield ask(say(language, "button-running"), question, VIEWS[View.RUNNING])
        return
    shown = View.BARS if view is View.USUAL and question.shape is Shape.COMPARE else view
    for other in (View.MAP, View.BARS):
        if other is not shown:
            yield ask(say(language, f"button-{other}"), question, VIEWS[other])


def _other_unit(question: Question, reader: Reader, verb: str) -> Button | None:
    if not question.measure.is_area:
        return None
    unit = _NEXT_UNIT.get(reader.unit_for(question), Unit.HA)
    return ask(
        say(reader.language, "button-unit", unit=unit.value), replace(question, unit=unit), verb
    )


def _previous_year(question: Question, language: str, verb: str) -> Button | None:
    start, end = question.period.start, question.period.end
    if start is None or end is None or question.period.cumulative or (end - start).days > YEAR:
        return None
    earlier = shift_years(question.period, -1)
    if earlier.end is None or earlier.end < BASELINE:
        return None
    label = say(language, "button-earlier", period=period(earlier, language))
    return ask(label, replace(question, period=earlier), verb)


def _by_time(question: Question, language: str) -> Button | None:
    """By year for what runs over years, by month for what runs over months, or the total."""
    if question.scope.status is Status.PLANNED:
        return None  # plans are published by year
    if question.shape in BY_TIME:
        return _total(question, language)
    shape = _time_shape(question.period)
    if shape is None:
        return None
    label = say(language, f"button-{shape}")
    return ask(label, replace(question, shape=shape, limit=0))


def _time_shape(days: Period) -> Shape | None:
    first, last = days.start or days.begins, days.end
    if last is None or last.year > first.year:
        return Shape.BY_YEAR
    return Shape.BY_MONTH if last.year == first.year and last.month > first.month else None


def _by_place(question: Question, language: str) -> Button | None:
    """By district for what covers several, unless it is; then the total."""
    several = question.places[0] == WHOLE or len(question.places) > 1
    if not several or question.scope.status is Status.PLANNED:
        return None
    if question.shape in {Shape.BY_PLACE, Shape.TOP, Shape.BOTTOM, Shape.COMPARE}:
        return _total(question, language)
    return ask(say(language, "button-by_place"), replace(question, shape=Shape.BY_PLACE, limit=0))


def _total(question: Question, language: str) -> Button | None:
    return ask(say(language, "button-total"), replace(question, shape=Shape.TOTAL, limit=0))


def _proof(answer: Answer, reader: Reader, view: View) -> Iterable[Button | None]:
    question, language = answer.question, reader.language
    shown = answer.evidence or answer.nearby or answer.conflict
    if shown or any(row.evidence for row in answer.rows):
        yield ask(say(language, "button-sources"), question, SOURCES[view])
    yield ask(say(language, "button-wrong"), question, WRONG)
    address = question_link(question, reader)
    if address:
        share = f"https://t.me/share/url?url={quote(address, safe='')}"
        yield Button(label=say(language, "button-share"), url=share)


def _cell(figure: Figure, question: Question) -> Question:
    """The question that a figure answers, asked as `question` was."""
    unit = question.unit if figure.measure.is_area == question.measure.is_area else None
    return Question(
        measure=figure.measure,
        places=figure.places,
        period=figure.period,
        scope=figure.scope,
        unit=unit,
        as_of=question.as_of,
    )
