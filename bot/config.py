"""The configuration: config.toml and the environment, checked whole, refused in plain words."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PositiveInt,
    SecretStr,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

PREFIX = "HEKTAR_"
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
NAMELESS = frozenset({1087968824, 136817688, 777000})
"""Telegram's ids for an anonymous admin, a channel's user and Telegram itself: nobody's own."""


def _owners(value: object) -> object:
    """A list, or from the environment `1, 2` or `[1, 2]`; true and false are no ids."""
    if isinstance(value, str):
        return [part.strip() for part in value.strip().strip("[]").split(",") if part.strip()]
    if isinstance(value, list):
        return [str(item) if isinstance(item, bool) else item for item in value]
    return value


def _person(value: int) -> int:
    if value in NAMELESS:
        raise ValueError("this id stands for an anonymous sender, not for a person")
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (LookupError, ValueError, OSError):  # not there, not a name, a folder of names
        raise ValueError(f"{value!r} is no time zone") from None
    return value


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _digit(value: object) -> object:
    """A number, or from the environment its digit."""
    return int(value) if isinstance(value, str) and value.isdecimal() else value


def _token(value: SecretStr) -> SecretStr:
    token = value.get_secret_value().strip()
    if not token.isprintable() or any(letter.isspace() or letter in "/?#" for letter in token):
        raise ValueError("a token has no spaces, slashes or line ends inside")
    return SecretStr(token)


def _address(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise ValueError("it begins with https:// or http://")
    return value


def _number(value: str) -> str:
    number = " ".join(value.split())
    if len(number) > LONGEST_NUMBER or not all(
        sign.isdigit() or sign in "+ -()" for sign in number
    ):
        raise ValueError("a telephone number has digits, spaces and + - ( ) only")
    return number


def _some_number(value: str) -> str:
    if not value:
        raise ValueError("it may not be empty: safety advice names it")
    return value


Address = Annotated[str, AfterValidator(_address)]
LONGEST_NUMBER = 30
Telephone = Annotated[str, AfterValidator(_number)]


class Section(BaseModel):
    """One [section] of config.toml; a key that is not declared is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Telegram(Section):
    """How Telegram, or another Bot API server, is reached. No token: `hektar chat` only."""

    token: Annotated[SecretStr, AfterValidator(_token)] = SecretStr("")
    base_url: Address = "https://api.telegram.org/bot"
    base_file_url: Address = "https://api.telegram.org/file/bot"
    inline: bool = False


class Webhook(Section):
    """Where Telegram brings updates; without a url they are fetched."""

    url: str = ""
    secret: SecretStr = SecretStr("")
    listen: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8443

    @model_validator(mode="after")
    def _is_whole(self) -> "Webhook":
        secret = self.secret.get_secret_value()
        if self.url and not _SECRET.fullmatch(secret):
            raise ValueError("a webhook needs a secret of 16 to 256 letters, digits, _ and -")
        if self.url and not self.url.startswith("https://"):
            raise ValueError("Telegram brings updates to https:// only")
        return self


class Store(Section):
    """Where the figures lie. No url: a SQLite file in the user's data folder."""

    url: str = ""
    load_published: bool = True


class People(Section):
    """Who may do what, whose day it is, who runs the bot, and whom to call in danger."""

    owners: Annotated[
        frozenset[Annotated[PositiveInt, AfterValidator(_person)]],
        NoDecode,
        BeforeValidator(_owners),
    ] = frozenset()
    access: Annotated[Literal["open", "invited"], BeforeValidator(_lower)] = "open"
    time_zone: Annotated[str, AfterValidator(_zone)] = "Asia/Baku"
    runs_the_bot: str = ""
    contact: str = ""
    emergency: Annotated[Telephone, AfterValidator(_some_number)] = "112"
    hotline: Telephone = ""


class Digest(Section):
    """Who lets a digest go out, what becomes of a message in doubt, how often figures come."""

    release: Annotated[Literal["manual", "automatic"], BeforeValidator(_lower)] = "manual"
    uncertain: Annotated[Literal["hold", "resend"], BeforeValidator(_lower)] = "hold"
    expected_days: Annotated[int, Field(ge=0, le=3650)] = 0


class Backup(Section):
    """Where a copy of the store is kept of each night, and of how many nights."""

    folder: str = ""
    keep: Annotated[int, Field(ge=1, le=3650)] = 14


class Uploads(Section):
    """How many people it takes until new figures count."""

    approvals: Annotated[Literal[1, 2], BeforeValidator(_digit)] = 1


class Log(Section):
    """What is written to stderr, and in which form."""

    level: Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(_lower)] = (
        "info"
    )
    format: Annotated[Literal["text", "json"], BeforeValidator(_lower)] = "text"


class Config(BaseSettings):
    """Every key with its value; the environment (HEKTAR_SECTION__KEY) goes before the file."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        extra="forbid",
        frozen=True,
        hide_input_in_errors=True,
    )

    telegram: Telegram = Field(default_factory=Telegram)
    webhook: Webhook = Field(default_factory=Webhook)
    store: Store = Field(default_factory=Store)
    people: People = Field(default_factory=People)
    digest: Digest = Field(default_factory=Digest)
    backup: Backup = Field(default_factory=Backup)
    uploads: Uploads = Field(default_factory=Uploads)
    log: Log = Field(default_factory=Log)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment, then what the file said; nothing else is read."""
        del cls, settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings

    @property
    def token(self) -> str:
        """The bot's token in clear; empty when there is none."""
        return self.telegram.token.get_secret_value()

    def with_store(self, url: str) -> "Config":
        """The same with another store (`--store`)."""
        store = self.store.model_copy(update={"url": url})
        return self.model_copy(update={"store": store})


SECTIONS: dict[str, type[Section]] = {
    "telegram": Telegram,
    "webhook": Webhook,
    "store": Store,
    "people": People,
    "digest": Digest,
    "backup": Backup,
    "uploads": Uploads,
    "log": Log,
}


def store_url(config: Config) -> str:
    """Where the figures lie: as configured, else a SQLite file in the user's data folder."""
    if config.store.url:
        return config.store.url
    from platformdirs import user_data_path

    return sqlite_url(user_data_path("hektar", appauthor=False) / "hektar.sqlite")


_SQLITE = "sqlite+aiosqlite:///"


def sqlite_url(file: Path) -> str:
    """The address of an embedded store; signs that mean something in addresses are escaped."""
    return _SQLITE + quote(str(file))


def sqlite_file(url: str) -> Path | None:
    """The file of an embedded store; None for a store on a server."""
    if not url.startswith(_SQLITE):
        return None
    return Path(unquote(url.removeprefix(_SQLITE).partition("?")[0]))


def as_data(config: Config) -> dict[str, dict[str, Any]]:
    """Section → key → value, as in TOML; the token in clear."""
    data = config.model_dump()
    data["telegram"]["token"] = config.token
    data["webhook"]["secret"] = config.webhook.secret.get_secret_value()
    data["people"]["owners"] = sorted(config.people.owners)
    return data


def default_files() -> tuple[Path, ...]:
    """Where config.toml is looked for when nobody names it."""
    from platformdirs import user_config_path

    return Path("config.toml"), user_config_path("hektar", appauthor=False) / "config.toml"
