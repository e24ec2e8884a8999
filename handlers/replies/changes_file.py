"""The changes of the record as a sheet: a row for each, with what stands in its place."""

import csv
from collections.abc import Sequence
from datetime import date
from io import StringIO

from handlers.replies.reply import Attachment
from handlers.replies.table import text_cell
from store.answers.changes import Item
from store.rows import COLUMNS, row_of

_OWN = ("change", "at", "ref", "now", "reason")


def changes_file(items: Sequence[Item], since: date) -> Attachment:
    """The columns of an import behind those of the change, UTF-8 with its mark.

    `at` is the moment (UTC) of the change, `now` the ref of the figure that stands in its place.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*_OWN, *COLUMNS))
    for item in items:
        cells = row_of(item.figure)
        now = item.now.ref if item.now is not None else ""
        at = item.at.isoformat(timespec="seconds")
        own = (item.news.value, at, item.figure.ref, now, item.reason)
        writer.writerow(map(text_cell, (*own, *(cells[name] for name in COLUMNS))))
    return Attachment(
        file_name=f"hektar-changes-since-{since.isoformat()}.csv",
        content=out.getvalue().encode("utf-8-sig"),  # Excel takes UTF-8 for Latin without it
    )
