"""The command line as a whole: common options, --help, and a clear word for every mistake."""

import asyncio
import sqlite3
from pathlib import Path

import pytest

from bot.cli import hektar as command_line
from tests.bot.conftest import NOW, Hektar

GOLDEN = Path(__file__).parent / "golden" / "help.txt"
COMMANDS = tuple(command_line.commands)
QUESTION = "/cleared Fuzuli 2023"


def lines(text: str) -> list[str]:
    """What was said but the log."""
    return [line for line in text.splitlines() if "[info " not in line]


def test_the_contract_names_these_commands() -> None:
    assert set(COMMANDS) == {
        "run", "chat", "ask", "explain", "extract", "import", "export", "digest", "check",
        "backup",
    }  # fmt: skip


def test_help_says_what_was_accepted(hektar: Hektar) -> None:
    """The stored text was read by a person; a change of it is shown in a review."""
    shown = [f"$ hektar {name} --help".replace("  ", " ") for name in ("", *COMMANDS)]
    told = [hektar(*filter(None, [name]), "--help").stdout for name in ("", *COMMANDS)]
    text = "\n".join(f"{call}\n{output}" for call, output in zip(shown, told, strict=True))
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "place",
    [
        lambda options: [*options, "ask", QUESTION],
        lambda options: ["ask", *options, QUESTION],
        lambda options: ["ask", QUESTION, *options],
        lambda options: [*options[:4], "ask", QUESTION, *options[4:]],
    ],
    ids=["before", "between", "after", "apart"],
)
def test_options_are_taken_before_and_after_the_command(
    hektar: Hektar, shipped: str, place: object
) -> None:
    assert callable(place)
    options = ["--store", shipped, "--now", NOW, "--language", "az", "--as", "reader"]
    done = hektar(*place(options))
    assert done.exit_code == 0
    first, *_, last = done.stdout.splitlines()
    assert first == "6.025,1 ha təmizlənib · Füzuli · 2023-cü il"
    assert last.partition(" · ")[0] == "1 iyun 2024 tarixinə olan məlumat"


def test_after_the_command_goes_before_before_it(hektar: Hektar, shipped: str) -> None:
    done = hektar("--language", "ru", "ask", QUESTION, "--store", shipped, "--language", "en")
    assert done.stdout.startswith("6,025.1 ha cleared")


def test_a_config_file_is_named_before_or_after(hektar: Hektar, house: Path, shipped: str) -> None:
    (house / "mine.toml").write_text(f'[store]\nurl = "{shipped}"')
    for call in (
        ["--config", "mine.toml", "ask", QUESTION],
        ["ask", QUESTION, "--config", "mine.toml"],
    ):
        assert hektar(*call).stdout.startswith("6,025.1 ha cleared")


@pytest.mark.parametrize(
    "now",
    [
        "nonsense",
        "2023-02-30",
        "yesterday",
        "2023-13",
        "2023-03-06T25:00",
        "9999-12-31T23:59-14:00",
    ],
)
def test_a_now_that_is_none_is_said_to_be_so(hektar: Hektar, shipped: str, now: str) -> None:
    done = hektar("ask", QUESTION, "--store", shipped, "--now", now)
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"--now {now!r} is ")


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2024-05-31T23:30:00+00:00", "1 June 2024"),  # the day of Baku
        ("2024-06-01T00:30", "1 June 2024"),
        ("2024-06-01", "1 June 2024"),
    ],
)
def test_now_is_a_day_or_a_moment(hektar: Hektar, shipped: str, now: str, day: str) -> None:
    done = hektar("ask", QUESTION, "--store", shipped, "--now", now)
    assert done.stdout.splitlines()[-1].partition(" · ")[0] == f"As of {day}"


def test_now_is_the_as_of_of_answers(hektar: Hektar, shipped: str) -> None:
    """The figure was published on 5 March 2024: the day before it was not known."""
    before = hektar("ask", QUESTION, "--store", shipped, "--now", "2024-03-04", "--json")
    assert '"value": "6025.1"' not in before.stdout
    after = hektar("ask", QUESTION, "--store", shipped, "--now", "2024-03-05", "--json")
    assert '"value": "6025.1"' in after.stdout


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "This address of a store is not understood"),
        ("mysql://me:secret@host/data", "This address of a store is not understood"),
        ("sqlite+aiosqlite://", "This address of a store is not understood"),
        ("sqlite+aiosqlite:///{house}", "The store cannot be used"),
        ("sqlite+aiosqlite:///{house}/noise", "The store cannot be used: file is not a database"),
        ("sqlite+aiosqlite:///{house}/noise/below", "The store cannot be used"),
        ("postgresql+asyncpg://me:secret@127.0.0.1:1/data", "The store cannot be used"),
    ],
)
def test_a_wrong_store_is_said_to_be_so(hektar: Hektar, house: Path, url: str, words: str) -> None:
    (house / "noise").write_bytes(b"this is no store at all, only noise " * 99)
    for command in (
        ["ask", QUESTION],
        ["chat"],
        ["export", "-"],
        ["import", str(house / "noise")],
    ):
        done = hektar(*command, "--store", url.format(house=house))
        assert done.exit_code == 1
        what, advice = lines(done.stderr)
        assert words in what
        assert "--store" in advice
        assert "secret" not in done.output


