"""What is counted: the six measures, and the item types that each of them sums."""

from enum import StrEnum

LAND = 1
"""Bit of cleared land, the only type that is an area."""
AP, AT, UXO = 2, 4, 8
"""Bits of the three item types, disjoint, so that a sum of measures is a union of bits."""


class Measure(StrEnum):
    """A published quantity. `mines` and `explosives` are sums printed without their split."""

    CLEARED_AREA = "cleared_area"
    AP_MINES = "ap_mines"
    AT_MINES = "at_mines"
    UXO = "uxo"
    MINES = "mines"
    EXPLOSIVES = "explosives"

    @property
    def types(self) -> int:
        """Union of the type bits that this measure sums."""
        return _TYPES[self]

    @property
    def is_area(self) -> bool:
        """Whether values are whole square metres; otherwise they are whole items."""
        return self is Measure.CLEARED_AREA

    @property
    def parts(self) -> tuple["Measure", ...]:
        """Every measure whose types lie within this one's, this one included."""
        return tuple(other for other in Measure if other.types & self.types == other.types)


_TYPES = {
    Measure.CLEARED_AREA: LAND,
    Measure.AP_MINES: AP,
    Measure.AT_MINES: AT,
    Measure.UXO: UXO,
    Measure.MINES: AP | AT,
    Measure.EXPLOSIVES: AP | AT | UXO,
}
