"""Doubts: "This is wrong" is pressed under an answer, and the owners hear of it."""

from dataclasses import replace

from telegram import Update

from handlers.asking import ask_question
from handlers.caller import Caller, Context, desk_of
from handlers.parcels import pack
from handlers.questions import pressed
from handlers.replies.evidence import behind
from handlers.replies.notices import report_list, report_taken, report_to_owners
from handlers.send import acknowledge, send
from store.outbox import enqueue
from store.people import visit
from store.questions import encode
from store.reports import report, reports


async def on_wrong(update: Update, context: Context, caller: Caller) -> None:
    """Keep the report, thank the person, and tell every owner."""
    question = await pressed(update, context, caller)
    if question is None or update.callback_query is None:
        return
    desk = desk_of(context)
    said, _ = await ask_question(desk, question, caller.reader, visitor=caller.visit)
    doubt = await report(
        desk.database,
        question=encode(question),
        answered=", ".join(figure.ref for figure in behind(said)),
        person_id=caller.id,
        now=desk.now(),
    )
    taken = report_taken(caller.reader, doubt.code, owners=bool(desk.settings.owners))
    for owner in sorted(desk.settings.owners):
        visitor = await visit(desk.database, owner)
        reader = replace(caller.reader, language=visitor.language or "en", unit=visitor.unit)
        parcel = pack(report_to_owners(reader, doubt.code, said), reader.language)
        once = f"report {doubt.code}"
        await enqueue(desk.database, [owner], parcel, once=once, now=desk.now())
    await acknowledge(update.callback_query, taken)


async def on_reports(update: Update, context: Context, caller: Caller) -> None:
    """The latest reports, for owners."""
    desk = desk_of(context)
    await send(update, context, report_list(caller.reader, await reports(desk.database, 20)))
