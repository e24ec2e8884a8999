"""An answer looked up by its code: as it was said, its figures, and the same question today."""

from collections.abc import Iterator, Sequence

from handlers.replies.buttons import back_button, figure_buttons
from handlers.replies.computation import computations
from handlers.replies.dates import day
from handlers.replies.evidence import MOST_CARDS, behind, card
from handlers.replies.headline import headline
from handlers.replies.ledger import whole_line
from handlers.replies.markup import (
    EMPTY,
    Html,
    bold,
    code,
    escape,
    italic,
    join,
    lines,
    quoted,
)
from handlers.replies.messages import say, tell
from handlers.replies.names import reading_label
from handlers.replies.proof import cautions
from handlers.replies.reply import Reader, Reply
from handlers.replies.series import told_lines
from store.answers.changes import Item
from store.answers.values import Answer
from store.figures import Act
from store.keys import TERMINAL_IDS
from store.questions import Shape
from store.records import Figure


def answer_card(then: Answer, today: Answer, uploads: Sequence[Act], reader: Reader) -> Reply:
    """What was said, what holds today, how it was computed, each source with its words."""
    language = reader.language
    found = [
        join(" · ", (bold(reading_label(then.question, language)), code(then.code))),
        *_said(then, reader),
        italic(say(language, "as-of", day=day(then.as_of, language))),
        *_today(then, today, reader),
    ]
    computed = list(computations(then, reader))
    found += [EMPTY, *computed] if computed else []
    if then.question.shape is Shape.TOTAL:
        found += cautions(then, reader)
    shown = behind(then)
    found += _cards(shown, reader)
    others = [one for one in then.others if one not in shown]
    if others:
        found += [EMPTY, bold(say(language, "others")), *_cards(others, reader, len(shown))]
    every = (*shown, *others)
    found.append(EMPTY)
    if any(not one.words for one in every[:MOST_CARDS]):
        found.append(tell(language, "words-not-kept"))
    found += _brought(every, uploads, language)
    return Reply(html=lines(*found), buttons=back_button(then.question, reader))


def figure_card(
    figure: Figure, uploads: Sequence[Act], reader: Reader, *, fate: Item | None = None
) -> Reply:
    """One figure: its cell, the number as printed, the source's words, who stored it.

    `fate`: what stands in its place now, of a figure that counts no longer.
    """
    language = reader.language
    known = say(language, "figure-known", day=day(figure.known_from.date(), language))
    found = [*_given_up(fate, reader), *card(figure, reader, ""), italic(known)]
    if not figure.words:
        found.append(tell(language, "words-not-kept"))
    found += _brought([figure], uploads, language)
    return Reply(html=lines(*found), buttons=figure_buttons(figure, reader))


def _given_up(fate: Item | None, reader: Reader) -> Iterator[Html]:
    """That a figure counts no longer, since when and why, and what stands in its place."""
    if fate is None:
        return
    language = reader.language
    when = escape(day(fate.at.date(), language))
    yield join(" · ", (bold(say(language, f"changes-{fate.news}")), when))
    if fate.reason:
        yield italic(quoted(fate.reason, 200))
    if fate.now is not None:
        yield tell(language, "changes-instead")
        yield whole_line(fate.now, reader)
    yield EMPTY


def _said(answer: Answer, reader: Reader) -> list[Html]:
    if answer.question.shape is Shape.TOTAL:
        return [headline(answer, reader)]
    return told_lines(answer, reader)


def _today(then: Answer, today: Answer, reader: Reader) -> Iterator[Html]:
    if _claims(today) == _claims(then):
        yield tell(reader.language, "card-same")
        return
    yield tell(reader.language, "card-today")
    yield from _said(today, reader)


def _cards(figures: Sequence[Figure], reader: Reader, before: int = 0) -> Iterator[Html]:
    """Each figure in full, numbered on from `before`; of very many the first."""
    for index, figure in enumerate(figures[:MOST_CARDS], start=before + 1):
        yield EMPTY
        yield from card(figure, reader, f"{index}. ")
    if len(figures) > MOST_CARDS:
        yield EMPTY
        yield tell(reader.language, "and-more-figures", count=len(figures) - MOST_CARDS)


def _brought(figures: Sequence[Figure], uploads: Sequence[Act], language: str) -> Iterator[Html]:
    """Who stored the figures and when; with several uploads, which figures each brought."""
    for act in uploads:
        numbers = [str(n) for n, one in enumerate(figures, start=1) if one.upload == act.id]
        for line in _stored(act, language):
            yield join(": ", (escape(", ".join(numbers)), line)) if len(uploads) > 1 else line


def _stored(act: Act, language: str) -> Iterator[Html]:
    """Who brought an upload, a line for each person who had a hand in it."""
    when = day(act.at.date(), language)
    if act.kind == "published":
        yield tell(language, "card-shipped", day=when)
    else:
        yield tell(language, "card-stored", who=_who(act.uploader, language), day=when)
    if act.approver:
        yield tell(language, "card-approved", who=_who(act.approver, language))


def _who(person: str, language: str) -> Html:
    """A person as the record knows them; their key; at a terminal nobody has one."""
    if person.isdecimal() and int(person) >= TERMINAL_IDS:
        return tell(language, "card-terminal")
    return escape(person)


def _claims(answer: Answer) -> tuple[object, ...]:
    own = (answer.kind, answer.value, answer.low, answer.high, answer.qualifier, answer.period)
    return (*own, *(_claims(row) for row in answer.rows))
