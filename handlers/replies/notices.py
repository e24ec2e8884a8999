"""Short notices: invitations, choices made, doubts reported, and what went wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from typing import Protocol

from handlers.replies.buttons import ask, rows
from handlers.replies.dates import day
from handlers.replies.evidence import behind
from handlers.replies.headline import headline
from handlers.replies.markup import bold, bullet, code, escape, join, lines, link, quoted
from handlers.replies.messages import say, tell
from handlers.replies.names import reading_label
from handlers.replies.reply import Button, Reader, Reply
from store.answers.values import Answer
from store.quantities import Unit
from store.questions import StaleQuestion, decode

LONGEST_COMMAND = 32
"""Characters of a command (Bot API); more of an unknown one is not repeated."""
LONGEST_MISSED = 80
"""Characters of words not understood that owners are shown."""
MOST_REFS = 10
"""Figures that a message to the owners names."""


class Doubt(Protocol):
    """A report "this is wrong" as the store keeps it; `question` is encoded, nobody is named."""

    @property
    def code(self) -> str:
        """The report's code."""

    @property
    def question(self) -> str:
        """The encoded question."""

    @property
    def answered(self) -> str:
        """The refs that were shown."""

    @property
    def at(self) -> datetime:
        """When it came."""


class Missed(Protocol):
    """Words that were not understood, as the store keeps them."""

    @property
    def words(self) -> str:
        """Cut and cleaned."""

    @property
    def times(self) -> int:
        """How often they came."""

    @property
    def at(self) -> datetime:
        """When they came last."""


def chosen_language(reader: Reader) -> Reply:
    """The language was changed; said in the new one."""
    return Reply(html=tell(reader.language, "language-chosen"))


def chosen_unit(reader: Reader) -> Reply:
    """The unit was changed to the reader's."""
    unit = say(reader.language, f"unit-{reader.unit or Unit.HA}")
    return Reply(html=tell(reader.language, "unit-chosen", unit=bold(unit)))


def left_aside(reply: Reply, reader: Reader, words: str) -> Reply:
    """The reply, and that a command had no use for these words; without any, the reply alone."""
    if not words.strip():
        return reply
    said = tell(reader.language, "set-aside", words=code(quoted(words, LONGEST_COMMAND)))
    return replace(reply, html=f"{reply.html}\n{said}")


def nobodys_choice(reader: Reader) -> Reply:
    """A choice by somebody who writes as a group or channel: it would be everybody's."""
    return Reply(html=tell(reader.language, "choice-nameless"))


def invited_only(reader: Reader, person_id: int) -> Reply:
    """A stranger where access is by invitation: the id that the owner needs."""
    return Reply(html=tell(reader.language, "invited-only", id=code(str(person_id))))


def invitation_link(reader: Reader, address: str, role: str = "reader") -> Reply:
    """A new one-time link, for the owner to pass on, and what it lets people do."""
    language = reader.language
    shown = tell(language, "invitation-link", link=link(address, address))
    return Reply(html=lines(shown, tell(language, "invitation-as", role=role)))


def invitation_role(reader: Reader, word: str) -> Reply:
    """A role that is none."""
    return Reply(html=tell(reader.language, "invitation-role", word=code(quoted(word, 30))))


def invitation_accepted(reader: Reader) -> Reply:
    """Welcome."""
    return Reply(html=tell(reader.language, "invitation-accepted"), buttons=_help(reader))


def invitation_spent(reader: Reader) -> Reply:
    """A link that was used, has expired, or never was."""
    return Reply(html=tell(reader.language, "invitation-spent"))


def no_such_ref(reader: Reader, text: str) -> Reply:
    """A code that names no figure; without a code, how to give one."""
    wanted = quoted(text, LONGEST_COMMAND)
    if not wanted:
        return Reply(html=tell(reader.language, "ref-missing", example=code("/ref F-7KQ2")))
    return Reply(html=tell(reader.language, "ref-unknown", ref=code(wanted)))


def owners_only(reader: Reader) -> Reply:
    """A command that only owners may use."""
    return Reply(html=tell(reader.language, "owners-only"), buttons=_help(reader))


def keepers_only(reader: Reader) -> Reply:
    """A command that only those who keep the figures may use."""
    return Reply(html=tell(reader.language, "keepers-only"), buttons=_help(reader))


def unreadable(reader: Reader) -> Reply:
    """A photo, a voice message, a sticker."""
    return Reply(html=tell(reader.language, "unreadable"), buttons=_help(reader))


def edited_command(reader: Reader, name: str) -> Reply:
    """A command that a message was edited into: it does something, so it takes a new message."""
    return Reply(html=tell(reader.language, "command-edited", command=escape(f"/{name}")))


