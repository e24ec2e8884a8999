"""Alarms: messages to the owners about the process itself."""

from datetime import date

from handlers.replies.dates import day
from handlers.replies.markup import code, quoted
from handlers.replies.messages import tell
from handlers.replies.reply import Reader, Reply


def quarantine_alarm(reader: Reader, update: str) -> Reply:
    """An update could not be handled, and is kept aside."""
    return Reply(html=tell(reader.language, "alarm-quarantine", update=code(update)))


def delivery_alarm(reader: Reader, words: str) -> Reply:
    """Deliveries are in trouble; `words` are those of the log."""
    return Reply(html=tell(reader.language, "alarm-delivery", words=code(quoted(words))))


def process_alarm(reader: Reader, words: str) -> Reply:
    """The process itself is in trouble; `words` are those of the log."""
    return Reply(html=tell(reader.language, "alarm-process", words=code(quoted(words))))


def age_alarm(reader: Reader, newest: str) -> Reply:
    """The newest figure, of this day (ISO), is older than was expected."""
    reached = day(date.fromisoformat(newest), reader.language)
    return Reply(html=tell(reader.language, "alarm-age", day=reached))


def copy_alarm(reader: Reader, waiting: str) -> Reply:
    """The store is a restored copy, in which so many messages wait for an owner's word."""
    return Reply(html=tell(reader.language, "alarm-copy", waiting=code(waiting)))
