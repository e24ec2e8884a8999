"""Parcels: finished messages as text in the outbox, and how one of them goes out."""

import json
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from handlers.delivery import Post
from handlers.drawing import Studio
from handlers.keyboards import NO_PREVIEW, under
from handlers.photos import LONGEST_CAPTION, captioned, send_picture
from handlers.replacing import replace_caption, replace_text
from handlers.replies.markup import LONGEST_MESSAGE, Html, fit, lines
from handlers.replies.messages import say
from handlers.replies.pictures import Ranking
from handlers.replies.reply import Button, Reply
from store.outbox import Claim, naming

_NO_TOPIC = re.compile(r"message thread not found|topic[_ ](?:closed|deleted)", re.IGNORECASE)
"""Telegram's words for a topic that takes nothing any more."""

_NO_PHOTOS = re.compile(r"rights to send (?:photos|media)", re.IGNORECASE)
"""Telegram's words for a chat that takes no pictures, but text."""

ROOM = 100
"""Units of a text or caption that are left for the line that says that it may be there already."""


@cache
def _pictures() -> TypeAdapter[Ranking]:
    """A picture as JSON and back: what stands in the outbox is read, and never executed."""
    return TypeAdapter(Ranking)


def pack(
    reply: Reply, language: str, figures: Iterable[str] = (), people: Iterable[int] = ()
) -> str:
    """A reply as a parcel: its messages, each short enough, the buttons under the last.

    The first is the caption of its picture, where it has one. `figures` are the refs that it
    rests on, for when one of them is corrected; `people` the ids that it names, for when one of
    them is forgotten.
    """
    if isinstance(reply.picture, Ranking):
        caption, rest = captioned(reply.html, LONGEST_CAPTION - ROOM)
        *before, last = (caption, *rest)
    else:
        *before, last = fit(reply.html, LONGEST_MESSAGE - ROOM)
    messages: list[dict[str, Any]] = [{"html": html} for html in before]
    buttons = [[[b.label, b.data, b.url] for b in row] for row in reply.buttons]
    messages.append({"html": last, "buttons": buttons})
    if isinstance(reply.picture, Ranking):
        messages[0]["picture"] = _pictures().dump_python(reply.picture, mode="json")
    parcel = {"language": language, "figures": sorted(figures), "messages": messages}
    if named := sorted(people):
        parcel["people"] = list(map(naming, named))
    return json.dumps(parcel, ensure_ascii=False)


def mend(content: str, message: int, note: Html) -> str | None:
    """A parcel that puts `note` below the last message of one that arrived; None: no room.

    `message`: Telegram's id of that message. A picture keeps its place above its caption.
    """
    parcel = json.loads(content)
    last = parcel["messages"][-1]
    under_picture = "picture" in last
    html = lines(Html(last["html"]), Html(""), note)
    if len(fit(html, LONGEST_CAPTION if under_picture else LONGEST_MESSAGE)) > 1:
        return None
    mended = {**last, "html": html, "mends": message, "caption": under_picture}
    mended.pop("picture", None)
    return json.dumps(parcel | {"messages": [mended]}, ensure_ascii=False)


def unpack(content: str) -> list[Reply]:
    """The messages of a parcel."""
    return [
        Reply(
            html=Html(message["html"]),
            picture=_picture(message.get("picture")),
            buttons=tuple(
                tuple(Button(label=label, data=data, url=url) for label, data, url in row)
                for row in message.get("buttons", ())
            ),
        )
        for message in json.loads(content)["messages"]
    ]


def _picture(packed: object) -> Ranking | None:
    """None as well for one of another version: its text says the same."""
    try:
        return None if packed is None else _pictures().validate_python(packed)
    except ValidationError:
        return None


def parts(content: str) -> int:
    """How many messages a parcel has."""
    return len(json.loads(content)["messages"])


def poster(bot: Bot, studio: Studio | None = None) -> Post:
    """What sends the next message of a claim with `bot`, its picture drawn by the `studio`.

    Who chose the same gets the same picture: it is drawn and uploaded for the first of them.
    Where the topic is gone or closed it goes to the chat.
    """

    async def post(row: Claim) -> int:
        try:
            return await _post(bot, row, studio, row.thread)
        except BadRequest as error:
            if row.thread is None or not _NO_TOPIC.search(str(error)):
                raise
            return await _post(bot, row, studio, None)  # refused: it has not arrived

    return post


async def _post(bot: Bot, row: Claim, studio: Studio | None, thread: int | None) -> int:
    reply = unpack(row.content)[row.part]
    parcel = json.loads(row.content)
    language, message = parcel["language"], parcel["messages"][row.part]
    if (number := message.get("mends")) is not None:
        return await _mend(bot, row.chat, number, reply, caption=message["caption"])
    html = "\n".join(_lines(reply.html, language, repeat=row.repeat))
    if reply.picture is not None and studio is not None:
        try:
            photo = await send_picture(
                bot, row.chat, reply.picture, html, studio, buttons=under(reply.buttons),
                thread=thread,
            )  # fmt: skip
        except (BadRequest, Forbidden) as error:
            if not _NO_PHOTOS.search(str(error)):
                raise
            photo = None  # refused: the words alone may go there
        if photo is not None:
            return photo.message_id
    sent = await bot.send_message(
        row.chat,
        html,
        parse_mode=ParseMode.HTML,
        link_preview_options=NO_PREVIEW,
        message_thread_id=thread,
        api_kwargs=under(reply.buttons),
    )
    return sent.message_id


async def _mend(bot: Bot, chat: int, number: int, reply: Reply, *, caption: bool) -> int:
    """Put `reply` in the place of what arrived; one that is gone or too old stays as it is."""
    if not (caption and await replace_caption(bot, chat, number, reply)):
        await replace_text(bot, chat, number, reply.html, reply.buttons)
    return number


def _lines(html: str, language: str, *, repeat: bool) -> Iterable[str]:
    if repeat:  # the chat may have it already
        yield say(language, "delivery-repeat")
    yield html
