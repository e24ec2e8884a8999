"""Figures as they are shown: a line, a card, what promises them; and who published any."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from handlers.replies.dates import day, period
from handlers.replies.markup import (
    EMPTY,
    Html,
    bold,
    bullet,
    code,
    escape,
    italic,
    italic_html,
    join,
    lines,
    link,
    quoted,
)
from handlers.replies.messages import say, tell
from handlers.replies.names import place, place_short, scope, scope_beside
from handlers.replies.numbers import figure_amount, printed_amount
from handlers.replies.reply import Reader, Reply
from store.answers.values import Answer
from store.quantities import Unit
from store.questions import Question
from store.records import Figure, Source

MOST_LINES = 10
"""Figures that an answer shows as its proof; more are behind the button."""
MOST_CARDS = 40
"""Figures that the sources of one answer show."""
LONGEST_WORDS = 700
"""Characters of a source's own words that are quoted."""


def figure_lines(
    figures: Sequence[Figure], question: Question, reader: Reader, most: int = MOST_LINES
) -> list[Html]:
    """At most `most` lines; the last one says how many more there are."""
    shown = figures if len(figures) <= most else figures[: most - 1]
    named = any(figure.scope != question.scope for figure in figures)
    found = [figure_line(figure, question, reader, named=named) for figure in shown]
    if len(shown) < len(figures):
        found.append(tell(reader.language, "and-more", count=len(figures) - len(shown)))
    return found


def source_words(source: Source, language: str) -> Html:
    """Who published it and when, as a link where there is an address."""
    name = quoted(source.publisher, 80) or say(language, "source-unnamed")
    publisher = link(name, source.url)
    if source.published is None:
        return tell(language, "source-undated", publisher=publisher)
    return tell(language, "source-dated", publisher=publisher, day=day(source.published, language))


def figure_sources(figure: Figure, language: str) -> Html:
    """Everyone who states a figure, whom it is from first."""
    return join("; ", (source_words(one, language) for one in (figure.source, *figure.also)))


def publisher_and_ref(figure: Figure) -> Html:
    """Whom a figure is from, and its code."""
    return join(", ", (escape(quoted(figure.source.publisher, 80)), code(figure.ref)))


def source_list(found: Sequence[tuple[str, int, date | None]], reader: Reader) -> Reply:
    """Publishers with how many figures are on record and their latest publication day."""
    language = reader.language
    total = sum(count for _, count, _ in found)
    rows = [bold(say(language, "source-list", count=total))]
    for publisher, count, latest in found:
        words = {"publisher": quoted(publisher, 80)}
        if latest is None:
            rows.append(tell(language, "source-row-undated", count=count, **words))
        else:
            newest = day(latest, language)
            rows.append(tell(language, "source-row", count=count, day=newest, **words))
    return Reply(html=lines(*rows, EMPTY, tell(language, "source-list-next")))


def behind(answer: Answer) -> tuple[Figure, ...]:
    """The figures that prove an answer or its rows, each once."""
    every = (answer, *answer.rows)
    return tuple({figure.id: figure for one in every for figure in one.evidence}.values())


def direct_line(answer: Answer, reader: Reader) -> Html:
    """The one figure behind a direct answer, and how it was printed where that differs."""
    (figure, *_), language = answer.evidence, reader.language
    source, ref = figure_sources(figure, language), code(figure.ref)
    if figure.unit is Unit.ITEM or figure.unit is reader.unit_for(answer.question):
        return tell(language, "proof-direct", source=source, ref=ref)
    amount = printed_amount(figure, language)
    return tell(language, "proof-direct-printed", amount=amount, source=source, ref=ref)


def figure_line(
    figure: Figure, question: Question, reader: Reader, *, named: bool = False
) -> Html:
    """A figure on one line: its number, in what its cell differs, its source and code.

    `named`: whose work it counts is said also where it is the asked one's.
    """
    language = reader.language
    same = figure.measure is question.measure
    unit = reader.unit_for(question) if same else reader.unit_of(figure.measure)
    parts = [escape(figure_amount(figure, unit, language, bare=same))]
    if figure.places != question.places:
        parts.append(escape(place_short(figure.places, language)))
    if figure.period != question.period:
        parts.append(escape(period(figure.period, language)))
    parts.extend(
        escape(word) for word in scope_beside(figure.scope, question.scope, language, named=named)
    )
    parts += [figure_sources(figure, language), code(figure.ref)]
    return bullet(parts)


def card(figure: Figure, reader: Reader, number_before: str) -> list[Html]:
    """A figure in full: number, cell, source, and the words that state it."""
    language = reader.language
    head = [bold(f"{number_before}{printed_amount(figure, language)}")]
    if figure.measure.is_area:
        head.append(tell(language, f"measure-{figure.measure}"))
    head.append(escape(place(figure.places, language)))
    head.append(escape(period(figure.period, language)))
    head.extend(escape(word) for word in scope(figure.scope, language))
    source = [figure_sources(figure, language)]
    if figure.source.speaker:
        source.append(escape(quoted(figure.source.speaker, 120)))
    rows = [join(" · ", head), join(" · ", (*source, code(figure.ref)))]
    if figure.words:
        rows.append(source_sentence(figure, language))
    return rows


def promise_lines(figure: Figure, language: str) -> Iterator[Html]:
    """Who promised it and when, and in which words, as far as that is on record."""
    source = figure.source
    if source.speaker and source.published is not None:
        said = day(source.published, language)
        speaker = quoted(source.speaker, 120)
        yield tell(language, "plan-speaker-dated", speaker=speaker, day=said)
    elif source.speaker:
        yield tell(language, "plan-speaker", speaker=quoted(source.speaker, 120))
    if figure.words:
        yield source_sentence(figure, language)


def source_sentence(figure: Figure, language: str) -> Html:
    """The exact words of the source, with the number marked where it is found."""
    words = quoted(figure.words, len(figure.words) + 1)
    wanted = re.sub(r"[.,\s]", "", figure.printed)
    for match in _NUMBER.finditer(words):
        if re.sub(r"[.,\s\u00a0\u202f]", "", match.group()) == wanted:
            before, after = _around(words, match.start(), match.end())
            marked = join("", (escape(before), bold(match.group()), escape(after)))
            return italic_html(tell(language, "quote", text=marked))
    return italic(say(language, "quote", text=quoted(words, LONGEST_WORDS)))


def _around(words: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a number; of very long words only what is near it."""
    if len(words) <= LONGEST_WORDS:
        return words[:start], words[end:]
    first = max(0, min(start - LONGEST_WORDS // 2, len(words) - LONGEST_WORDS))
    last = max(first + LONGEST_WORDS, end)
    before, after = words[first:start], words[end:last]
    return f"…{before}" if first else before, f"{after}…" if last < len(words) else after


_NUMBER = re.compile(r"\d(?:[\d.,\u00a0\u202f ]*\d)?")
