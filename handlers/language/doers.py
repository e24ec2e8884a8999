"""Who did it, and what work is counted: words that are passed over until they are asked about."""

from collections.abc import Sequence

from handlers.language.pieces import Piece

_COUNTED = ("people", "groups", "things")
_RANKED = frozenset({"most", "top", "bottom", "which", "each", "compare"})


def asked_about(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Words for people, teams and projects that are themselves counted or ranked.

    "The deminers found" asks for mines; "how many deminers" and "which team found the most"
    ask for what is not kept. "Who" is a place only where two are named to choose from.
    """
    shown = [piece for piece in pieces if not _passes(piece)]
    ranks = any(piece.dimension == "shape" and piece.concept in _RANKED for piece in pieces)
    found = []
    for index, piece in enumerate(shown):
        if piece.dimension != "filler":
            continue
        if piece.concept == "who" and not _chooses(pieces):
            found.append(piece.text)
        counted = index > 0 and shown[index - 1].dimension == "quantity"
        if piece.concept in _COUNTED and (counted or (ranks and piece.concept == "groups")):
            found.append(piece.text)
    return tuple(found)


def _passes(piece: Piece) -> bool:
    return piece.dimension == "filler" and piece.concept not in {*_COUNTED, "who"}


def _chooses(pieces: Sequence[Piece]) -> bool:
    """Who had more, Fuzuli or Aghdam; who leads between Fuzuli and Aghdam."""
    places = sum(piece.place is not None for piece in pieces)
    more = any(piece.dimension == "degree" or piece.means("shape", "most") for piece in pieces)
    return places > 1 and more
