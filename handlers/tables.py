"""/table: the numbers of the last answer, or of a question with it, as XLSX or CSV."""

from telegram import Update

from handlers.asking import ask, ask_question
from handlers.caller import Caller, Context, desk_of, examples_of
from handlers.followups import earlier, left_by
from handlers.replies.answers import no_table, table_reply
from handlers.replies.table import FORMATS
from handlers.send import send


async def on_table(update: Update, context: Context, caller: Caller) -> None:
    """`/table`, `/table csv`, `/table 2023 by month`: in any order."""
    words = context.args or []
    named = next((word.lower() for word in words if word.lower() in FORMATS), FORMATS[0])
    text = " ".join(word for word in words if word.lower() not in FORMATS)
    desk, reader, before = desk_of(context), caller.reader, earlier(caller)
    if not text:
        if before is None or before.missing:
            await send(update, context, no_table(reader))
            return
        said, _ = await ask_question(desk, before.question, reader, visitor=caller.visit)
        await send(update, context, table_reply(said, reader, named))
        return
    asked = text if text.startswith("/") else f"/cleared {text}"  # land, where no measure is named
    exchange = await ask(
        desk, asked, reader, visitor=caller.visit, examples=examples_of(context, "/table")
    )
    shown = exchange.reply
    if exchange.answer is not None:
        shown = table_reply(exchange.answer, reader, named)
    turn = left_by(update, caller, exchange.context, before)
    await send(update, context, shown, turn=turn)
