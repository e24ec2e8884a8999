"""Replies that are no answers, by the name that they have in the golden files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from handlers.language.readings import (
    Ambiguous,
    Incomplete,
    NotUnderstood,
    Refused,
    Trace,
    Understood,
)
from handlers.replies import draft_notices, notices, places
from handlers.replies import help as screens
from handlers.replies.answers import reply, source_list
from handlers.replies.drafts import draft_reply, marked_reply
from handlers.replies.followups import carried_note
from handlers.replies.ledger import changes_reply, errata_reply, ledger_reply
from handlers.replies.lookup import answer_card, figure_card
from handlers.replies.refusals import NotAnswered, refusal
from handlers.replies.reply import Reader, Reply, Telephones
from handlers.replies.sources import sources_reply
from handlers.replies.uploads import (
    history_reply,
    stored_reply,
    submitted_reply,
    undone_reply,
    uploads_reply,
)
from store.answers.changes import Item, News
from store.answers.errata import Erratum, Why
from store.answers.reconcile import Ledger
from store.answers.splits import Line, Way
from store.answers.values import Answer
from store.catalogue import load_catalogue
from store.decisions import Stored, Submitted
from store.figures import Act
from store.history import Entry
from store.keys import TERMINAL_IDS
from store.measures import Measure
from store.periods import Period, month, quarter, year
from store.quantities import Unit
from store.questions import Scope, Shape, encode
from store.uploads import Upload
from tests.handlers.replies.a_draft import a_draft
from tests.handlers.replies.builders import LAND, TEN, figure, planned, published, question
from tests.handlers.replies.cases import answers
from tests.handlers.replies.cases_compared import FUZULI, JANUARY

WORDS = (
    "As part of the de-mining process from January 1 through January 30, 2023, a total of "
    "61 anti-personnel mines were discovered in <ten> districts & removed."
)


def _record_screens(known: Mapping[str, Answer]) -> Mapping[str, Callable[[Reader], Reply]]:
    """The ledger, the errata, the changes, and answers looked up by their code."""
    whole = question(LAND, period=year(2023))
    total = published(whole, "53081.8", 1)
    operators = [
        figure(question(LAND, period=year(2023), scope=Scope(operator=name)), printed, number)
        for number, (name, printed) in enumerate(
            (("ANAMA", "32823.9"), ("companies", "20257.9")), start=2
        )
    ]
    first = figure(question(LAND, period=quarter(2023, 1)), "7944", 4)
    line_up = (
        Line(way=Way.OPERATORS, figures=tuple(operators), value=530_818_000, residual=0),
        Line(way=Way.PURPOSES, figures=(first,), value=530_810_000, residual=8_000),
        Line(way=Way.DISTRICTS, figures=(first,), value=530_818_001, residual=0, rounded=True),
        Line(
            way=Way.QUARTERS,
            figures=(first,),
            value=79_440_000,
            missing=tuple(question(LAND, period=quarter(2023, n)) for n in (2, 3, 4)),
        ),
        Line(way=Way.MONTHS, figures=()),
        Line(
            way=Way.TOTALS,
            figures=(first,),
            missing=(question(LAND, period=Period(end=date(2022, 12, 31))),),
        ),
    )
    within = (
        Line(way=Way.MONTHS, figures=(first,) * 3, value=79_440_000, of=first, residual=0),
        Line(way=Way.WEEKS, figures=(first,), value=79_000_000, of=first, residual=440_000),
    )
    fallen = figure(question(Measure.UXO, period=Period(end=date(2023, 9, 4))), "40000", 5)
    higher = figure(question(Measure.UXO, period=Period(end=date(2023, 5, 25))), "44698", 6)
    wrong = [Erratum(figure=fallen, why=Why.FALLS, against=higher)]
    narrow = Erratum(figure=first, why=Why.NARROWER, against=None)
    at = datetime(2024, 3, 5, tzinfo=UTC)
    items = [
        Item(news=News.NEW, figure=first, at=at),
        Item(news=News.CORRECTED, figure=fallen, now=higher, at=at, reason="a slip <here>"),
        Item(news=News.WITHDRAWN, figure=operators[0], at=at),
    ]
    acts = [
        Act(id=1, kind="published", uploader="hektar", at=at),
        Act(id=2, kind="import", uploader="leyla <1>", at=at),
    ]
    then = replace(known["an over that others limit"], code="A-7KQ2")
    summed = replace(known["a difference"], code="A-7KQ3")
    since = date(2024, 3, 1)
    ranking = replace(known["top, with ranges"], code="A-7KQ4")
    told = replace(figure(whole, "53081", 11, words="In all 53 081 ha were cleared."), upload=2)
    several = replace(total, code="A-7KQ5", others=(told,))
    return {
        "ledger": lambda r: ledger_reply(Ledger(total=total, lines=line_up), r),
        "ledger that contradicts itself": lambda r: ledger_reply(
            Ledger(
                total=replace(total, conflict=(first, *operators)),
                lines=line_up[:1],
                within=within,
                partial=True,
            ),
            r,
        ),
        "errata": lambda r: errata_reply([*wrong, narrow], r),
        "errata, none": lambda r: errata_reply([], r),
        "changes": lambda r: changes_reply(items, since, r, more=True),
        "changes, none": lambda r: changes_reply([], since, r, more=False),
        "answer by code": lambda r: answer_card(then, then, acts[:1], r),
        "answer by code, changed since": lambda r: answer_card(
            summed, known["direct"], acts[:1], r
        ),
        "answer by code, a ranking": lambda r: answer_card(ranking, ranking, acts[:1], r),
        "answer by code, of two uploads": lambda r: answer_card(several, several, acts, r),
        "answer with its code": lambda r: reply(replace(known["direct"], code="A-7KQ2"), r),
        "which period": notices.which_period,
        "which day": notices.which_day,
    }


@dataclass(frozen=True, kw_only=True)
class Doubt:
    code: str
    question: str
    answered: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Missed:
    words: str
    times: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Command:
    name: str
    section: screens.Section = "ask"
    examples: tuple[str, ...] = ()


def screens_and_notices() -> Mapping[str, Callable[[Reader], Reply]]:
    """Replies that are no answers."""
    known = answers()
    commands = [
        Command(name="cleared", examples=("/cleared Fuzuli 2023", "/cleared 2022 acres")),
        Command(name="found", examples=("/found 2023",)),
        Command(name="sources", section="record"),
        Command(name="ref", section="record"),
        Command(name="language", section="yours", examples=("/language az",)),
        Command(name="invite", section="owners"),
    ]
    cell = question(Measure.AP_MINES, *TEN, period=JANUARY)
    quoted = figure(cell, "61", 7, words=WORDS)
    imported = Act(
        id=1, kind="import", uploader="leyla <1>", at=quoted.known_from, approver=str(TERMINAL_IDS)
    )
    doubts = [
        Doubt(code="R-12", question=encode(FUZULI), answered="F-7KQ2", at=quoted.known_from),
        Doubt(code="R-11", question="0old", answered="", at=quoted.known_from),
    ]
    telephones = Telephones(emergency="112", hotline="+994 12 000 00 00")
    cells = [question(LAND, name) for name in ("lachin", "tartar", "aghdara")]
    missed = [
        Missed(words="weather in shusha", times=12, at=quoted.known_from),
        Missed(words="<b>x</b>", times=1, at=quoted.known_from),
    ]
    found = [
        ("Trend", 97, date(2026, 1, 5)),
        ("Helm <1>", 1, date(2023, 1, 5)),
        ("Azernews", 3, None),
    ]
    return {
        "sources of several": lambda r: sources_reply(known["direct of several sources"], r),
        "sources of a sum": lambda r: sources_reply(known["sum of types"], r),
        "sources of bounds": lambda r: sources_reply(known["an over that others limit"], r),
        "sources of nothing": lambda r: sources_reply(known["outside"], r),
        "sources near": lambda r: sources_reply(known["jointly"], r),
        "figure": lambda r: figure_card(quoted, [imported], r),
        "figure of a plan": lambda r: figure_card(known["plan"].evidence[0], [], r),
        **_record_screens(known),
        "source list": lambda r: source_list(found, r),
        "unit not kept": lambda r: reply(known["direct"], r, declined_unit="square <miles>"),
        "coarser": lambda r: reply(known["bounds"], r, coarser=True),
        "start": screens.start_reply,
        "help": lambda r: screens.help_reply(commands, r),
        "help, the record": lambda r: screens.help_reply(commands, r, "record"),
        "help, a page without commands": lambda r: screens.help_reply(commands, r, "keepers"),
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
        "keepers only": notices.keepers_only,
        **_drafts(),
        "unreadable": notices.unreadable,
        "unknown command": lambda r: notices.unknown_command(r, "clered", ["cleared", "mines"]),
        "unknown command, none near": lambda r: notices.unknown_command(r, "q" * 60, ["mines"]),
        "broken": lambda r: notices.broken(r, "E-12AB34"),
        "busy": notices.busy,
        "stale button": lambda r: Reply(html=notices.stale_button(r)),
        "report taken": lambda r: Reply(html=notices.report_taken(r, "R-12", owners=True)),
        "report kept": lambda r: Reply(html=notices.report_taken(r, "R-12", owners=False)),
        "report to owners": lambda r: notices.report_to_owners(r, "R-12", known["sum of types"]),
        "report list": lambda r: notices.report_list(r, doubts),
        "too fast": notices.too_fast,
        "stale link": notices.stale_link,
        "unanswered": lambda r: notices.missed_list(r, missed),
        "unanswered, nothing": lambda r: notices.missed_list(r, []),
        "start with a hotline": lambda r: screens.start_reply(r, telephones),
        "location in a district": lambda r: places.in_district(known["direct"], r, telephones),
        "location near a border": lambda r: places.located(cells, r, telephones),
        "location at the edge": lambda r: places.located(cells[:1], r, telephones),
        "location, boundary not published": lambda r: places.located(
            cells[1:], r, telephones, undrawn="aghdara"
        ),
        "location outside": lambda r: places.outside(r, telephones),
        "report list, empty": lambda r: notices.report_list(r, []),
        **_refusals(),
    }


def _drafts() -> dict[str, Callable[[Reader], Reply]]:
    """A draft with a line of every standing, and what is said about drafts and uploads."""
    draft = a_draft()
    stored = Stored(upload=12, added=("F-7KQ2", "F-8M4B"), cited=1, known=1, draft=draft)
    at = datetime(2026, 11, 24, 8, 5, tzinfo=UTC)
    entry = Entry(id=3, at=at, who="77", act="message", about="U-12", detail="Trend",
                  before="", digest="")  # fmt: skip
    upload = Upload(id=12, kind="message", uploader="77", approver="78", note="Trend", at=at,
                    figures=3, counting=3)  # fmt: skip
    taken = replace(upload, id=11, approver="", withdrawn=13)
    history = {"time_zone": "Asia/Baku"}
    return {
        "draft": lambda r: draft_reply(draft, r),
        "draft, to approve": lambda r: draft_reply(
            replace(draft, state="waiting"), r, draft_notices.approval_asked(r, 77)
        ),
        "draft, marked": lambda r: marked_reply(draft, r),
        "draft, stored": lambda r: stored_reply(stored, r, approver="78"),
        "draft, nothing new": lambda r: stored_reply(
            replace(stored, upload=None, added=(), rest=replace(draft, id=8)), r
        ),
        "draft, submitted": lambda r: submitted_reply(Submitted(draft=draft), r, told=0),
        "draft, asks": lambda r: draft_notices.asks(r, draft, "reason 4"),
        "draft, expired": lambda r: draft_notices.expired(r, draft),
        "draft, rejected": lambda r: draft_notices.rejected(r, draft, "78", "it is of <2018>"),
        "draft, no figures": draft_notices.no_figures,
        "correction, how": lambda r: draft_notices.correct_how(r, ""),
        "undone": lambda r: undone_reply(upload, 12, r),
        "uploads": lambda r: uploads_reply([upload, taken], [draft], r),
        "history": lambda r: history_reply([entry], [entry], None, r, **history),
        "history, broken": lambda r: history_reply([entry], [entry], entry, r, **history),
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
    two_years = Period(start=date(2022, 1, 1), end=date(2023, 12, 31))
    alone = [
        question(LAND, period=year(2023), scope=scope) for scope in (Scope(operator="ANAMA"), None)
    ]
    of_years = [replace(one, period=two_years, shape=Shape.BY_YEAR) for one in alone]
    elsewhere = [
        planned(question(LAND, name, period=year(2023), shape=Shape.COMPARE))
        for name in ("aghdam", "fuzuli")
    ]
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
        "scopes apart": Refused(why="scopes", choices=(*alone, *of_years)),
        "a plan elsewhere": Refused(why="plan_elsewhere", choices=tuple(elsewhere)),
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

    telephones = Telephones(emergency="102", hotline="+994 12 497 38 51")
    danger = Refused(why="safety", trace=Trace(language="ru"))
    return {name: said(name) for name in readings} | {
        "danger, with a hotline": lambda reader: refusal(danger, reader, telephones),
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
