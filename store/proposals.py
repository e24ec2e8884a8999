"""Drafts as values: lines with a figure each, what is doubtful about them, what the record says.

A Draft is what an admin is shown: lines, each with a figure, where it stands in the text or
file, what was inferred, the doubts about it and the verdict of the record. Every change makes
another value with another digest, and a confirm names the digest that was shown, so that
exactly that is applied. `base` is the data revision of its verdicts; when the record has moved
on since, it is checked and shown again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Literal

from store.records import NewFigure, Source
from store.rows import figure_of, row_of

Level = Literal["note", "warn", "stop"]
"""note: for information; warn: a person looks at this line; stop: a person gives a reason."""
LEVELS: tuple[Level, ...] = ("note", "warn", "stop")

State = Literal["open", "waiting", "confirmed", "cancelled", "rejected", "expired"]
"""waiting: its author confirmed it, and another person has to approve it."""


class Standing(StrEnum):
    """What the record says to a line."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    SUSPECT = "suspect"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What a person should look at: `key` is a message, `params` what it speaks of."""

    level: Level
    key: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the record says to a line, and why.

    `refs` are figures on record that it is held against. `cites`: the ref of the figure that
    another source states already, or "#" and the number of the line that does; then this is a
    second source of it, and no second figure.
    """

    standing: Standing = Standing.NEW
    doubts: tuple[Doubt, ...] = ()
    refs: tuple[str, ...] = ()
    cites: str = ""


NOTHING_AGAINST = Verdict()
"""The verdict on most lines: one for all of them, since a sheet has very many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A proposed figure. `number` is the one shown, and stays when other lines go.

    `span`: its characters of the text; `row`: where it stands in a file. `inferred`: names of
    fields that were not printed. `accepted`: somebody tapped it; `reason`: and said why.
    `replaces`: the ref of the figure that it corrects, as `change` says.
    """

    number: int
    figure: NewFigure
    span: tuple[int, int] | None = None
    row: str = ""
    inferred: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    verdict: Verdict = NOTHING_AGAINST
    accepted: bool = False
    reason: str = ""
    edited: bool = False
    replaces: str = ""
    change: str = ""

    @property
    def every_doubt(self) -> tuple[Doubt, ...]:
        """Those of the text and those of the record, the gravest first."""
        found = (*self.doubts, *self.verdict.doubts)
        if len(found) < 2:
            return found
        return tuple(sorted(found, key=lambda doubt: -LEVELS.index(doubt.level)))

    @property
    def level(self) -> Level:
        """The gravest of its doubts; "note" without any."""
        return next((doubt.level for doubt in self.every_doubt), "note")

    @property
    def held(self) -> bool:
        """Whether it still needs a tap or, where it is stopped, a reason in words.

        What is on record already adds no number, so it needs neither.
        """
        if self.verdict is NOTHING_AGAINST and not self.doubts:
            return False
        if self.verdict.standing is Standing.SAME:
            return False
        match self.level:
            case "stop":
                return not self.reason
            case "warn":
                return not (self.accepted or self.reason)
            case _:
                return False


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Words, or a row of a file, that are no figure, and why (as a Doubt says it)."""

    words: str
    key: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What others have yet to hear of a draft: that it waits, or how it ended and by whom.

    `at` is when; numbers of drafts that were deleted are given again. `by` is the key of a
    person. Of an approved one what was stored, as in `decisions.Stored`; of a rejected one the
    reason.
    """

    what: Literal["asked", "approved", "rejected", "expired"]
    at: datetime
    by: str = ""
    reason: str = ""
    added: tuple[str, ...] = ()
    cited: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Figures before they count. `id` 0: not kept yet. `kind` is that of the upload it becomes.

    `title` is a file's name; `text` the prose that was sent. `source` of its figures, as far as
    they share one; `inferred`: "publisher", "published" when those were read from the text,
    "today" when no day was named. `digest`: the hash of what is kept, ten hexadecimal letters.
    """

    id: int = 0
    author: int = 0
    kind: str = "message"
    title: str = ""
    text: str = ""
    source: Source = field(default_factory=lambda: Source(publisher=""))
    inferred: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Doubt, ...] = ()
    base: int = 0
    state: State = "open"
    expires: datetime | None = None
    chat: int = 0
    message: int = 0
    upload: int | None = None
    asked: int = 0
    asks: str = ""
    digest: str = ""
    news: News | None = None

    @property
    def code(self) -> str:
        """Its public code."""
        return f"D-{self.id}"

    def line(self, number: int) -> Line | None:
        """The line of this number."""
        return next((line for line in self.lines if line.number == number), None)

    def with_line(self, changed: Line) -> "Draft":
        """The same with another line in the place of the one of this number."""
        return replace(
            self,
            lines=tuple(changed if line.number == changed.number else line for line in self.lines),
        )


