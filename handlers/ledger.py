"""The record about itself: /reconcile, /changes, /errata, /sources, /ref."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from telegram import Update

from handlers.asking import ask_question, look_up
from handlers.caller import Caller, Context, Handle, desk_of
from handlers.context import Desk
from handlers.language.readings import Reading, Understood
from handlers.language.understand import read
from handlers.language.vintage import since
from handlers.replies.answers import source_list
from handlers.replies.changes_file import changes_file
from handlers.replies.ledger import changes_reply, errata_reply, ledger_reply
from handlers.replies.lookup import figure_card
from handlers.replies.notices import left_aside, no_such_ref, which_day, which_period
from handlers.replies.refusals import refusal
from handlers.replies.reply import Reader, Reply
from handlers.replies.sources import sources_reply
from handlers.send import send
from store.answers.changes import MOST_IN_FILE, changes, fate
from store.answers.errata import errata
from store.answers.reconcile import reconcile
from store.citations import with_sources
from store.figures import by_ref, sources, uploads_of
from store.questions import Shape

DAYS = 7
"""Days that /changes looks back when no day is named."""

MEASURES = frozenset({"cleared", "mines", "uxo", "found"})
"""Commands of questions that name a measure."""

Tell = Callable[[Desk, str, Reader], Awaitable[Reply]]
"""What follows the command's name becomes a reply; Telegram is not needed for it."""


async def reconciled(desk: Desk, text: str, reader: Reader) -> Reply:
    """A total against every way in which it was split; land, unless the text names else."""
    reading = _about(text, desk.today())
    if not isinstance(reading, Understood):
        return refusal(reading, reader, examples=("/reconcile 2023",))
    question = reading.question
    if question.period.end is None:
        return which_period(reader)
    question = replace(question, shape=Shape.TOTAL, limit=0)
    found = await reconcile(desk.database, question, now=desk.now(), today=desk.today())
    return ledger_reply(found, reader)


async def changed(desk: Desk, text: str, reader: Reader) -> Reply:
    """What has changed since the day that `text` names, the last week for none."""
    today = desk.today()
    day = since(text, today) if text.strip() else today - timedelta(days=DAYS)
    if day is None:
        return which_day(reader)
    start, now = _start(desk, day), desk.now()
    items, more = await changes(desk.database, start, now)
    shown = changes_reply(items, day, reader, more=more)
    if more:
        every, _ = await changes(desk.database, start, now, MOST_IN_FILE)
        shown = replace(shown, attachment=changes_file(every, day))
    return shown


async def register(desk: Desk, text: str, reader: Reader) -> Reply:
    """The register of figures held to be wrong at their source."""
    del text
    return errata_reply(await errata(desk.database), reader)


async def publishers(desk: Desk, text: str, reader: Reader) -> Reply:
    """Who published the figures on record; after a question, the sources of its answer."""
    if not text.strip():
        return source_list(await sources(desk.database, desk.now()), reader)
    reading = _about(text, desk.today())
    if not isinstance(reading, Understood):
        return refusal(reading, reader, examples=("/sources", "/sources Fuzuli 2023"))
    said, _ = await ask_question(desk, reading.question, reader)
    return sources_reply(said, reader)


_CODES = frozenset({"F-", "A-"})
"""How the codes of figures and of answers begin."""


async def referred(desk: Desk, text: str, reader: Reader) -> Reply:
    """The figure, or the answer, of a public code; words beside the one code are left aside."""
    words = text.split()
    codes = [word for word in words if word[:2].upper() in _CODES]
    if len(codes) == 1 and len(words) > 1:
        beside = " ".join(word for word in words if word is not codes[0])
        return left_aside(await referred(desk, codes[0], reader), reader, beside)
    card = await look_up(desk, text, reader)
    if card is not None:
        return card
    figure = await by_ref(desk.database, text)
    if figure is None:
        return no_such_ref(reader, text)
    (figure,) = await with_sources(desk.database, [figure], at=desk.now())
    uploads = await uploads_of(desk.database, [figure.upload])
    gone = await fate(desk.database, figure, desk.now())
    return figure_card(figure, uploads, reader, fate=gone)


TELL: Mapping[str, Tell] = {
    "reconcile": reconciled,
    "changes": changed,
    "errata": register,
    "sources": publishers,
    "ref": referred,
}
"""Command → what tells it, in a chat as on the command line."""


def on_record(name: str) -> Handle:
    """The handler of a command of `TELL`."""
    tell = TELL[name]

    async def handle(update: Update, context: Context, caller: Caller) -> None:
        text = " ".join(context.args or ())
        await send(update, context, await tell(desk_of(context), text, caller.reader))

    return handle


def _about(text: str, today: date) -> Reading:
    """How the words after a command read: `mines 2023` as `/mines 2023`, `2023` as land."""
    word, _, rest = text.strip().partition(" ")
    named = word.lower() in MEASURES
    return read(f"/{word.lower()} {rest}" if named else f"/cleared {text}", today)


def _start(desk: Desk, day: date) -> datetime:
    """The last moment before a day begins where the people are; shipped figures begin in UTC."""
    begins = datetime.combine(day, time.min, ZoneInfo(desk.settings.time_zone))
    return begins - timedelta(microseconds=1)
