"""Tables and lists that were pasted as text: headers carried into the rows below them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.language.extraction.amounts import find_amounts
from handlers.language.extraction.calendar import Calendar
from handlers.language.extraction.counted import Counted
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.elisions import Header, header_of
from handlers.language.extraction.headings import header_below, series, sum_above
from handlers.language.extraction.layout import Sentence
from handlers.language.extraction.moments import Time
from handlers.language.extraction.parts import ordinal
from handlers.language.extraction.places import find_places
from handlers.language.extraction.statements import Read, Statement, read_sentence
from handlers.language.extraction.times import find_times
from store.areas import WHOLE, Places, canonical
from store.measures import Measure
from store.periods import Period, months, shift_years
from store.quantities import Unit
from store.questions import Status
from store.records import Qualifier

_PARTED = re.compile(r"\t|\||(?<=\S) {3,}(?=\S)")
_SEMICOLONS = re.compile(r";")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: characters of the text, and the sentence that its tokens make."""

    start: int
    end: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column count, when and where, as far as its header says so.

    `quarters`: its cells are "I" to "IV".
    """

    header: Header | None
    time: Time | None
    places: Places | None = None
    quarters: bool = False


def read_all(sentences: Sequence[Sentence], published: date) -> list[Read]:
    """Every sentence read, rows of tables by their headers, lists by the line above them."""
    reads: list[Read] = []
    header: Header | None = None
    at = 0
    while at < len(sentences):
        rows = _rows(sentences, at)
        if len(rows) > 1:
            year, whole = _title_year(reads), _title_whole(reads)
            reads.extend(_table(rows, published, header, year, whole=whole))
            at += len(rows)
            continue
        sentence = sentences[at]
        above = sum_above(reads, sentence) or header
        read = read_sentence(sentence, published, above, series(reads, sentence))
        reads.append(read)
        header = header_below(read, header)
        at += 1
    return reads


def _rows(sentences: Sequence[Sentence], at: int) -> list[Sentence]:
    rows: list[Sentence] = []
    for sentence in sentences[at:]:
        if not sentence.tokens or not _PARTED.search(_raw(sentence)):
            break
        rows.append(sentence)
    return rows or _by_semicolons(sentences, at)


def _by_semicolons(sentences: Sequence[Sentence], at: int) -> list[Sentence]:
    """Rows of as many cells each, below a header without numbers: CSV that was pasted."""
    rows: list[Sentence] = []
    for sentence in sentences[at:]:
        many = sentence.folded.count(";")
        numbers = any(token.kind == "number" for token in sentence.tokens)
        if not many or (rows and many != rows[0].folded.count(";")) or numbers != bool(rows):
            break
        rows.append(sentence)
    return rows if len(rows) > 1 else []


def _raw(sentence: Sentence) -> str:
    return sentence.text[sentence.tokens[0].start : sentence.tokens[-1].end]


def _cells(sentence: Sentence) -> list[Cell]:
    text, offset = _raw(sentence), sentence.tokens[0].start
    parted = _PARTED if _PARTED.search(text) else _SEMICOLONS
    edges = [(m.start() + offset, m.end() + offset) for m in parted.finditer(text)]
    starts = [offset, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), offset + len(text)]
    cells = []
    for start, end in zip(starts, ends, strict=True):
        tokens = tuple(t for t in sentence.tokens if start <= t.start and t.end <= end)
        cells.append(Cell(start, end, replace(sentence, tokens=tokens)))
    while cells and not cells[0].sentence.tokens:
        cells.pop(0)  # a row that begins with |
    return cells


def _in_year(time: Time | None, year: int) -> Time | None:
    """A month of a table in the year that its title names."""
    if time is None or not year or not time.inferred or time.start is None or time.stop is None:
        return time
    moved = shift_years(Period(start=time.start, end=time.stop), year - time.start.year)
    return replace(time, start=moved.start, stop=moved.end, inferred=False)


def _title_year(reads: Sequence[Read]) -> int:
    """The year of the line above a table, 0 for none."""
    for time in reads[-1].times if reads else ():
        if time.start is not None and time.stop is not None and not time.inferred:
            return time.start.year if time.start.year == time.stop.year else 0
    return 0


def _title_whole(reads: Sequence[Read]) -> bool:
    """Whether the headline or the line above a table names the whole territory."""
    return any(g.value == (WHOLE,) for read in (*reads[:1], *reads[-1:]) for g in read.places)


def _table(
    rows: Sequence[Sentence], published: date, title: Header | None, year: int, *, whole: bool
) -> list[Read]:
    columns = [_column(cell, published) for cell in _cells(rows[0])]
    headed = any(column.header or column.time or column.places for column in columns[1:])
    if not headed or _says_numbers(rows[0]):
        return [read_sentence(row, published, title) for row in rows]
    reads = [Read(sentence=rows[0], statements=[], nothing=[], times=[], places=[], operators=[])]
    reads.extend(_row(row, columns, published, title, year) for row in rows[1:])
    _sum_up(reads, whole=whole)
    return reads


def _says_numbers(row: Sentence) -> bool:
    """Whether most cells state a number: "Cleared: 1,377.2 ha | AP: 98 | AT: 54", no header."""
    cells = _cells(row)
    stated = [
        cell for cell in cells
        if any(a.value for a in find_amounts(cell.sentence, [False] * len(cell.sentence.tokens)))
        and not any(re.fullmatch(r"(?:19|20)\d\d", word) for word in cell.sentence.folded)
    ]  # fmt: skip
    return 2 * len(stated) > len(cells)


def _sum_up(reads: Sequence[Read], *, whole: bool) -> None:
    """A row of totals holds for the places and months of the rows above it.

    `whole`: the title says that the table is about the whole territory.
    """
    rows: list[Statement] = []
    for read in reads:
        if not any(s.total for s in read.statements):
            rows.extend(read.statements)
            continue
        times = [s.time for s in rows if s.time is not None and s.time.start and s.time.stop]
        named = {place for s in rows if s.places is not None for place in s.places}
        whole = whole or WHOLE in named or "rest" in named
        for statement in (s for s in read.statements if s.total):
            if statement.places is None and named:
                statement.places = (WHOLE,) if whole else canonical(named)
                if not whole:
                    adds_up = _adds_up(statement, rows)
                    statement.doubts.append(concern("note" if adds_up else "warn", "total"))
            if statement.time is None and times:
                starts, stops = zip(*((t.start, t.stop) for t in times), strict=True)
                statement.time = replace(times[-1], start=min(starts), stop=max(stops))


def _adds_up(total: Statement, rows: Sequence[Statement]) -> bool:
    item = total.counted
    parts = [
        s.counted.amount.value for s in rows
        if s.counted.measure is item.measure and s.time == total.time
    ]  # fmt: skip
    return sum(parts) == item.amount.value


def _column(cell: Cell, published: date) -> Column:
    sentence = cell.sentence
    times = find_times(sentence, published)
    header = header_of(sentence, ())
    if header is None and sentence.has("positive", "cleared"):
        header = (Measure.CLEARED_AREA, Unit.HA)
    places = find_places(sentence)
    if header is None and len(sentence.tokens) == 1 and sentence.tokens[0].text in {"AT", "AV"}:
        header = (Measure.AT_MINES, Unit.ITEM)
    whole: Places | None = (WHOLE,) if sentence.has("total") and header is None else None
    quarters = header is None and sentence.has("period", "quarter")
    return Column(
        header, times[0] if times else None, places[0].value if places else whole, quarters
    )


def _row(
    row: Sentence, columns: Sequence[Column], published: date, title: Header | None, year: int
) -> Read:
    cells = _cells(row)
    places = [g for cell in cells[:2] for g in find_places(cell.sentence)]
    times = [t for cell in cells[:3] for t in find_times(cell.sentence, published)
             if not _only_number(cell)]  # fmt: skip
    if not times and cells and columns[0].quarters:
        times = _quarter(cells[0].sentence, published, year)
    total = cells[0].sentence.has("total") if cells else False
    own = places[0].value if places else None
    label = cells[0].sentence if cells else row
    operator = next((m.concept for m in label.marks.get("operator", ())), None)
    purpose = next((m.concept for m in label.marks.get("purpose", ())), "")
    known = (
        total
        or own is not None
        or times
        or operator
        or purpose
        or not cells
        or _only_number(cells[0])
    )
    doubts = [] if known else [concern("warn", "row", label=_raw(label))]
    statements: list[Statement] = []
    for cell, column in zip(cells, columns, strict=False):
        header = column.header or (title if column.time or column.places else None)
        if header is None:
            continue
        amounts = find_amounts(cell.sentence, [False] * len(cell.sentence.tokens))
        if len(amounts) != 1 or amounts[0].no_count:
            continue
        counted = Counted(amount=amounts[0], first=_at(row, cell, amounts[0].first),
                          end=_at(row, cell, amounts[0].end - 1) + 1, measure=header[0],
                          unit=header[1])  # fmt: skip
        time = column.time or (times[0] if times else None)
        statements.append(
            Statement(counted=counted, qualifier=Qualifier.EXACT, status=Status.ACTUAL,
                      time=_in_year(time, year), places=column.places or own,
                      operator=operator, purpose=purpose, doubts=list(doubts), split=True,
                      total=total)
        )  # fmt: skip
    return Read(sentence=row, statements=statements, nothing=[], times=[], places=[], operators=[])


def _quarter(label: Sentence, published: date, year: int) -> list[Time]:
    """The quarter of a cell that only says "II", in the year of the title."""
    calendar = Calendar(label, published)
    number, end = ordinal(label, calendar, 0)
    if not 1 <= number <= 4 or end != len(label.tokens):
        return []
    period = months(year or published.year, 3 * number - 2, 3 * number)
    return [Time(sort="range", first=0, end=end, start=period.start, stop=period.end,
                 inferred=not year)]  # fmt: skip


def _only_number(cell: Cell) -> bool:
    tokens = cell.sentence.tokens
    return (
        len(tokens) == 1
        and tokens[0].kind == "number"
        and not re.fullmatch(r"(?:19|20)\d\d", cell.sentence.folded[0])
    )


def _at(row: Sentence, cell: Cell, index: int) -> int:
    return next(
        i for i, token in enumerate(row.tokens) if token.start == cell.sentence.tokens[index].start
    )
