"""Drafting: a text or a file becomes a Draft, whose every line points at where it stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from handlers.language.cells import Reason
from handlers.language.edits import Change
from handlers.language.extract import extract
from handlers.language.extraction.report import Extracted, Extraction
from handlers.language.extraction.words.layout import sentences
from handlers.language.lexicon import words
from handlers.language.numbers import spelled
from handlers.language.origin import Origin, origin
from handlers.replies.markup import web_address
from handlers.sheets import Sheet, where
from store.periods import Period
from store.proposals import Doubt, Draft, LeftOut, Line
from store.quantities import Unit, fits, plain, to_base, usual_unit
from store.questions import Scope
from store.records import NewFigure, Source
from store.rows import RowError, figure_of, row_of

LONGEST_WORDS = 1000
"""Characters of the sentence that is kept with a figure."""
MOST_ADDRESSES = 3
"""Addresses that cannot be linked that a note names."""
_INFERRED = {"doubt-year": "year"}
"""Doubts of a text that are about what it does not print, and the field that was inferred."""


def known_operators() -> frozenset[str]:
    """The operators that reports name, by the names that figures keep."""
    return frozenset(words("reports_en")["operator"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Where a text or file comes from, as far as how it was sent tells: a forward tells it."""

    publisher: str = ""
    published: date | None = None
    url: str = ""


def draft_text(text: str, sent: Sent, *, author: int, today: date) -> Draft | None:
    """The draft of a report; None when there is no figure in it.

    What the way it was sent does not tell is looked for in its words, and marked as inferred;
    a report that tells no day is read as of today.
    """
    told = origin(text, today)
    published = sent.published or told.published or today
    inferred = [] if sent.publisher else ["publisher"]
    inferred += [] if sent.published else ["published" if told.published else "today"]
    source = Source(
        publisher=_short(sent.publisher or told.publisher),
        published=published,
        url=sent.url or _url(told),
    )
    draft = Draft(author=author, text=text, source=source, inferred=tuple(inferred))
    return _with_lines(draft, extract(text, published))


def redrafted(draft: Draft, source: Source) -> Draft:
    """The draft with another source; a text whose day changes is read again as of that day.

    Lines that were edited or dropped since stay so.
    """
    inferred = tuple(
        name for name in draft.inferred
        if name not in {"published", "today"} or source.published == draft.source.published
    )  # fmt: skip
    if source.publisher != draft.source.publisher:
        inferred = tuple(name for name in inferred if name != "publisher")
    changed = replace(draft, source=source, inferred=inferred)
    published = source.published
    if not draft.text or published is None or published == draft.source.published:
        return replace(changed, lines=tuple(
            replace(line, figure=replace(line.figure, source=_source(line, draft, source)))
            for line in draft.lines
        ))  # fmt: skip
    fresh = _with_lines(replace(changed, lines=()), extract(draft.text, published))
    if fresh is None:
        return changed
    before = {line.span: line for line in draft.lines}
    lines = []
    for line in fresh.lines:
        old = before.pop(line.span, None)
        if old is not None and old.edited:
            said = replace(source, speaker=old.figure.source.speaker)
            lines.append(replace(old, figure=replace(old.figure, source=said)))
        elif old is not None:
            lines.append(replace(line, number=old.number))
    return replace(fresh, lines=tuple(lines))


def draft_sheet(sheet: Sheet, sent: Sent, *, author: int) -> Draft:
    """The draft of a file: every row that is a figure, the others among what is left out."""
    source = Source(publisher=_short(sent.publisher), published=sent.published, url=sent.url)
    return Draft(
        author=author,
        kind="import",
        title=_short(sheet.name),
        source=source,
        lines=tuple(
            Line(number=number, figure=_of_file(line.figure, source), row=where(line))
            for number, line in enumerate(sheet.lines, start=1)
        ),
        left_out=tuple(
            LeftOut(words=where(stop), key=f"import-{stop.reason.why}", params=stop.reason.params)
            for stop in sheet.stopped
        ),
        notes=tuple(_note(note) for note in (*sheet.notes, *_no_addresses(sheet))),
    )


