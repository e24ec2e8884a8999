"""A digest: each place's numbers for the period, how they changed, and what is new on record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from handlers.replies.buttons import ask, rows
from handlers.replies.dates import day, period
from handlers.replies.headline import headline, period_of
from handlers.replies.ledger import change_lines
from handlers.replies.markup import EMPTY, Html, bold, bullet, code, escape, italic, join, lines
from handlers.replies.messages import say, tell
from handlers.replies.names import listed, place_short
from handlers.replies.numbers import NOTHING, answer_amount, number
from handlers.replies.picturing import periods_compared
from handlers.replies.progress import is_promised, pace_lines, share
from handlers.replies.reply import Button, Reader, Reply
from store.answers.changes import Item, News
from store.answers.values import Answer, Kind
from store.areas import Places
from store.periods import Period
from store.records import Figure, Qualifier

MOST_CHANGES = 12
"""Changes of the record that a digest lists; /changes has the others."""

UNSUBSCRIBE = "d:stop"
SETTINGS = "d:set"
"""Buttons of a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One measure of one place: the period, the one before, the same of last year, and sums."""

    now: Answer
    before: Answer
    last_year: Answer
    this_year: Answer
    to_date: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A place with its entries, and the year's plan beside what was done of it."""

    places: Places
    entries: tuple[Entry, ...]
    plan: Answer
    done: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """All that one choice gets: `news` is what the record gained and lost since `since`.

    `more`: there was more of it; these are the latest.
    """

    days: Period
    sections: tuple[Section, ...]
    news: tuple[Item, ...]
    since: date
    as_of: date
    more: bool = False


def digest_reply(digest: Digest, reader: Reader) -> Reply:
    """The digest as messages. The first line is the first number, for the phone's preview."""
    language = reader.language
    first = digest.sections[0].entries[0].now
    title = say(language, "digest-title", period=period(digest.days, language))
    found = [headline(first, reader), bold(title), EMPTY]
    for section in digest.sections:
        found += [*_section(section, reader), EMPTY]
    found += _news(digest, reader)
    as_of = italic(say(language, "as-of", day=day(digest.as_of, language)))
    found.append(join(" · ", (as_of, code(first.code))) if first.code else as_of)
    sources = sorted({f.source.publisher for f in figures_of(digest) if f.source.publisher})
    if sources:
        names = listed(tuple(sources), language)
        found.append(tell(language, "digest-sources", sources=escape(names)))
    buttons = rows(
        (ask(say(language, "button-look"), first.question),),
        (Button(label=say(language, "button-digest-settings"), data=SETTINGS),
         Button(label=say(language, "button-digest-stop"), data=UNSUBSCRIBE)),
    )  # fmt: skip
    entry = digest.sections[0].entries[0]
    picture = periods_compared((entry.last_year, entry.before, entry.now), reader)
    return Reply(html=lines(*found), buttons=buttons, picture=picture)


def figures_of(digest: Digest) -> Iterator[Figure]:
    """The figures that a digest rests on, those of the changes that it lists among them."""
    for section in digest.sections:
        for entry in section.entries:
            shown = (entry.now, entry.before, entry.last_year, entry.this_year, entry.to_date)
            for answer in shown:
                yield from answer.evidence
        for answer in (section.plan, section.done):
            yield from answer.evidence
    for item in _listed(digest):
        yield from (figure for figure in (item.figure, item.now) if figure is not None)


def _section(section: Section, reader: Reader) -> Iterator[Html]:
    language = reader.language
    yield bold(place_short(section.places, language))
    for entry in section.entries:
        yield from _entry(entry, reader)
        if entry.now.question.measure is section.plan.question.measure:
            yield from _plan(section, reader)


