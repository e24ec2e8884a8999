"""What must hold for any text: order, politeness, slips, folding, and that nothing breaks it."""

import string
from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from handlers.language.explain import explain
from handlers.language.fold import fold
from handlers.language.lexicon import Meaning, is_everyday, words
from handlers.language.readings import Context, NotUnderstood, Understood
from handlers.language.tokens import tokenize
from handlers.language.understand import LONGEST, read
from store.catalogue import load_catalogue
from store.periods import Period, month
from store.questions import Question
from tests.handlers.language.corpus import TODAY, rows

MEASURES = {
    "en": ["mines", "UXO", "anti-tank mines", "cleared land", "mines and UXO"],
    "az": ["mina", "PHS", "tank əleyhinə mina", "təmizlənmiş ərazi", "mina və PHS"],
    "ru": ["мины", "НРБ", "противотанковые мины", "очищенная площадь", "мины и НРБ"],
}
PLACES = {
    "en": ["in Fuzuli", "in Lachin and Shusha", "in East Zangezur", "Aghdam district"],
    "az": ["Füzulidə", "Laçında və Şuşada", "Şərqi Zəngəzurda", "Ağdam rayonunda"],
    "ru": ["в Физули", "в Лачине и Шуше", "в Восточном Зангезуре", "в Агдамском районе"],
}
PERIODS = {
    "en": ["in 2022", "last month", "Q1 2022", "January 2023", "since March 2022", "to date"],
    "az": ["2022-ci ildə", "keçən ay", "2022-ci ilin I rübündə", "2023-cü ilin yanvarında"],
    "ru": [
        "в 2022 году",
        "в прошлом месяце",
        "за I квартал 2022",
        "в январе 2023",
        "с марта 2022",
    ],
}
SHAPES = {
    "en": ["", "by month", "by district"],
    "az": ["", "aylar üzrə", "rayonlar üzrə"],
    "ru": ["", "по месяцам", "по районам"],
}
PREFIXES = {
    "en": ["please", "hello,", "could you tell me", "good morning! please show me", "I need"],
    "az": ["zəhmət olmasa", "salam,", "xahiş edirəm", "mənə deyin", "bilmək istəyirəm"],
    "ru": ["пожалуйста,", "здравствуйте!", "подскажите,", "добрый день, скажите", "хочу узнать"],
}


def question(text: str) -> Question:
    reading = read(text, TODAY)
    assert isinstance(reading, Understood), (text, reading)
    return reading.question


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_everyday_words_change_nothing(language: str) -> None:
    asked = " ".join((MEASURES[language][0], PLACES[language][0], PERIODS[language][0]))
    plain = question(asked)
    said = [
        phrase.replace("~", "").replace("^", "")
        for concept, phrases in words(language)["filler"].items()
        for phrase in phrases
        if is_everyday(Meaning("filler", concept)) and concept not in {"who", "future"}
    ]
    read_with_them = {phrase: read(f"{phrase}, {asked}", TODAY) for phrase in said}
    others = [
        phrase
        for phrase, reading in read_with_them.items()
        if getattr(reading, "question", None) != plain
    ]
    assert set(others) <= {"yaz"}, "yaz is spring as well as write"


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_who_asks_changes_nothing_in_a_clause_of_its_own(language: str) -> None:
    asked = " ".join((MEASURES[language][0], PLACES[language][0], PERIODS[language][0]))
    for phrase in words(language)["aside"]["role"]:
        role = phrase.replace("~", "")
        assert question(f"{role} Xyzzy: {asked}") == question(asked), role
        within = read(f"{asked} {role}", TODAY)
        assert isinstance(within, NotUnderstood), (role, "is no part of a question")


@st.composite
def slots(draw: st.DrawFn) -> tuple[str, list[str]]:
    language = draw(st.sampled_from(["en", "az", "ru"]))
    said = [
        draw(st.sampled_from(listed[language])) for listed in (MEASURES, PLACES, PERIODS, SHAPES)
    ]
    return language, [words for words in said if words]


