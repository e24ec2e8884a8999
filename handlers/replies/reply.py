"""What is said to whom: a reply, its buttons and file, and the reader it is written for."""

from dataclasses import dataclass

from handlers.replies.markup import plain
from handlers.replies.pictures import Picture
from store.measures import Measure
from store.quantities import Unit, fits, usual_unit
from store.questions import Question

LANGUAGES = ("en", "az", "ru")
"""The languages that replies are written in; each has a catalogue in `locales`."""

LONGEST_DATA = 64
"""Bytes of a button's data (Bot API, InlineKeyboardButton)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button with either data for us or an address to open."""

    label: str
    data: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if (self.data is None) == (self.url is None):
            raise ValueError("a button has data or an address")
        if self.data is not None and len(self.data.encode()) > LONGEST_DATA:
            raise ValueError(f"{self.data!r} is too long for a button")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes out with a reply."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """Telegram HTML, rows of buttons, and perhaps a file. Each line is HTML in itself.

    `picture` describes what is drawn above the text, which says the same in words.
    """

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None
    picture: Picture | None = None

    @property
    def plain(self) -> str:
        """The text without markup, as terminals, alerts and JSON show it."""
        return plain(self.html)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telephones:
    """Whom to call who saw something suspicious; `hotline` may be empty."""

    emergency: str = "112"
    hotline: str = ""

    @property
    def params(self) -> dict[str, str]:
        """The variables of a message that gives safety advice; no hotline is "none"."""
        return {"emergency": self.emergency, "hotline": self.hotline or "none"}


EMERGENCY = Telephones()
"""The number that answers everywhere in Azerbaijan, and no hotline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads: the language they are answered in, and the unit they chose for areas.

    `bot` is the name of the bot that answers them, for links to it; empty where there is none.
    """

    language: str
    unit: Unit | None = None
    bot: str = ""

    def unit_for(self, question: Question) -> Unit:
        """The unit of the question, else the reader's, else the one that reports print."""
        return question.unit or self.unit_of(question.measure)

    def unit_of(self, measure: Measure) -> Unit:
        """The reader's unit for `measure`, else the one that reports print."""
        if self.unit is not None and fits(self.unit, measure):
            return self.unit
        return usual_unit(measure)
