"""An extraction as the JSON of `hektar extract --json`, and as lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from handlers.language.extraction.report import Extracted, Extraction
from store.catalogue import load_catalogue
from store.quantities import plain


def as_json(found: Extraction) -> dict[str, Any]:
    """The contract: plain decimal strings, ISO dates, English names of places."""
    return {
        "figures": [_figure(figure) for figure in found.figures],
        "left_out": [{"words": item.words, "why": item.why} for item in found.left_out],
        "warnings": [
            {"words": doubt.words, "why": doubt.why, "level": doubt.level}
            for doubt in found.doubts
        ],
    }


def _figure(figure: Extracted) -> dict[str, Any]:
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
        shown = _figure(figure)
        days = f"{shown['start'] or 'the beginning'} to {shown['end']}"
        scope = [shown[name] for name in ("operator", "purpose") if shown[name]]
        if shown["status"] == "planned":
            scope.insert(0, "planned")
        sign = {"over": "over ", "up_to": "up to ", "about": "about "}.get(figure.qualifier, "")
        places = "the whole territory" if shown["places"] == ["*"] else ", ".join(shown["places"])
        yield (
            f"{shown['measure']}: {sign}{shown['value']} {shown['unit']}, {days}, {places}"
            + "".join(f", {word}" for word in scope)
        )
    for item in found.left_out:
        yield f"  left out: {item.words!r} ({item.why})"
    for doubt in found.doubts:
        yield f"  {doubt.level}: {doubt.words!r}: {doubt.why}"
