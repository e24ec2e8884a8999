"""Fulfilment: who asked to be told is told, once the record proves what they wait for."""

import structlog

from handlers.asking import NOBODY, ask_question
from handlers.context import Desk
from handlers.parcels import pack
from handlers.replies.evidence import behind
from handlers.replies.reply import Reader
from handlers.replies.watches import told_reply
from store.answers.answer import answer
from store.answers.thresholds import is_answered, reaches
from store.answers.values import Answer
from store.outbox import enqueue
from store.people import visit
from store.recall import WATCH_ONCE
from store.watches import looked, looked_up_to, open_watches, told

_log = structlog.get_logger()


async def fulfil(desk: Desk) -> None:
    """Tell those whose wish has come true since the record was last looked at.

    Each is told once, whatever happens meanwhile: the outbox knows what a chat got.
    """
    revision = (await visit(desk.database, NOBODY)).revision
    if revision == await looked_up_to(desk.database):
        return
    now, today = desk.now(), desk.today()
    answers = {}
    for watch in await open_watches(desk.database):
        question = watch.question
        if question not in answers:
            answers[question] = await answer(desk.database, question, now=now, today=today)
        if not has_come(answers[question], watch.threshold):
            continue
        reader = Reader(language=watch.language)
        said, shown = await ask_question(desk, question, reader)
        refs = {figure.ref for one in (said, *said.rows) for figure in behind(one)}
        parcel = pack(told_reply(watch, shown, reader), watch.language, refs)
        once = f"{WATCH_ONCE}{watch.id} {watch.since.isoformat()}"
        await enqueue(desk.database, [watch.chat], parcel, once=once, now=now, thread=watch.thread)
        await told(desk.database, watch.id, now)
        _log.info("a watch has come true", watch=watch.id)
    await looked(desk.database, revision)


def has_come(said: Answer, threshold: int | None) -> bool:
    """Whether an answer proves the number that is waited for, or without one is an answer."""
    return is_answered(said) if threshold is None else reaches(said, threshold)
