"""What every handler is given: the store, the settings of this floor, the clock, kept answers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from handlers.drawing import Studio
from handlers.kept import KeptReplies
from handlers.replies.reply import EMERGENCY, Telephones
from store.database import Database
from store.outbox import Policy

Access = Literal["open", "invited"]
Release = Literal["manual", "automatic"]
Approvals = Literal[1, 2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The part of the configuration that conversations need.

    `owners` are numeric Telegram ids. `time_zone` is an IANA name: days begin and end there.
    `inline`: answers are offered in any chat. `release`: who lets a digest go out. `uncertain`:
    what becomes of a message that may have arrived. `expected_days`: the age in days that the
    newest figure may have before owners are told; 0: any. `approvals`: with 2, another
    person has to agree before figures count. `in_terminal`: nobody is slowed
    there, and there is no bot to link to.
    """

    owners: frozenset[int] = frozenset()
    access: Access = "open"
    time_zone: str = "Asia/Baku"
    runs_the_bot: str = ""
    contact: str = ""
    telephones: Telephones = EMERGENCY
    inline: bool = False
    release: Release = "manual"
    uncertain: Policy = "hold"
    expected_days: int = 0
    approvals: Approvals = 1
    in_terminal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One process's tools. `clock` gives the aware moment that counts as now.

    Without a `studio` replies have no pictures.
    """

    database: Database
    settings: Settings
    clock: Callable[[], datetime]
    kept: KeptReplies = field(default_factory=KeptReplies)
    studio: Studio | None = None

    def now(self) -> datetime:
        """The present moment, aware."""
        return self.clock()

    def today(self) -> date:
        """The present day where the people are."""
        return self.clock().astimezone(ZoneInfo(self.settings.time_zone)).date()
