"""A doubt of land that was cleared for something of which we know no purpose."""

from collections.abc import Iterator

from handlers.language.extraction.doubts import concern
from handlers.language.extraction.numbers.counted import measures_land
from handlers.language.extraction.report import Concern
from handlers.language.extraction.sentence.reads import Read, Statement
from handlers.language.extraction.words.layout import Sentence

_FOR = frozenset({"for", "для"})
_LONGEST = 8
"""Words of "for the railway from … to …", at most."""
_REST = frozenset({"date", "part", "total", "cemi", "umumilikde", "muqayise", "сравнения", "bunun",
                   "first", "example", "instance", "meselen", "примера", "этого"})  # fmt: skip
"""Of "for its part", "for the first time": no purpose."""


def unread_purpose(read: Read, statement: Statement) -> Iterator[Concern]:
    """Such as "For the new line, 870 ha": not all that was cleared, if it is of that alone.

    Of a statement without a purpose.
    """
    item = statement.counted
    if not measures_land(item):
        return
    sentence = read.sentence
    marks = sentence.marks.get("purpose", ())
    lengths = any(item.nothing == "length" for item in read.nothing)  # "and 23 km of roads"
    if marks and not lengths and len(read.statements) == 1:
        yield concern("warn", "guard", words=sentence.quote(marks[0].first, marks[0].end)[2])
        return
    before = max((s.counted.end for s in read.statements if s.counted.end <= item.first),
                 default=0)  # fmt: skip
    for first, end in _phrases(sentence, before, item.first):
        if not _is_other(sentence, first, end):
            yield concern("warn", "guard", words=sentence.quote(first, end)[2])
            return


def _phrases(sentence: Sentence, first: int, end: int) -> Iterator[tuple[int, int]]:
    """Where "for the new line," opens a clause, or "yeni xətt üçün" stands in it."""
    words = sentence.folded
    for at in range(first, end):
        opens = at == 0 or not sentence.tokens[at - 1].text.isalnum()
        if words[at] in _FOR and opens and "," in words[at:end]:
            yield at, words.index(",", at)
        elif words[at] == "ucun":
            begins = (i + 1 for i in range(at - 1, first - 1, -1) if words[i] in {",", ":", ";"})
            yield next(begins, first), at + 1


def _is_other(sentence: Sentence, first: int, end: int) -> bool:
    """Whether it says a time, a plan, or what is compared, and no purpose."""
    said = sentence.folded[first:end]
    if end - first > _LONGEST or _REST & set(said) or any(w[:1].isdigit() for w in said):
        return True
    kinds = ("period", "month", "comparison", "planned", "purpose", "total", "operator")
    return any(
        mark.first < end and first < mark.end
        for kind in kinds
        for mark in sentence.marks.get(kind, ())
    )
