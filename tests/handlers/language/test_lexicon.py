"""The word lists: complete in every language, without contradictions, and inflected as spoken."""

from collections import Counter

import pytest

from handlers.language import azerbaijani, russian
from handlers.language.lexicon import LANGUAGES, find_phrase, is_everyday, keys, words
from handlers.language.tokens import tokenize
from store.catalogue import Place, load_catalogue
from store.questions import Shape


def concepts(language: str) -> set[tuple[str, str]]:
    return {
        (dimension, concept) for dimension, listed in words(language).items() for concept in listed
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_defines_every_concept(language: str) -> None:
    assert concepts(language) == concepts("en")
    empty = [
        (dimension, concept)
        for dimension, listed in words(language).items()
        for concept, phrases in listed.items()
        if not phrases
    ]
    assert empty == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_of_a_language_means_two_things(language: str) -> None:
    """Small words that other words are made of may: they are told apart by where they stand."""
    meant: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for dimension, listed in words(language).items():
        for concept, phrases in listed.items():
            for phrase in phrases:
                meant.setdefault(keys(phrase), set()).add((dimension, concept))
    assert {key: found for key, found in meant.items() if len(found) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_listed_twice_in_a_concept(language: str) -> None:
    for listed in words(language).values():
        for phrases in listed.values():
            assert [phrase for phrase, n in Counter(phrases).items() if n > 1] == []


def test_the_shapes_of_the_lists_are_those_of_questions_and_what_leads_to_them() -> None:
    leading = {"each", "most", "which", "by_week", "trend"}
    assert set(words("en")["shape"]) == {shape.value for shape in Shape} - {"total"} | leading


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        *[(f"Füzuli{e}", "fuzuli") for e in ("", "də", "nin", "dən", "yə", "ni", "dəki", "'də")],
        *[(f"Ağdam{e}", "aghdam") for e in ("da", "ın", "dan", "a", "ı", "daki", "lı", "’da")],
        *[(f"Şuşa{e}", "shusha") for e in ("da", "nın", "dan", "ya", "nı")],
        *[(f"Qubadlı{e}", "gubadli") for e in ("da", "nın", "dan", "ya")],
        *[(f"Ağdərə{e}", "aghdara") for e in ("də", "nin", "dən", "yə")],
        *[(f"Агдам{e}", "aghdam") for e in ("", "е", "а", "у", "ом", "ский", "ского", "ском")],
        *[(f"Шуш{e}", "shusha") for e in ("а", "е", "у", "ой", "инский", "инском")],
        *[(f"Лачин{e}", "lachin") for e in ("", "е", "а", "ом", "ский", "скому", "ском")],
        *[(f"Физули{e}", "fuzuli") for e in ("", "нский", "нского", "нском", "нским")],
        ("Кельбаджарском", "kalbajar"),
        ("Ходжавенде", "khojavand"),
        ("Ағдам", "aghdam"),
        ("Şərqi Zəngəzurda", "east_zangezur"),
        ("Восточного Зангезура", "east_zangezur"),
        ("Fuzuli's", "fuzuli"),
        ("AĞDAMDA", "aghdam"),
        ("XOCALININ", "khojaly"),
        ("a\u0306gdam", "aghdam"),
        ("Agh\u200bdam", "aghdam"),
        ("Аghdаm", "aghdam"),
        ("Ağdaş", "outside:Aghdash"),
        ("Qubada", "outside:Guba"),
        ("Hadrutda", "khojavand:Hadrut"),
    ],
)
def test_a_name_is_found_in_every_case_and_spelling(typed: str, place: str) -> None:
    tokens = tokenize(typed)
    found = find_phrase(tokens, 0)
    assert found is not None
    assert (found.meaning.concept, found.end) == (place, len(tokens))


@pytest.mark.parametrize("place", load_catalogue().places, ids=lambda place: place.id)
def test_every_spelling_of_every_place_is_that_place(place: Place) -> None:
    for spelling in place.spellings:
        tokens = tokenize(spelling)
        found = find_phrase(tokens, 0)
        assert found is not None
        assert (found.meaning.concept, found.end) == (place.id, len(tokens)), spelling


def test_azerbaijani_endings_tell_the_case() -> None:
    cases = dict(azerbaijani.stems("martindan"))
    assert cases["mart"] == azerbaijani.FROM
    assert dict(azerbaijani.stems("iyuna"))["iyun"] == azerbaijani.TO
    assert dict(azerbaijani.stems("iyunadek"))["iyun"] == azerbaijani.UNTIL
    assert dict(azerbaijani.stems("rubunde"))["rub"] == azerbaijani.IN
    assert dict(azerbaijani.stems("ilin"))["il"] == azerbaijani.OF


def test_russian_stems_stay_when_a_name_is_declined() -> None:
    assert russian.stem_of_name("шуша") == "шуш"
    assert "квартал" in dict(russian.stems("кварталах"))
    assert "неразорвавш" in dict(russian.stems("неразорвавшихся"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        *[(f"tapıl{e}", "found") for e in ("ıb", "dı", "mışdır", "mışdılar", "ır", "an", "dığı")],
        *[(f"zərərsizləşdir{e}", "found") for e in ("dilər", "iblər", "mişdilər", "ilmişdir")],
        *[(f"təmizlə{e}", "cleared") for e in ("yiblər", "dilər", "nilməkdə", "nibdirmi")],
        *[(f"tapıl{e}", "") for e in ("mayıb", "madı", "mamış", "mır", "maz", "acaq", "sa")],
        *[(f"обезврежива{e}", "found") for e in ("ют", "ли", "ется", "ть", "ние")],
        *[(f"обнаружива{e}", "") for e in ("йте",)],
    ],
)
def test_a_verb_is_known_in_what_is_and_was_and_not_denied(typed: str, says: str) -> None:
    found = find_phrase(tokenize(typed), 0)
    verb = found is not None and found.meaning.dimension == "verb" and found.meaning.concept
    assert (verb or "") == says


@pytest.mark.parametrize(
    "typed",
    ["yazardınız", "deyərsinizmi", "göndərəsiniz", "bildirəydiniz", "подскажешь", "назовёте"],
)
def test_whoever_asks_may_use_any_mood(typed: str) -> None:
    found = find_phrase(tokenize(typed), 0)
    assert found is not None
    assert is_everyday(found.meaning)
