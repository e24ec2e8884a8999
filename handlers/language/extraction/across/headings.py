"""What the lines above a sentence say that its numbers count: headings, series, rows."""

from collections.abc import Sequence

from handlers.language.extraction.numbers.carried import union
from handlers.language.extraction.numbers.elisions import Header, header_of
from handlers.language.extraction.numbers.mirrors import Series
from handlers.language.extraction.sentence.reads import Read
from handlers.language.extraction.words.layout import Sentence

_SAID = frozenset(".!?…")


_ROW = 8
"""Tokens of a row of a list, at most."""


def sum_above(reads: Sequence[Read], sentence: Sentence) -> Header | None:
    """What "In all: 45,880" counts below a row for each kind of ordnance."""
    nouns = sentence.marks.get("kind") or sentence.marks.get("unit")
    if nouns or not sentence.has("total") or len(sentence.tokens) > _ROW:
        return None
    kinds: list[Header] = []
    for read in reversed(reads):
        own = [s.counted for s in read.statements if s.counted.measure is not None]
        if len(own) != 1 or read.sentence.paragraph != sentence.paragraph:
            break
        kinds.extend((item.measure, item.unit) for item in own if item.measure)
    return union(kinds) if len(set(kinds)) > 1 else None


_SENTENCES = 4
"""How many sentences may say the series that a comparison repeats."""


def series(reads: Sequence[Read], sentence: Sentence) -> list[Series]:
    """What the numbers of each of the last sentences count, the last empty in a new paragraph."""
    said: list[Series] = [
        [(s.counted.measure, s.counted.unit) for s in read.statements
         if s.counted.measure and not s.aside]
        for read in reads[-_SENTENCES:]
    ]  # fmt: skip
    new = not reads or reads[-1].sentence.paragraph != sentence.paragraph
    return [*said, []] if new else said


def header_below(read: Read, before: Header | None) -> Header | None:
    """The header of the lines that follow: of this heading, or still the one before."""
    if not read.statements and not read.nothing:
        found = header_of(read.sentence, ())
        last = read.sentence.folded[-1]
        ends = last in {":", "?"} or (len(read.sentence.folded) <= 14 and last not in _SAID)
        if read.sentence.has("negative", "casualty"):
            return None
        return found if ends and found is not None else (before if read.byline else None)
    counted = {(s.counted.measure, s.counted.unit) for s in read.statements}
    if read.sentence.folded[-1] == ":" and len(counted) == 1:
        measure, unit = counted.pop()
        return (measure, unit) if measure is not None else None
    if read.statements and read.statements[0].counted.guessed:
        return before
    return None
