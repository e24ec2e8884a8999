"""Edits in plain words, in three languages."""

from datetime import date
from decimal import Decimal

import pytest

from handlers.language.edits import (
    Because,
    Change,
    Drop,
    Edit,
    Published,
    Source,
    Unread,
    read_edits,
    split_reason,
)
from store.measures import Measure
from store.periods import Period, month, year
from store.quantities import Unit
from store.questions import Status
from store.records import Qualifier

TODAY = date(2023, 3, 6)


def land(number: int, value: str, qualifier: Qualifier = Qualifier.EXACT) -> Change:
    return Change(
        number=number, values=(Decimal(value),), unit=Unit.HA, measure=Measure.CLEARED_AREA,
        qualifier=qualifier,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("line 3: 1,454.2 ha", [land(3, "1454.2")]),
        ("sətir 3: 1 454,2 ha", [land(3, "1454.2")]),
        ("строка 3: свыше 500 га", [land(3, "500", Qualifier.OVER)]),
        ("line 3: 500 ha or more", [land(3, "500", Qualifier.OVER)]),
        ("line 4: 5 тыс. га", [land(4, "5000")]),
        ("line 5 Lachin", [Change(number=5, places=("lachin",))]),
        ("3-cü sətir Laçın", [Change(number=3, places=("lachin",))]),
        ("строка 5: Лачин", [Change(number=5, places=("lachin",))]),
        ("line 5 Lachin and Fuzuli", [Change(number=5, places=("fuzuli", "lachin"))]),
        ("line 3 whole territory", [Change(number=3, places=("*",))]),
        ("line 3: *", [Change(number=3, places=("*",))]),
        ("line 4: 2023", [Change(number=4, period=year(2023))]),
        ("line 4: January 2023", [Change(number=4, period=month(2023, 1))]),
        ("line 4: from 1 to 30 January 2023",
         [Change(number=4, period=Period(start=date(2023, 1, 1), end=date(2023, 1, 30)))]),
        ("line 4 to date", [Change(number=4, period=Period(end=TODAY))]),
        ("line 2 planned", [Change(number=2, status=Status.PLANNED)]),
        ("line 2 planlaşdırılır", [Change(number=2, status=Status.PLANNED)]),
        ("line 3 ANAMA", [Change(number=3, operator="ANAMA")]),
        ("line 3 for agriculture", [Change(number=3, purpose="agriculture")]),
        ("line 8 UXO", [Change(number=8, measure=Measure.UXO)]),
        ("3: 62", [Change(number=3, values=(Decimal(62),), qualifier=Qualifier.EXACT)]),
        ("drop 7", [Drop(numbers=(7,))]),
        ("drop 7, 8 and 9", [Drop(numbers=(7, 8, 9))]),
        ("delete lines 3-5", [Drop(numbers=(3, 4, 5))]),
        ("7-ni sil", [Drop(numbers=(7,))]),
        ("7-ci sətri sil", [Drop(numbers=(7,))]),
        ("sil 7", [Drop(numbers=(7,))]),
        ("удалить 7", [Drop(numbers=(7,))]),
        ("убери строку 7", [Drop(numbers=(7,))]),
        ("line 6 because the plan was misprinted",
         [Because(number=6, reason="the plan was misprinted")]),
        ("6-cı sətir çünki belədir", [Because(number=6, reason="belədir")]),
        ("строка 6: потому что так сказано", [Because(number=6, reason="так сказано")]),
        ("source: Azertac", [Source(publisher="Azertac")]),
        ("mənbə: AZƏRTAC", [Source(publisher="AZƏRTAC")]),
        ("источник: АПА", [Source(publisher="АПА")]),
        ("published 6 March 2023", [Published(day=TODAY)]),
        ("дата: 6 марта 2023", [Published(day=TODAY)]),
        ("tarix: 06.03.2023", [Published(day=TODAY)]),
        ("line 1 Lachin\ndrop 2; source: APA",
         [Change(number=1, places=("lachin",)), Drop(numbers=(2,)), Source(publisher="APA")]),
        ("line 2 blah", [Unread(words="line 2 blah")]),
        ("published soon", [Unread(words="published soon")]),
        ("how much was cleared?", []),
        ("61 anti-personnel mines were found in 2023", []),
        ("line 1 Lachin\nand so on", []),
        ("", []),
    ],
)  # fmt: skip
def test_edits(text: str, edits: list[Edit]) -> None:
    assert list(read_edits(text, TODAY)) == edits


def test_a_number_before_a_unit_is_no_year() -> None:
    (edit,) = read_edits("line 4: 2023 ha", TODAY)
    assert isinstance(edit, Change)
    assert (edit.values, edit.period) == ((Decimal(2023),), None)


def test_two_readings_are_both_given() -> None:
    (edit,) = read_edits("line 2: 12.298 ha", TODAY)
    assert isinstance(edit, Change)
    assert edit.values == (Decimal(12298), Decimal("12.298"))


def test_the_number_of_a_list_is_a_line_only_in_a_reply() -> None:
    assert read_edits("1) 61 mines in Aghdam", TODAY)
    assert read_edits("1) 61 mines in Aghdam", TODAY, replied=False) == ()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1,454.2 ha because a digit was lost", ("1,454.2 ha", "a digit was lost")),
        ("1,454.2 ha, reason: typo", ("1,454.2 ha", "typo")),
        ("1454,2 га потому что опечатка", ("1454,2 га", "опечатка")),
        ("1.454,2 ha, səbəb: rəqəm düşüb", ("1.454,2 ha", "rəqəm düşüb")),
        ("1,454.2 ha", ("1,454.2 ha", "")),
    ],
)
def test_a_reason_stands_behind_because(text: str, parts: tuple[str, str]) -> None:
    assert split_reason(text) == parts
