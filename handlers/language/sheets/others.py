"""The "other districts" of a table: the whole territory but those that it names singly."""

from dataclasses import replace

from handlers.language.cells import CellError
from handlers.language.sheets.frames import Frame
from store.areas import WHOLE, Places
from store.records import NewFigure, Source


class Others:
    """Which districts have a figure of their own, by what the figures have in common.

    A row that could not be read may be one of them, so nothing is concluded beside it.
    """

    def __init__(self) -> None:
        """Before the first row."""
        self._singly: dict[object, dict[str, None]] = {}
        self._missed: set[Source | None] = set()

    def see(self, about: Frame) -> None:
        """Take note of what a cell is about, with or without a number in it."""
        if len(about.places) == 1 and about.places[0] != WHOLE:
            part = about.part
            key = part.measure, about.period, part.scope, part.source
            self._singly.setdefault(key, {})[about.places[0]] = None

    def miss(self, source: Source | None) -> None:
        """Take note of a row that could not be read; None when not even its source could."""
        self._missed.add(source)

    def of(self, figure: NewFigure) -> NewFigure:
        """The figure with the places that "other districts" means. Raises CellError."""
        if self._missed & {None, figure.source}:
            raise CellError("others-doubt")
        key = figure.measure, figure.period, figure.scope, figure.source
        districts = self._singly.get(key)
        if not districts:
            raise CellError("others-alone")
        places: Places = (WHOLE, *sorted(f"-{name}" for name in districts))
        return replace(figure, places=places)
