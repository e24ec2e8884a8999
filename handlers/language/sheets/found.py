"""What reading a row gives: figures and reasons, each with its place in the table."""

from typing import NamedTuple

from handlers.language.cells import Reason
from handlers.language.sheets.values import Amount
from store.measures import Measure
from store.records import NewFigure

Parts = list[tuple[Measure, Amount]]
"""The numbers of a row, each with what it counts."""


class Found(NamedTuple):
    """A figure, or why there is none, and where: a row and what its column is called.

    `column` is empty where the whole row is meant.
    """

    row: int
    column: str
    result: NewFigure | Reason
