"""Shared locations: the figure for the district that a place lies in, where that is sure."""

from telegram import Update

from handlers.asking import ask_question
from handlers.caller import Caller, Context, desk_of
from handlers.followups import left_by
from handlers.language.readings import Context as Asked
from handlers.replies.places import in_district, located, outside
from handlers.send import send
from store.geography import locate
from store.measures import Measure
from store.questions import Question


async def on_location(update: Update, context: Context, caller: Caller) -> None:
    """Land cleared in the district around; near a border, which districts it may be."""
    message = update.message  # a live location keeps being edited, and is answered once
    if message is None or message.location is None:
        return
    place, desk = message.location, desk_of(context)
    telephones = desk.settings.telephones
    found = locate(place.latitude, place.longitude, place.horizontal_accuracy or 0.0)
    if not found.districts:
        await send(update, context, outside(caller.reader, telephones))
        return
    questions = [
        Question(measure=Measure.CLEARED_AREA, places=(district,)) for district in found.districts
    ]
    if found.on_border or len(questions) > 1:
        undrawn = "" if found.on_border else found.undrawn
        reply = located(questions, caller.reader, telephones, undrawn=undrawn)
        await send(update, context, reply)
        return
    said, _ = await ask_question(desk, questions[0], caller.reader, visitor=caller.visit)
    turn = left_by(update, caller, Asked(question=questions[0]), None)
    await send(update, context, in_district(said, caller.reader, telephones), turn=turn)
