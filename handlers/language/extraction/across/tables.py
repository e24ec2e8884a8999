"""Tables and lists that were pasted as text: headers carried into the rows below them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from handlers.language.extraction.across.columns import (
    PARTED,
    YEAR,
    Cell,
    Column,
    cells_of,
    column_of,
    is_aligned,
    is_only_number,
    label_header,
    raw,
    says_numbers,
    says_plan,
)
from handlers.language.extraction.across.headings import header_below, series, sum_above
from handlers.language.extraction.dates.calendar import Calendar
from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.parts import ordinal
from handlers.language.extraction.dates.times import find_times
from handlers.language.extraction.doubts import concern
from handlers.language.extraction.numbers.amounts import find_amounts
from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.numbers.elisions import Header, in_thousands
from handlers.language.extraction.sentence.places import find_places
from handlers.language.extraction.sentence.pointers import are_named
from handlers.language.extraction.sentence.purposes import says_other
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.sentence.statements import read_sentence
from handlers.language.extraction.words.layout import Sentence
from store.areas import WHOLE, Places, canonical
from store.periods import Period, months, shift_years
from store.questions import Status
from store.records import Qualifier

if TYPE_CHECKING:
    from handlers.language.extraction.report import Level


def read_all(sentences: Sequence[Sentence], published: date) -> list[Read]:
    """Every sentence read, rows of tables by their headers, lists by the line above them."""
    reads: list[Read] = []
    header: Header | None = None
    heading: Sentence | None = None
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
        read = read_sentence(sentence, published, above, series(reads, sentence), heading=heading)
        reads.append(read)
        header = header_below(read, header)
        if header is None:
            heading = None
        elif not read.statements and not read.byline:
            heading = sentence
        at += 1
    return reads


def _rows(sentences: Sequence[Sentence], at: int) -> list[Sentence]:
    rows: list[Sentence] = []
    columns = 0
    for sentence in sentences[at:]:
        if not sentence.tokens or not (
            PARTED.search(raw(sentence)) or (columns and is_aligned(sentence, columns))
        ):
            break
        if len(rows) == 1 and ("|" in raw(rows[0])) != ("|" in raw(sentence)):
            return []  # a title such as "ANAMA | Weekly summary" above a table of gaps
        rows.append(sentence)
        columns = columns or len(cells_of(sentence))
    return rows or _by_semicolons(sentences, at)


def _by_semicolons(sentences: Sequence[Sentence], at: int) -> list[Sentence]:
    """Rows of as many cells each, below a header without numbers: CSV that was pasted."""
    rows: list[Sentence] = []
    for sentence in sentences[at:]:
        many = sentence.folded.count(";")
        numbers = any(token.kind == "number" and (rows or not YEAR.fullmatch(token.folded))
                      for token in sentence.tokens)  # fmt: skip
        if not many or (rows and many != rows[0].folded.count(";")) or numbers != bool(rows):
            break
        rows.append(sentence)
    return rows if len(rows) > 1 else []


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
    columns = [column_of(cell, published) for cell in cells_of(rows[0])]
    widest = max(len(cells_of(row, len(columns))) for row in rows[1:])
    if len(columns) == widest - 1 and (columns[0].header or columns[0].time or columns[0].places):
        columns.insert(0, Column(None, None))  # the corner of the table is left empty
    if any(c.operator for c in columns) and not any(c.places for c in columns if not c.total):
        columns = [replace(c, places=None) if c.total else c for c in columns]  # of operators
    headed = any(c.header or c.time or c.places or c.operator for c in columns[1:])
    if not headed or says_numbers(rows[0], published):
        return [read_sentence(row, published, title) for row in rows]
    reads = [Read(sentence=rows[0], statements=[], nothing=[], times=[], places=[], operators=[])]
    for row in rows[1:]:
        for_each = any(s.purpose for read in reads for s in read.statements)
        reads.append(_row(row, columns, published, title, year, for_each=for_each))
    _sum_up(reads, whole=whole)
    beside = [c.places for c in columns if c.places and not c.total]
    named = {place for places in beside for place in places}
    if named and not whole and all(map(are_named, beside)):
        _sum_across(reads, canonical(named))
    return reads


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
        said = [s.places for s in rows if s.places is not None]
        named = {place for places in said for place in places}
        whole = whole or not all(map(are_named, said))
        for statement in (s for s in read.statements if s.total):
            if statement.places is None and named:
                statement.places = (WHOLE,) if whole else canonical(named)
                if not whole:
                    adds_up = _adds_up(statement, rows)
                    statement.doubts.append(concern("note" if adds_up else "warn", "total"))
            if statement.time is None and times:
                starts, stops = zip(*((t.start, t.stop) for t in times), strict=True)
                statement.time = replace(times[-1], start=min(starts), stop=max(stops))


def _sum_across(reads: Sequence[Read], named: Places) -> None:
    """A column of totals holds for the places of the columns beside it."""
    for read in reads:
        parts = [s for s in read.statements if s.places != (WHOLE,)]
        for statement in (s for s in read.statements if s.places == (WHOLE,)):
            statement.places = named
            level: Level = "note" if _adds_up(statement, parts) else "warn"
            statement.doubts.append(concern(level, "total"))


def _adds_up(total: Statement, rows: Sequence[Statement]) -> bool:
    item = total.counted
    parts = [
        s.counted.amount.value for s in rows
        if s.counted.measure is item.measure and s.time == total.time
        and s.operator == total.operator
    ]  # fmt: skip
    return sum(parts) == item.amount.value


def _row(
    row: Sentence,
    columns: Sequence[Column],
    published: date,
    title: Header | None,
    year: int,
    *,
    for_each: bool,
) -> Read:
    """`for_each`: the rows above it are for a purpose each."""
    cells = cells_of(row, len(columns))
    places = [g for cell in cells[:2] for g in find_places(cell.sentence)]
    times = [t for cell in cells[:3] for t in find_times(cell.sentence, published)
             if not is_only_number(cell)]  # fmt: skip
    if not times and cells and columns[0].quarters:
        times = _quarter(cells[0].sentence, published, year)
    total = any(cell.sentence.has("total") for cell in cells[:2])
    if total:  # "İl üzrə cəmi" is of the rows above it, and of no year that goes on
        times = [time for time in times if not time.running]
    own = places[0].value if places else None
    label = next((cell.sentence for cell in cells if cell.sentence.tokens), row)
    operator = next((m.concept for m in label.marks.get("operator", ())), None)
    purpose = next((m.concept for m in label.marks.get("purpose", ())), "")
    if not purpose and for_each and says_other(label):
        purpose = "other"  # below rows for a purpose each
    known = (
        total
        or own is not None
        or times
        or operator
        or purpose
        or not cells
        or label_header(label)
        or is_only_number(cells[0])
    )
    doubts = [] if known else [concern("warn", "row", label=raw(label))]
    statements: list[Statement] = []
    nothing: list[Counted] = []
    planned = Status.PLANNED if says_plan(label) else None
    measured = None if any(c.header for c in columns) or own else label_header(label)
    for cell, column in zip(cells, columns, strict=False):
        apart = column.time or column.places or column.operator or column.total
        header = column.header or ((measured or title) if apart else None)
        amounts = find_amounts(cell.sentence, [False] * len(cell.sentence.tokens))
        if len(amounts) != 1 or amounts[0].no_count:
            continue
        first, end = _at(row, cell, amounts[0].first), _at(row, cell, amounts[0].end - 1) + 1
        if header is None:
            if cell is not cells[0]:
                nothing.append(Counted(amount=amounts[0], first=first, end=end, nothing="?"))
            continue
        heading = column.label if column.header else label
        amount = in_thousands(heading or label, amounts[0], header)
        counted = Counted(amount=amount, first=first, end=end, measure=header[0],
                          unit=header[1])  # fmt: skip
        time = column.time or (times[0] if times else None)
        statements.append(
            Statement(counted=counted, qualifier=Qualifier.EXACT, status=planned or column.status,
                      time=_in_year(time, year), places=column.places or own,
                      operator=column.operator or operator, purpose=column.purpose or purpose,
                      doubts=list(doubts), split=True, total=total)
        )  # fmt: skip
    return Read(
        sentence=row, statements=statements, nothing=nothing, times=[], places=[], operators=[]
    )


def _quarter(label: Sentence, published: date, year: int) -> list[Time]:
    """The quarter of a cell that only says "II", in the year of the title."""
    calendar = Calendar(label, published)
    number, end = ordinal(label, calendar, 0)
    if not 1 <= number <= 4 or end != len(label.tokens):
        return []
    period = months(year or published.year, 3 * number - 2, 3 * number)
    return [Time(sort="range", first=0, end=end, start=period.start, stop=period.end,
                 inferred=not year)]  # fmt: skip


def _at(row: Sentence, cell: Cell, index: int) -> int:
    return next(
        i for i, token in enumerate(row.tokens) if token.start == cell.sentence.tokens[index].start
    )
