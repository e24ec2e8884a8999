"""Inline mode: "@bot cleared fuzuli 2022" in any chat offers answers as cards."""

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode

from handlers.asking import ask, ask_question
from handlers.caller import Caller, Context, desk_of, find_caller, may_ask
from handlers.keyboards import NO_PREVIEW, keyboard
from handlers.replies.cards import Card, card, way_in

MOST_CARDS = 5
START = "inline"
"""What the button above the cards starts the bot with: its first screen."""


async def on_inline(update: Update, context: Context) -> None:
    """Up to five cards, for this person alone; without any, the way into the bot.

    Nothing is kept of what is typed: it comes letter by letter.
    """
    desk, query = desk_of(context), update.inline_query
    caller = await find_caller(desk, update)
    if query is None or caller is None or not desk.settings.inline:
        return
    cards: list[InlineQueryResultArticle] = []
    if query.query.strip() and may_ask(desk, caller):
        cards = await _cards(context, caller, query.query)
    button = InlineQueryResultsButton(text=way_in(caller.reader), start_parameter=START)
    await query.answer(cards, cache_time=0, is_personal=True, button=None if cards else button)


async def _cards(context: Context, caller: Caller, text: str) -> list[InlineQueryResultArticle]:
    """The answer to a question; for a text of several readings one for each."""
    desk = desk_of(context)
    exchange = await ask(desk, text, caller.reader, visitor=caller.visit)
    found = [] if exchange.answer is None else [exchange.answer]
    if exchange.answer is None:
        for question in getattr(exchange.reading, "choices", ())[:MOST_CARDS]:
            said, _ = await ask_question(desk, question, caller.reader, visitor=caller.visit)
            found.append(said)
    return [
        _article(number, card(said, caller.reader)) for number, said in enumerate(found, start=1)
    ]


def _article(number: int, shown: Card) -> InlineQueryResultArticle:
    markup = keyboard(shown.buttons)
    return InlineQueryResultArticle(
        id=str(number),
        title=shown.title,
        description=shown.description,
        input_message_content=InputTextMessageContent(
            shown.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
        ),
        reply_markup=InlineKeyboardMarkup.de_json(markup) if markup else None,
    )
