"""The places: those that reports name, with their names, and no word for two of them."""

import re
from collections import defaultdict

import pytest

from handlers.language.fold import fold
from store.catalogue import LANGUAGES, Catalogue, Place, load_catalogue

THIRTEEN = [
    "Fuzuli", "Aghdam", "Jabrayil", "Zangilan", "Gubadli", "Lachin", "Kalbajar", "Khojavand",
    "Shusha", "Khojaly", "Khankendi", "Tartar", "Aghdara",
]  # fmt: skip
"""What "all districts" names one by one."""

REPORTED = [
    ("gazakh", "Gazakh", "Qazax", "Газах"),
    ("aghstafa", "Aghstafa", "Ağstafa", "Агстафа"),
    ("tovuz", "Tovuz", "Tovuz", "Товуз"),
    ("gadabay", "Gadabay", "Gədəbəy", "Гядабей"),
    ("dashkasan", "Dashkasan", "Daşkəsən", "Дашкесан"),
    ("kalbajar", "Kalbajar", "Kəlbəcər", "Кельбаджар"),
    ("lachin", "Lachin", "Laçın", "Лачин"),
    ("gubadli", "Gubadli", "Qubadlı", "Губадлы"),
    ("zangilan", "Zangilan", "Zəngilan", "Зангилан"),
    ("jabrayil", "Jabrayil", "Cəbrayıl", "Джебраил"),
    ("fuzuli", "Fuzuli", "Füzuli", "Физули"),
    ("shusha", "Shusha", "Şuşa", "Шуша"),
    ("khojaly", "Khojaly", "Xocalı", "Ходжалы"),
    ("aghdam", "Aghdam", "Ağdam", "Агдам"),
    ("tartar", "Tartar", "Tərtər", "Тертер"),
    ("goranboy", "Goranboy", "Goranboy", "Геранбой"),
    ("khojavand", "Khojavand", "Xocavənd", "Ходжавенд"),
    ("goygol", "Goygol", "Göygöl", "Гёйгёль"),
    ("khankendi", "Khankendi", "Xankəndi", "Ханкенди"),
    ("naftalan", "Naftalan", "Naftalan", "Нафталан"),
    ("aghdara", "Aghdara", "Ağdərə", "Агдере"),
]
"""The districts that mine-clearance reports name, and Aghdara, re-established in 2023."""

OTHERS = [
    "Şərur", "Sədərək", "Kəngərli", "Babək", "Şahbuz", "Culfa", "Ordubad", "Balakən", "Zaqatala",
    "Xaçmaz", "Qusar", "Oğuz", "Şəki", "Qax", "Qəbələ", "Samux", "İmişli", "Biləsuvar",
    "Cəlilabad", "Yardımlı", "Lerik", "Beyləqan", "Astara", "Dəvəçi", "Şabran", "Siyəzən", "Xızı",
    "Sumqayıt", "Bakı", "Salyan", "Neftçala", "Lənkəran", "Masallı", "Naxçıvan", "Hacıqabul",
    "Abşeron", "Kürdəmir", "Zərdab", "Sabirabad", "Şirvan", "Saatlı", "Bərdə", "Şəmkir", "Ağsu",
    "Şamaxı", "Quba", "Ucar", "Qobustan", "İsmayıllı", "Yevlax", "Gəncə", "Mingəçevir", "Göyçay",
    "Ağdaş", "Ağcabədi",
]  # fmt: skip
"""The first-order districts and cities that no report names."""

