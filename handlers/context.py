"""What every handler is given: the store, the settings of this floor, the clock, kept answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from handlers.kept import KeptReplies
from store.database import Database

Access = Literal["open", "invited"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The part of the configuration that conversations need.

    `owners` are numeric Telegram ids. `time_zone` is an IANA name: days begin and end there.
    `emergency` and `hotline` are the numbers that whoever asks about danger is told to call.
    """

    owners: frozenset[int] = frozenset()
    access: Access = "open"
    time_zone: str = "Asia/Baku"
    runs_the_bot: str = ""
    contact: str = ""
    emergency: str = "112"
    hotline: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One process's tools. `clock` gives the aware moment that counts as now."""

    database: Database
    settings: Settings
    clock: Callable[[], datetime]
    kept: KeptReplies = field(default_factory=KeptReplies)

    def now(self) -> datetime:
        """The present moment, aware."""
        return self.clock()

    def today(self) -> date:
        """The present day where the people are."""
        return self.clock().astimezone(ZoneInfo(self.settings.time_zone)).date()
