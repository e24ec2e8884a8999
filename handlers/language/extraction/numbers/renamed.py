"""Ordnance by another name: UXO that means everything, munitions that are no mines."""

from collections.abc import Sequence
from dataclasses import replace

from handlers.language.extraction.numbers.counted import Counted
from handlers.language.extraction.words.layout import Sentence
from store.measures import Measure


def rename_everything(sentence: Sentence, counted: list[Counted]) -> None:
    """Such as "112,193 units of UXO, including … mines": UXO that means everything.

    And the other way round: "3,015 mines and 4,870 munitions", where these are no mines.
    """
    for index, item in enumerate(counted):
        bare = sentence.folded[item.end - 1].startswith(_MUNITIONS)
        if item.measure is Measure.EXPLOSIVES and bare and _beside_mines(sentence, counted, index):
            counted[index] = replace(item, measure=Measure.UXO, renamed="beside-mines")
    splits = [m.first for m in sentence.marks.get("split", ())]
    for index, item in enumerate(counted):
        if item.measure is not Measure.UXO:
            continue
        barrier = next((at for at in splits if at >= item.end), None)
        if barrier is None or (index + 1 < len(counted) and counted[index + 1].first < barrier):
            continue
        if index and _is_sibling(counted[index - 1], item, sentence):
            continue
        parts = {c.measure for c in counted[index + 1 :]}
        if parts & {Measure.AP_MINES, Measure.AT_MINES, Measure.MINES}:
            counted[index] = replace(item, measure=Measure.EXPLOSIVES, renamed="renamed")


def _beside_mines(sentence: Sentence, counted: Sequence[Counted], index: int) -> bool:
    """Whether bare ordnance is told beside mines: before or behind it, or "of which" it is."""
    item, before = counted[index], counted[index - 1] if index else None
    after = counted[index + 1] if index + 1 < len(counted) else None
    if after is not None and _is_sibling(after, item, sentence, after=True):
        return True
    if before is None:
        return False
    split = any(before.end <= m.first < item.first for m in sentence.marks.get("split", ()))
    mines = any(c.measure in _MINES for c in counted[:index]) and not sentence.has("total")
    within = split and before.measure is Measure.EXPLOSIVES
    return within or mines or _is_sibling(before, item, sentence)


def _is_sibling(mines: Counted, item: Counted, sentence: Sentence, *, after: bool = False) -> bool:
    """Whether ordnance stands in one list with the mines before it: "92 mines, 3,931 UXO".

    Or with those `after` it.
    """
    one, two = (item, mines) if after else (mines, item)
    between = sentence.folded[one.end : two.first]
    listed = all(word in {",", "and", "ve", "и", "as", "well", "а", "также"} for word in between)
    return listed and mines.measure in _MINES


_MINES = frozenset({Measure.AP_MINES, Measure.AT_MINES, Measure.MINES})
_MUNITIONS = ("боеприпас", "sursat", "munition", "ordnance", "ammunition")