def test_a_newer_store_is_left_alone(hektar: Hektar, house: Path, shipped: str) -> None:
    file = house / "shipped.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    done = hektar("ask", QUESTION, "--store", shipped)
    assert done.exit_code == 1
    what, advice = done.stderr.splitlines()
    assert what == "The store was made by a newer version of Hektar: 9999."
    assert advice.startswith("Install that version of Hektar")
    checked = hektar("check", "--store", shipped)
    assert checked.exit_code == 1
    assert "WRONG store: The store was made by a newer version of Hektar" in checked.stdout


def test_a_locked_store_is_said_to_be_so(
    hektar: Hektar, house: Path, shipped: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Questions are answered all the same: only who writes has to wait."""
    monkeypatch.setattr("store.database.BUSY_SECONDS", 0)
    (house / "one.csv").write_text("measure,value,end\nuxo,5,2023-05-05\n")
    connection = sqlite3.connect(house / "shipped.sqlite", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    monkeypatch.setenv("HEKTAR_STORE__LOAD_PUBLISHED", "false")
    try:
        assert hektar("ask", QUESTION, "--store", shipped).stdout.startswith("6,025.1 ha")
        done = hektar("import", "one.csv", "--yes", "--store", shipped)
    finally:
        connection.close()
    assert done.exit_code == 1
    what, advice = done.stderr.splitlines()
    assert what.startswith("The store is in use")
    assert advice == "Another process keeps writing to it: try again when that one has finished."


@pytest.mark.parametrize(
    "command", ["ask", "explain", "chat", "run", "import", "export", "backup"]
)
def test_wrong_keys_are_named_all_at_once(hektar: Hektar, house: Path, command: str) -> None:
    (house / "config.toml").write_text('[people]\nownrs = [1]\n[telgram]\ntoken = "x"\n')
    (house / "file.csv").write_text("measure,value,end\n")
    arguments = {"ask": [QUESTION], "explain": [QUESTION], "import": ["file.csv"],
                 "export": ["-"], "backup": ["copy.sqlite"]}.get(command, [])  # fmt: skip
    done = hektar(command, *arguments)
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "[people] ownrs: there is no such key. Did you mean owners?",
        "[telgram]: there is no such section. Did you mean telegram?",
    ]


def test_a_config_that_is_not_there_is_said_to_be_so(hektar: Hektar) -> None:
    done = hektar("ask", QUESTION, "--config", "nowhere.toml")
    assert done.exit_code == 1
    assert done.stderr == (
        "nowhere.toml cannot be read: No such file or directory."
        " Name another with --config FILE.\n"
    )


def test_run_without_a_token_says_in_two_lines_what_to_do(hektar: Hektar) -> None:
    done = hektar("run")
    assert done.exit_code == 1
    get_one, try_without = done.stderr.splitlines()
    assert "@BotFather" in get_one
    assert "HEKTAR_TELEGRAM__TOKEN" in get_one
    assert try_without == "To try the bot without one: hektar chat"


def test_a_digest_is_printed_in_the_language_asked_for(hektar: Hektar, shipped: str) -> None:
    options = ("--store", shipped, "--now", "2024-01-09")
    done = hektar("digest", "--month", "2023-12", "--language", "ru", *options)
    assert "декабрь 2023" in done.stdout
    assert "с начала года, 2023 год: 53 081,8 га" in " ".join(done.stdout.split())
    last = hektar("digest", *options)
    assert "December 2023" in last.stdout
    wrong = hektar("digest", "--month", "December", *options)
    assert (wrong.exit_code, wrong.stderr.splitlines()[0]) == (1, "December is no month.")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("nonsense",), "No such command 'nonsense'"),
        (("ask",), "Missing argument 'TEXT…|-'"),
        (("ask", "x", "--language", "de"), "'de' is not one of 'en', 'az', 'ru'"),
        (("chat", "--as", "king"), "'king' is not one of"),
        (("export",), "Missing argument 'FILE'"),
    ],
)
def test_a_wrong_call_says_what_is_right(
    hektar: Hektar, call: tuple[str, ...], words: str
) -> None:
    done = hektar(*call)
    assert done.exit_code == 2
    assert words in done.stderr


async def test_a_real_process_speaks_utf_8_whatever_the_locale(house: Path, shipped: str) -> None:
    import os
    import sys

    root = str(Path(__file__).parents[2])
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "ask", "-", "--language", "az", "--store", shipped),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONPATH": root},
    )
    out, err = await process.communicate("Füzuli 2023 təmizlənib\n".encode())
    assert err == b""
    assert process.returncode == 0
    assert out.decode().startswith("6.025,1 ha təmizlənib · Füzuli · 2023-cü il")
