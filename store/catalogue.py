"""The places: districts, regions, the whole territory, and names that are known but not ours."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

LANGUAGES = ("en", "az", "ru")

Kind = Literal["district", "region", "whole", "unclear", "outside", "settlement"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name that people type.

    `names` by language, `spellings` with all aliases. `districts` are the ids it stands for: a
    district itself, the districts of a region, the district that a settlement lies in.
    `number` is the bit of a district, 0 for everything else. Kind "unclear": a word that may
    mean a region or the whole territory.
    """

    id: str
    kind: Kind
    names: Mapping[str, str]
    spellings: tuple[str, ...]
    districts: tuple[str, ...] = ()
    number: int = 0
    core: bool = False
    adjective: str = ""


class Catalogue:
    """The places of store/data/places.toml, checked when they are loaded."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        """Raises ValueError when an id, a number or a spelling stands for two places."""
        self.places = places
        self._by_id = {place.id: place for place in places}
        districts = [place for place in places if place.kind == "district"]
        self._by_number = {place.number: place for place in districts}
        self.district_ids = frozenset(place.id for place in districts)
        self.core = tuple(place.id for place in districts if place.core)
        self.regions = tuple(place for place in places if place.kind == "region")
        self._by_english = {
            word.casefold(): place.id
            for place in districts
            for word in (place.id, place.names["en"])
        }
        if len(self._by_id) != len(places) or len(self._by_number) != len(districts):
            raise ValueError("places.toml gives an id or a number twice")
        owner: dict[str, str] = {}
        for place in places:
            for spelling in place.spellings:
                if owner.setdefault(spelling.casefold(), place.id) != place.id:
                    raise ValueError(f"{spelling!r} stands for two places in places.toml")

    def place(self, place_id: str) -> Place:
        """The place of this id; raises KeyError."""
        return self._by_id[place_id]

    def district(self, number: int) -> Place:
        """The district of this bit; raises KeyError."""
        return self._by_number[number]

    def name(self, place_id: str, language: str) -> str:
        """The name of a place in a language ("en", "az" or "ru")."""
        return self._by_id[place_id].names[language]

    def by_english_name(self, name: str) -> str:
        """The district id of an English name or id, in any case; raises KeyError."""
        return self._by_english[name.strip().casefold()]


@cache
def load_catalogue() -> Catalogue:
    """The catalogue that is shipped."""
    text = files("store").joinpath("data/places.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    places = [_place(entry, "district", (entry["id"],)) for entry in data["district"]]
    for entry in data["region"]:
        region = _place(entry, "region", tuple(entry["districts"]))
        places.append(region)
        if "unclear" in entry:
            places.append(_named(f"{region.id}?", "unclear", entry["unclear"], region.districts))
    places.append(_place({"id": "*", **data["whole"]}, "whole", ()))
    places.extend(
        _named(f"outside:{names[0]}", "outside", names, ()) for names in data["outside"]["names"]
    )
    places.extend(
        _named(f"{district}:{names[0]}", "settlement", names, (district,))
        for district, settlements in data["settlement"].items()
        for names in settlements
    )
    return Catalogue(tuple(places))


def _place(entry: Mapping[str, Any], kind: Kind, districts: tuple[str, ...]) -> Place:
    names = {language: entry[language] for language in LANGUAGES}
    return Place(
        id=entry["id"],
        kind=kind,
        names=names,
        spellings=tuple(dict.fromkeys([*names.values(), *entry.get("aliases", [])])),
        districts=districts,
        number=entry.get("number", 0),
        core=entry.get("core", False),
        adjective=entry.get("adjective", ""),
    )


def _named(place_id: str, kind: Kind, names: list[str], districts: tuple[str, ...]) -> Place:
    """A place with a short list of names: English, Azerbaijani, Russian, further spellings.

    Where English and Azerbaijani are the same, Russian comes second; where no Russian one is
    listed, Russian sentences say the Azerbaijani one.
    """
    russian = [name for name in names if "а" <= name[-1].lower() <= "я"]
    az = names[0] if names[1] in russian else names[1]
    ru = russian[0] if russian else az
    return Place(
        id=place_id,
        kind=kind,
        names={"en": names[0], "az": az, "ru": ru},
        spellings=tuple(dict.fromkeys(names)),
        districts=districts,
    )
