"""Answers in rows: a first line that sums them up, the rows, what they leave open, sources."""

from collections import Counter
from collections.abc import Sequence

from handlers.replies.buttons import BY_TIME
from handlers.replies.comparison import comparison_line, notes, ranking_line
from handlers.replies.dates import covered, period
from handlers.replies.evidence import behind, source_words
from handlers.replies.headline import headline
from handlers.replies.markup import EMPTY, Html, escape, join, link, quoted
from handlers.replies.messages import say, tell
from handlers.replies.names import place_short, reading_label
from handlers.replies.numbers import NOTHING, answer_amount
from handlers.replies.progress import progress_lines
from handlers.replies.reply import Reader
from handlers.replies.table import MOST_ROWS
from store.answers.values import Answer, Kind
from store.questions import Shape, Status
from store.records import Figure

MOST_PUBLISHERS = 5
"""Publishers that the line of sources names."""

RANKINGS = frozenset({Shape.TOP, Shape.BOTTOM})


def series_lines(answer: Answer, reader: Reader) -> list[Html]:
    """First line, rows, legend, sources; of more than `MOST_ROWS` rows only a count."""
    question, language = answer.question, reader.language
    if question.shape is Shape.COMPARE and question.scope.status is Status.PLANNED:
        return progress_lines(answer, reader)
    shown = [_first_line(answer, reader)]
    shown += [tell(language, note) for note in notes(answer)]
    if len(answer.rows) > MOST_ROWS:
        shown.append(tell(language, "rows-in-file", count=len(answer.rows)))
    else:
        shown += [EMPTY, *_rows(answer, reader)]
    if any(row.kind is Kind.NONE for row in answer.rows):
        shown.append(tell(language, "legend", nothing=NOTHING))
    figures = behind(answer)
    if figures:
        shown += [EMPTY, sources_line(figures, reader)]
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
    if len(often) > MOST_PUBLISHERS:
        names.append(escape("…"))
    return tell(language, "sources-many", names=join(", ", names), count=len(figures))


def _first_line(answer: Answer, reader: Reader) -> Html:
    shape, language = answer.question.shape, reader.language
    known = [row for row in answer.rows if row.kind not in {Kind.NONE, Kind.NEAREST}]
    if not known and answer.kind is Kind.NONE:
        return headline(answer, reader)
    if known and shape in RANKINGS:
        return ranking_line(answer, reader)
    if known and shape is Shape.COMPARE:
        return comparison_line(answer, reader)
    if answer.kind is not Kind.NONE:
        by = say(language, f"shape-{shape}")
        return join(" · ", (headline(answer, reader), escape(by)))
    share = tell(language, "series-some", known=len(known), total=len(answer.rows))
    return join(": ", (_subject(answer, reader), share))


def _subject(answer: Answer, reader: Reader) -> Html:
    return escape(reading_label(answer.question, reader.language))


def _rows(answer: Answer, reader: Reader) -> list[Html]:
    found = []
    rank = 0
    ranked = answer.question.shape in RANKINGS
    ends = {row.period.end for row in answer.rows if row.kind is not Kind.NONE}
    before: int | None = None
    for index, row in enumerate(answer.rows, start=1):
        if row.value != before:
            rank, before = index, row.value
        numbered = ranked and row.kind not in {Kind.NONE, Kind.BOUNDS}
        sign = f"{rank}." if numbered else "•"
        found.append(_row(row, sign, reader, by=answer.question.shape, dated=len(ends) > 1))
    return found


def _row(row: Answer, sign: str, reader: Reader, *, by: Shape, dated: bool) -> Html:
    """A row; with its own days where those are not the ones that the label says."""
    language = reader.language
    if by in BY_TIME:
        label = period(row.question.period, language)
    else:
        label = place_short(row.question.places, language)
    amount = answer_amount(row, reader.unit_for(row.question), language, bare=True)
    text = f"{sign} {label}: {amount}"
    own = row.kind is Kind.NEAREST or (row.question.period.to_date and dated)
    if own and row.kind is not Kind.NONE:
        text += f" ({covered(row.period, language)})"
    return escape(text)
