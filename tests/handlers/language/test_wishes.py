"""Wishes to be told: the number, its unit, and the words of the question, in three languages."""

from decimal import Decimal

import pytest

from handlers.language.wishes import LONGEST, Wish, read_watch, read_wish
from store.quantities import Unit


def reaching(about: str, amount: str, unit: Unit = Unit.HA) -> Wish:
    return Wish(about=about, amounts=(Decimal(amount),), unit=unit)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("Tell me when Fuzuli passes 10,000 ha", reaching("Fuzuli", "10000")),
        ("let me know once Lachin is over 3 km2 please", reaching("Lachin please", "3", Unit.KM2)),
        ("Notify me when Aghdam 2026 reaches 500 mines",
         reaching("Aghdam 2026 mines", "500", Unit.ITEM)),
        ("tell us as soon as it exceeds 12.5 thousand hectares", reaching("", "12500")),
        ("Füzuli 10 000 hektarı keçəndə mənə xəbər ver", reaching("Füzuli", "10000")),
        ("Füzulidə təmizlənmiş ərazi 10.000 hektara çatanda bildirin",
         reaching("Füzulidə təmizlənmiş ərazi", "10000")),
        ("Füzuli 10 min hektardan çox olanda mənə de", reaching("Füzuli", "10000")),
        ("Füzuli 10 000 ha-nı keçəndə de", reaching("Füzuli", "10000")),
        ("Сообщи, когда Физули превысит 10 000 га", reaching("Физули", "10000")),
        ("Предупреди меня, когда Лачин перевалит за 5 тыс. гектаров", reaching("Лачин", "5000")),
        ("Дайте знать, когда в Агдаме будет больше 500 мин",
         reaching("в Агдаме мин", "500", Unit.ITEM)),
        ("Tell me when it is published", Wish(about="")),
        ("Füzuli 2027 dərc olunanda mənə bildir", Wish(about="Füzuli 2027")),
        ("Скажи, когда опубликуют Физули 2027", Wish(about="Физули 2027")),
        ("Tell me when Fuzuli passes 12,298 ha",
         Wish(about="Fuzuli", amounts=(Decimal(12298), Decimal("12.298")), unit=Unit.HA)),
    ],
)  # fmt: skip
def test_a_wish_is_parted_from_its_question(text: str, wish: Wish) -> None:
    assert read_wish(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "Tell me when Fuzuli passes the plan", "Let me know when mines in Aghdam exceed 5000",
        "Tell me when Fuzuli does not pass 10,000 ha", "Сообщи, если Физули не превысит 10 га",
    ],
)  # fmt: skip
def test_a_number_that_is_not_sure_is_asked_for(text: str) -> None:
    wish = read_wish(text)
    assert wish is not None
    assert wish.missing
    assert not wish.amounts


@pytest.mark.parametrize(
    "text",
    [
        "", "Fuzuli 2023", "tell me how many mines were found in Fuzuli in 2022",
        "tell me when Fuzuli was cleared", "how much when Fuzuli passes 10,000 ha",
        "Füzulidə nə qədər ərazi təmizlənib, mənə de", "Скажи, сколько очистили в Физули",
        "Fuzuli passed 10,000 ha in 2025, the ministry said when it is published",
        "Tell me when Fuzuli passes 10,000 ha" + " " * LONGEST,
    ],
)  # fmt: skip
def test_a_question_or_report_is_no_wish(text: str) -> None:
    assert read_wish(text) is None


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("Fuzuli 10000 ha", reaching("Fuzuli", "10000")),
        ("Fuzuli 2026 10000 ha", reaching("Fuzuli 2026", "10000")),
        ("10 000 ha Fuzuli", reaching("Fuzuli", "10000")),
        ("mines Aghdam 500 pieces", reaching("mines Aghdam", "500", Unit.ITEM)),
        ("500 mines Aghdam", reaching("mines Aghdam", "500", Unit.ITEM)),
        ("Fuzuli 2027", Wish(about="Fuzuli 2027")),
        ("Fuzuli 10000", Wish(about="Fuzuli 10000")),
    ],
)
def test_the_arguments_of_watch(words: str, wish: Wish) -> None:
    assert read_watch(words) == wish


@pytest.mark.parametrize("text", ["1 " * 2000, "9" * 4000, "tell me when " * 300, "keç " * 1000])
def test_no_text_breaks_it(text: str) -> None:
    read_wish(text)
    assert read_watch(text).amounts == ()
