"""The JSON of `hektar ask` and `hektar explain`: others script against every field of it."""

import json
from datetime import date
from typing import Any

import pytest

from tests.bot.conftest import Hektar

NOW = "2026-11-24"
ANSWER = {
    "kind", "value", "low", "high", "unit", "qualifier", "rows", "figures", "notes", "as_of",
    "text",
}  # fmt: skip
QUESTION = {"measure", "places", "start", "end", "shape", "unit", "status"}
EXPLAINED = {"status", "question", "choices", "reading"}


@pytest.fixture
def ask(hektar: Hektar, shipped: str) -> Hektar:
    """`hektar ask ARGS…` on the shipped figures."""

    def run(*arguments: Any, typed: str | bytes = "") -> Any:
        return hektar("ask", *arguments, "--store", shipped, "--now", NOW, typed=typed)

    return run


def asked(ask: Hektar, *words: str) -> dict[str, Any]:
    done = ask(*words, "--json")
    assert done.exit_code == 0
    (line,) = done.stdout.splitlines()
    found: dict[str, Any] = json.loads(line)
    assert found.keys() >= ANSWER
    return found


def test_a_direct_answer(ask: Hektar) -> None:
    found = asked(ask, "/cleared", "Fuzuli", "2023")
    assert {name: found[name] for name in ANSWER - {"figures", "text"}} == {
        "kind": "direct",
        "value": "6025.1",
        "low": None,
        "high": None,
        "unit": "ha",
        "qualifier": "exact",
        "rows": [],
        "notes": [],
        "as_of": NOW,
    }
    (ref,) = found["figures"]
    assert ref.startswith("F-")
    assert f"Trend, 5 March 2024 · {ref}" in found["text"]
    assert found["text"] == ask("/cleared Fuzuli 2023").stdout.rstrip("\n")


@pytest.mark.parametrize(
    ("word", "unit", "value"),
    [("ha", "ha", "6025.1"), ("km²", "km2", "60.251"), ("m2", "m2", "60251000")],
)
def test_values_are_plain_decimals_and_units_plain_words(
    ask: Hektar, word: str, unit: str, value: str
) -> None:
    found = asked(ask, f"/cleared Fuzuli 2023 {word}")
    assert (found["value"], found["unit"]) == (value, unit)


def test_bounds_are_low_and_high_without_a_value(ask: Hektar) -> None:
    found = asked(ask, "/uxo January 2022")
    assert found["kind"] == "bounds"
    assert (found["value"], found["qualifier"], found["unit"]) == (None, None, "item")
    assert 0 <= int(found["low"]) < int(found["high"])  # whole items
    assert found["figures"]


def test_a_series_has_rows_of_the_same_fields_with_their_places_and_days(ask: Hektar) -> None:
    found = asked(ask, "/uxo 2022 by month")
    assert len(found["rows"]) == 12
    for month, row in enumerate(found["rows"], start=1):
        assert row.keys() >= ANSWER | {"places", "start", "end"}
        assert row["places"] == ["*"]
        assert date.fromisoformat(row["start"]) == date(2022, month, 1)
        assert date.fromisoformat(row["end"]).month == month
        assert row["kind"] == "bounds"
        assert row["rows"] == []


def test_a_ranking_has_a_row_for_each_place(ask: Hektar) -> None:
    found = asked(ask, "/top 3 2023")
    assert len(found["rows"]) == 3
    assert all(row["places"] != ["*"] for row in found["rows"])
    values = [float(row["value"]) for row in found["rows"]]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize(
    "text", ["blah blah", "/cleared Fuzuly-Xyz 2023", "/cleared 2023-13", "", "1" * 9]
)
def test_a_refusal_has_the_same_fields_and_says_why_in_its_notes(ask: Hektar, text: str) -> None:
    found = asked(ask, text)
    empty = ("value", "low", "high", "unit", "qualifier")
    assert (found["kind"], found["rows"], found["figures"]) == ("none", [], [])
    assert [found[name] for name in empty] == [None] * 5
    assert found["as_of"] == NOW
    assert found["text"]
    assert found["notes"] == [line for line in found["text"].splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("/ref F-B01E", "6,025.1 ha"),
        ("/REF f-zzzz", "F-ZZZZ"),
        ("/sources", "245 figures"),
        ("/sources Fuzuli 2023", "F-B01E"),
        ("/sources mines Zaqatala", "Zagatala is outside"),
        ("/reconcile 2023", "53,081.8 ha"),
        ("/changes since 1 March 2026", "1 March 2026"),
        ("/errata", "held to be wrong"),
    ],
)
def test_the_record_tells_about_itself_as_text(ask: Hektar, text: str, words: str) -> None:
    found = asked(ask, text)
    assert found["kind"] == "none"
    assert words.lower() in found["text"].lower()
    assert ask(text).stdout.strip() == found["text"]


