"""The cells of a row of a table, and what the header of a column says of those below it."""

import re
from dataclasses import dataclass, replace
from datetime import date

from handlers.language.extraction.dates.moments import Time
from handlers.language.extraction.dates.times import find_times
from handlers.language.extraction.numbers.amounts import find_amounts
from handlers.language.extraction.numbers.elisions import Header, header_of
from handlers.language.extraction.sentence.places import find_places
from handlers.language.extraction.sentence.plans import NOUNS
from handlers.language.extraction.words.layout import Sentence
from store.areas import WHOLE, Places
from store.measures import Measure
from store.quantities import Unit
from store.questions import Status

YEAR = re.compile(r"(?:19|20)\d\d")
PARTED = re.compile(r"\t|\||(?<=\S) {3,}(?=\S)")
_SEMICOLONS = re.compile(r";")


def raw(sentence: Sentence) -> str:
    """The words of a row as they stand in the text."""
    return sentence.text[sentence.tokens[0].start : sentence.tokens[-1].end]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row: characters of the text, and the sentence that its tokens make."""

    start: int
    end: int
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a column count, when and where, as far as its header says so.

    `quarters`: its cells are "I" to "IV". `total`: it sums up the columns of other places.
    `label`: its header as it stands. `purpose`: what the land in it is for. `operator`: whose
    work it counts.
    """

    header: Header | None
    time: Time | None
    places: Places | None = None
    quarters: bool = False
    status: Status = Status.ACTUAL
    total: bool = False
    label: Sentence | None = None
    purpose: str = ""
    operator: str | None = None


_GAP = re.compile(r"[ \t]+")
_ONLY_NUMBER = re.compile(r"[-–—]|\d[\d.,]*")


def is_aligned(sentence: Sentence, columns: int) -> bool:
    """Whether a row without wide gaps ends in numbers for all columns but the first."""
    label, *numbers = raw(sentence).rsplit(None, columns - 1)
    return (
        not re.search(r"[\t|]", raw(sentence))
        and len(numbers) == columns - 1 > 1
        and all(map(_ONLY_NUMBER.fullmatch, numbers))
        and not re.search(r"(?<!20)\b\d{1,3}$", label)  # "1 204"
    )


def cells_of(sentence: Sentence, columns: int = 0) -> list[Cell]:
    """The cells of a row, by bars, tabs, wide gaps, or else semicolons; empty ones stay.

    `columns`: how many its table has, where only spaces part them (`is_aligned`).
    """
    text, offset = raw(sentence), sentence.tokens[0].start
    parted = PARTED if PARTED.search(text) else _SEMICOLONS
    gaps = list(parted.finditer(text))
    if len(gaps) + 1 < columns and is_aligned(sentence, columns):
        gaps = list(_GAP.finditer(text))[1 - columns :]
    edges = [(m.start() + offset, m.end() + offset) for m in gaps]
    starts = [offset, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), offset + len(text)]
    begins = sentence.text.rfind("\n", 0, offset) + 1
    empty = replace(sentence, tokens=())
    left_out = sentence.text[begins:offset].count("\t")  # cells that are empty
    cells = [Cell(offset, offset, empty)] * left_out
    for start, end in zip(starts, ends, strict=True):
        tokens = tuple(t for t in sentence.tokens if start <= t.start and t.end <= end)
        cells.append(Cell(start, end, replace(sentence, tokens=tokens)))
    return cells[text.startswith("|") :]


def column_of(cell: Cell, published: date) -> Column:
    """What the header in a cell says of the numbers below it."""
    sentence = cell.sentence
    times = find_times(sentence, published)
    header = label_header(sentence)
    places = find_places(sentence)
    total = sentence.has("total") and header is None and not places
    return Column(
        header,
        times[0] if times else None,
        (WHOLE,) if total else places[0].value if places else None,
        quarters=header is None and sentence.has("period", "quarter"),
        status=Status.PLANNED if says_plan(sentence) else Status.ACTUAL,
        total=total,
        label=sentence,
        purpose=next((m.concept for m in sentence.marks.get("purpose", ())), ""),
        operator=next((m.concept for m in sentence.marks.get("operator", ())), None),
    )


def says_plan(label: Sentence) -> bool:
    """Whether the label of a column, or of a row, names a plan."""
    return label.has("planned") or any(word in NOUNS for word in label.folded)


def label_header(sentence: Sentence) -> Header | None:
    """What the label of a column, or of a row, says that its numbers count."""
    header = header_of(sentence, ())
    if header is None and sentence.has("positive", "cleared"):
        return Measure.CLEARED_AREA, Unit.HA
    tokens = sentence.tokens
    alone = all(token.kind == "number" for token in tokens[1:])
    if header is None and alone and tokens and tokens[0].text in {"AT", "AV"}:
        return Measure.AT_MINES, Unit.ITEM
    return header


def says_numbers(row: Sentence, published: date) -> bool:
    """Whether most cells state a number: "Cleared: 1,377.2 ha | AP: 98 | AT: 54", no header.

    The first may be the label of the row: "Lachin     118.4 ha". Days are no numbers.
    """
    cells = cells_of(row)[1:]
    stated = [
        cell for cell in cells
        if any(a.value for a in find_amounts(cell.sentence, [False] * len(cell.sentence.tokens)))
        and not any(YEAR.fullmatch(word) for word in cell.sentence.folded)
        and not find_times(cell.sentence, published)
    ]  # fmt: skip
    return 2 * len(stated) > len(cells)


def is_only_number(cell: Cell) -> bool:
    """Whether a number, and no year, fills the cell: that of a row, for example."""
    tokens = cell.sentence.tokens
    return (
        len(tokens) == 1
        and tokens[0].kind == "number"
        and not YEAR.fullmatch(cell.sentence.folded[0])
    )
