"""Where a message comes from: a forward tells it, and of a text in parts the next part."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from telegram import (
    Message,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
)

from handlers.drafting import Sent
from store.proposals import Doubt, Draft

FULL = 4_000
"""Characters from which a message may be a part of a text: Telegram cuts at 4,096."""
_AT_ONCE = timedelta(seconds=2)
"""Between the dates that Telegram gives two parts of one text, at most."""


def sent_by(message: Message, zone: str) -> Sent:
    """Who wrote a forwarded message, and the day on which they did; nothing for one's own.

    `zone`: the time zone of that day.
    """
    forwarded = message.forward_origin
    if forwarded is None:
        return Sent()
    day = forwarded.date.astimezone(ZoneInfo(zone)).date()
    match forwarded:
        case MessageOriginChannel():
            chat = forwarded.chat
            url = f"https://t.me/{chat.username}/{forwarded.message_id}" if chat.username else ""
            return Sent(publisher=chat.title or "", published=day, url=url)
        case MessageOriginChat():
            return Sent(publisher=forwarded.sender_chat.title or "", published=day)
        case MessageOriginUser():
            return Sent(publisher=forwarded.sender_user.full_name, published=day)
        case MessageOriginHiddenUser():
            return Sent(publisher=forwarded.sender_user_name, published=day)
        case _:
            return Sent(published=day)


def may_be_cut(text: str, message: Message) -> tuple[Doubt, ...]:
    """The note that a message as long as Telegram lets one be may go on in the next one."""
    if len(text) < FULL:
        return ()
    return (Doubt(level="note", key=_CUT, params={"sent": message.date.isoformat()}),)


def goes_on(draft: Draft | None, message: Message) -> bool:
    """Whether a message is the next part of a draft's text: sent at once behind a full one.

    By the dates that Telegram gave both, so that nobody waits, and a late bot reads the same.
    """
    if draft is None or draft.state != "open" or draft.chat != message.chat_id or not draft.text:
        return False
    sent = next((note.params["sent"] for note in draft.notes if note.key == _CUT), "")
    return bool(sent) and abs(message.date - datetime.fromisoformat(sent)) <= _AT_ONCE


def joined(before: str, text: str) -> str:
    """Two parts of one text; the space or new line at which Telegram cut is put back."""
    ends = before.rstrip()[-1:] in _ENDS or "\t" in before.rsplit("\n", 1)[-1]
    return f"{before.rstrip()}{chr(10) if ends else ' '}{text.lstrip()}"


_CUT = "check-cut"
_ENDS = tuple(".!?…:;|")
