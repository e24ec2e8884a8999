"""No text of ours begins a formula in a spreadsheet, and each comes back as it was."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.language.cells import guarded, unguarded

BEGINNINGS = "=+-@\t\r\n\0＝＋－＠"
CELLS = st.tuples(
    st.sampled_from(["", "'", "''", *BEGINNINGS]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
).map("".join)


@settings(max_examples=300, deadline=None, derandomize=True, database=None)
@given(CELLS)
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    cell = guarded(text)
    table = io.StringIO()
    csv.writer(table).writerow([cell, "next"])
    assert not cell.startswith(tuple(BEGINNINGS))
    assert next(csv.reader(io.StringIO(table.getvalue(), newline=""))) == [cell, "next"]
    assert unguarded(cell) == text