def unknown_command(reader: Reader, name: str, known: Iterable[str]) -> Reply:
    """A command that nobody handles, and the one that is nearest to it."""
    language, word = reader.language, quoted(name, LONGEST_COMMAND)
    near = get_close_matches(word.lower(), list(known), n=1)
    shown = code(f"/{word}")
    if near:
        html = tell(language, "command-near", command=shown, near=escape(f"/{near[0]}"))
    else:
        html = tell(language, "command-unknown", command=shown)
    return Reply(html=html, buttons=_help(reader))


def command_of_another(reader: Reader, name: str, bot: str) -> Reply:
    """A command of ours that names another bot."""
    language, shown = reader.language, quoted(bot, LONGEST_COMMAND)
    html = tell(language, "command-of-another", bot=f"@{shown}", command=code(f"/{name}"))
    return Reply(html=html, buttons=_help(reader))


def managers_only(reader: Reader) -> Reply:
    """What a group gets is decided by those who manage it."""
    return Reply(html=tell(reader.language, "managers-only"))


def broken(reader: Reader, error_code: str) -> Reply:
    """Something of ours broke; the code finds it in the log."""
    return Reply(html=tell(reader.language, "broken", code=code(error_code)))


def taken(reader: Reader) -> Reply:
    """What they sent took effect before the process ended; its reply was lost."""
    return Reply(html=tell(reader.language, "taken"))


def busy(reader: Reader) -> Reply:
    """The store is locked for the moment."""
    return Reply(html=tell(reader.language, "busy"))


def which_period(reader: Reader) -> Reply:
    """A ledger needs a period that ends."""
    return Reply(html=tell(reader.language, "ledger-period", example=code("/reconcile 2023")))


def which_day(reader: Reader) -> Reply:
    """Changes need a day to count from."""
    example = code("/changes since 1 March 2026")
    return Reply(html=tell(reader.language, "changes-period", example=example))


def too_fast(reader: Reader) -> Reply:
    """More messages in a minute than are answered."""
    return Reply(html=tell(reader.language, "too-fast"))


def stale_link(reader: Reader) -> Reply:
    """A shared link to a question that another version wrote, or nobody."""
    return Reply(html=tell(reader.language, "link-stale"), buttons=_help(reader))


def stale_button(reader: Reader) -> str:
    """A button of another version, as an alert: plain text of at most 200 characters."""
    return say(reader.language, "button-stale")


def report_taken(reader: Reader, report_code: str, *, owners: bool) -> str:
    """Thanks for "this is wrong", as an alert: plain text of at most 200 characters.

    Without `owners` nobody is told of it, and none is promised to look.
    """
    return say(reader.language, "report-taken" if owners else "report-kept", code=report_code)


def report_to_owners(reader: Reader, report_code: str, answer: Answer) -> Reply:
    """What owners are told of a doubt: code, question, answer, figures; nobody is named."""
    language = reader.language
    refs = [code(figure.ref) for figure in behind(answer)[:MOST_REFS]]
    label = reading_label(answer.question, language)
    return Reply(
        html=lines(
            tell(language, "report-title", code=code(report_code)),
            tell(language, "report-question", question=label),
            tell(language, "report-answer", answer=headline(answer, reader)),
            tell(language, "report-figures", refs=join(", ", refs)) if refs else None,
        ),
        buttons=rows((ask(say(language, "button-look"), answer.question),)),
    )


def report_list(reader: Reader, doubts: Sequence[Doubt]) -> Reply:
    """The latest doubts, for owners: first line the count, then one line each."""
    language = reader.language
    if not doubts:
        return Reply(html=tell(language, "reports-none"))
    shown = [bold(say(language, "reports-title", count=len(doubts)))]
    for doubt in doubts:
        try:
            label = reading_label(decode(doubt.question), language)
        except StaleQuestion:
            label = quoted(doubt.question, 60)
        parts = [code(doubt.code), escape(day(doubt.at.date(), language)), escape(label)]
        parts += [escape(quoted(doubt.answered, 120))] if doubt.answered else []
        shown.append(bullet(parts))
    return Reply(html=lines(*shown))


def missed_list(reader: Reader, missed: Sequence[Missed]) -> Reply:
    """What was not understood, for owners: the most frequent first, nobody is named."""
    language = reader.language
    if not missed:
        return Reply(html=tell(language, "unanswered-none"))
    shown = [bold(say(language, "unanswered-title"))]
    for each in missed:
        words = code(quoted(each.words, LONGEST_MISSED))
        last = escape(day(each.at.date(), language))
        shown.append(bullet([escape(f"{each.times}×"), words, last]))
    return Reply(html=lines(*shown))


def _help(reader: Reader) -> tuple[tuple[Button, ...], ...]:
    return rows((Button(label=say(reader.language, "button-help"), data="h:all"),))