def digest_of(packed: bytes, base: int) -> str:
    """The digest of a draft's content that was checked against a revision."""
    return sha256(packed + str(base).encode()).hexdigest()[:10]


def pack(draft: Draft) -> bytes:
    """What is shown of a draft, as JSON; `unpack` reads it back."""
    source = draft.source
    content = {
        "kind": draft.kind,
        "title": draft.title,
        "text": draft.text,
        "source": [source.publisher, source.speaker, str(source.published or ""), source.url],
        "inferred": draft.inferred,
        "lines": [_line(line) for line in draft.lines],
        "left_out": [[out.words, out.key, dict(out.params)] for out in draft.left_out],
        "notes": [_doubt(doubt) for doubt in draft.notes],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()


def unpack(packed: bytes) -> Draft:
    """The draft of what `pack` made, without where it is kept and what became of it."""
    content = json.loads(packed)
    publisher, speaker, published, url = content["source"]
    return Draft(
        kind=content["kind"],
        title=content["title"],
        text=content["text"],
        source=Source(
            publisher=publisher,
            speaker=speaker,
            published=date.fromisoformat(published) if published else None,
            url=url,
        ),
        inferred=tuple(content["inferred"]),
        lines=tuple(_read_line(line) for line in content["lines"]),
        left_out=tuple(
            LeftOut(words=words, key=key, params=params)
            for words, key, params in content["left_out"]
        ),
        notes=tuple(_read_doubt(doubt) for doubt in content["notes"]),
    )


def _doubt(doubt: Doubt) -> list[Any]:
    return [doubt.level, doubt.key, dict(doubt.params)]


def _read_doubt(kept: list[Any]) -> Doubt:
    level, key, params = kept
    return Doubt(level=level, key=key, params=params)


def _line(line: Line) -> dict[str, Any]:
    """Only what differs from nothing: a sheet has many lines."""
    verdict = line.verdict
    full = {
        "number": line.number,
        "figure": {column: cell for column, cell in row_of(line.figure).items() if cell},
        "span": line.span,
        "row": line.row,
        "inferred": line.inferred,
        "doubts": [_doubt(doubt) for doubt in line.doubts],
        "standing": verdict.standing,
        "verdict": [_doubt(doubt) for doubt in verdict.doubts],
        "refs": verdict.refs,
        "cites": verdict.cites,
        "accepted": line.accepted,
        "reason": line.reason,
        "edited": line.edited,
        "replaces": line.replaces,
        "change": line.change,
    }
    return {name: value for name, value in full.items() if value}


def _read_line(kept: Mapping[str, Any]) -> Line:
    span = kept.get("span")
    return Line(
        number=kept["number"],
        figure=figure_of(kept["figure"]),
        span=(span[0], span[1]) if span else None,
        row=kept.get("row", ""),
        inferred=tuple(kept.get("inferred", ())),
        doubts=tuple(_read_doubt(doubt) for doubt in kept.get("doubts", ())),
        verdict=Verdict(
            standing=Standing(kept["standing"]),
            doubts=tuple(_read_doubt(doubt) for doubt in kept.get("verdict", ())),
            refs=tuple(kept.get("refs", ())),
            cites=kept.get("cites", ""),
        ),
        accepted=kept.get("accepted", False),
        reason=kept.get("reason", ""),
        edited=kept.get("edited", False),
        replaces=kept.get("replaces", ""),
        change=kept.get("change", ""),
    )
