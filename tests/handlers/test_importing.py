"""Figures from CSV as people keep it: every row is taken, or listed with its line and a reason."""

import asyncio
import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.context import Desk, Settings
from handlers.exporting import export_csv, export_xlsx
from handlers.files import MOST_COLUMNS, MOST_ROWS, open_file
from handlers.importing import Preview, preview, store_preview
from handlers.language.cells import Reason
from handlers.replies.concerns import sentence
from handlers.replies.evidence import source_words
from handlers.replies.imports import counts, reason, stopped_line, stored_words
from handlers.replies.reply import LANGUAGES
from handlers.sheets import Sheet, read_sheet
from store.database import Database, connect
from store.figures import count, everything
from store.proposals import LeftOut, Standing
from store.records import NewFigure
from tests.conftest import EMPTY, NewStore

HEADER = "measure,places,start,end,value,unit,qualifier,status,operator,purpose,source,published"
ROW = "cleared_area,Fuzuli,2023-01-01,2023-12-31,6025.1,ha,exact,actual,,,Trend,2024-03-05"


@pytest.fixture
def desk(database: Database, now: datetime) -> Desk:
    """A desk on an empty store."""
    return Desk(database=database, settings=Settings(), clock=lambda: now)


PERSON = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A preview by what tests look at; `stopped` are rows that are no figure."""

    found: Preview
    figures: list[NewFigure]
    known: list[NewFigure]
    stopped: list[LeftOut]


async def drafted(desk: Desk, text: str | bytes) -> Seen:
    content = text if isinstance(text, bytes) else text.encode()
    found = await preview(desk, "figures.csv", content, PERSON)
    assert isinstance(found, Preview), found
    assert found.stopped.lines == ()
    verdicts = [line.verdict for line in found.draft.lines]
    known = [one.standing is Standing.SAME and not one.cites for one in verdicts]
    figures = [line.figure for line in found.draft.lines]
    assert (found.new, found.known) == (known.count(False), known.count(True))
    return Seen(
        found=found,
        figures=[one for one, old in zip(figures, known, strict=True) if not old],
        known=[one for one, old in zip(figures, known, strict=True) if old],
        stopped=list(found.draft.left_out),
    )


async def one(desk: Desk, text: str | bytes) -> NewFigure:
    seen = await drafted(desk, text)
    assert seen.stopped == []
    (figure,) = seen.figures
    return figure


def why(seen: Seen) -> Sequence[tuple[int, str]]:
    return [(int(stop.words), stop.key.removeprefix("import-")) for stop in seen.stopped]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + f"{HEADER}\r\n{ROW}\r\n",
        f"{HEADER};note\n{ROW};x\n".replace(",", ";"),
        f"{HEADER}\n{ROW}\n".replace(",", "\t"),
        f"\n\n{HEADER.upper()}\n\n{ROW}\n\n,,,\n",
        (
            "End , Value,PLACES,Measure,start,source,published\n"
            '2023-12-31," 6 025,1 ",fizuli,cleared_area,2023-01-01,Trend,2024-03-05\n'
        ),
        (
            "measure,value,end,start,places,source,published\n"
            'Cleared Area,"6,025.1",31.12.2023,01.01.2023,Füzuli rayonu,Trend,05.03.2024\n'
        ),
    ],
    ids=["BOM and CRLF", "semicolons", "tabs", "empty lines", "order and case", "local style"],
)
async def test_however_the_file_is_written_the_figure_is_the_same(desk: Desk, text: str) -> None:
    plain = await one(desk, f"{HEADER}\n{ROW}\n")
    assert await one(desk, text) == plain


@pytest.mark.parametrize(
    ("encoding", "place", "district"),
    [("cp1251", "Физули", "fuzuli"), ("cp1254", "Şuşa", "shusha"), ("utf-16", "Şuşa", "shusha")],
)
async def test_old_encodings_are_found_out_and_said(
    desk: Desk, encoding: str, place: str, district: str
) -> None:
    text = f"measure,value,end,places\nmines,3,2023-01-31,{place}\n"
    draft = await drafted(desk, text.encode(encoding))
    assert draft.figures[0].places == (district,)
    assert [note.params.get("encoding") for note in draft.found.draft.notes] == (
        [] if encoding == "utf-16" else [encoding]
    )


@pytest.mark.parametrize(
    ("row", "reason_why"),
    [
        (",Fuzuli,,2023-12-31,5,ha", "missing"),
        ("cleared_area,Fuzuli,,,5,ha", "missing"),
        ("cleared_area,Fuzuli,,2023-12-31,,ha", "missing"),
        ("minez,Fuzuli,,2023-12-31,5,item", "choice"),
        ("mines,Fuzuli,,2023-12-31,5,ha", "unit-odd"),
        ("cleared_area,Fuzuli,,2023-12-31,5,miles", "choice"),
        ("cleared_area,Fuzuli,,2023-02-30,5,ha", "day"),
        ("cleared_area,Fuzuli,,soon,5,ha", "day"),
        ("cleared_area,Fuzuli,2024-01-01,2023-12-31,5,ha", "backwards"),
        ("cleared_area,Fuzuli,,2023-12-31,five,ha", "number"),
        ("cleared_area,Fuzuli,,2023-12-31,-5,ha", "number"),
        ("cleared_area,Fuzuli,,2023-12-31,1e9,ha", "number"),
        (f"cleared_area,Fuzuli,,2023-12-31,{'9' * 10_000},ha", "number"),
        ("mines,Fuzuli,,2023-12-31,2.5,item", "amount"),
        ("cleared_area,Fuzuli,,2023-12-31,99999999999999999,ha", "amount"),
        ("cleared_area,Fuzuly,,2023-12-31,5,ha", "place-near"),
        ("cleared_area,Xyzzyx,,2023-12-31,5,ha", "place-unknown"),
        ("cleared_area,Ağdaş,,2023-12-31,5,ha", "place-outside"),
        ("cleared_area,Hadrut,,2023-12-31,5,ha", "place-settlement"),
        ("cleared_area,Karabakh,,2023-12-31,5,ha", "place-unclear"),
        ("cleared_area,*;Fuzuli,,2023-12-31,5,ha", "place-both"),
        ("cleared_area,-Fuzuli,,2023-12-31,5,ha", "place-without"),
        ("cleared_area,(other districts),,2023-12-31,5,ha", "others-alone"),
        ("cleared_area,Fuzuli,,2023-12-31,5,ha,,,,,,,one too many", "more-cells"),
        (f"cleared_area,Fuzuli,,2023-12-31,5,ha,,,{'x' * 5000}", "cell"),
    ],
)
async def test_a_row_that_is_no_figure_is_listed_with_its_line(
    desk: Desk, row: str, reason_why: str
) -> None:
    draft = await drafted(desk, f"{HEADER}\n{ROW}\n{row}\n")
    assert why(draft) == [(3, reason_why)]
    assert len(draft.figures) == 1
    for language in LANGUAGES:
        said = stopped_line("3", sentence(draft.stopped[0], language), language)
        assert "3" in said
        assert len(said) < 400


@pytest.mark.parametrize(
    ("content", "reason_why"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"a,b\0\n1,2\n", "binary"),
        (b"District,Cleared (ha)\nFuzuli,5\n", "no-period"),
        (b"measure,value,end,value\nmines,1,2023-01-31,2\n", "twice"),
        (b"x," * MOST_COLUMNS + b"x\n", "wide"),
        (b"measure,value,end\n" + b"mines,1,2023-01-31\n" * (MOST_ROWS + 1), "rows"),
        (b"x" * (20 * 1024 * 1024 + 1), "bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_file_that_cannot_be_read_is_given_back_with_the_reason(
    desk: Desk, content: bytes, reason_why: str
) -> None:
    found = await preview(desk, "x", content, PERSON)
    assert isinstance(found, Reason)
    assert found.why == reason_why
    assert all(len(reason(found, language)) > 20 for language in LANGUAGES)


async def test_quotes_that_do_not_close_cost_the_rest_and_are_said(desk: Desk) -> None:
    draft = await drafted(desk, f'{HEADER}\n{ROW}\nmines,"Fuzuli,,2023-01-31,5,item\n{ROW}\n')
    assert why(draft) == [(3, "quotes")]
    assert len(draft.figures) == 1


@pytest.mark.parametrize(
    ("number", "others", "square_metres"),
    [
        ("12.298", [], 122_980),
        ("12.298", ["53081.8"], 122_980),
        ("12.298", ["53081,8"], 122_980_000),
        ("12.298", ["8.703.082"], 122_980_000),
        ("12.298", ["53081,8", "5.5"], None),
        ("1,200", [], None),
        ("1,200", ["1,198.7"], 12_000_000),
        ("1,200", ["0,5"], 12_000),
    ],
)
async def test_of_two_readings_the_others_of_the_file_choose(
    number: str, others: list[str], square_metres: int | None
) -> None:
    """A point is the decimal point where no other number says anything."""
    rows = [f"cleared_area;Fuzuli;2023-01-31;{value}" for value in (number, *others)]
    text = "\n".join(["measure;places;end;value", *rows])
    sheet = await read_sheet("figures.csv", text.encode())
    assert isinstance(sheet, Sheet)
    if square_metres is None:
        assert [(stop.row, stop.reason.why) for stop in sheet.stopped] == [(2, "two-readings")]
    else:
        assert sheet.lines[0].figure.value == square_metres
        assert any(note.why == "styled" for note in sheet.notes) == bool(others)


async def test_two_numbers_of_one_source_both_stand_and_are_noted(desk: Desk) -> None:
    draft = await drafted(desk, f"{HEADER}\n{ROW}\n{ROW.replace('6025.1', '6025')}\n{ROW}\n")
    assert [figure.printed for figure in draft.figures] == ["6025.1", "6025"]
    assert [figure.printed for figure in draft.known] == ["6025.1"]
    assert [note.key for note in draft.found.draft.notes] == ["import-two-numbers"]
    doubted = [line for line in draft.found.draft.lines if line.level == "warn"]
    assert [[doubt.key for doubt in line.every_doubt] for line in doubted] == [
        ["check-two-lines"],
        ["check-two-lines"],
    ]


async def test_the_other_districts_are_all_but_those_named_singly(desk: Desk) -> None:
    rows = [ROW, ROW.replace("Fuzuli", "Ağdam"), ROW.replace("Fuzuli", "(other districts)")]
    draft = await drafted(desk, "\n".join([HEADER, *rows]))
    assert draft.figures[-1].places == ("*", "-aghdam", "-fuzuli")
    doubt = await drafted(desk, "\n".join([HEADER, *rows, ROW.replace("Fuzuli", "Fuzuly")]))
    assert why(doubt) == [(4, "others-doubt"), (5, "place-near")]


async def test_the_shipped_file_goes_in_and_comes_out_the_same(desk: Desk) -> None:
    shipped = files("store").joinpath("data/published.csv").read_bytes()
    draft = await drafted(desk, shipped)
    assert (len(draft.figures), draft.known, draft.stopped) == (245, [], [])
    await store_preview(desk, draft.found)
    again = await drafted(desk, shipped)
    assert (again.figures, len(again.known)) == ([], 245)
    for out in (await export_csv(desk), await export_xlsx(desk)):
        assert (await drafted(desk, out)).figures == []
    assert await count(desk.database) == 245


async def test_a_second_source_goes_out_and_comes_in_as_one(
    desk: Desk, new_store: NewStore
) -> None:
    """In one file as in two: one figure with two sources, and a row for each in the export."""
    second = ROW.replace("Trend,2024-03-05", "Azertac,2024-03-06")
    draft = await drafted(desk, f"{HEADER}\n{ROW}\n{second}\n")
    assert [line.verdict.cites for line in draft.found.draft.lines] == ["", "#1"]
    stored = await store_preview(desk, draft.found)
    assert stored is not None
    assert (len(stored.added), stored.cited) == (1, 1)
    assert await count(desk.database) == 1
    out = await export_csv(desk)
    assert [row.split(",")[10] for row in out.decode().splitlines()[1:]] == ["Trend", "Azertac"]
    other = connect(new_store("sqlite", EMPTY))
    elsewhere = replace(desk, database=other)
    await store_preview(elsewhere, (await drafted(elsewhere, out)).found)
    assert await export_csv(elsewhere) == out
    await other.close()


async def test_an_export_never_begins_a_formula(desk: Desk) -> None:
    source = "=HYPERLINK(1)"
    draft = await drafted(desk, f"{HEADER}\n{ROW.replace('Trend', source)}\n")
    await store_preview(desk, draft.found)
    out = await export_csv(desk)
    cells = [cell for row in csv.reader(out.decode().splitlines()) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    book = await export_xlsx(desk)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
        assert b">=" not in parts.read("xl/sharedStrings.xml")
    (figure,) = await everything(desk.database, desk.now())
    assert figure.source.publisher == source
    for content in (out, book):
        assert (await drafted(desk, content)).figures == []  # and comes back as it was


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_bytes_break_the_reader(content: bytes) -> None:
    book = asyncio.run(open_file(content))
    assert isinstance(book, Reason) or all(row.number >= 1 for row in book.grids[0].rows)


ODD_ADDRESSES = ("javascript:alert(1)", "data:text/html,x", "ftp://a.az/1", "https:", "//a.az")


@pytest.mark.parametrize("url", ODD_ADDRESSES)
async def test_an_address_that_no_link_may_lead_to_is_noted_and_not_linked(
    desk: Desk, url: str
) -> None:
    draft = await drafted(desk, f'{HEADER},url\n{ROW},"{url}"\n')
    (note,) = draft.found.draft.notes
    assert (note.key, note.params) == ("import-address", {"addresses": url})
    for language in LANGUAGES:
        assert url in sentence(note, language)
    (figure,) = draft.figures
    assert "<a " not in source_words(figure.source, "en")


async def test_a_web_address_is_not_noted(desk: Desk) -> None:
    draft = await drafted(desk, f"{HEADER},url\n{ROW},https://a.az/1\n")
    assert draft.found.draft.notes == ()
    assert 'href="https://a.az/1"' in source_words(draft.figures[0].source, "en")


def test_what_a_file_would_do_is_counted_in_the_forms_of_each_language() -> None:
    assert counts(1, 0, 2, "en") == "one new figure, 0 known already, 2 lines stopped"
    assert counts(21, 2, 1, "ru") == "21 новый показатель, уже в базе: 2, 1 строка остановлена"
    assert counts(2, 0, 5, "ru").endswith("5 строк остановлено")
    assert counts(3, 0, 1, "az").startswith("3 yeni göstərici")
    refs = [f"F-{number:04}" for number in range(12)]
    assert stored_words(refs, "en").startswith("12 figures stored: F-0000 ")
    assert stored_words(refs, "en").endswith(" F-0009 …")
