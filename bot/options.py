"""The options that every command takes, before or after its name, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

if TYPE_CHECKING:
    from bot.clock import Clock
    from bot.config import Config
    from bot.reading import ConfigError, Loaded

Role = Literal["reader", "contributor", "approver", "owner"]
ROLES: tuple[Role, ...] = ("reader", "contributor", "approver", "owner")
LANGUAGES = ("en", "az", "ru")

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(slots=True)
class Options:
    """What was said on the command line; after the command's name goes before before it."""

    config: str | None = None
    store: str | None = None
    now: str | None = None
    language: str | None = None
    role: Role | None = None

    def load(self) -> Loaded:
        """The configuration, with --store in its place. Raises ConfigError."""
        from dataclasses import replace

        from bot.reading import load_config

        loaded = load_config(self._file)
        return replace(loaded, config=self.applied(loaded.config))

    def examined(self) -> tuple[Loaded, ConfigError | None]:
        """The configuration, or what of it can be used and why not all of it."""
        from bot.reading import ConfigError, Loaded

        try:
            return self.load(), None
        except ConfigError as error:
            if self.store:
                error.wrong -= {"store"}
            return Loaded(config=self.applied(error.usable), file=self._file), error

    def applied(self, config: Config) -> Config:
        """`config` with --store in its place."""
        return config.with_store(self.store) if self.store else config

    def clock(self, config: Config) -> Clock:
        """The system's clock, or one that stands at --now. Raises Problem."""
        from bot.clock import fixed_clock, system_clock

        return fixed_clock(self.now, config.people.time_zone) if self.now else system_clock

    @property
    def reading_language(self) -> str:
        """The language of the replies."""
        return self.language or "en"

    @property
    def _file(self) -> Path | None:
        return Path(self.config) if self.config else None


def _keep(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None and parameter.name is not None:
        setattr(ctx.ensure_object(Options), parameter.name, value)


_COMMON: tuple[tuple[tuple[str, ...], dict[str, Any]], ...] = (
    (
        ("--config",),
        {"metavar": "FILE", "help": "The configuration; config.example.toml explains it."},
    ),
    (
        ("--store",),
        {
            "metavar": "URL",
            "help": "Where the figures lie: sqlite+aiosqlite:///FILE or postgresql+asyncpg://…",
        },
    ),
    (
        ("--now",),
        {"metavar": "ISO", "help": "A day or moment to take as now, in answers and imports."},
    ),
    (
        ("--language",),
        {
            "type": click.Choice(LANGUAGES),
            "help": "The language of the replies; else the one asked in.",
        },
    ),
    (("--as", "role"), {"type": click.Choice(ROLES), "help": "Who you are to the bot."}),
)


def everywhere(command: _Command) -> _Command:
    """Give a command, or the group, the common options; `options_of` has what was said."""
    for names, described in reversed(_COMMON):
        option = click.option(*names, expose_value=False, callback=_keep, **described)
        command = option(command)
    return command


def options_of(ctx: click.Context) -> Options:
    """What the common options come to."""
    return ctx.ensure_object(Options)