def _plan(section: Section, reader: Reader) -> Iterator[Html]:
    """The year's plan and the pace towards it, below the measure that it is about."""
    language, plan, done = reader.language, section.plan, section.done
    year = period(plan.question.period, language)
    if not is_promised(plan):
        none = say(language, "none-short")
        yield bullet([tell(language, "digest-plan", year=escape(year), amount=escape(none))])
        return
    proved = share(plan, done)
    shown = answer_amount(plan, reader.unit_for(plan.question), language)
    parts = [tell(language, "digest-plan", year=escape(year), amount=escape(shown))]
    if proved is not None:
        words, percent = proved
        parts.append(tell(language, f"digest-share-{words}", percent=percent))
    yield bullet(parts)
    for line in pace_lines(plan, done, reader):
        yield bullet([line])


def _entry(entry: Entry, reader: Reader) -> Iterator[Html]:
    language, unit = reader.language, reader.unit_for(entry.now.question)
    what = tell(language, f"digest-{entry.now.question.measure}")
    shown = answer_amount(entry.now, unit, language)
    if shown == NOTHING:
        shown = say(language, "none-short")
    yield join(": ", (what, bold(shown)))
    others = (entry.before, entry.last_year)
    if shown != say(language, "none-short") or any(map(_is_told, others)):
        for other in others:
            yield _compared(entry.now, other, reader)
    for name, answer in (("year", entry.this_year), ("total", entry.to_date)):
        if answer.kind is not Kind.NONE:
            amount = answer_amount(answer, unit, language)
            days = period_of(answer, language)
            yield bullet(
                [tell(language, f"digest-{name}", amount=escape(amount), days=escape(days))]
            )


def _compared(now: Answer, other: Answer, reader: Reader) -> Html:
    """The other period's number, and the change where both are exact, else that it is not known.

    "Not published" where nothing is known of it, or next to nothing: that it is not negative.
    """
    language = reader.language
    days = escape(period(other.question.period, language))
    if not _is_told(other):
        return bullet([join(": ", (days, escape(say(language, "none-short"))))])
    amount = answer_amount(other, reader.unit_for(other.question), language)
    parts = [join(": ", (days, escape(amount)))]
    change = _change(now, other)
    if change is not None:
        sign = "+" if change > 0 else "−" if change < 0 else "±"
        parts.append(escape(f"{sign}{number(abs(change), language)} %"))
    elif now.kind is not Kind.NONE:
        parts.append(tell(language, "digest-change-open"))
    return bullet(parts)


def _is_told(answer: Answer) -> bool:
    """Whether more is known of a number than that it is not negative, and no more than so much."""
    return answer.kind is not Kind.NONE and not (answer.kind is Kind.BOUNDS and not answer.low)


def _change(now: Answer, other: Answer) -> int | None:
    """Whole percents between two numbers that are known exactly; None for all else."""
    exact = all(
        one.kind in {Kind.DIRECT, Kind.DERIVED}
        and one.qualifier is Qualifier.EXACT
        and one.value is not None
        and not one.disputed
        for one in (now, other)
    )
    if not exact or not other.value or now.value is None:
        return None
    return round(Fraction(100 * (now.value - other.value), other.value))


def _listed(digest: Digest) -> list[Item]:
    """The changes that have room in it, those that mend first."""
    mended = [item for item in digest.news if item.news is not News.NEW]
    new = [item for item in digest.news if item.news is News.NEW]
    return [*mended, *new][:MOST_CHANGES]


def _news(digest: Digest, reader: Reader) -> Iterator[Html]:
    language = reader.language
    since = escape(day(digest.since, language))
    if not digest.news:
        yield tell(language, "digest-nothing-new", day=since)
        return
    title = "changes-latest" if digest.more else "digest-news"
    yield bold(say(language, title, day=day(digest.since, language), count=len(digest.news)))
    yield from change_lines(_listed(digest), reader)
    left = len(digest.news) - MOST_CHANGES
    if left > 0:
        how = code(f"/changes since {digest.since.isoformat()}")
        yield tell(language, "digest-more", count=left, how=how)
