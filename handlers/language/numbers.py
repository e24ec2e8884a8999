"""Numbers as people write them, read by a grammar of our own into exact decimals."""

from decimal import Decimal

MOST_DIGITS = 18
"""More digits than any count or area needs: what is longer is not a number of ours."""

_POINTS = ".,"
_SPACES = " \u00a0\u2007\u2009\u202f"
_APOSTROPHES = "'\u2019"
_GROUPING = _POINTS + _SPACES + _APOSTROPHES
_DIGITS = frozenset("0123456789")
_LONGEST = 2 * MOST_DIGITS


def read_number(text: str) -> tuple[Decimal, ...]:
    """Every reading that `text` allows, the one with more digits before the point first.

    Groups of three may be parted by a point, a comma, a space or an apostrophe, always the
    same; the last point or comma may begin the decimals. So 1,198.7 has one reading, 12.298
    and 1,200 have two, 68 900 and 12.5 one, 1.23.4 none. Only ASCII digits; no sign, no
    exponent, at most `MOST_DIGITS` digits; spaces around it are not its own.
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return ()
    parts, marks = _apart(text)
    if not all(parts) or sum(map(len, parts)) > MOST_DIGITS:
        return ()
    readings = []
    if _is_grouped(parts, marks):
        readings.append(Decimal("".join(parts)))
    if marks and marks[-1] in _POINTS and _is_grouped(parts[:-1], marks[:-1], marks[-1]):
        readings.append(Decimal("".join(parts[:-1]) + "." + parts[-1]))
    return tuple(readings)


def spelled(value: Decimal) -> str:
    """`value` in plain digits that have no other reading: 5005, 5.7, and 5.0050 for 5.005."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if len(read_number(text)) == 1 else f"{text}0"


def _apart(text: str) -> tuple[list[str], list[str]]:
    """Runs of digits and the single marks between them; an empty run where text is amiss."""
    parts, marks = [""], []
    for letter in text:
        if letter in _DIGITS:
            parts[-1] += letter
        elif letter in _GROUPING:
            parts.append("")
            marks.append(_same(letter))
        else:
            return [""], []
    return parts, marks


def _same(mark: str) -> str:
    """One mark for all spaces and one for all apostrophes."""
    return " " if mark in _SPACES else "'" if mark in _APOSTROPHES else mark


def _is_grouped(parts: list[str], marks: list[str], point: str = "") -> bool:
    """Whether this is a whole number, plain or in groups of three that `point` does not part."""
    if len(parts) == 1:
        return True
    return (
        len(set(marks)) == 1
        and marks[0] != point
        and 1 <= len(parts[0]) <= 3
        and parts[0][0] != "0"
        and all(len(part) == 3 for part in parts[1:])
    )
