"""Answer cards: what inline mode offers, and what it sends into a chat that is not ours."""

from dataclasses import dataclass

from handlers.replies.answers import reply
from handlers.replies.buttons import question_link, rows
from handlers.replies.markup import fit, plain
from handlers.replies.messages import say
from handlers.replies.names import reading_label
from handlers.replies.reply import Button, Reader
from store.answers.values import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """`title` and `description` are plain text, `html` is the message of at most 4,096 units."""

    title: str
    description: str
    html: str
    buttons: tuple[tuple[Button, ...], ...]


def card(answer: Answer, reader: Reader) -> Card:
    """An answer to choose: its first line, what was understood, and the whole to be sent.

    The only button asks the bot itself: whoever reads the chat need not be one of its people.
    """
    whole = fit(reply(answer, reader).html)[0]
    address = question_link(answer.question, reader)
    button = Button(label=say(reader.language, "button-ask"), url=address) if address else None
    return Card(
        title=plain(whole.partition("\n")[0]),
        description=reading_label(answer.question, reader.language),
        html=whole,
        buttons=rows((button,)),
    )


def way_in(reader: Reader) -> str:
    """The button above no cards at all: at most 64 characters."""
    return say(reader.language, "inline-open")
