"""Short words about drafts: what is asked for, what was not understood, what cannot be done."""

from collections.abc import Sequence

from handlers.language.cells import Reason
from handlers.replies import imports
from handlers.replies.drafts import buttons_of_question, examples
from handlers.replies.markup import Html, code, escape, join, quoted
from handlers.replies.messages import say, tell
from handlers.replies.numbers import number
from handlers.replies.reply import Reader, Reply
from store.proposals import Draft

ADD_EXAMPLE = "/add In 2023, 500 hectares were cleared in Fuzuli."
MOST_NAMED = 12
"""Lines that an alert names; it has 200 characters."""


def over(reader: Reader, state: str) -> str:
    """Why a draft can no longer be decided about, as an alert."""
    return say(reader.language, f"draft-over-{state}")


def over_reply(reader: Reader, state: str) -> Reply:
    """The same as a message."""
    return Reply(html=escape(over(reader, state)))


def not_yours(reader: Reader) -> str:
    """Somebody else made this draft."""
    return say(reader.language, "draft-not-yours")


def own_draft(reader: Reader) -> str:
    """One's own draft is approved by another person."""
    return say(reader.language, "draft-own")


def may_not(reader: Reader) -> str:
    """For the people who keep the figures only."""
    return say(reader.language, "keepers-only")


def undo_may_not(reader: Reader) -> str:
    """Taking uploads back is for approvers and owners."""
    return say(reader.language, "undo-may-not")


def changed(reader: Reader) -> str:
    """The draft is not as it was shown."""
    return say(reader.language, "draft-changed")


def outdated(reader: Reader) -> str:
    """The record has moved on, so the draft was checked again."""
    return say(reader.language, "draft-outdated")


def held(reader: Reader, numbers: Sequence[int]) -> str:
    """Lines that need something first, as an alert; none: no line is ready."""
    if not numbers:
        return say(reader.language, "draft-none-clean")
    named = ", ".join(map(str, numbers[:MOST_NAMED])) + (" …" if numbers[MOST_NAMED:] else "")
    return say(reader.language, "draft-held", lines=named)


def cancelled(reader: Reader, draft: Draft) -> Reply:
    """It was given up."""
    return Reply(html=tell(reader.language, "draft-cancelled", code=code(draft.code)))


def emptied(reader: Reader) -> Reply:
    """Its last line was taken out."""
    return Reply(html=tell(reader.language, "draft-empty"))


def expired(reader: Reader, draft: Draft) -> Reply:
    """Its day was over."""
    return Reply(html=tell(reader.language, "draft-expired", code=code(draft.code)))


def rejected(reader: Reader, draft: Draft, who: str, reason: str) -> Reply:
    """What its author is told; `who` rejected it."""
    return Reply(
        html=tell(
            reader.language, "draft-rejected", code=code(draft.code), who=code(who),
            reason=quoted(reason),
        )
    )  # fmt: skip


def rejection_told(reader: Reader, draft: Draft) -> Reply:
    """What who rejected it is told."""
    return Reply(html=tell(reader.language, "draft-rejection-told", code=code(draft.code)))


def approval_asked(reader: Reader, author: int) -> str:
    """What stands above a draft that somebody is asked to approve."""
    return say(reader.language, "draft-asks-approval", who=str(author))


def asks(reader: Reader, draft: Draft, what: str) -> Reply:
    """A question about a draft; the next message answers it. `what` as Draft.asks has it."""
    language = reader.language
    name, _, number = what.partition(" ")
    shown: Html
    match name:
        case "reason":
            shown = tell(language, "draft-asks-reason", number=number)
        case "edit":
            shown = tell(language, "draft-asks-edit", examples=examples(reader.language))
        case "reject":
            shown = tell(language, "draft-asks-reject", code=code(draft.code))
        case _:
            shown = tell(language, f"draft-asks-{name}")
    return Reply(html=shown, buttons=buttons_of_question(draft, reader))


def never_mind(reader: Reader) -> str:
    """Nothing is asked any more."""
    return say(reader.language, "draft-never-mind")


def unread(reader: Reader, words: str) -> Reply:
    """Words that look like an edit and are none."""
    return Reply(
        html=tell(
            reader.language,
            "draft-unread",
            words=quoted(words, 100),
            examples=examples(reader.language),
        )
    )


def day_unread(reader: Reader) -> Reply:
    """No day, or one to come."""
    return Reply(html=tell(reader.language, "draft-day-unread"))


def no_line(reader: Reader, number: int) -> Reply:
    """A line that is not there."""
    return Reply(html=tell(reader.language, "draft-no-line", number=str(number)))


def no_number(reader: Reader, reason: Reason) -> Reply:
    """A number that cannot be kept, or can be read in two ways."""
    return Reply(html=escape(imports.reason(reason, reader.language)))


def no_figures(reader: Reader) -> Reply:
    """No figure was found where one was expected."""
    return Reply(html=tell(reader.language, "draft-no-figures", example=code(ADD_EXAMPLE)))


def add_how(reader: Reader) -> Reply:
    """/add alone."""
    return Reply(html=tell(reader.language, "draft-add-how", example=code(ADD_EXAMPLE)))


def not_a_picture(reader: Reader) -> Reply:
    """A photo of a table."""
    return unreadable_file(reader, Reason(why="photo"))


def unreadable_file(reader: Reader, reason: Reason) -> Reply:
    """A file of which nothing can be read."""
    return Reply(html=escape(imports.reason(reason, reader.language)))


def correct_how(reader: Reader, ref: str) -> Reply:
    """How /correct is written."""
    named = quoted(ref, 12) or "F-7KQ2"
    examples = (
        f"/correct {named} correction: 1,454.2 ha because a digit was lost",
        f"/correct {named} revision: 1,500 ha because ANAMA updated it",
    )
    shown = join(" · ", map(code, examples))
    return Reply(html=tell(reader.language, "correct-how", examples=shown))


def correct_unknown(reader: Reader, ref: str) -> Reply:
    """No figure that counts has this code."""
    return Reply(html=tell(reader.language, "correct-unknown", ref=code(quoted(ref, 20))))


def correct_same(reader: Reader, ref: str) -> Reply:
    """The correction says what the figure says."""
    return Reply(html=tell(reader.language, "correct-same", ref=code(ref)))


def rows_read(reader: Reader, done: int, of: int) -> Reply:
    """How far the reading of a file is."""
    language = reader.language
    shown = {"done": number(done, language), "all": number(of, language)}
    return Reply(html=tell(language, "draft-rows", **shown))
