"""Rows of text: every shipped figure comes back, and each mistake is named with its column."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.measures import Measure
from store.periods import Period, year
from store.published import shipped
from store.quantities import Unit
from store.questions import Scope, Status
from store.records import NewFigure, Qualifier, Source
from store.rows import COLUMNS, NEEDED, RowError, english, figure_of, row_of
from tests.support.builders import kept

LEAST = {"measure": "cleared_area", "end": "2023-12-31", "value": "6025.1"}


def test_the_least_that_is_a_figure() -> None:
    assert figure_of(LEAST) == NewFigure(
        measure=Measure.CLEARED_AREA,
        places=("*",),
        period=Period(end=date(2023, 12, 31)),
        value=60_251_000,
        printed="6025.1",
        unit=Unit.HA,
        source=Source(publisher=""),
    )
    assert figure_of({**LEAST, "measure": "uxo", "value": "7"}).unit is Unit.ITEM


def test_everything_that_a_figure_has() -> None:
    row = {
        "measure": " UXO ", "places": " Lachin ; fuzuli;", "start": "2023-01-01",
        "end": "2023-12-31", "value": "0012", "unit": "ITEM", "qualifier": "Over",
        "status": "planned", "operator": "ANAMA", "purpose": "дороги", "source": "Trend",
        "published": "2024-03-05", "url": "https://example.org/a?b=c&d", "process": "reduced",
        "speaker": "Vilayət Eyvazov", "words": "« over\n12 »", "a column more": "x",
    }  # fmt: skip
    assert figure_of(row) == NewFigure(
        measure=Measure.UXO,
        places=("fuzuli", "lachin"),
        period=year(2023),
        value=12,
        printed="12",
        unit=Unit.ITEM,
        qualifier=Qualifier.OVER,
        scope=Scope(status=Status.PLANNED, operator="ANAMA", purpose="дороги", process="reduced"),
        source=Source(
            publisher="Trend",
            speaker="Vilayət Eyvazov",
            published=date(2024, 3, 5),
            url="https://example.org/a?b=c&d",
        ),
        words="« over\n12 »",
    )
    assert set(row) >= set(COLUMNS)


def on_record(figure: NewFigure) -> dict[str, str]:
    """The row of a figure as the record has it."""
    stored = kept(period=figure.period)
    values = {field.name: getattr(figure, field.name) for field in fields(NewFigure)}
    return row_of(replace(stored, **values))


def test_every_shipped_figure_comes_back() -> None:
    for figure in shipped():
        row = on_record(figure)
        assert set(row) == set(COLUMNS)
        assert figure_of(row) == figure


def test_places_are_written_by_their_english_names() -> None:
    assert english(("*", "-khojavand")) == ["*", "-Khojavand"]
    assert figure_of({**LEAST, "places": "*;-KHOJAVAND"}).places == ("*", "-khojavand")


WRONG = [
    ("measure", "mine"), ("measure", "cleared area"), ("measure", ""),
    ("value", ""), ("value", "-1"), ("value", "+1"), ("value", "1,5"), ("value", "6 025.1"),
    ("value", "6\u00a0025"), ("value", "1e5"), ("value", "1_000"), ("value", "٦"), ("value", "²"),
    ("value", "nan"), ("value", "inf"), ("value", "."), ("value", "1.2.3"), ("value", "12%"),
    ("value", "9" * 31), ("value", "9" * 30), ("value", "0.00001"), ("value", "ten"),
    ("value", "=1+1"),
    ("unit", "item"), ("unit", "hectare"), ("unit", "га"),
    ("places", "Paris"), ("places", "Fuzuli;Paris"), ("places", "Fuzuli, Aghdam"),
    ("places", "-Fuzuli"), ("places", "*;--Fuzuli"), ("places", "*;-Fuzuli;Fuzuli"),
    ("places", ";"), ("places", "(other districts)"),
    ("start", "2023-02-30"), ("start", "01.01.2023"), ("start", "1999-12-31"), ("start", "soon"),
    ("end", ""), ("end", "2023"), ("end", "2200-01-01"), ("end", "2023-12-31T00:00"),
    ("published", "March 2024"), ("published", "2024-13-01"),
    ("qualifier", "roughly"), ("status", "done"),
    ("operator", "a\0b"), ("operator", "x" * 121), ("purpose", "a\nb"), ("process", "\x1b[1m"),
    ("source", "\ud800"), ("speaker", "x" * 121), ("url", "x" * 1001), ("words", "x" * 4001),
    ("words", "a\0b"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "cell"), WRONG)
def test_a_mistake_is_named_with_its_column(column: str, cell: str) -> None:
    with pytest.raises(RowError) as raised:
        figure_of({**LEAST, column: cell})
    assert raised.value.column == column
    assert len(raised.value.text) <= 120
    assert not {"\0", "\n", "\x1b", "\ud800"} & set(raised.value.text)


def test_an_end_before_the_start() -> None:
    with pytest.raises(RowError) as raised:
        figure_of({**LEAST, "start": "2024-01-01"})
    assert (raised.value.column, raised.value.text) == ("end", "2023-12-31")


@pytest.mark.parametrize("column", NEEDED)
def test_what_is_missing_is_named(column: str) -> None:
    with pytest.raises(RowError) as raised:
        figure_of({name: cell for name, cell in LEAST.items() if name != column})
    assert (raised.value.column, raised.value.text) == (column, "")


def test_half_an_item_is_no_figure() -> None:
    with pytest.raises(RowError) as raised:
        figure_of({**LEAST, "measure": "uxo", "value": "1.5"})
    assert (raised.value.column, raised.value.text) == ("value", "1.5")


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=40) | st.none()))
def test_noise_is_a_row_error_and_nothing_else(cells: dict[str, str | None]) -> None:
    row = LEAST | {column: cell or "" for column, cell in cells.items()}
    try:
        figure = figure_of(row)
    except RowError as error:
        assert error.column in COLUMNS  # noqa: PT017 - the other outcome is as good
    else:
        assert figure_of(on_record(figure)) == figure


def test_ten_thousand_digits_are_refused_at_once() -> None:
    with pytest.raises(RowError) as raised:
        figure_of({**LEAST, "value": "9" * 10_000})
    assert raised.value.column == "value"
