"""`hektar import`, `export` and `backup`: figures in, figures out, a copy of all of it."""

import csv
import io
import sqlite3
from pathlib import Path

import pytest

from store.database import connect
from store.figures import count
from tests.bot.conftest import NOW, Hektar
from tests.conftest import NewStore

GOOD = "uxo,Fuzuli,2023-05-01,2023-05-31,5,item"
BAD = "uxo,Fuzuly,2023-05-01,2023-05-31,5,item"
HEADER = "measure,places,start,end,value,unit"


def sheet(folder: Path, *rows: str, name: str = "figures.csv") -> Path:
    file = folder / name
    file.write_text("\n".join((HEADER, *rows)) + "\n", encoding="utf-8")
    return file


def exported(hektar: Hektar, store: str) -> list[dict[str, str]]:
    done = hektar("export", "-", "--store", store)
    assert done.exit_code == 0
    return list(csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"))))


def test_what_is_imported_can_be_asked_and_comes_out_again(
    hektar: Hektar, house: Path, bare: str
) -> None:
    done = hektar("import", sheet(house, GOOD), "--yes", "--store", bare, "--now", NOW)
    assert done.exit_code == 0
    preview, stored = done.stdout.splitlines()
    assert preview.endswith("one new figure, 0 known already, 0 lines stopped")
    assert stored.startswith("One figure stored: F-")
    asked = hektar("ask", "/uxo Fuzuli May 2023", "--store", bare, "--now", NOW)
    assert asked.stdout.startswith("5 items")
    (row,) = exported(hektar, bare)
    assert [row[name] for name in HEADER.split(",")] == GOOD.split(",")

    for name in ("out.csv", "out.xlsx"):
        out = house / name
        told = hektar("export", out, "--store", bare)
        assert told.stdout == f"Written: {out}\n"
        again = hektar("import", out, "--yes", "--store", bare, "--now", NOW)
        assert again.exit_code == 0
        assert again.stdout.splitlines() == [
            f"{out}: 0 new figures, one known already, 0 lines stopped"
        ]


def test_an_import_is_known_from_now_on(hektar: Hektar, house: Path, bare: str) -> None:
    hektar("import", sheet(house, GOOD), "--yes", "--store", bare, "--now", "2024-06-01")
    question = ("ask", "/uxo Fuzuli May 2023", "--store", bare, "--now")
    assert not hektar(*question, "2024-05-31").stdout.startswith("5 items")
    assert hektar(*question, "2024-06-01").stdout.startswith("5 items")


@pytest.mark.parametrize(
    ("language", "counted", "words", "kept"),
    [
        ("en", "one new figure, 0 known already, one line stopped", "line 3", "One figure stored"),
        ("az", "1 yeni göstərici", "sətir 3", "1 göstərici qeydə alındı"),
        ("ru", "1 новый показатель, уже в базе: 0, 1 строка остановлена", "строка 3", "Внесён 1"),
    ],
)
def test_lines_that_are_stopped_are_listed_and_make_the_status_1(
    hektar: Hektar, house: Path, bare: str, language: str, counted: str, words: str, kept: str
) -> None:
    """The others are stored."""
    file = sheet(house, GOOD, BAD)
    done = hektar("import", file, "--yes", "--store", bare, "--language", language)
    assert done.exit_code == 1
    preview, stopped, stored = done.stdout.splitlines()
    assert counted in preview
    assert words in stopped.lower()
    assert "Fuzuly" in stopped
    assert stored.startswith(kept)
    assert "F-" in stored
    assert len(exported(hektar, bare)) == 1


def test_every_file_is_previewed_whatever_another_has(
    hektar: Hektar, house: Path, bare: str
) -> None:
    files = [
        sheet(house, BAD, name="bad.csv"),
        sheet(house, GOOD, name="good.csv"),
    ]
    done = hektar("import", *files, "--yes", "--store", bare)
    assert done.exit_code == 1
    assert "0 new figures, 0 known already, one line stopped" in done.stdout
    assert "one new figure, 0 known already, 0 lines stopped" in done.stdout


def test_without_yes_nothing_is_stored_where_nobody_can_be_asked(
    hektar: Hektar, house: Path, bare: str
) -> None:
    done = hektar("import", sheet(house, GOOD), "--store", bare)
    assert done.exit_code == 1
    assert "one new figure" in done.stdout
    assert done.stderr == "Nothing was stored: add --yes to store without being asked.\n"
    assert exported(hektar, bare) == []


@pytest.mark.parametrize("role", ["reader", "contributor"])
def test_who_may_not_store_is_told_who_may(
    hektar: Hektar, house: Path, bare: str, role: str
) -> None:
    """Before any store is made."""
    done = hektar("import", sheet(house, GOOD), "--yes", "--store", bare, "--as", role)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr == f"A {role} stores no figures: use --as approver or --as owner.\n"
    assert not (house / "bare.sqlite").exists()


@pytest.mark.parametrize("role", ["approver", "owner"])
def test_who_may_store_does(hektar: Hektar, house: Path, bare: str, role: str) -> None:
    done = hektar("import", sheet(house, GOOD), "--yes", "--store", bare, "--as", role)
    assert done.exit_code == 0


def test_files_that_cannot_be_read_keep_the_others_from_being_stored(
    hektar: Hektar, house: Path, bare: str
) -> None:
    good = sheet(house, GOOD)
    done = hektar("import", good, "nowhere.csv", "--yes", "--store", bare)
    assert done.exit_code == 1
    assert done.stderr == "nowhere.csv cannot be read: No such file or directory.\n"
    assert exported(hektar, bare) == []


def test_an_export_that_cannot_be_written_is_said_to_be_so(
    hektar: Hektar, house: Path, bare: str
) -> None:
    for name, words in (
        ("nowhere/out.csv", "nowhere/out.csv cannot be written: No such file or directory."),
        (".", ". cannot be written: Is a directory."),
        ("out.ods", "Figures are exported as CSV or XLSX."),
    ):
        done = hektar("export", name, "--store", bare)
        assert done.exit_code == 1
        assert words in done.stderr
    assert not (house / "out.ods").exists()


@pytest.mark.parametrize("name", ["copy.sqlite", "in a new/folder.sqlite", "we?ird %20 ə#.sqlite"])
def test_a_backup_is_a_store_with_all_of_it(
    hektar: Hektar, house: Path, shipped: str, name: str
) -> None:
    """In the file of this name, whatever signs it has."""
    done = hektar("backup", name, "--store", shipped)
    assert done.exit_code == 0
    assert done.stdout.endswith(" rows copied.\n")
    with sqlite3.connect(house / name) as copied:
        assert copied.execute("SELECT count(*) FROM figure").fetchone() == (245,)
    copied.close()


def test_a_backup_overwrites_nothing(hektar: Hektar, house: Path, shipped: str) -> None:
    (house / "mine.txt").write_text("mine")
    done = hektar("backup", "mine.txt", "--store", shipped)
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "mine.txt exists already.",
        "Name a new file: nothing is overwritten.",
    ]
    assert (house / "mine.txt").read_text() == "mine"
    done = hektar("backup", shipped, "--store", shipped)
    assert done.exit_code == 1
    assert "A copy is made into an empty store only" in done.stderr


def test_there_is_no_backup_of_what_is_not_there(hektar: Hektar, house: Path) -> None:
    done = hektar("backup", "copy.sqlite")
    assert done.exit_code == 1
    assert "There is no store at" in done.stderr
    assert not (house / "copy.sqlite").exists()
    assert not (house / "xdg_data_home").exists()


async def test_a_backup_to_an_address_moves_the_store_to_postgresql(
    house: Path, shipped: str, new_store: NewStore
) -> None:
    """By a real process, since this one has a loop running."""
    import asyncio
    import os
    import sys

    url = new_store("postgresql", "")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "backup", url, "--store", shipped),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    out, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert out.endswith(b" rows copied.\n")
    moved = connect(url)
    assert await count(moved) == 245
    await moved.close()
