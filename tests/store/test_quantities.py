"""Quantities: exact between units, whole when stored, never a wrong zero."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import store
from store.measures import Measure
from store.quantities import (
    MOST,
    QuantityError,
    Rounding,
    Unit,
    factor,
    fits,
    from_base,
    plain,
    shown,
    significant_digits,
    to_base,
    usual_unit,
)

AREAS = [unit for unit in Unit if unit is not Unit.ITEM]
whole = st.integers(0, MOST)


@pytest.mark.parametrize(
    ("printed", "unit", "square_metres", "other", "same"),
    [
        ("6025.1", Unit.HA, 60_251_000, Unit.KM2, "60.251"),
        ("41915", Unit.HA, 419_150_000, Unit.KM2, "419.15"),
        ("41915.77", Unit.HA, 419_157_700, Unit.KM2, "419.1577"),
        ("10070.0", Unit.HA, 100_700_000, Unit.SOTKA, "1007000"),
        ("60.251", Unit.KM2, 60_251_000, Unit.HA, "6025.1"),
        ("1", Unit.HA, 10_000, Unit.DUNAM, "10"),
        ("1", Unit.DUNAM, 1_000, Unit.M2, "1000"),
        ("25", Unit.SOTKA, 2_500, Unit.HA, "0.25"),
        ("0", Unit.HA, 0, Unit.KM2, "0"),
    ],
)
def test_decimal_units_are_exact(
    printed: str, unit: Unit, square_metres: int, other: Unit, same: str
) -> None:
    assert to_base(Decimal(printed), unit) == square_metres
    assert str(from_base(square_metres, other)) == same
    assert str(shown(square_metres, other, digits=1)) == same  # nothing is rounded away


def test_what_one_of_each_is() -> None:
    """The acre is the international one: 4,840 square yards of 0.9144 m."""
    assert {unit: factor(unit) for unit in Unit} == {
        Unit.HA: 10_000, Unit.KM2: 1_000_000, Unit.M2: 1, Unit.SOTKA: 100, Unit.DUNAM: 1_000,
        Unit.ACRE: Decimal("4046.8564224"), Unit.ITEM: 1,
    }  # fmt: skip


def test_acres_have_the_digits_of_their_source() -> None:
    assert str(shown(60_251_000, Unit.ACRE, digits=5)) == "14888"  # 14888.3
    assert str(shown(60_251_000, Unit.ACRE, digits=7)) == "14888.35"
    assert str(shown(1_000, Unit.ACRE, digits=2)) == "0.25"
    assert str(shown(419_150_000, Unit.ACRE, digits=2)) == "103574"  # never beyond the point
    assert str(shown(0, Unit.ACRE, digits=3)) == "0"


def test_acres_of_a_source_in_acres_come_back() -> None:
    assert to_base(Decimal(100), Unit.ACRE) == 404_686
    assert str(shown(404_686, Unit.ACRE, digits=3)) == "100"


@given(whole, st.integers(1, 12))
def test_a_bound_in_acres_never_claims_more_than_it_proves(base: int, digits: int) -> None:
    low = shown(base, Unit.ACRE, digits=digits, rounding=Rounding.DOWN)
    high = shown(base, Unit.ACRE, digits=digits, rounding=Rounding.UP)
    near = shown(base, Unit.ACRE, digits=digits)
    assert low <= from_base(base, Unit.ACRE) <= high
    assert near in {low, high}


@given(whole, st.sampled_from(list(Unit)))
def test_what_is_stored_comes_back_from_every_unit(base: int, unit: Unit) -> None:
    value = from_base(base, unit)
    assert to_base(value, unit) == base
    assert "E" not in str(plain(value))
    assert shown(base, Unit.HA, digits=1) == Decimal(base) / 10_000


@given(st.decimals(0, 10**9, places=2), st.sampled_from([Unit.HA, Unit.KM2, Unit.SOTKA]))
def test_what_is_printed_comes_back(value: Decimal, unit: Unit) -> None:
    """Two places of a hectare, a square kilometre or a sotka are whole square metres."""
    assert from_base(to_base(value, unit), unit) == value


@given(whole, whole)
def test_sums_are_exact_in_every_decimal_unit(one: int, other: int) -> None:
    for unit in AREAS:
        if unit is not Unit.ACRE:
            assert from_base(one, unit) + from_base(other, unit) == from_base(one + other, unit)


@pytest.mark.parametrize(
    ("value", "unit"),
    [
        (Decimal(10) ** 30, Unit.HA),
        (Decimal("1" * 10_000), Unit.ITEM),
        (Decimal("1E+999999"), Unit.M2),
        (Decimal(MOST) + 1, Unit.M2),
        (Decimal(MOST), Unit.HA),
        (Decimal(-1), Unit.HA),
        (Decimal("-0.1"), Unit.ITEM),
        (Decimal("NaN"), Unit.HA),
        (Decimal("sNaN"), Unit.HA),
        (Decimal("Infinity"), Unit.HA),
        (Decimal("0.5"), Unit.ITEM),
        (Decimal("1." + "0" * 80 + "1"), Unit.ITEM),
        (Decimal("0.00001"), Unit.HA),  # 0.1 m²: kept as nothing, it would be a wrong zero
        (Decimal("1E-999999"), Unit.ITEM),
    ],
)
def test_what_cannot_be_kept_is_refused(value: Decimal, unit: Unit) -> None:
    with pytest.raises(QuantityError):
        to_base(value, unit)


def test_the_largest_is_kept() -> None:
    assert to_base(Decimal(MOST), Unit.M2) == MOST == to_base(Decimal(MOST), Unit.ITEM)
    assert to_base(Decimal("12.000"), Unit.ITEM) == 12


def test_half_a_square_metre_goes_to_the_even_one() -> None:
    assert [to_base(Decimal(text), Unit.M2) for text in ("1.5", "2.5", "2.51")] == [2, 2, 3]


def test_units_and_measures_fit() -> None:
    for measure in Measure:
        assert {unit for unit in Unit if fits(unit, measure)} == (
            set(AREAS) if measure.is_area else {Unit.ITEM}
        )
        assert fits(usual_unit(measure), measure)
        assert factor(Unit.M2 if measure.is_area else Unit.ITEM) == 1


def test_significant_digits() -> None:
    told = {"6025.1": 5, "41915": 5, "41915.77": 7, "0.50": 2, "40000": 5, "0": 1, "10070.0": 6}
    assert {printed: significant_digits(printed) for printed in told} == told


def test_only_this_module_imports_pint() -> None:
    root = Path(store.__file__).parents[1]
    importers = {
        str(file.relative_to(root))
        for package in ("bot", "handlers", "store", "tests", "benchmarks")
        for file in (root / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if "pint" in imported(node)
    }
    assert importers == {str(Path("store") / "quantities.py")}


def imported(node: ast.AST) -> set[str]:
    """The top names that a statement imports."""
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        return {node.module.partition(".")[0]}
    return set()
