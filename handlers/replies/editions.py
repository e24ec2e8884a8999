"""Digests on their way, for those who release them: what waits, what is sent, what is held."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.replies.buttons import rows
from handlers.replies.dates import day, period, when
from handlers.replies.markup import EMPTY, Html, bold, bullet, code, escape, lines
from handlers.replies.messages import say, tell
from handlers.replies.reply import Button, Reader, Reply
from store.editions import Act, Edition
from store.quiet import FOREVER
from store.subscriptions import days_of

VERB = "e"
"""Data of these buttons: e:ACT:EDITION, e:preview:EDITION, e:resend:0 or e:lift:0."""

STATES = ("pending", "sending", "sent", "stopped", "uncertain")
"""Of the rows of an edition, in this order."""

_MAY: Mapping[str, tuple[Act, ...]] = {
    "waiting": ("release", "cancel"),
    "open": ("pause", "cancel"),
    "paused": ("resume", "cancel"),
}


def editions_reply(found: Sequence[tuple[Edition, Mapping[str, int]]], reader: Reader) -> Reply:
    """The latest editions with what became of their rows; buttons for the newest ones."""
    language = reader.language
    if not found:
        return Reply(html=tell(language, "editions-none"))
    shown: list[Html] = [bold(say(language, "editions-title"))]
    buttons: list[tuple[Button, ...]] = []
    several = sum(edition.state in _MAY for edition, _ in found) > 1
    for number, (edition, tally) in enumerate(found, 1):
        mark = f"{number}. " if several else ""
        shown += [EMPTY, *_edition(edition, tally, mark, language)]
        acts = _MAY.get(edition.state, ())
        if acts:
            buttons.append(
                tuple(_button(act, edition, language, mark) for act in ("preview", *acts))
            )
    return Reply(html=lines(*shown), buttons=rows(*buttons))


def waiting_reply(edition: Edition, readers: int, reader: Reader) -> Reply:
    """A digest waits for release: how many would get it."""
    language = reader.language
    html = tell(language, "edition-waits", period=escape(_about(edition, language)), count=readers)
    acts = ("preview", "release", "cancel")
    return Reply(html=html, buttons=rows([_button(act, edition, language) for act in acts]))


def deliveries_reply(
    tally: Mapping[str, int],
    held: Sequence[tuple[int, int, str, datetime]],
    quiet: datetime | None,
    reader: Reader,
) -> Reply:
    """How many messages are in which state, and those that may or may not have arrived."""
    language = reader.language
    shown: list[Html] = [bold(say(language, "deliveries-title"))]
    if quiet == FOREVER:
        shown.append(tell(language, "deliveries-copy"))
    elif quiet is not None:
        shown.append(tell(language, "deliveries-quiet", moment=code(f"{quiet:%H:%M:%S} UTC")))
    shown += [
        bullet([tell(language, f"deliveries-{state}", count=tally.get(state, 0))])
        for state in STATES
    ]
    for number, _, once, since in held:
        when = escape(day(since.date(), language))
        shown.append(bullet([code(f"{number}"), escape(once), when]))
    again = Button(label=say(language, "deliveries-resend"), data=f"{VERB}:resend:0")
    lift = Button(label=say(language, "deliveries-lift"), data=f"{VERB}:lift:0")
    return Reply(
        html=lines(*shown),
        buttons=rows((again if held else None, lift if quiet == FOREVER else None)),
    )


def _edition(
    edition: Edition, tally: Mapping[str, int], mark: str, language: str
) -> list[Html]:  # fmt: skip
    """What it is of, when it was due, and its rows; `mark` stands on its buttons too."""
    state = tell(language, f"edition-{edition.state}")
    due = f"{when(edition.slot, language)} ({edition.slot.time_zone})"
    found = [bold(f"{mark}{_about(edition, language)} – {state}"), bullet([escape(due)])]
    counts = [
        tell(language, f"deliveries-{name}", count=tally[name]) for name in STATES if name in tally
    ]
    if counts:
        found.append(bullet(counts))
    if edition.reason:
        found.append(code(edition.reason))
    return found


def _about(edition: Edition, language: str) -> str:
    return period(days_of(edition.period), language)


def _button(what: str, edition: Edition, language: str, mark: str = "") -> Button:
    label = f"{mark}{say(language, f'edition-act-{what}')}"
    return Button(label=label, data=f"{VERB}:{what}:{edition.id}")
