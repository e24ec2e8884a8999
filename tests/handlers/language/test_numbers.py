"""Numbers in every style: what is written reads back the same, and two readings are asked."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handlers.language.cells import CellError, Style, amount_of
from handlers.language.extract import extract
from handlers.language.extraction.report import Extracted
from handlers.language.numbers import MOST_DIGITS, read_number, spelled
from handlers.replies.numbers import number
from store.quantities import Unit

PUBLISHED = date(2024, 3, 5)
LANGUAGES = st.sampled_from(["en", "az", "ru"])
SPACES = " \u00a0\u2007\u2009\u202f"
LAND = {
    "en": "In 2023, {} ha of land were cleared in Fuzuli.",
    "az": "2023-cü ildə Füzulidə {} ha ərazi təmizlənib.",
    "ru": "В 2023 году в Физули очищено {} га земли.",
}
MINES = {
    "en": "In 2023, {} mines were found in Fuzuli.",
    "az": "2023-cü ildə Füzulidə {} mina tapılıb.",
    "ru": "В 2023 году в Физули обнаружено {} мин.",
}
THOUSAND = {"en": "thousand", "az": "min", "ru": "тыс."}
ONES = {
    "en": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen",
    "az": "sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz",
    "ru": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"
    " тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
}
TENS = {
    "en": "ten twenty thirty forty fifty sixty seventy eighty ninety",
    "az": "on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan",
    "ru": "десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
}
HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"


@st.composite
def amounts(draw: st.DrawFn, largest: int = 10**9, most_decimals: int = 6) -> Decimal:
    """A number as it is printed: without zeros behind its decimals."""
    digits = draw(st.integers(0, 10**most_decimals - 1))
    decimals = Decimal(digits).scaleb(-most_decimals).normalize()
    return draw(st.integers(0, largest)) + decimals


def written(value: Decimal, group: str, point: str) -> str:
    """The number with this mark between groups of three, and this one before its decimals."""
    whole, _, decimals = f"{value:f}".partition(".")
    return f"{int(whole):,}".replace(",", group) + (point + decimals if decimals else "")


def has_two_readings(text: str) -> bool:
    """One point or comma, with what may be a group of three on each side of it."""
    before, mark, after = text.partition("," if "," in text else ".")
    return bool(mark) and before.isdigit() and after.isdigit() and (
        len(after) == 3 and len(before) <= 3 and before[0] != "0"
    )  # fmt: skip


@settings(deadline=None)
@given(amounts(), st.sampled_from(["", ".", ",", "'", "’", *SPACES]), st.sampled_from(".,"))
@example(Decimal("12.298"), "", ".")
@example(Decimal(1200), ",", ".")
@example(Decimal("237821.5"), "\u202f", ".")
def test_every_style_reads_back(value: Decimal, group: str, point: str) -> None:
    if group == point:
        point = "." if group == "," else ","
    text = written(value, group, point)
    readings = read_number(text)
    assert value in readings
    if has_two_readings(text):
        whole, parted = readings
        assert whole == parted * 1000
    else:
        assert readings == (value,)


@settings(deadline=None)
@given(amounts(), LANGUAGES)
def test_what_babel_writes_reads_back(value: Decimal, language: str) -> None:
    text = number(value, language)
    assert value in read_number(text)
    assert len(read_number(text)) == 1 + has_two_readings(text)


@settings(deadline=None)
@given(amounts(largest=10**11))
def test_what_is_offered_has_one_reading(value: Decimal) -> None:
    assert read_number(spelled(value)) == (value,)


@settings(deadline=None)
@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_two_readings_are_asked_of_a_table_of_no_style(whole: int, rest: int, mark: str) -> None:
    text = f"{whole}{mark}{rest:03}"
    with pytest.raises(CellError) as refused:
        amount_of(text, Unit.KM2, Style.ASKED)
    assert refused.value.reason.why == "two-readings"
    assert amount_of(text, Unit.KM2, Style.COMMA)[0] == _meant(whole, rest, parts=mark == ",")
    assert amount_of(text, Unit.KM2, Style.POINT)[0] == _meant(whole, rest, parts=mark == ".")


@settings(deadline=None)
@given(st.text("0123456789.,' ", max_size=45))
def test_no_reading_is_made_up(text: str) -> None:
    """Every reading has just the digits that are written, in their order."""
    digits = "".join(letter for letter in text if letter.isdigit())
    readings = read_number(text)
    assert len(readings) <= 2
    if len(digits) > MOST_DIGITS:
        assert not readings
    for value in readings:
        assert f"{value:f}".replace(".", "").lstrip("0") == digits.lstrip("0")


@settings(deadline=None)
@given(amounts(largest=200_000, most_decimals=3).filter(bool), LANGUAGES)
@example(Decimal("1.454"), "en")
@example(Decimal(1454), "az")
def test_a_report_in_any_language_reads_what_babel_writes(value: Decimal, language: str) -> None:
    text = number(value, language)
    figure, doubts = reported(LAND[language].format(text))
    if "two-readings" in doubts:
        assert has_two_readings(text)
        assert figure.value in read_number(text)
    else:
        assert figure.value == value


@settings(deadline=None)
@given(amounts(largest=900, most_decimals=1).filter(bool), LANGUAGES)
def test_thousands_in_a_word_are_multiplied(value: Decimal, language: str) -> None:
    said = f"{number(value, language)} {THOUSAND[language]}"
    assert reported(MINES[language].format(said))[0].value == value * 1000


@settings(deadline=None)
@given(st.integers(1, 999), LANGUAGES)
def test_numbers_in_words_are_read(value: int, language: str) -> None:
    assert reported(MINES[language].format(in_words(value, language)))[0].value == value


def reported(text: str) -> tuple[Extracted, set[str]]:
    """The one figure of a text, and what is doubted."""
    found = extract(text, PUBLISHED)
    (figure,) = found.figures
    return figure, {doubt.key.removeprefix("doubt-") for doubt in found.doubts}


def in_words(value: int, language: str) -> str:
    """A number below a thousand as it is said: two hundred and five, iki yüz beş, двести пять."""
    hundreds, rest = divmod(value, 100)
    ones, tens = ONES[language].split(), TENS[language].split()
    said = []
    if hundreds:
        match language:
            case "ru":
                said = [HUNDREDS.split()[hundreds - 1]]
            case "az":
                said = [*([ones[hundreds]] if hundreds > 1 else []), "yüz"]
            case _:
                said = [ones[hundreds], "hundred", *(["and"] if rest else [])]
    if 0 < rest < len(ones):
        said.append(ones[rest])
    elif rest:
        said += [tens[rest // 10 - 1], *([ones[rest % 10]] if rest % 10 else [])]
    return " ".join(said)


def _meant(whole: int, rest: int, *, parts: bool) -> Decimal:
    """The number whose mark parts its decimals, or its thousands."""
    return whole + Decimal(rest) / 1000 if parts else Decimal(whole * 1000 + rest)
