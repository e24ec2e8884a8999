"""Answers in rows: a first line that sums them up, the rows, what they leave open, sources."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from handlers.replies.comparison import (
    PROVED,
    comparison_line,
    lead,
    over_years,
    reach_different_days,
    together,
)
from handlers.replies.dates import covered, period
from handlers.replies.evidence import behind, source_words
from handlers.replies.headline import BY_TIME, headline, row_label
from handlers.replies.joint import joint_figures
from handlers.replies.markup import EMPTY, Html, escape, join, link, quoted
from handlers.replies.messages import say, tell
from handlers.replies.names import reading_label
from handlers.replies.numbers import NOTHING, answer_amount, figure_amount
from handlers.replies.progress import is_progress, progress_lines
from handlers.replies.proof import why_none
from handlers.replies.ranking import (
    RANKINGS,
    jointly_known,
    none_by_district,
    order_is_open,
    ranking_line,
    ranks,
)
from handlers.replies.reply import Reader
from handlers.replies.table import MOST_ROWS
from store.answers.claims import ABOUT_PERCENT
from store.answers.values import Answer, Kind
from store.periods import Period
from store.questions import Shape
from store.records import Figure, Qualifier

MOST_PUBLISHERS = 5
"""Publishers that the line of sources names."""
LEAST_RUN = 3
"""Months, quarters or years in a row with the same range that become one line."""

BY_PLACE = RANKINGS | {Shape.BY_PLACE}


def series_lines(answer: Answer, reader: Reader) -> list[Html]:
    """What the rows say, then their sources (those of a plan stand beside its rows)."""
    shown, figures = told_lines(answer, reader), behind(answer)
    if not figures or is_progress(answer.question):
        return shown
    return [*shown, EMPTY, sources_line(figures, reader)]


def told_lines(answer: Answer, reader: Reader) -> list[Html]:
    """First line, rows, legend; of more than `MOST_ROWS` rows only a count."""
    question, language = answer.question, reader.language
    if is_progress(question):
        return progress_lines(answer, reader)
    shown = [*_first_lines(answer, reader), *notes(answer, language)]
    published = any(row.kind is not Kind.NONE for row in answer.rows)
    if len(answer.rows) > MOST_ROWS:
        shown.append(tell(language, "rows-in-file", count=len(answer.rows)))
    elif published:
        told = [*_joint_lines(answer, reader), *row_lines(answer, reader)]
        shown += [EMPTY, *told] if told else []
    elif answer.kind is Kind.NONE:
        shown += why_none(answer, language)
    if published and any(row.kind is Kind.NONE for row in answer.rows):
        shown.append(tell(language, "legend", nothing=NOTHING))
    return shown


def sources_line(figures: Sequence[Figure], reader: Reader) -> Html:
    """One source in full; of several, the publishers with the newest document of each."""
    language = reader.language
    documents = {figure.source for figure in figures}
    if len(documents) == 1:
        source = source_words(documents.pop(), language)
        return tell(language, "sources-one", source=source, count=len(figures))
    newest: dict[str, str] = {}
    for figure in sorted(figures, key=lambda f: str(f.source.published or "")):
        newest[figure.source.publisher] = figure.source.url
    often = Counter(figure.source.publisher for figure in figures).most_common()
    names = [link(quoted(name, 80), newest[name]) for name, _ in often[:MOST_PUBLISHERS]]
    words = [join(", ", names)]
    if len(often) > MOST_PUBLISHERS:
        words.append(tell(language, "sources-more", count=len(often) - MOST_PUBLISHERS))
    return tell(language, "sources-many", names=join(" ", words), count=len(figures))


def _first_lines(answer: Answer, reader: Reader) -> Iterator[Html]:
    """What the rows say in a sentence, and what is known of all of them together."""
    shape, language = answer.question.shape, reader.language
    known = [row for row in answer.rows if row.kind not in {Kind.NONE, Kind.NEAREST}]
    if not known and answer.kind is Kind.NONE:
        yield headline(answer, reader)
        return
    if shape in BY_PLACE and none_by_district(answer):
        yield from jointly_known(answer, reader)
        return
    if shape in RANKINGS:
        yield ranking_line(answer, reader)
        return
    if known and _sets_two_apart(answer):
        yield comparison_line(answer, reader)
        whole = together(answer, reader) if shape in BY_TIME else None
        if whole is not None:
            yield whole
        return
    if answer.kind is not Kind.NONE:
        by = say(language, f"shape-{shape}")
        yield join(" · ", (headline(answer, reader), escape(by)))
    else:
        yield _some(answer, reader)
    change = over_years(answer, reader) if shape is Shape.BY_YEAR else None
    if change is not None:
        yield change


def _sets_two_apart(answer: Answer) -> bool:
    """Whether rows are compared: because it was asked, or because they are two times."""
    shape = answer.question.shape
    return shape is Shape.COMPARE or (shape in BY_TIME and len(answer.rows) == 2)


def _some(answer: Answer, reader: Reader) -> Html:
    """How many rows have a number of their own, and how many a range."""
    language = reader.language
    of_kind = Counter(row.kind for row in answer.rows)
    own = sum(of_kind[kind] for kind in PROVED)
    share = tell(
        language,
        "series-some",
        known=own,
        ranges=of_kind[Kind.BOUNDS],
        total=len(answer.rows),
    )
    subject = escape(reading_label(answer.question, language))
    return join(": ", (subject, share))


def notes(answer: Answer, language: str) -> Iterator[Html]:
    """What these rows cannot claim."""
    shape = answer.question.shape
    known = [row for row in answer.rows if row.kind is not Kind.NONE]
    if known and shape in RANKINGS | {Shape.COMPARE} and reach_different_days(answer):
        yield tell(language, "days-differ")
    elif known and shape in RANKINGS and order_is_open(answer) and not none_by_district(answer):
        yield tell(language, "order-open")
    elif (
        known
        and _sets_two_apart(answer)
        and lead(answer.rows) is None
        and any(row.kind is not Kind.DIRECT for row in answer.rows)
    ):
        yield tell(language, "compare-open")
    if any(row.qualifier is Qualifier.ABOUT and row.value is not None for row in known):
        yield tell(language, "about-means", percent=ABOUT_PERCENT)
    if any(row.nothing_left for row in answer.rows):
        yield tell(language, "rows-nothing-left")
    if any(row.conflict for row in answer.rows):
        yield tell(language, "rows-conflict")


def lines_of_rows(answer: Answer, language: str) -> Iterator[tuple[str, Answer]]:
    """What each line of the rows is called, and the row, or the first of those alike."""
    shape = answer.question.shape
    if is_progress(answer.question):
        labels = ("progress-plan", "progress-done")
        yield from zip((say(language, name) for name in labels), answer.rows, strict=True)
        return
    for alike in _alike(answer):
        yield _label(alike, shape, language), alike[0]


def row_lines(answer: Answer, reader: Reader) -> Iterator[Html]:
    """The rows; those that one and the same range is all that is known of share a line."""
    language, shape = reader.language, answer.question.shape
    rank = dict(
        zip(map(id, answer.rows), ranks(answer) if shape in RANKINGS else (), strict=False)
    )
    ends = {row.period.end for row in answer.rows if row.kind is not Kind.NONE}
    short = answer.question.limit and shape in RANKINGS and none_by_district(answer)
    for alike in _alike(answer):
        row = alike[0]
        if short and not row.low:
            continue  # nothing but chance would choose these from the others
        number = rank.get(id(row))
        sign = "•" if number is None else f"{number}."
        amount = answer_amount(row, reader.unit_for(row.question), language, bare=True)
        label = _label(alike, shape, language)
        if len(alike) > 1 and row.kind is not Kind.NONE:
            text = say(language, "row-each", places=label, amount=amount)
        else:
            text = f"{label}: {amount}"
        own = row.kind is Kind.NEAREST or (row.question.period.to_date and len(ends) > 1)
        if own and row.kind is not Kind.NONE:
            text += f" ({covered(row.period, language)})"
        yield escape(f"{sign} {text}")


def _joint_lines(answer: Answer, reader: Reader) -> Iterator[Html]:
    """What is published for several of the rows together, not for all: their picture shows it."""
    question, language = answer.question, reader.language
    if question.shape not in BY_TIME:
        return
    for figure in joint_figures(answer):
        if figure.period != question.period:
            amount = figure_amount(figure, reader.unit_for(question), language, bare=True)
            days = period(figure.period, language)
            yield join(" ", (escape("•"), tell(language, "row-joint", days=days, amount=amount)))


def _label(alike: Sequence[Answer], shape: Shape, language: str) -> str:
    labels = [row_label(row.question, shape, language) for row in alike]
    if shape in BY_TIME and len(labels) > 1:
        first, last = alike[0].question.period, alike[-1].question.period
        return period(Period(start=first.start, end=last.end), language, short=True)
    return ", ".join(labels)


def _alike(answer: Answer) -> list[list[Answer]]:
    """Rows by lines: of places those with one range, of times those in a row."""
    shape, rows = answer.question.shape, answer.rows
    if shape in BY_TIME:
        runs = [list(run) for _, run in groupby(rows, key=_range)]
        return [
            part
            for run in runs
            for part in ([run] if len(run) >= LEAST_RUN and _range(run[0]) else [[r] for r in run])
        ]
    found: dict[object, list[Answer]] = {}
    for row in rows:
        shared = _range(row) or (shape in RANKINGS and row.kind is Kind.NONE and "none")
        found.setdefault(shared or id(row), []).append(row)
    return list(found.values())


def _range(row: Answer) -> tuple[object, ...] | None:
    """What is shown of a row that others prove, a range or a zero; None for any other."""
    zero = row.kind is Kind.DERIVED and row.value == 0
    if row.kind is not Kind.BOUNDS and not zero:
        return None
    return row.low, row.high, row.digits, row.period.end if row.question.period.to_date else None
