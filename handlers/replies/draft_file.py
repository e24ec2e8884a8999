"""A draft as a sheet: a row for each line and each thing left out, with its problem in words."""

import csv
from io import StringIO

from handlers.replies.concerns import sentence
from handlers.replies.reply import Attachment
from handlers.replies.table import text_cell
from store.proposals import Draft, Line
from store.rows import COLUMNS, row_of

_OWN = ("line", "row", "level", "standing", "problem")


def draft_file(draft: Draft, language: str) -> Attachment:
    """The columns of an import behind those of the draft, UTF-8 with its mark."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*_OWN, *COLUMNS))
    for line in draft.lines:
        cells = row_of(line.figure)
        writer.writerow(
            map(text_cell, (*_of_line(draft, line, language), *(cells[name] for name in COLUMNS)))
        )
    for left in draft.left_out:
        own = ("", left.words, "left out", "", sentence(left, language))
        writer.writerow(map(text_cell, (*own, *("" for _ in COLUMNS))))
    return Attachment(
        file_name=f"hektar-{draft.code}.csv",
        content=out.getvalue().encode("utf-8-sig"),  # Excel takes UTF-8 for Latin without it
    )


def _of_line(draft: Draft, line: Line, language: str) -> tuple[str, ...]:
    words = draft.text[line.span[0] : line.span[1]] if line.span is not None else line.row
    doubts = [sentence(one, language, line.figure.measure) for one in line.every_doubt]
    standing = "second source" if line.verdict.cites else line.verdict.standing.value
    level = line.level if doubts else ""
    return str(line.number), words, level, standing, " ".join(doubts)
