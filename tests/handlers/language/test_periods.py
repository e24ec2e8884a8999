"""Periods are read as the table says, in a question as they stand and in commands."""

import pytest

from handlers.language.readings import Understood
from handlers.language.understand import read
from tests.handlers.language.corpus import Row, agrees, period, rows


@pytest.mark.parametrize("row", rows("periods"), ids=str)
@pytest.mark.parametrize("frame", ["/mines Lachin {}", "{} mines in Lachin"])
def test_a_period_is_read_as_its_row_says(row: Row, frame: str) -> None:
    reading = read(frame.format(row.text), row.today)
    assert agrees(row, reading), reading
    if isinstance(reading, Understood):
        assert reading.question.period == period(row.cells["period"])
        assert reading.question.places == ("lachin",)