def edited(line: Line, change: Change) -> Line | Reason:
    """The line as somebody said it is; a Reason when that is no figure, or not clear."""
    figure = line.figure
    measure = change.measure or figure.measure
    if change.unit is not None and not fits(change.unit, measure):
        measure = figure.measure
    unit = change.unit or (figure.unit if fits(figure.unit, measure) else usual_unit(measure))
    if not fits(unit, measure):
        return Reason(why="unfit", params={"unit": unit.value})
    values = change.values
    if unit is Unit.ITEM:  # a part of an item cannot be counted, so 1,200 mines are 1200
        values = tuple(value for value in values if value == int(value)) or values
    if len(values) > 1:
        one, other = map(spelled, values[:2])
        return Reason(why="two-values", params={"one": one, "other": other})
    printed = format(plain(values[0]), "f") if values else figure.printed
    scope = replace(
        figure.scope,
        status=change.status or figure.scope.status,
        operator=change.operator or figure.scope.operator,
        purpose=change.purpose or figure.scope.purpose,
    )
    row = row_of(
        replace(
            figure,
            measure=measure,
            unit=unit,
            printed=printed,
            qualifier=change.qualifier or figure.qualifier,
            places=change.places or figure.places,
            period=change.period or figure.period,
            scope=scope,
        )
    )
    try:
        changed = figure_of(row)
    except RowError as error:
        return Reason(why="cell", params={"column": error.column, "text": error.text})
    inferred = tuple(name for name in line.inferred if name != "year" or change.period is None)
    # Whoever says what stands there has looked: what the text left open is open no more.
    return replace(
        line, figure=changed, doubts=(), inferred=inferred, accepted=False, reason="", edited=True
    )


def _with_lines(draft: Draft, found: Extraction) -> Draft | None:
    if not found.figures:
        return None
    spans = list(_sentences(draft.text))
    lines: list[Line] = []
    left_out = [LeftOut(words=one.words, key=one.key, params=one.params) for one in found.left_out]
    doubts = _doubts(found)
    for one in found.figures:
        try:
            figure = _figure(one, draft.source, _words(draft.text, spans, one.from_char))
        except (RowError, ValueError):
            left_out.append(LeftOut(words=one.words, key="check-unkept"))
            continue
        own = doubts.get(one.from_char, ())
        inferred = tuple(_INFERRED[doubt.key] for doubt in own if doubt.key in _INFERRED)
        lines.append(
            Line(
                number=len(lines) + 1,
                figure=figure,
                span=(one.from_char, one.to_char),
                inferred=inferred,
                doubts=own,
            )
        )
    return replace(draft, lines=tuple(lines), left_out=tuple(left_out)) if lines else None


def _doubts(found: Extraction) -> Mapping[int, tuple[Doubt, ...]]:
    doubts: dict[int, tuple[Doubt, ...]] = {}
    for one in found.doubts:
        said = Doubt(level=one.level, key=one.key, params=one.params)
        doubts[one.from_char] = (*doubts.get(one.from_char, ()), said)
    return doubts


def _figure(found: Extracted, source: Source, quoted: str) -> NewFigure:
    """What was found as a figure that can be stored. Raises RowError."""
    return figure_of(
        row_of(
            NewFigure(
                measure=found.measure,
                places=found.places,
                period=Period(start=found.start, end=found.end),
                value=to_base(found.value, found.unit),
                printed=format(plain(found.value), "f"),
                unit=found.unit,
                qualifier=found.qualifier,
                scope=Scope(status=found.status, operator=found.operator, purpose=found.purpose),
                source=replace(source, speaker=found.speaker),
                words=quoted,
            )
        )
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for sentence in sentences(text):
        if sentence.tokens:
            yield sentence.tokens[0].start, sentence.tokens[-1].end


def _words(text: str, spans: Sequence[tuple[int, int]], at: int) -> str:
    """The sentence that states a number, on one line."""
    start, end = next((span for span in spans if span[0] <= at < span[1]), (at, at))
    quoted = "".join(letter if letter.isprintable() else " " for letter in text[start:end])
    return " ".join(quoted.split())[:LONGEST_WORDS]


def _of_file(figure: NewFigure, source: Source) -> NewFigure:
    """A file's figure has the source of its row, else the one that the file was sent with."""
    return (
        figure
        if figure.source.publisher
        else replace(
            figure,
            source=replace(
                figure.source,
                publisher=source.publisher,
                published=figure.source.published or source.published,
            ),
        )
    )


def _source(line: Line, draft: Draft, source: Source) -> Source:
    """Of a file only rows that have the common source change theirs; who said it stays."""
    own = line.figure.source
    common = replace(own, speaker=draft.source.speaker) == draft.source
    return replace(source, speaker=own.speaker) if common else own


def _no_addresses(sheet: Sheet) -> Iterator[Reason]:
    """That an address of a source is none that a link may lead to, each once."""
    urls = dict.fromkeys(line.figure.source.url for line in sheet.lines)
    odd = [url for url in urls if url and not web_address(url)]
    if odd:
        yield Reason(why="address", params={"addresses": ", ".join(odd[:MOST_ADDRESSES])})


def _note(note: Reason) -> Doubt:
    return Doubt(level="note", key=f"import-{note.why}", params=note.params)


def _short(text: str) -> str:
    return "".join(filter(str.isprintable, " ".join(text.split())))[:100]


def _url(told: Origin) -> str:
    return told.url if len(told.url) <= 500 else ""
