"""Config files are found and read here, and every mistake in them is named at once."""

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import EnvSettingsSource, SettingsError

from bot.config import PREFIX, SECTIONS, Config, default_files
from bot.problems import Problem
from bot.secrecy import Curtain

WRITE = {
    "owners": "write numeric Telegram ids, such as owners = [123456789]",
    "token": "write the token as @BotFather gave it, in quotes",
    "access": 'write "open" or "invited"',
    "release": 'write "manual" or "automatic"',
    "uncertain": 'write "hold" or "resend"',
    "approvals": "write 1 or 2",
    "level": 'write "debug", "info", "warning" or "error"',
    "format": 'write "text" or "json"',
}
"""What to write instead of a wrong value, where its type does not tell (`_right`)."""


class ConfigError(Problem):
    """The configuration cannot be used as it is.

    `problems` are all mistakes, in plain words and without any secret. `usable` is the
    configuration without the sections in `wrong`, so that the rest can still be checked.
    """

    def __init__(self, problems: tuple[str, ...], usable: Config, wrong: frozenset[str]) -> None:
        """`wrong` names sections; "file" when the file itself could not be read."""
        super().__init__(*problems)
        self.problems = problems
        self.usable = usable
        self.wrong = wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A configuration and the file it came from (None: none was there)."""

    config: Config
    file: Path | None


def load_config(named: Path | None = None) -> Loaded:
    """The configuration from `named`, else $HEKTAR_CONFIG, else the first default file.

    Raises ConfigError with every mistake at once.
    """
    file = _find(named)
    data: dict[str, Any] = {}
    problems: list[str] = []
    wrong: set[str] = set()
    if file is not None:
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            problems.append(_unreadable(file, error))
            wrong.add("file")
    problems += _strangers()
    config: Config | None = None
    try:
        config = Config(**data)
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_context=True):
            wrong.add(str(mistake["loc"][0]))
            problems.append(_in_words(mistake))
    except SettingsError:
        # pydantic reads no further then: every other mistake waits for the next time.
        names = [name for section in SECTIONS if (name := PREFIX + section.upper()) in os.environ]
        problems.append(f"{', '.join(names)}: name one key, such as {PREFIX}TELEGRAM__TOKEN.")
        wrong |= set(SECTIONS)
    if config is None or problems:
        unique = tuple(dict.fromkeys(problems))
        raise ConfigError(unique, _usable(data, wrong), frozenset(wrong))
    return Loaded(config=config, file=file)


def _find(named: Path | None) -> Path | None:
    if named is not None:
        return named
    if os.environ.get(f"{PREFIX}CONFIG"):
        return Path(os.environ[f"{PREFIX}CONFIG"])
    return next((file for file in default_files() if file.exists()), None)


def _unreadable(file: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{file} cannot be read: {error.strerror}. Name another with --config FILE."
    if isinstance(error, UnicodeDecodeError):
        return f"{file} is not UTF-8 text (byte {error.start + 1}). Save it as UTF-8."
    # tomllib quotes at most one character of the file: no secret gets out this way.
    return f"{file} is not TOML: {error}. Compare it with config.example.toml."


def _strangers() -> Iterator[str]:
    """Variables that look like ours and name no section (pydantic passes over them)."""
    for name in sorted(os.environ):
        section, separator, _ = name.removeprefix(PREFIX).lower().partition("__")
        if name.startswith(PREFIX) and separator and section not in SECTIONS:
            yield f"{name}: there is no section [{section}].{_nearest(section, SECTIONS)}"


def _in_words(mistake: Mapping[str, Any]) -> str:
    section, *rest = (str(part) for part in mistake["loc"])
    if section not in SECTIONS:
        return _no_section(section)
    if not rest and mistake["type"] == "value_error":
        return f"[{section}]: {mistake['ctx']['error']}."
    if not rest:
        return f"[{section}] is a section: write its keys below a line [{section}]."
    key = rest[0]
    variable = f"{PREFIX}{section}__{key}".upper()
    name = variable if variable in os.environ else f"[{section}] {key}"
    keys = SECTIONS[section].model_fields
    if key not in keys:
        return f"{name}: there is no such key.{_nearest(key, keys)}"
    reason = f" ({mistake['ctx']['error']})" if mistake["type"] == "value_error" else ""
    if key == "time_zone" and reason:
        return f"{name}: {mistake['ctx']['error']}.{_nearest_zone(str(mistake['input']))}"
    # What was written there is shown, unless it is a secret, or was meant to be one.
    found = "" if key in {"token", "secret"} else f", not {Curtain().hide(repr(mistake['input']))}"
    wanted = WRITE.get(key) or _right(keys[key], quotes=name != variable)
    return f"{name}: {wanted}{found}{reason}."


def _right(field: FieldInfo, *, quotes: bool) -> str:
    """What to write for a key by its type and its limits; text needs `quotes` in a file only."""
    if isinstance(field.default, bool):
        return "write true or false"
    if isinstance(field.default, int):
        low, high = (
            next(getattr(limit, bound) for limit in field.metadata if hasattr(limit, bound))
            for bound in ("ge", "le")
        )
        return f"write a number from {low} to {high}"
    return "write text in quotes" if quotes else "write text"


def _no_section(name: str) -> str:
    home = next((s for s, section in SECTIONS.items() if name in section.model_fields), None)
    if home is not None:
        return f"{name}: this key belongs below a line [{home}]."
    return f"[{name}]: there is no such section.{_nearest(name, SECTIONS)}"


def _nearest(word: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(word, known, n=1)
    return f" Did you mean {near[0]}?" if near else f" There are: {', '.join(known)}."


def _nearest_zone(word: str) -> str:
    cities = {zone.rpartition("/")[2].lower(): zone for zone in sorted(available_timezones())}
    near = get_close_matches(word.rpartition("/")[2].lower(), cities, n=1)
    return f' Write an IANA name, such as "{cities[near[0]] if near else "Asia/Baku"}".'


def _usable(data: Mapping[str, Any], wrong: set[str]) -> Config:
    """What holds in spite of mistakes elsewhere: the sections that are right by themselves."""
    right = {name: section for name, section in SECTIONS.items() if name not in wrong}
    environment = EnvSettingsSource(Config)() if right else {}
    sections: dict[str, Any] = {name: section() for name, section in SECTIONS.items()}
    for name, section in right.items():
        merged = {**data.get(name, {}), **environment.get(name, {})}
        sections[name] = section.model_validate(merged)
    return Config.model_construct(None, **sections)