SPELLINGS = {
    "fuzuli": ["Fizuli", "FÜZULİ", "Физули"],
    "aghdam": ["Agdam", "Ağdam", "AGHDAM"],
    "jabrayil": ["Jabrail", "Cebrayil", "Cəbrayıl"],
    "gubadli": ["Gubadly", "Qubadli", "Qubadlı"],
    "kalbajar": ["Kelbajar", "Kalbacar", "Kəlbəcər"],
    "khojavand": ["Khojavend", "Xocavend", "Xocavənd"],
    "shusha": ["Shushi", "Şuşa"],
    "tartar": ["Terter", "Tərtər"],
    "khankendi": ["Khankandi", "Stepanakert", "Xankəndi"],
    "aghdara": ["Agdere", "Ağdərə"],
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture(scope="module")
def by_key(catalogue: Catalogue) -> dict[str, set[str]]:
    """Which places each folded spelling stands for."""
    owners = defaultdict(set)
    for place in catalogue.places:
        for spelling in place.spellings:
            owners[fold(spelling)].add(place.id)
    return dict(owners)


def test_the_thirteen_in_their_order(catalogue: Catalogue) -> None:
    assert [catalogue.name(place, "en") for place in catalogue.core] == THIRTEEN


@pytest.mark.parametrize(("place_id", "en", "az", "ru"), REPORTED)
def test_a_reported_district(
    place_id: str, en: str, az: str, ru: str, catalogue: Catalogue
) -> None:
    place = catalogue.place(place_id)
    assert (place.kind, dict(place.names)) == ("district", {"en": en, "az": az, "ru": ru})
    assert place.districts == (place_id,)
    assert catalogue.district(place.number) is place
    assert catalogue.by_english_name(f" {en.upper()} ") == place_id


def test_no_district_besides(catalogue: Catalogue) -> None:
    assert catalogue.district_ids == {row[0] for row in REPORTED}
    numbers = {catalogue.place(place).number for place in catalogue.district_ids}
    assert numbers == set(range(1, 22))  # bits of buttons that were sent: never another


def test_every_district_and_city_is_a_known_name(by_key: dict[str, set[str]]) -> None:
    assert len(OTHERS) == 55  # Şabran is also found by its name of before, Dəvəçi
    for name in OTHERS:
        (owner,) = by_key[fold(name)]
        assert owner.startswith("outside:")
    for place_id, *names in REPORTED:
        for name in names:
            assert by_key[fold(name)] == {place_id}


def test_the_spellings_in_use(by_key: dict[str, set[str]]) -> None:
    for place_id, spellings in SPELLINGS.items():
        for spelling in spellings:
            assert by_key[fold(spelling)] == {place_id}


def test_no_spelling_stands_for_two_places(by_key: dict[str, set[str]]) -> None:
    assert {key: owners for key, owners in by_key.items() if len(owners) > 1} == {}
    assert "" not in by_key


def test_names_that_are_near_are_not_the_same(by_key: dict[str, set[str]]) -> None:
    pairs = [("Ağdaş", "aghdam"), ("Quba", "gubadli"), ("Hadrut", "khojavand"), ("Ağsu", "aghdam")]
    for name, district in pairs:
        assert by_key[fold(name)] != {district}


def test_the_economic_regions(catalogue: Catalogue) -> None:
    """As the decree of 7 July 2021 drew them; Aghjabadi and Barda report no clearance."""
    regions = {region.id: set(region.districts) for region in catalogue.regions}
    assert regions == {
        "karabakh": {
            "aghdam", "aghdara", "fuzuli", "khankendi", "khojaly", "khojavand", "shusha", "tartar",
        },
        "east_zangezur": {"gubadli", "jabrayil", "kalbajar", "lachin", "zangilan"},
    }  # fmt: skip
    assert set().union(*regions.values()) == set(catalogue.core)
    assert catalogue.place("karabakh?").kind == "unclear"
    assert catalogue.place("*").kind == "whole"


def test_a_settlement_knows_its_district(catalogue: Catalogue) -> None:
    settlements = [place for place in catalogue.places if place.kind == "settlement"]
    assert catalogue.place("khojavand:Hadrut") in settlements
    for settlement in settlements:
        (district,) = settlement.districts
        assert district in catalogue.district_ids


def test_every_name_is_in_its_own_letters(catalogue: Catalogue) -> None:
    """Hadrut is not Гадрут in Azerbaijani; a Russian name that nobody listed is left Latin."""
    for place in catalogue.places:
        assert set(place.names) == set(LANGUAGES)
        assert all(name == name.strip() != "" for name in place.spellings)
        for language in ("en", "az"):
            assert not re.search("[а-яё]", place.names[language].lower()), place.names
        if place.kind in {"district", "region", "whole", "unclear", "outside"}:
            assert not re.search("[a-zəğışçöü]", place.names["ru"].lower()), place.names


def test_a_district_has_what_russian_sentences_need(catalogue: Catalogue) -> None:
    for place_id in catalogue.district_ids:
        assert re.fullmatch("[а-яё]+(инск|ск)", catalogue.place(place_id).adjective)


def place(place_id: str, number: int, *spellings: str) -> Place:
    names = dict.fromkeys(LANGUAGES, spellings[0])
    return Place(
        id=place_id, kind="district", names=names, spellings=spellings, number=number,
        districts=(place_id,),
    )  # fmt: skip


@pytest.mark.parametrize(
    "second", [place("a", 2, "B"), place("b", 1, "B"), place("b", 2, "B", "a")]
)
def test_a_catalogue_that_contradicts_itself_is_not_loaded(second: Place) -> None:
    with pytest.raises(ValueError, match=r"twice|two places"):
        Catalogue((place("a", 1, "A"), second))
