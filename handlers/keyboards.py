"""What goes with every message: its buttons as the Bot API has them, and no preview of links."""

from collections.abc import Sequence
from typing import Any

from telegram import LinkPreviewOptions

from handlers.replies.reply import Button

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def keyboard(rows: Sequence[Sequence[Button]]) -> dict[str, Any] | None:
    """The buttons as the Bot API has them (InlineKeyboardMarkup); None when there are none.

    They are sent as they stand here: to make objects of the library and to take those apart
    again would cost as much as the rest of sending.
    """
    if not rows:
        return None
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def under(rows: Sequence[Sequence[Button]]) -> dict[str, Any]:
    """The parameter that puts buttons under a message."""
    return {"reply_markup": keyboard(rows)}


def _button(button: Button) -> dict[str, str | None]:
    act = {"url": button.url} if button.data is None else {"callback_data": button.data}
    return {"text": button.label, **act}
