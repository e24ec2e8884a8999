"""Replies that are no answers, by the name that they have in the golden files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from handlers.language.readings import (
    Ambiguous,
    Incomplete,
    NotUnderstood,
    Refused,
    Trace,
    Understood,
)
from handlers.replies import help as screens
from handlers.replies import notices
from handlers.replies.answers import figure_reply, reply, source_list, sources_reply
from handlers.replies.followups import carried_note
from handlers.replies.refusals import NotAnswered, Rescue, refusal
from handlers.replies.reply import Reader, Reply
from store.catalogue import load_catalogue
from store.measures import Measure
from store.periods import month
from store.quantities import Unit
from store.questions import encode
from tests.handlers.replies.builders import LAND, TEN, figure, question
from tests.handlers.replies.cases import FUZULI, JANUARY, answers

WORDS = (
    "As part of the de-mining process from January 1 through January 30, 2023, a total of "
    "61 anti-personnel mines were discovered in <ten> districts & removed."
)


@dataclass(frozen=True, kw_only=True)
class Doubt:
    code: str
    question: str
    answered: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Command:
    name: str
    examples: tuple[str, ...] = ()


def screens_and_notices() -> Mapping[str, Callable[[Reader], Reply]]:
    """Replies that are no answers."""
    known = answers()
    commands = [
        Command(name="cleared", examples=("/cleared Fuzuli 2023", "/cleared 2022 acres")),
        Command(name="found", examples=("/found 2023",)),
        Command(name="sources"),
        Command(name="ref"),
    ]
    cell = question(Measure.AP_MINES, *TEN, period=JANUARY)
    quoted = figure(cell, "61", 7, words=WORDS)
    doubts = [
        Doubt(code="R-12", question=encode(FUZULI), answered="F-7KQ2", at=quoted.known_from),
        Doubt(code="R-11", question="0old", answered="", at=quoted.known_from),
    ]
    found = [
        ("Trend", 97, date(2026, 1, 5)),
        ("Helm <1>", 1, date(2023, 1, 5)),
        ("Azernews", 3, None),
    ]
    return {
        "sources of several": lambda r: sources_reply(known["direct of several sources"], r),
        "sources of a sum": lambda r: sources_reply(known["sum of types"], r),
        "sources of nothing": lambda r: sources_reply(known["outside"], r),
        "sources near": lambda r: sources_reply(known["jointly"], r),
        "figure": lambda r: figure_reply(quoted, r),
        "figure of a plan": lambda r: figure_reply(known["plan"].evidence[0], r),
        "source list": lambda r: source_list(found, r),
        "unit not kept": lambda r: reply(known["direct"], r, declined_unit="square <miles>"),
        "coarser": lambda r: reply(known["direct"], r, coarser=True),
        "start": screens.start_reply,
        "help": lambda r: screens.help_reply(commands, r),
        "about": lambda r: screens.about_reply(
            r,
            runs_the_bot="ANAMA <press>",
            contact="https://anama.gov.az",
            newest=date(2025, 12, 31),
            today=date(2026, 11, 24),
            figures=245,
        ),
        "about, nobody": lambda r: screens.about_reply(
            r, runs_the_bot="", contact="", newest=None, today=date(2026, 11, 24), figures=0
        ),
        "privacy": lambda r: screens.privacy_reply(r, journal_days=30),
        "language": screens.language_reply,
        "language chosen": notices.chosen_language,
        "units": screens.units_reply,
        "unit chosen": lambda r: notices.chosen_unit(replace(r, unit=Unit.KM2)),
        "invited only": lambda r: notices.invited_only(r, 123456789),
        "invitation": lambda r: notices.invitation_link(r, "https://t.me/hektar_bot?start=i-ab"),
        "invitation accepted": notices.invitation_accepted,
        "invitation spent": notices.invitation_spent,
        "no such ref": lambda r: notices.no_such_ref(r, "F-ZZZZ<b>"),
        "no ref": lambda r: notices.no_such_ref(r, " "),
        "owners only": notices.owners_only,
        "unreadable": notices.unreadable,
        "unknown command": lambda r: notices.unknown_command(r, "clered", ["cleared", "mines"]),
        "unknown command, none near": lambda r: notices.unknown_command(r, "q" * 60, ["mines"]),
        "broken": lambda r: notices.broken(r, "E-12AB34"),
        "busy": notices.busy,
        "stale button": lambda r: Reply(html=notices.stale_button(r)),
        "report taken": lambda r: Reply(html=notices.report_taken(r, "R-12")),
        "report to owners": lambda r: notices.report_to_owners(r, "R-12", known["sum of types"]),
        "report list": lambda r: notices.report_list(r, doubts),
        "report list, empty": lambda r: notices.report_list(r, []),
        **_refusals(),
    }


def _refusals() -> dict[str, Callable[[Reader], Reply]]:
    half = question(Measure.MINES, "lachin", period=month(2023, 1))
    by_measure = tuple(
        replace(half, measure=measure) for measure in (LAND, Measure.MINES, Measure.UXO)
    )
    by_year = tuple(replace(half, period=month(number, 1)) for number in (2026, 2025, 2024))
    by_place = tuple(replace(half, places=(name,)) for name in ("fuzuli", "lachin"))
    region = next(r for r in load_catalogue().regions if r.id == "karabakh")
    unclear = (question(LAND, *region.districts), question(LAND))
    readings: dict[str, NotAnswered] = {
        "missing measure": Incomplete(missing="measure", choices=by_measure),
        "missing year": Incomplete(missing="year", choices=by_year),
        "missing place": Incomplete(missing="place"),
        "missing period": Incomplete(missing="period"),
        "ambiguous": Ambiguous(choices=unclear, about="Karabakh"),
        "not understood, near": NotUnderstood(
            leftover=("Fizulu",), suggestions=("fuzuli", "lachin"), choices=by_place
        ),
        "not understood": NotUnderstood(leftover=("<b>x</b>\u202e", "qwerty")),
        "not a question": NotUnderstood(),
        "outside place": Refused(why="outside", params={"place": "outside:Aghdash"}),
        "settlement": Refused(
            why="settlement", params={"place": "aghdara:Sugovushan", "district": "aghdara"}
        ),
        "no such date": Refused(why="period", params={"text": "31.02.2023"}),
        "other unit": Refused(why="unit", params={"measure": Measure.MINES}),
        **{
            f"refused {why}": Refused(why=why)
            for why in (
                *("share", "average", "remaining", "cost", "casualties", "too_long", "empty"),
                *("safety", "greeting", "thanks", "help", "weather", "politics", "injection"),
            )
        },
    }

    def said(name: str) -> Callable[[Reader], Reply]:
        return lambda reader: refusal(readings[name], reader)

    rescue = Rescue(emergency="102", hotline="+994 12 497 38 51")
    danger = Refused(why="safety", trace=Trace(language="ru"))
    return {name: said(name) for name in readings} | {
        "danger, with a hotline": lambda reader: refusal(danger, reader, rescue),
        "carried over": lambda reader: reply(
            answers()["direct"],
            reader,
            note=carried_note(Understood(question=half, carried=("measure", "period")), reader),
        ),
    }


def replies(language: str) -> dict[str, Reply]:
    """Every reply in a language, by the name of its case."""
    reader = Reader(language=language)
    shown = {name: reply(answer, reader) for name, answer in answers().items()}
    return shown | {name: make(reader) for name, make in screens_and_notices().items()}
