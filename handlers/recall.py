"""Recall: who was told a figure that is corrected since is told so, and the old answer mended."""

import json
from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import structlog
from telegram import Bot
from telegram.error import TelegramError

from handlers.context import Desk
from handlers.parcels import mend, pack
from handlers.replacing import replace_whole
from handlers.replies.answers import reply
from handlers.replies.evidence import behind
from handlers.replies.recall import corrected_note, parcel_recall, recall_reply
from handlers.replies.reply import Reader
from store.answers.answer import answer
from store.answers.values import Answer
from store.journal import DAYS_KEPT, Shown
from store.outbox import enqueue
from store.recall import (
    WATCH_ONCE,
    Correction,
    Told,
    corrections,
    done_up_to,
    on_its_way,
    parcels_with,
    told_since,
)
from store.subscriptions import days_of

_log = structlog.get_logger()


async def recall(bot: Bot, desk: Desk) -> None:
    """Tell everyone who was shown a figure that has been corrected since the last look.

    Each is told once, whatever happens meanwhile: the outbox knows what a chat got.
    """
    await _recall_answers(bot, desk)
    await _recall_parcels(desk)


async def _recall_answers(bot: Bot, desk: Desk) -> None:
    new = await corrections(desk.database, "recall")
    if not new:
        return
    told = await told_since(desk.database, desk.now() - timedelta(days=DAYS_KEPT))
    for correction in new:
        for one in told:
            if one.asked.at < correction.at:
                await _tell(bot, desk, correction, one)
        await done_up_to(desk.database, "recall", correction.number)


async def _recall_parcels(desk: Desk) -> None:
    """Those whose digest, or what they were told on their wish, rested on a figure.

    An edition goes out as it was made; what arrived gets a note at its end. Who gets it after
    the correction is told after that: a correction is looked at again as long as something is
    on its way that rests on the figure.
    """
    settled = True
    for correction in await corrections(desk.database, "recall of parcels"):
        settled &= not await on_its_way(desk.database, correction.was.ref)
        await _tell_readers(desk, correction)
        if settled:
            await done_up_to(desk.database, "recall of parcels", correction.number)


async def _tell(bot: Bot, desk: Desk, correction: Correction, told: Told) -> None:
    """Those who were shown one answer, if the figure was behind it and the answer changed."""
    question = told.asked.question
    then = await answer(desk.database, question, now=told.asked.at, today=told.asked.day)
    if correction.was.ref not in set(_refs(then)):
        return
    now = await answer(desk.database, question, now=desk.now(), today=desk.today())
    for shown in told.messages:
        reader = Reader(language=shown.language or "en")
        day = shown.at.astimezone(ZoneInfo(desk.settings.time_zone)).date()
        said = recall_reply(then, now, day, correction.reason, reader)
        parcel = pack(said, reader.language)
        once = f"recall {correction.was.ref} {told.code} {shown.message}"
        await enqueue(
            desk.database, [shown.chat], parcel, once=once, now=desk.now(), thread=shown.thread
        )
        if shown.still:
            await _mend(bot, desk, shown, now, reader)


async def _tell_readers(desk: Desk, correction: Correction) -> None:
    for parcel in await parcels_with(desk.database, correction.was.ref):
        language = json.loads(parcel.content)["language"]
        watched = parcel.once.startswith(WATCH_ONCE)
        days = None if watched else days_of(parcel.once.removeprefix("digest "))
        said = parcel_recall(correction, days, Reader(language=language))
        await enqueue(
            desk.database, [parcel.chat], pack(said, language), thread=parcel.thread,
            once=f"recall {correction.was.ref} {parcel.once}", now=desk.now(),
        )  # fmt: skip
        note = corrected_note(desk.today(), Reader(language=language))
        mended = mend(parcel.content, parcel.message, note) if parcel.message else None
        if mended is not None:
            await enqueue(
                desk.database, [parcel.chat], mended, thread=parcel.thread,
                once=f"mend {correction.was.ref} {parcel.once}", now=desk.now(),
            )  # fmt: skip


def _refs(given: Answer) -> Iterator[str]:
    yield from (figure.ref for figure in behind(given))
    for row in given.rows:
        yield from (figure.ref for figure in behind(row))


async def _mend(bot: Bot, desk: Desk, shown: Shown, now: Answer, reader: Reader) -> None:
    """Put the new answer in the place of the old one, where Telegram still allows it.

    Under a picture its caption; the picture goes, it shows the old number.
    """
    said = reply(now, reader)
    try:
        if not await replace_whole(bot, shown.chat, shown.message, said, desk.studio):
            _log.info("an old answer could not be mended")
    except TelegramError as error:
        _log.info("an old answer could not be mended", error=str(error))
