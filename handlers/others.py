"""The "other districts" of a file: the whole territory but those that it names singly."""

from collections.abc import Mapping

from handlers.language.cells import OTHERS, CellError, Cells
from store.areas import WHOLE

_WORK = ("measure", "start", "end", "operator", "purpose", "process", "published")
_SOURCE = ("source", "url")


class Others:
    """Which districts have a row of their own, by what the rows have in common.

    A row that could not be read may be one of them, so nothing is concluded beside it.
    """

    def __init__(self) -> None:
        """Before the first row."""
        self._singly: dict[tuple[str, ...], dict[str, None]] = {}
        self._missed: set[tuple[str, ...]] = set()

    def see(self, cells: Cells) -> None:
        """Take note of a row that was read."""
        place = cells["places"]
        if place not in {WHOLE, OTHERS} and ";" not in place:
            self._singly.setdefault(_key(cells), {})[place] = None

    def miss(self, written: Mapping[str | None, str]) -> None:
        """Take note of a row that could not be read; what stands in its cells, if anything."""
        self._missed.add(_source(written) if written else ())

    def of(self, cells: Cells) -> str:
        """The places that "other districts" means in this row. Raises CellError."""
        if self._missed & {(), _source(cells)}:
            raise CellError("others-doubt")
        districts = self._singly.get(_key(cells))
        if not districts:
            raise CellError("others-alone")
        return ";".join([WHOLE, *(f"-{name}" for name in districts)])


def _key(cells: Mapping[str, str]) -> tuple[str, ...]:
    status = cells["status"] or "actual"
    return (status, *(cells[column] for column in _WORK), *_source(cells))


def _source(cells: Mapping[str | None, str] | Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(column, "").strip() for column in _SOURCE)