def test_the_record_tells_what_was_known_at_the_time(hektar: Hektar, shipped: str) -> None:
    told = hektar("ask", "/sources", "--store", shipped, "--now", "2021-06-01").stdout
    assert told.startswith("13 figures on record")
    assert "2022" not in told


def test_what_is_not_published_says_so_in_its_notes(ask: Hektar) -> None:
    found = asked(ask, "/mines Fuzuli 2027")
    assert (found["kind"], found["value"], found["figures"]) == ("none", None, [])
    assert found["notes"]


def test_one_object_for_each_line_whatever_it_is(ask: Hektar) -> None:
    done = ask("-", "--json", typed="/cleared Fuzuli 2023\n\nblah\nmines 2022")
    assert done.exit_code == 0
    kinds = [json.loads(line)["kind"] for line in done.stdout.splitlines()]
    assert kinds[:3] == ["direct", "none", "none"]
    assert len(kinds) == 4


def test_lines_without_json_are_parted_by_empty_ones(ask: Hektar) -> None:
    alone = [ask(text).stdout for text in ("/cleared Fuzuli 2023", "/cleared Fuzuli 2022")]
    both = ask("-", typed="/cleared Fuzuli 2023\n/cleared Fuzuli 2022\n").stdout
    assert both == "\n".join(alone)


def test_without_chat_nothing_is_carried_over_and_with_it_it_is(ask: Hektar) -> None:
    lines = "cleared Fuzuli 2023\nand Aghdam?\n"
    *_, alone = ask("-", "--json", typed=lines).stdout.splitlines()
    assert json.loads(alone)["kind"] == "none"
    *_, after = ask("-", "--json", "--chat", typed=lines).stdout.splitlines()
    assert json.loads(after)["places"] == ["Aghdam"]


def explained(hektar: Hektar, *words: str, typed: str = "") -> list[dict[str, Any]]:
    done = hektar("explain", *words, "--json", "--now", NOW, typed=typed)
    assert done.exit_code == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(each.keys() >= EXPLAINED for each in found)
    return found


def test_what_is_understood_is_explained(hektar: Hektar) -> None:
    (found,) = explained(hektar, "aghdam", "mines", "jan", "23")
    assert found["status"] == "understood"
    assert {name: found["question"][name] for name in QUESTION - {"unit"}} == {
        "measure": "mines",
        "places": ["Aghdam"],
        "start": "2023-01-01",
        "end": "2023-01-31",
        "shape": "total",
        "status": "actual",
    }
    assert found["choices"] == []
    assert found["reading"]


def test_everything_to_date_has_no_days(hektar: Hektar) -> None:
    (found,) = explained(hektar, "/cleared acres by district")
    assert found["question"].keys() >= QUESTION
    question = found["question"]
    assert (question["places"], question["start"], question["end"]) == (["*"], None, None)
    assert (question["unit"], question["shape"]) == ("acre", "by_place")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("mines 2022", "understood"),
        ("and Aghdam?", "incomplete"),
        ("blah blah", "not_understood"),
        ("Karabakh", "ambiguous"),
    ],
)
def test_its_status_is_one_of_five(hektar: Hektar, text: str, status: str) -> None:
    (found,) = explained(hektar, text)
    assert found["status"] == status
    assert (found["question"] is None) == (status != "understood")


def test_one_explanation_for_each_line(hektar: Hektar) -> None:
    found = explained(hektar, "-", typed="mines 2022\n\nblah\n")
    assert [each["status"] for each in found][0::2] == ["understood", "not_understood"]
    assert len(found) == 3


def test_nothing_is_opened_to_explain(hektar: Hektar) -> None:
    done = hektar("explain", "mines 2022", "--store", "nonsense")
    assert done.exit_code == 0
