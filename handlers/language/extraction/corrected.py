"""Corrections in two sentences: "We wrote 421 mines in October. The right number is 412."."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.language.extraction.doubts import concern
from handlers.language.extraction.reads import Read, Statement


def corrected(reads: Sequence[Read]) -> None:
    """The right number takes what the wrong one before it counts, where and when."""
    for before, here in pairwise(reads):
        wrong = [s for s in before.statements if s.why == "earlier"]
        bare = [item for item in here.nothing if item.nothing == "?"]
        if len(wrong) != 1 or len(bare) != 1 or here.statements or not here.sentence.has("right"):
            continue
        said, item = wrong[0], bare[0]
        here.nothing.remove(item)
        counted = replace(
            said.counted, amount=item.amount, first=item.first, end=item.end, guessed=True
        )
        here.statements.append(
            Statement(
                counted=counted,
                qualifier=said.qualifier,
                status=said.status,
                time=said.time,
                places=said.places,
                operator=said.operator,
                purpose=said.purpose,
                doubts=[concern("note", "noun")],
            )
        )
