"""All figures as a file: CSV that spreadsheets open and `handlers.importing` reads back."""

import csv
import io

from handlers.context import Desk
from handlers.language.cells import guarded
from store.figures import everything
from store.rows import COLUMNS, row_of


async def export_csv(desk: Desk) -> bytes:
    """Every figure that counts now, with its source, as UTF-8 CSV with CRLF (RFC 4180)."""
    table = io.StringIO()
    writer = csv.DictWriter(table, COLUMNS)
    writer.writeheader()
    for figure in await everything(desk.database, desk.now()):
        cells = row_of(figure)
        writer.writerow({column: guarded(cells[column]) for column in COLUMNS})
    return table.getvalue().encode()
