"""Reports in the style of press offices, and the figures that each of them states."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from importlib.resources import files

from handlers.language.extraction.report import Extracted, Extraction
from store.catalogue import load_catalogue
from store.quantities import factor

CORPORA = (
    "en",
    "az",
    "ru",
    "more",
    "newsroom",
    "forwarded",
    "agencies",
    "channels",
    "offices",
    "bulletins",
    "desks",
    "authors",
    "press_offices",
    "wires",
    "statements",
    "examiners",
    "publications",
    "broadcasts",
    "examinations",
    "press_en",
    "press_az",
    "press_ru",
    "context",
    "ellipsis",
    "uses",
)
"""Files of `reports`."""

Row = tuple[str, Decimal, str, tuple[str, ...], str, str, str, str, str, str]
"""Measure, value, unit, English names, start, end, qualifier, status, operator, purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A text, the day it was published, its figures, and words that must carry a warning.

    `doubted`: level → words that a doubt of at least that level must name. `left_out`: words
    that must be listed as no figure. `read_wrong`: known to be read wrong without a doubt.
    """

    name: str
    published: date
    text: str
    rows: tuple[Row, ...]
    doubted: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    read_wrong: bool = False

    def __str__(self) -> str:
        return self.name


def reports(name: str) -> list[Report]:
    """The reports of `reports/<name>.txt`."""
    text = files("tests.handlers.language.extraction").joinpath(f"reports/{name}.txt")
    parts = ("\n" + text.read_text("utf-8")).split("\n== ")[1:]
    return [_report(part) for part in parts]


def _report(part: str) -> Report:
    head, text, tail = part.split("\n--\n")
    name, published = head.split("\npublished ")
    lines = [line for line in tail.splitlines() if line.strip()]
    rows = _like_above(line for line in lines if line[0] not in "!-?")
    return Report(
        name=name,
        published=date.fromisoformat(published.strip()),
        text=text,
        rows=tuple(map(_row, rows)),
        doubted=tuple(_doubted(line) for line in lines if line.startswith("!")),
        left_out=tuple(line.removeprefix("- ") for line in lines if line.startswith("- ")),
        read_wrong="? read wrong" in lines,
    )


def _like_above(lines: Iterable[str]) -> Iterator[list[str]]:
    """The cells of every row; a cell that is only " is as in the row above it."""
    above: list[str] = []
    for line in lines:
        cells = [cell.strip() for cell in line.split("|")]
        above = [above[at] if cell == '"' else cell for at, cell in enumerate(cells)]
        yield above


def _doubted(line: str) -> tuple[str, str]:
    _, level, words = line.split(maxsplit=2)
    return level, words


def _row(cells: Sequence[str]) -> Row:
    measure, amount, places, days, *rest = cells
    value, _, unit = amount.partition(" ")
    start, _, end = days.partition("..")
    scope = rest[0] if rest else ""
    scope, _, purpose = scope.partition("for ")
    scope, _, operator = scope.partition("by ")
    words = scope.split()
    qualifier = next((word for word in words if word != "planned"), "exact")
    status = "planned" if "planned" in words else "actual"
    return (
        measure, Decimal(value), unit or "item", tuple(sorted(places.split(";"))), start, end,
        qualifier, status, operator.strip(), purpose.strip(),
    )  # fmt: skip


def row(figure: Extracted) -> Row:
    """A figure as a row of these files."""
    catalogue = load_catalogue()

    def name(place: str) -> str:
        sign = "-" if place.startswith("-") else ""
        bare = place.removeprefix("-")
        return place if bare == "*" else sign + catalogue.name(bare, "en")

    return (
        figure.measure.value, figure.value.normalize(), figure.unit.value,
        tuple(sorted(map(name, figure.places))),
        figure.start.isoformat() if figure.start else "", figure.end.isoformat(),
        figure.qualifier.value, figure.status.value, figure.operator, figure.purpose,
    )  # fmt: skip


def differences(report: Report, found: Extraction) -> Iterator[str]:
    """What is missing, what is wrong, and what should have been doubted."""
    expected = [(*r[:1], r[1].normalize(), *r[2:]) for r in report.rows]
    got = [row(figure) for figure in found.figures]
    for wanted in expected:
        if wanted in got:
            got.remove(wanted)
        else:
            yield f"missing {wanted}"
    yield from (f"wrong {extra}" for extra in got)
    listed = [item.words for item in found.left_out]
    for words in report.left_out:
        if not any(words in item or item in words for item in listed):
            yield f"not left out {words!r}"
    order = ("note", "warn", "stop")
    for level, words in report.doubted:
        if not any(
            words in doubt.words and order.index(doubt.level) >= order.index(level)
            for doubt in found.doubts
        ):
            yield f"no {level} for {words!r}"


def unwarned(report: Report, found: Extraction) -> list[Row]:
    """The figures that are none of the report's, and that nothing asks a person to look at."""
    left = [(*r[:1], r[1].normalize(), *r[2:]) for r in report.rows]
    doubted = {doubt.from_char for doubt in found.doubts if doubt.level != "note"}
    wrong = []
    for figure in found.figures:
        if (got := row(figure)) in left:
            left.remove(got)
        elif figure.from_char not in doubted:
            wrong.append(got)
    return wrong


def base(figure: Extracted) -> Decimal:
    """The value in m² or items."""
    return figure.value * factor(figure.unit)
