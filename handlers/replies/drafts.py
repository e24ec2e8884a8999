"""A draft as it is shown: its lines by period with what the record says, and the buttons."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from handlers.replies.concerns import sentence
from handlers.replies.dates import day, period
from handlers.replies.draft_file import draft_file
from handlers.replies.evidence import source_words
from handlers.replies.markup import (
    EMPTY,
    Html,
    bold,
    code,
    escape,
    italic,
    join,
    lines,
    marked,
    quoted,
)
from handlers.replies.messages import say, tell
from handlers.replies.names import place_short, scope
from handlers.replies.numbers import printed_amount
from handlers.replies.reply import Button, Reader, Reply
from store.periods import BASELINE
from store.proposals import Doubt, Draft, Line, Standing

DRAFT = "p"
"""Verb of data about drafts (proposals): p:<what>:<number>:<digest>[:<line>]."""
MOST_LINES = 20
"""Lines of a draft that a message shows; a longer one goes out as a file too."""
MOST_LEFT_OUT = 8
"""Words left out that a message names."""
MOST_TAPS = 8
"""Lines that have a button of their own at once, those that need one first."""
_SIGNS = {
    Standing.NEW: "•", Standing.SAME: "=", Standing.CHANGED: "↻", Standing.CONFLICT: "≠",
    Standing.SUSPECT: "?",
}  # fmt: skip


def draft_reply(draft: Draft, reader: Reader, note: str = "") -> Reply:
    """The draft with its buttons; `note` is a sentence of the reader's language above it."""
    language = reader.language
    shown = _shown(draft)
    rows: list[Html | None] = [escape(note)] if note else []
    rows += [
        bold(say(language, "draft-title", code=draft.code, count=len(draft.lines))),
        _source(draft, language),
        escape(" · ".join(_counts(draft, language))),
        *(italic(sentence(one, language)) for one in draft.notes),
    ]
    for days, together in groupby(shown, key=lambda line: line.figure.period):
        group = list(together)
        common = _common(group)
        rows += [EMPTY, bold(period(days, language))]
        rows += [italic(sentence(note, language)) for note in common]
        for line in group:
            rows += _line(draft, line, common, language)
    if len(shown) < len(draft.lines):
        hidden = len(draft.lines) - len(shown)
        rows += [EMPTY, tell(language, "draft-more-lines", count=hidden)]
    rows += _left_out(draft, language)
    if any(line.held for line in draft.lines):
        rows += [EMPTY, tell(language, "draft-signs")]
    if draft.state == "open":
        rows.append(tell(language, "draft-how", examples=examples(language)))
    long = len(shown) < len(draft.lines) or len(draft.left_out) > MOST_LEFT_OUT
    return Reply(
        html=lines(*rows),
        buttons=_buttons(draft, reader),
        attachment=draft_file(draft, language) if long and not note else None,
    )


def marked_reply(draft: Draft, reader: Reader) -> Reply:
    """The text of a draft with its numbers marked, each with the number of its line."""
    spans = sorted((line.span, line.number) for line in draft.lines if line.span is not None)
    pieces: list[Html] = []
    at = 0
    for (start, end), number in spans:
        if start < at:
            continue
        pieces += [escape(draft.text[at:start]), marked(draft.text[start:end]),
                   code(f"[{number}]")]  # fmt: skip
        at = end
    title = bold(say(reader.language, "draft-marked", code=draft.code))
    return Reply(html=lines(title, EMPTY, join("", (*pieces, escape(draft.text[at:])))))


def buttons_of_question(draft: Draft, reader: Reader) -> tuple[tuple[Button, ...], ...]:
    """Under a question about a draft: not to answer it."""
    label = say(reader.language, "button-never-mind")
    return ((button(draft, "n", label),),)


def examples(language: str) -> Html:
    """Edits to copy; each can be read."""
    return code(say(language, "draft-examples"))


def button(draft: Draft, verb: str, label: str, line: int | None = None) -> Button:
    """A button that acts on the draft as it is now."""
    data = f"{DRAFT}:{verb}:{draft.id}:{draft.digest}"
    return Button(label=label, data=data if line is None else f"{data}:{line}")


def _shown(draft: Draft) -> list[Line]:
    """The lines that a message shows, by period; of many those that need something first."""
    lines_shown: Sequence[Line] = draft.lines
    if len(lines_shown) > MOST_LINES:
        lines_shown = sorted(lines_shown, key=lambda line: (not line.held, line.number))
    return sorted(
        lines_shown[:MOST_LINES],
        key=lambda line: (
            line.figure.period.start or BASELINE, line.figure.period.end or BASELINE, line.number
        ),
    )  # fmt: skip


def _source(draft: Draft, language: str) -> Html:
    source = draft.source
    publishers = {line.figure.source.publisher for line in draft.lines}
    told = source.publisher or bool(publishers - {""})
    unsure = [
        say(language, f"draft-unsure-{name}")
        for name in draft.inferred
        if told or name != "publisher"
    ]
    if not told:
        row = tell(language, "draft-source-unsaid")
        if source.published is not None:
            row = join(" ", (row, escape(day(source.published, language))))
        return _with_doubt(row, unsure)
    if len(publishers) > 1 or not source.publisher:
        named = [name or say(language, "draft-source-none") for name in sorted(publishers)]
        return tell(language, "draft-source", source=quoted(", ".join(named), 200))
    row = tell(language, "draft-source", source=source_words(source, language))
    return _with_doubt(row, unsure)


def _with_doubt(row: Html, unsure: Sequence[str]) -> Html:
    return join(" ", (row, italic(f"({'; '.join(unsure)})"))) if unsure else row


