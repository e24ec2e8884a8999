"""The screens that explain: start, help, about, privacy, and the choice of language and unit."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, Protocol, get_args

from handlers.replies.buttons import ask, choice_labels, rows
from handlers.replies.dates import day
from handlers.replies.markup import (
    EMPTY,
    Html,
    bold,
    code,
    escape,
    join,
    lines,
    link,
    quoted,
    web_address,
)
from handlers.replies.messages import say, tell
from handlers.replies.reply import EMERGENCY, LANGUAGES, Button, Reader, Reply, Telephones
from store.measures import Measure
from store.quantities import Unit
from store.questions import Question, Shape

FIRST_QUESTIONS = (
    Question(measure=Measure.CLEARED_AREA),
    Question(measure=Measure.MINES),
    Question(measure=Measure.UXO),
    Question(measure=Measure.CLEARED_AREA, shape=Shape.TOP),
)
"""Questions that the first screen offers as buttons."""

LONGEST_CHOICE = 32
"""Characters of a choice that is none which are repeated."""


Section = Literal["ask", "record", "yours", "keepers", "owners"]
SECTIONS: tuple[Section, ...] = get_args(Section)
"""The pages of /help, each headed by the message `help-<section>`."""


class Described(Protocol):
    """What help says of a command: its description is the message `command-<name>`."""

    @property
    def name(self) -> str:
        """Without the slash."""

    @property
    def section(self) -> Section:
        """The page of help that it stands on."""

    @property
    def examples(self) -> Sequence[str]:
        """Whole texts that work as they stand."""


def start_reply(reader: Reader, telephones: Telephones = EMERGENCY) -> Reply:
    """The first screen: what this is, one example to copy, questions to touch."""
    language = reader.language
    html = lines(
        bold(say(language, "start-title")),
        tell(language, "start-what"),
        tell(language, "start-example", example=code("/cleared Fuzuli 2023")),
        tell(language, "start-safety", **telephones.params),
    )
    labels = choice_labels(FIRST_QUESTIONS, language)
    first = [ask(label, asked) for label, asked in zip(labels, FIRST_QUESTIONS, strict=True)]
    help_button = Button(label=say(language, "button-help"), data="h:all")
    return Reply(
        html=html,
        buttons=rows(first[:1], first[1:3], first[3:], _languages(), (help_button,)),
    )


def help_reply(commands: Iterable[Described], reader: Reader, section: str = "") -> Reply:
    """A page of commands, each with what it does and examples to copy; buttons to the others.

    The first page, which stands for every `section` without commands, says how to ask.
    """
    language = reader.language
    pages: dict[str, list[Described]] = {name: [] for name in SECTIONS}
    for command in commands:
        pages[command.section].append(command)
    page = section if pages.get(section) else SECTIONS[0]
    shown = [bold(say(language, f"help-{page}"))]
    for command in pages[page]:
        description = tell(language, f"command-{command.name}")
        shown.append(join(" – ", (escape(f"/{command.name}"), description)))
        if command.examples:
            shown.append(join("  ", (EMPTY, *(code(text) for text in command.examples))))
    if page == SECTIONS[0]:
        shown += _how_to_ask(language)
    others = [
        Button(label=say(language, f"help-{name}"), data=f"h:{name}")
        for name, found in pages.items()
        if found and name != page
    ]
    return Reply(html=lines(*shown), buttons=rows(*((button,) for button in others)))


def _how_to_ask(language: str) -> list[Html]:
    return [
        EMPTY,
        tell(language, "help-order"),
        tell(language, "help-periods"),
        tell(language, "help-plain", example=code(say(language, "help-plain-example"))),
        tell(language, "help-followups"),
        tell(language, "help-location"),
        tell(language, "help-groups"),
    ]


def about_reply(
    reader: Reader,
    *,
    runs_the_bot: str,
    contact: str,
    newest: date | None,
    today: date,
    figures: int,
    telephones: Telephones = EMERGENCY,
) -> Reply:
    """Who runs the bot, how old the newest figure is, and how the bot answers."""
    language = reader.language
    shown = [bold(say(language, "about-title"))]
    if newest is None:
        shown.append(tell(language, "about-empty"))
    else:
        age = max((today - newest).days, 0)
        shown.append(tell(language, "about-figures", count=figures))
        shown.append(tell(language, "about-newest", day=day(newest, language), days=age))
    shown.append(tell(language, "about-how"))
    who = quoted(runs_the_bot, 120)
    shown.append(tell(language, "about-who", who=who) if who else tell(language, "about-nobody"))
    if contact.strip():
        where = quoted(contact, 200)
        address = link(where, where) if web_address(where) else escape(where)
        shown.append(tell(language, "about-contact", contact=address))
    shown.append(tell(language, "start-safety", **telephones.params))
    return Reply(html=lines(*shown))


def privacy_reply(
    reader: Reader,
    *,
    journal_days: int = 30,
    minutes: int = 30,
    missed_days: int = 90,
    draft_days: int = 30,
) -> Reply:
    """What is kept of a person and how long.

    `journal_days`: which reply answered what. `minutes`: the last question, to follow it up.
    `missed_days`: words that were not understood. `draft_days`: drafts that have ended.
    """
    language = reader.language
    return Reply(
        html=lines(
            bold(say(language, "privacy-title")),
            tell(language, "privacy-person"),
            tell(language, "privacy-questions", minutes=minutes),
            tell(language, "privacy-missed", days=missed_days),
            tell(language, "privacy-journal", days=journal_days),
            tell(language, "privacy-reports"),
            tell(language, "privacy-subscriptions"),
            tell(language, "privacy-uploads", days=draft_days),
            tell(language, "privacy-erase"),
        )
    )


def language_reply(reader: Reader, unknown: str = "") -> Reply:
    """A button for each language, each in its own name; `unknown` is one that was asked for."""
    html = _choose(reader, "language-choose", "language-unknown", unknown)
    return Reply(html=html, buttons=rows(_languages()))


def units_reply(reader: Reader, unknown: str = "") -> Reply:
    """A button for each unit of area; `unknown` is one that was asked for."""
    language = reader.language
    units = [unit for unit in Unit if unit is not Unit.ITEM]
    buttons = [Button(label=say(language, f"unit-{unit}"), data=f"u:{unit}") for unit in units]
    html = _choose(reader, "units-choose", "units-unknown", unknown)
    return Reply(html=html, buttons=rows(buttons[:3], buttons[3:]))


def _choose(reader: Reader, question: str, refusal: str, unknown: str) -> Html:
    """The question of a picker, below what is not among its choices."""
    asked = tell(reader.language, question)
    if not unknown.strip():
        return asked
    word = code(quoted(unknown, LONGEST_CHOICE))
    return lines(tell(reader.language, refusal, word=word), asked)


def _languages() -> list[Button]:
    return [Button(label=say(name, "language-name"), data=f"l:{name}") for name in LANGUAGES]
