"""Texts are read as the tables of `corpora` say, whatever order their words come in."""

import pytest

from handlers.language.readings import Understood
from handlers.language.understand import read
from tests.handlers.language.corpus import Row, agrees, period, rows, shown

ROWS = [row for name in ("english", "azerbaijani", "russian") for row in rows(name)]


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_text_is_read_as_its_row_says(row: Row) -> None:
    reading = read(row.text, row.today)
    assert agrees(row, reading), reading
    if isinstance(reading, Understood):
        more = row.cells["more"]
        meant = period(row.cells["period"])
        assert shown(reading.question) == {
            "measure": row.cells["measure"],
            "places": row.cells["places"],
            "period": f"{meant.start or ''}..{meant.end or ''}",
            "shape": row.cells["shape"],
            "unit": row.cells["unit"],
            "planned": str(more == "planned"),
            "by": more.removeprefix("by ") if more.startswith("by ") else "",
            "for": more.removeprefix("for ") if more.startswith("for ") else "",
            "limit": more.removeprefix("limit ") if more.startswith("limit ") else "",
        }
        assert bool(reading.declined_unit) == (more == "declined")
