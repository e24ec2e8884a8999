"""All figures as a file that spreadsheets open and `handlers.sheets` reads back: CSV or XLSX."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from handlers.context import Desk
from handlers.language.cells import guarded
from handlers.language.grids import plain_number
from store.citations import with_sources
from store.figures import everything
from store.records import Figure
from store.rows import COLUMNS, row_of

_DAYS = frozenset({"start", "end", "published"})
_WIDTHS = {"places": 24, "source": 20, "url": 40, "words": 40}
_USUAL_WIDTH = 12


async def export_csv(desk: Desk) -> bytes:
    """Every figure that counts now, a row for each of its sources, as UTF-8 CSV (RFC 4180)."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows(map(_cells, await _sourced(desk)))
    return table.getvalue().encode()


async def export_xlsx(desk: Desk) -> bytes:
    """The same as a workbook of one sheet: numbers and days as such, the header in view."""
    content = io.BytesIO()
    figures = await _sourced(desk)
    with Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("figures")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for column, name in enumerate(COLUMNS):
            sheet.set_column(column, column, _WIDTHS.get(name, _USUAL_WIDTH))
            sheet.write_string(0, column, name, bold)
        for row, figure in enumerate(figures, 1):
            for column, text in enumerate(_cells(figure)):
                _write(sheet, (row, column), text, day)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(figures), len(COLUMNS) - 1)
    return content.getvalue()


async def _sourced(desk: Desk) -> list[Figure]:
    """Every figure that counts now, once for each of its sources."""
    figures = await everything(desk.database, desk.now())
    return [
        replace(figure, source=source)
        for figure in await with_sources(desk.database, figures, at=desk.now())
        for source in (figure.source, *figure.also)
    ]


def _cells(figure: Figure) -> Sequence[str]:
    """The cells of a row; none of them begins a formula."""
    row = row_of(figure)
    return [guarded(row[column]) for column in COLUMNS]


def _write(sheet: Worksheet, at: tuple[int, int], text: str, day: Format) -> None:
    """Write a cell as what it is; a number only where it comes back as it was printed."""
    name = COLUMNS[at[1]]
    if name in _DAYS and text:
        sheet.write_datetime(*at, date.fromisoformat(text), day)
    elif name == "value" and plain_number(float(text)) == text:
        sheet.write_number(*at, float(text))
    elif text:
        sheet.write_string(*at, text)
