"""What was found in a report: why numbers are doubted or left out, as JSON and as lines."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Protocol

from handlers.language.extraction.report import Doubt, Extracted, Extraction, LeftOut
from handlers.replies.markup import quoted
from handlers.replies.messages import say
from handlers.replies.names import whose
from handlers.replies.numbers import number
from store.catalogue import load_catalogue
from store.quantities import plain

_NUMBERS = frozenset({"times", "sum", "percent", "given", "one", "other", "value", "days"})


class Said(Protocol):
    """A message and its params, as an extraction and a draft keep them."""

    @property
    def key(self) -> str:
        """The message."""

    @property
    def params(self) -> Mapping[str, str]:
        """Numbers as plain digits."""


def why(item: Said, language: str) -> str:
    """The sentence that says why a figure is suspect, or why a number is no figure."""
    params = {name: _named(name, text, language) for name, text in item.params.items()}
    return say(language, item.key, **params)


def _named(name: str, text: str, language: str) -> str | int:
    if name == "days":
        return int(text)
    if name == "operator":
        return whose(text, language)
    if name in _NUMBERS and text.replace(".", "", 1).isdecimal():
        return number(Decimal(text), language)
    return quoted(text, 100)


def as_json(found: Extraction) -> dict[str, Any]:
    """The contract of `hektar extract --json`, and the keys and params of its sentences.

    Plain decimal strings, ISO dates, English names of places.
    """
    return {
        "figures": [figure_json(figure) for figure in found.figures],
        "left_out": [_item(item) for item in found.left_out],
        "warnings": [{**_item(doubt), "level": doubt.level} for doubt in found.doubts],
    }


def _item(item: Doubt | LeftOut) -> dict[str, Any]:
    return {
        "words": item.words, "why": why(item, "en"), "key": item.key, "params": dict(item.params),
    }  # fmt: skip


def figure_json(figure: Extracted) -> dict[str, Any]:
    """A figure as the contract has it."""
    return {
        "measure": figure.measure.value,
        "value": f"{plain(figure.value):f}",
        "unit": figure.unit.value,
        "places": [_name(place) for place in figure.places],
        "start": figure.start.isoformat() if figure.start else None,
        "end": figure.end.isoformat(),
        "qualifier": figure.qualifier.value,
        "status": figure.status.value,
        "operator": figure.operator or None,
        "purpose": figure.purpose or None,
        "speaker": figure.speaker or None,
        "span": [figure.from_char, figure.to_char],
        "words": figure.words,
    }


def _name(place: str) -> str:
    """The English name; what is left out of the whole keeps its minus."""
    if place == "*":
        return place
    sign = "-" if place.startswith("-") else ""
    return sign + load_catalogue().name(place.removeprefix("-"), "en")


def as_lines(found: Extraction) -> Iterator[str]:
    """One line a figure, then what was left out, then what is suspect."""
    if not found.figures:
        yield "No figures of cleared land, mines or ordnance were found."
    for figure in found.figures:
        yield figure_line(figure)
    for item in found.left_out:
        yield f"  left out: {item.words!r} ({why(item, 'en')})"
    for doubt in found.doubts:
        yield f"  {doubt.level}: {doubt.words!r}: {why(doubt, 'en')}"


def figure_line(figure: Extracted) -> str:
    """A figure in one line."""
    shown = figure_json(figure)
    days = f"{shown['start'] or 'the beginning'} to {shown['end']}"
    scope = [shown[name] for name in ("operator", "purpose") if shown[name]]
    if shown["status"] == "planned":
        scope.insert(0, "planned")
    sign = {"over": "over ", "up_to": "up to ", "about": "about "}.get(figure.qualifier, "")
    places = "the whole territory" if shown["places"] == ["*"] else ", ".join(shown["places"])
    return (
        f"{shown['measure']}: {sign}{shown['value']} {shown['unit']}, {days}, {places}"
        + "".join(f", {word}" for word in scope)
    )
