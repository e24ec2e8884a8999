"""Who did it, and what work is counted: words that are passed over until they are asked about."""

from collections.abc import Sequence

from handlers.language.pieces import Piece

_COUNTED = frozenset({"people", "askers", "groups", "things"})
_ASKING = frozenset({
    "what", "which", "hansi", "какая", "какой", "какие", "какую", "каких", "чья", "чей", "чьи",
    "by", "per", "по",
})  # fmt: skip


def asked_about(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Words for people, teams and projects that are themselves counted or chosen from.

    "The deminers found" asks for mines; "how many deminers" and "which team found the most"
    ask for what is not kept. "Who" is a place only where two are named to choose from.
    """
    found = [
        piece.text
        for piece in pieces
        if piece.means("filler", "who") and not _chooses_a_place(pieces)
    ]
    return (
        *found,
        *(
            piece.text
            for before, piece, after in zip(pieces, pieces[1:], (*pieces[2:], None), strict=False)
            if piece.dimension == "filler"
            and piece.concept in _COUNTED
            and (_asks(before) or (after is not None and after.folded == "uzre"))
        ),
    )


def _asks(piece: Piece) -> bool:
    ranks = piece.means("shape", "most", "top", "bottom", "each")
    return ranks or piece.dimension == "quantity" or piece.folded in _ASKING


def _chooses_a_place(pieces: Sequence[Piece]) -> bool:
    """Who had more, Fuzuli or Aghdam; who leads between Fuzuli and Aghdam."""
    places = sum(piece.place is not None for piece in pieces)
    more = any(piece.dimension == "degree" or piece.means("shape", "most") for piece in pieces)
    return (places > 1 and more) or sum(p.dimension == "operator" for p in pieces) > 1
