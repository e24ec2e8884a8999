"""`hektar check`: all that is wrong, at once; nothing is made, and the token is not shown."""

from pathlib import Path

import pytest

from bot.config import Config, Telegram
from bot.doctor import examine, telegram_finding
from bot.reading import ConfigError, load_config
from tests.bot.conftest import NOW, Hektar
from tests.conftest import NOW as MOMENT
from tests.support.botapi.botapi import BotApi
from tests.support.botapi.serving import serving

TOKEN = "987654321:AAcanaryAAcanaryAAcanaryAAcanaryAA"


def found(text: str) -> dict[str, list[str]]:
    """Lines of the report by their state."""
    lines: dict[str, list[str]] = {"ok": [], "note": [], "WRONG": []}
    for line in text.splitlines():
        state, _, words = line.partition(" ")
        lines[state].append(words.strip())
    return lines


def test_a_fresh_install_is_fine_and_nothing_is_made(hektar: Hektar, house: Path) -> None:
    done = hektar("check")
    assert done.exit_code == 0
    report = found(done.stdout)
    assert report["WRONG"] == []
    assert any(line.startswith("store: none yet") for line in report["ok"])
    assert any("no token" in line for line in report["note"])
    assert any("[people] owners" in line for line in report["note"])
    assert [*house.iterdir()] == []


def test_all_that_is_wrong_is_said_at_once(hektar: Hektar, house: Path) -> None:
    (house / "noise").write_bytes(b"no store at all " * 99)
    (house / "config.toml").write_text(
        f'[store]\nurl = "sqlite+aiosqlite:///noise"\n[people]\naccess = "all"\n'
        f'ownrs = [1]\n[log]\nlevel = "loud"\n[telegram]\ntoken = "{TOKEN}"\n'
        'base_url = "http://127.0.0.1:1/bot"\n'
    )
    done = hektar("check", "--now", "nonsense")
    assert done.exit_code == 1
    wrong = found(done.stdout)["WRONG"]
    assert [line.partition(":")[0] for line in wrong] == [
        "options", "config", "config", "config", "store", "Telegram",
    ]  # fmt: skip
    assert "canary" not in done.output


def test_what_cannot_be_looked_at_is_said_to_be_so(hektar: Hektar, house: Path) -> None:
    (house / "config.toml").write_text("[store\n")
    report = found(hektar("check").stdout)
    assert len(report["WRONG"]) == 1
    assert [line for line in report["note"] if "mend the config first" in line] == [
        "store: not looked at: mend the config first",
        "Telegram: not asked: mend the config first",
    ]


def test_a_store_is_described(hektar: Hektar, house: Path, shipped: str, bare: str) -> None:
    report = found(hektar("check", "--store", shipped, "--now", NOW).stdout)
    (store,) = (line for line in report["ok"] if line.startswith("store:"))
    assert "245 figures, the newest reaches " in store
    (house / "empty.sqlite").write_bytes(b"")
    empty = hektar("check", "--store", f"sqlite+aiosqlite:///{house}/empty.sqlite")
    assert "none yet: the first command makes it" in empty.stdout
    assert (house / "empty.sqlite").read_bytes() == b""  # looked at, not touched


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("nonsense", "This address of a store is not understood"),
        ("sqlite+aiosqlite:///noise/below", "The store cannot be used"),
        ("postgresql+asyncpg://me:secret@127.0.0.1:1/data", "The store cannot be used"),
    ],
)
def test_a_store_that_cannot_be_used_is_wrong(
    hektar: Hektar, house: Path, url: str, words: str
) -> None:
    (house / "noise").write_bytes(b"a file, no folder")
    done = hektar("check", "--store", url)
    assert done.exit_code == 1
    (wrong,) = found(done.stdout)["WRONG"]
    assert words in wrong
    assert "secret" not in done.output


async def test_telegram_is_asked_who_the_token_is(api: BotApi) -> None:
    async with serving(api) as server:
        for token, state, words in (
            (api.token, "ok", "this is @hektar_bot"),
            (TOKEN, "WRONG", "does not accept the token"),
        ):
            told = await telegram_finding(
                Config(telegram=Telegram(token=token, base_url=server.base_url))
            )
            assert (told.about, told.state) == ("Telegram", state)
            assert words in told.words
            assert token not in told.words


async def test_a_mistake_elsewhere_keeps_nothing_from_being_looked_at(
    house: Path, shipped: str
) -> None:
    (house / "config.toml").write_text(f'[people]\naccess = "x"\n[store]\nurl = "{shipped}"\n')
    with pytest.raises(ConfigError) as raised:
        load_config()
    error = raised.value
    report = await examine(error.usable, None, error, lambda: MOMENT)
    assert [(f.about, f.state) for f in report] == [
        ("config", "WRONG"), ("store", "ok"), ("Telegram", "note"),
    ]  # fmt: skip