@given(slots(), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_any_order_of_the_slots_reads_the_same(
    said: tuple[str, list[str]], random: object
) -> None:
    _, words = said
    shuffled = list(words)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert question(" ".join(shuffled)) == question(" ".join(words))


@given(slots(), st.data())
@settings(max_examples=200, deadline=None)
def test_a_polite_prefix_changes_nothing(said: tuple[str, list[str]], data: st.DataObject) -> None:
    language, words = said
    prefix = data.draw(st.sampled_from(PREFIXES[language]))
    text = " ".join(words)
    assert question(f"{prefix} {text}") == question(text)
    assert question(f"{text}, {prefix}") == question(text)


UNDERSTOOD = [
    row
    for name in ("english", "azerbaijani", "russian")
    for row in rows(name)
    if row.reads == "understood" and row.today == TODAY
]


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_the_case_of_letters_changes_nothing(change: object) -> None:
    """Except that AT shouted is a small word, as in any shouted sentence."""
    for row in UNDERSTOOD:
        if "AT" not in row.text.split():
            changed = change(row.text)  # type: ignore[operator]
            assert question(changed) == question(row.text), changed


def mistyped(draw: st.DrawFn, word: str) -> str:
    at = draw(st.integers(0, len(word) - 1))
    letters = "абвгдежзиклмнопрстуфхцчшыэюя" if word[at] > "ʯ" else string.ascii_lowercase
    letter = draw(st.sampled_from(letters))
    match draw(st.sampled_from(["drop", "double", "replace", "swap", "insert"])):
        case "drop":
            return word[:at] + word[at + 1 :]
        case "double":
            return word[: at + 1] + word[at:]
        case "replace":
            return word[:at] + letter + word[at + 1 :]
        case "swap" if at + 1 < len(word):
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            return word[:at] + letter + word[at:]


@st.composite
def slipped(draw: st.DrawFn) -> tuple[str, str]:
    """A question as it should be typed, and with one slip in one of its longer words."""
    language = draw(st.sampled_from(["en", "az", "ru"]))
    words = [draw(st.sampled_from(listed[language])) for listed in (MEASURES, PLACES, PERIODS)]
    text = " ".join(words)
    long = [t for t in tokenize(text) if t.kind == "word" and len(t.text) >= 5]
    assume(long)
    token = draw(st.sampled_from(long))
    return text, text[: token.start] + mistyped(draw, token.text) + text[token.end :]


@given(slipped())
@settings(max_examples=1500, deadline=None)
def test_a_slip_is_either_read_right_or_asked_about(texts: tuple[str, str]) -> None:
    right, wrong = texts
    reading = read(wrong, TODAY)
    if isinstance(reading, Understood):
        assert reading.question == question(right), wrong


@given(st.sampled_from(load_catalogue().places), st.data())
@settings(max_examples=1500, deadline=None)
def test_a_mistyped_name_is_never_another_place(place: object, data: st.DataObject) -> None:
    """One slip in the name of any place, ours or not, never answers for another district."""
    spelling = data.draw(st.sampled_from(place.spellings))  # type: ignore[attr-defined]
    assume(len(spelling) >= 5 and place.kind in {"district", "outside", "settlement"})  # type: ignore[attr-defined]
    typed = data.draw(st.composite(mistyped)(spelling))
    reading = read(f"mines in {typed} in 2022", TODAY)
    if isinstance(reading, Understood) and reading.question.places != ("*",):
        others = set(reading.question.places) - set(place.districts)  # type: ignore[attr-defined]
        assert place.kind == "district", (typed, reading.question.places)  # type: ignore[attr-defined]
        assert not others, (typed, others)


@given(st.text(max_size=300))
@settings(max_examples=500, deadline=None)
@example("2022-13-45 31.02 Q9 '99 1/2/3/4")
@example("since since until until from to to 2022 - - 2021")
@example("last last 999 months of of the the last year before last")
@example("\u200b\ufeff\u202e\u0301\u0307")
@example("0000-00 99999999999 -1 1e9 ٢٠٢٢ ２０２２")
def test_any_text_is_read_and_explained(text: str) -> None:
    for typed in (text, f"/mines {text}", f"mines {text} 2022"):
        found = explain(typed, TODAY)
        assert found["status"] in {
            "understood", "ambiguous", "incomplete", "not_understood", "refused"
        }  # fmt: skip
        assert (found["question"] is None) == (found["status"] != "understood")


VOCABULARY = sorted(
    {token.text for row in UNDERSTOOD for token in tokenize(row.text)}
    | {"since", "until", "31", "29"}
)


@given(st.lists(st.sampled_from(VOCABULARY), max_size=12), st.dates(date(2021, 1, 1)))
@settings(max_examples=700, deadline=None)
def test_any_words_of_ours_in_any_order_are_read_without_a_mistake_of_ours(
    words: list[str], today: date
) -> None:
    assume(today < date(2090, 1, 1))
    context: Context | None = None
    for typed in (" ".join(words), " ".join(reversed(words))):
        reading = read(typed, today, context)
        context = reading.trace.context
        for span in reading.trace.spans:
            assert 0 <= span.start < span.end <= len(typed)


@given(st.text(max_size=80))
@settings(max_examples=500)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("FÜZULİ", "füzuli"), ("XOCALI", "Xocalı"), ("Ə", "e"), ("Ёлка", "елка"), ("Й", "й"),
     ("Cəbrayıl", "CEBRAYIL"), ("Agdam", "Аgdаm"), ("Физули", "Физyли"), ("й", "и\u0306")],
)  # fmt: skip
def test_folding_makes_one_key_of_all_spellings(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.integers(2020, 2023), st.integers(1, 12), st.integers(2020, 2023), st.integers(1, 12))
@settings(deadline=None)
def test_a_range_of_months_is_read_in_every_language(a: int, m: int, b: int, n: int) -> None:
    first, last = sorted([(a, m), (b, n)])
    days = Period(start=month(*first).start, end=month(*last).end)
    written = f"{first[1]:02d}.{first[0]}", f"{last[1]:02d}.{last[0]}"
    for text in (
        f"mines from {written[0]} to {written[1]}",
        f"mines {written[0]} - {written[1]}",
        f"мины с {written[0]} по {written[1]}",
        f"мины {written[0]}–{written[1]}",
    ):
        assert question(text).period == days, text


@given(st.text(min_size=LONGEST + 1, max_size=4096))
@settings(max_examples=50, deadline=None)
def test_a_text_longer_than_a_question_is_none(text: str) -> None:
    assert not isinstance(read(text, TODAY), Understood)