def _counts(draft: Draft, language: str) -> Iterator[str]:
    counts: dict[str, int] = {}
    for line in draft.lines:
        name = "second" if line.verdict.cites else line.verdict.standing.value
        counts[name] = counts.get(name, 0) + 1
    for name in ("new", "same", "second", "changed", "conflict", "suspect"):
        if name in counts:
            yield say(language, f"draft-count-{name}", count=counts[name])


def _common(group: Sequence[Line]) -> list[Doubt]:
    """The notes that all lines of one period have: said once, above them."""
    if len(group) < 2 or any(line.verdict.standing is Standing.SAME for line in group):
        return []
    first, *others = ([note for note in line.every_doubt if note.level == "note"]
                      for line in group)  # fmt: skip
    return [note for note in first if all(note in notes for notes in others)]


def _line(draft: Draft, line: Line, common: Sequence[Doubt], language: str) -> list[Html]:
    """The figure, then why it is doubted, each on a line of its own; not what is `common`."""
    figure = line.figure
    parts = [bold(printed_amount(figure, language))]
    if figure.measure.is_area:
        parts.append(tell(language, f"measure-{figure.measure}"))
    parts.append(escape(place_short(figure.places, language)))
    parts += [escape(word) for word in scope(figure.scope, language)]
    if line.span is not None and not line.edited:
        words = quoted(draft.text[line.span[0] : line.span[1]], 60)
        parts.append(italic(say(language, "quote", text=words)))
    elif line.row:
        parts.append(tell(language, "draft-row", row=line.row))
    if figure.source.speaker:
        parts.append(escape(quoted(figure.source.speaker, 60)))
    head = join(" ", (escape(f"{_sign(line)} {line.number}."), join(" · ", parts)))
    remarks = _remarks(line, common, language)
    return [head, *(join("", (escape("    "), row)) for row in remarks)]


def _sign(line: Line) -> str:
    if line.held:
        return "⛔" if line.level == "stop" else "⚠"
    return _SIGNS[line.verdict.standing] if line.level == "note" else "✓"


def _remarks(line: Line, common: Sequence[Doubt], language: str) -> Iterator[Html]:
    verdict = line.verdict
    if verdict.cites and not verdict.cites.startswith("#"):
        yield tell(language, "draft-second", ref=code(verdict.cites))
    elif verdict.refs and verdict.standing is Standing.SAME:
        yield tell(language, "draft-known", ref=code(verdict.refs[0]))
    if line.replaces:
        yield tell(language, "draft-replaces", ref=code(line.replaces))
    if "year" in line.inferred and not any(one.key == "doubt-year" for one in line.doubts):
        yield tell(language, "draft-year")
    same = verdict.standing is Standing.SAME
    for doubt in verdict.doubts if same else line.every_doubt:
        if doubt in common:
            continue
        yield escape(sentence(doubt, language, line.figure.measure))
    if line.reason:
        yield tell(language, "draft-because", reason=quoted(line.reason))
    elif line.accepted:
        yield tell(language, "draft-accepted")


def _left_out(draft: Draft, language: str) -> Iterator[Html]:
    if not draft.left_out:
        return
    yield EMPTY
    yield bold(say(language, "draft-left-out"))
    if not draft.text:
        yield from _rows_left_out(draft, language)
        return
    for out in draft.left_out[:MOST_LEFT_OUT]:
        why = sentence(out, language)
        yield tell(language, "draft-left-line", words=quoted(out.words, 60), why=why)
    yield from _more_left(len(draft.left_out) - MOST_LEFT_OUT, language)


def _rows_left_out(draft: Draft, language: str) -> Iterator[Html]:
    """Rows and cells of a file, those with one reason together."""
    whys: dict[str, list[str]] = {}
    for out in draft.left_out:
        whys.setdefault(sentence(out, language), []).append(out.words)
    told = list(whys.items())
    for why, rows in told[:MOST_LEFT_OUT]:
        more = " …" if len(rows) > MOST_LEFT_OUT else ""
        yield tell(language, "draft-left-row", row=", ".join(rows[:MOST_LEFT_OUT]) + more, why=why)
    yield from _more_left(sum(len(rows) for _, rows in told[MOST_LEFT_OUT:]), language)


def _more_left(count: int, language: str) -> Iterator[Html]:
    if count > 0:
        yield tell(language, "draft-more-left", count=count)


def _buttons(draft: Draft, reader: Reader) -> tuple[tuple[Button, ...], ...]:
    language = reader.language
    held = [line for line in draft.lines if line.held]
    taps = [
        button(draft, "r", say(language, "button-why", number=str(line.number)), line.number)
        if line.level == "stop"
        else button(draft, "t", say(language, "button-tap", number=str(line.number)), line.number)
        for line in held[:MOST_TAPS]
    ]
    below = [button(draft, "m", say(language, "button-marked"))] if draft.text else []
    below.append(button(draft, "f", say(language, "button-file")))
    pairs = tuple(tuple(taps[index : index + 2]) for index in range(0, len(taps), 2))
    if draft.state == "waiting":
        decide = [] if held else [button(draft, "a", say(language, "button-approve"))]
        decide.append(button(draft, "j", say(language, "button-reject")))
        return (*pairs, tuple(decide), tuple(below))
    if draft.state != "open":
        return ()
    clean = len(draft.lines) - len(held)
    first: tuple[Button, ...] = ()
    if clean and not held:
        first = (button(draft, "c", say(language, "button-confirm", count=clean)),)
    elif clean:
        first = (button(draft, "k", say(language, "button-confirm-clean", count=clean)),)
    change = (
        button(draft, "e", say(language, "button-edit")),
        button(draft, "s", say(language, "button-publisher")),
        button(draft, "p", say(language, "button-published")),
    )
    below.append(button(draft, "x", say(language, "button-cancel")))
    rows = (first, *pairs, change, tuple(below))
    return tuple(row for row in rows if row)
