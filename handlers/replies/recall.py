"""What those are told who were given a number that has been corrected since."""

from datetime import date

from handlers.replies.dates import day, period
from handlers.replies.headline import headline
from handlers.replies.ledger import change_lines
from handlers.replies.markup import Html, bold, escape, lines, quoted
from handlers.replies.messages import say, tell
from handlers.replies.reply import Reader, Reply
from store.answers.changes import Item, News
from store.answers.values import Answer
from store.periods import Period
from store.recall import Correction


def recall_reply(then: Answer, now: Answer, told: date, reason: str, reader: Reader) -> Reply:
    """On 6 March you were told X; it is Y, because Z."""
    language = reader.language
    found: list[Html] = [
        bold(say(language, "recall-title")),
        tell(language, "recall-then", day=escape(day(told, language))),
        headline(then, reader),
        tell(language, "recall-now"),
        headline(now, reader),
    ]
    if reason:
        found.append(tell(language, "recall-because", reason=escape(quoted(reason, 300))))
    return Reply(html=lines(*found))


def corrected_note(told: date, reader: Reader) -> Html:
    """The line at the end of an old message, since a figure of it has been corrected."""
    return tell(reader.language, "recall-mended", day=escape(day(told, reader.language)))


def parcel_recall(correction: Correction, days: Period | None, reader: Reader) -> Reply:
    """A figure that a digest rested on: what it was, and what stands in its place.

    `days`: those of the digest; None: it was none, but what somebody had waited for.
    """
    language = reader.language
    news = News.CORRECTED if correction.now is not None else News.WITHDRAWN
    item = Item(
        news=news, figure=correction.was, now=correction.now, at=correction.at,
        reason=correction.reason,
    )  # fmt: skip
    if days is None:
        title = say(language, "recall-watch")
    else:
        title = say(language, "recall-digest", period=period(days, language))
    return Reply(html=lines(bold(title), *change_lines([item], reader)))
