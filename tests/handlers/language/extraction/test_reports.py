"""Reports in the style of press offices: every figure with all its fields, and no other."""

from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest

from handlers.language.extract import extract
from tests.handlers.language.extraction.corpus import (
    CORPORA,
    Report,
    differences,
    reports,
    unwarned,
)

REPORTS = [r for name in CORPORA for r in reports(name)]


@pytest.mark.parametrize("report", REPORTS, ids=str)
def test_a_report_gives_exactly_its_figures(report: Report) -> None:
    assert list(differences(report, extract(report.text, report.published))) == []


@pytest.mark.parametrize("report", reports("unmet"), ids=str)
def test_what_a_person_would_read_otherwise_is_doubted(report: Report) -> None:
    """Reports that are not read as their writers do: no figure of them is wrong without a doubt.

    But for those where one is: they are known, and say so.
    """
    found = extract(report.text, report.published)
    assert list(differences(report, found)), "it is read as written now: move it to the others"
    assert bool(unwarned(report, found)) is report.read_wrong


def _seed() -> str:
    folder = files("tests.handlers.language.extraction")
    return folder.joinpath("reports/seed.txt").read_text("utf-8")


def test_the_first_report_is_stopped_once_at_820000_hectares() -> None:
    found = extract(_seed(), date(2023, 3, 6))
    stops = [doubt for doubt in found.doubts if doubt.level == "stop"]
    assert [doubt.words for doubt in stops] == ["820,000 hectares"]
    assert (stops[0].key, dict(stops[0].params)) == ("doubt-size-times", {"times": "11.9"})


def test_the_first_report_gives_all_its_figures() -> None:
    found = extract(_seed(), date(2023, 3, 6))
    told = [
        (f.measure.value, f.value, str(f.start or ""), str(f.end), f.qualifier.value,
         f.status.value, f.purpose)
        for f in found.figures
    ]  # fmt: skip
    to_date, year, january = (
        ("", "2023-03-06"),
        ("2022-01-01", "2022-12-31"),
        ("2023-01-01", "2023-01-30"),
    )
    assert told == [
        ("cleared_area", Decimal(68900), *to_date, "over", "actual", ""),
        ("cleared_area", Decimal(77), "2023-01-01", "2023-12-31", "up_to", "planned", "roads"),
        ("explosives", Decimal(82700), *to_date, "over", "actual", ""),
        ("cleared_area", Decimal(5600), *to_date, "exact", "actual", "transport"),
        ("cleared_area", Decimal(1070), *to_date, "exact", "actual", "railways"),
        ("cleared_area", Decimal(820000), "", "2023-12-31", "over", "planned", ""),
        ("ap_mines", Decimal(61), *january, "exact", "actual", ""),
        ("at_mines", Decimal(157), *january, "exact", "actual", ""),
        ("uxo", Decimal(523), *january, "exact", "actual", ""),
        ("ap_mines", Decimal(8780), *year, "over", "actual", ""),
        ("at_mines", Decimal(4133), *year, "exact", "actual", ""),
        ("uxo", Decimal(14950), *year, "exact", "actual", ""),
        ("cleared_area", Decimal(41915), *year, "exact", "actual", ""),
    ]
    ten = {"tartar", "kalbajar", "aghdam", "khojavand", "lachin", "shusha", "fuzuli", "gubadli",
           "jabrayil", "zangilan"}  # fmt: skip
    assert [set(f.places) for f in found.figures[6:9]] == [ten] * 3
    assert all(f.places == ("*",) for f in found.figures if f.start != date(2023, 1, 1)
               or f.status == "planned")  # fmt: skip


def test_spans_are_characters_of_the_text() -> None:
    text = _seed()
    for figure in extract(text, date(2023, 3, 6)).figures:
        assert text[figure.from_char : figure.to_char] == figure.words
