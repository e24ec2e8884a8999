"""The command line as people call it, in this process, where nobody has set anything."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.app import open_desk
from bot.cli import hektar as command_line
from bot.config import Config
from bot.conversation import Conversation, open_conversation, terminal_settings
from tests.conftest import STOCKED
from tests.support.logs import restored

Hektar = Callable[..., Result]
"""Runs `hektar ARGS…`; `typed` is what its input holds."""

NOW = "2024-06-01"
"""A day on which every figure of 2023 is known."""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with no configuration, and home folders of its own."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def hektar(house: Path) -> Iterator[Hektar]:
    """The command line. What goes wrong unseen is raised, not shown as exit status 1."""

    def run(*arguments: str | Path, typed: str | bytes = "") -> Result:
        return CliRunner().invoke(
            command_line,
            [str(argument) for argument in arguments],
            input=typed,
            prog_name="hektar",
            catch_exceptions=False,
        )

    with restored():
        yield run


@pytest.fixture
def shipped(sqlite_templates: Path, tmp_path: Path) -> str:
    """The address of a store with the shipped figures."""
    file = tmp_path / "shipped.sqlite"
    shutil.copy(sqlite_templates / STOCKED, file)
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture
async def conversation(house: Path, shipped: str, now: datetime) -> AsyncIterator[Conversation]:
    """A reader's conversation with the bot, on a store with the shipped figures."""
    config = Config().with_store(shipped)
    settings = terminal_settings(config, "reader")
    async with (
        open_desk(config, lambda: now, settings) as desk,
        open_conversation(
            config, desk, role="reader", language="en", folder=lambda: house / "files"
        ) as opened,
    ):
        yield opened


@pytest.fixture
def bare(house: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store that begins without figures."""
    monkeypatch.setenv("HEKTAR_STORE__LOAD_PUBLISHED", "false")
    return f"sqlite+aiosqlite:///{house / 'bare.sqlite'}"
