"""The tables, as SQLModel classes; nothing outside `store` sees them.

Figures, sources, citations, areas, uploads, supersessions and the history are only ever appended.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, DateTime, Dialect, Index, LargeBinary, String, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as UTC on every database (SQLite has no time zones)."""

    impl = DateTime(timezone=False)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment; anything else becomes UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the time zone back."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


def moment(**options: Any) -> Any:  # noqa: ANN401 - what sqlmodel's Field returns
    """A column of moments."""
    return Field(sa_column=Column(Moment, nullable=False, **options))


class UploadRow(SQLModel, table=True):
    """One act that changed the record: shipped figures, an import, a message, a withdrawal.

    The highest id is the data revision: kept answers are valid for one revision.
    """

    __tablename__ = "upload"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    uploader: str
    note: str = ""
    at: datetime = moment()
    approver: str = Field(
        default="", sa_column=Column(String, nullable=False, server_default=text("''"))
    )
    withdraws: int | None = None
    """The upload that this one takes back."""


class SourceRow(SQLModel, table=True):
    """A document that states figures."""

    __tablename__ = "source"
    __table_args__ = (Index("source_url", "url"),)

    id: int | None = Field(default=None, primary_key=True)
    publisher: str
    speaker: str = ""
    published: date | None = None
    url: str = ""


class AreaRow(SQLModel, table=True):
    """A set of places that some figure is about; the key is `store.areas.area_key`."""

    __tablename__ = "area"

    key: str = Field(primary_key=True)


class AreaPlaceRow(SQLModel, table=True):
    """A place of a set; "*" and "-id" stand as they do in the key."""

    __tablename__ = "area_place"

    area: str = Field(primary_key=True, foreign_key="area.key")
    place: str = Field(primary_key=True)


class FigureRow(SQLModel, table=True):
    """What one source said about one cell.

    `begins` is the start as answers see it (`Period.begins`), `start` the one printed. Empty
    text in the scope columns = unstated; not NULL, so that equality finds it by the index.
    """

    __tablename__ = "figure"
    __table_args__ = (
        Index(
            "figure_cell",
            "measure",
            "area",
            "status",
            "operator",
            "purpose",
            "process",
            "begins",
            "end",
        ),
        Index("figure_end", "measure", "area", "status", "end"),
        Index("figure_identity", "identity"),
    )

    id: int | None = Field(default=None, primary_key=True)
    measure: str
    area: str = Field(foreign_key="area.key")
    start: date | None = None
    begins: date
    end: date
    value: int = Field(sa_column=Column(BigInteger, nullable=False))
    printed: str
    unit: str
    qualifier: str
    status: str
    operator: str = ""
    purpose: str = ""
    process: str = ""
    source: int = Field(foreign_key="source.id", index=True)
    words: str = ""
    identity: str
    upload: int = Field(foreign_key="upload.id", index=True)
    known_from: datetime = moment()


class SupersessionRow(SQLModel, table=True):
    """From `known_from` on, `figure` no longer counts; `by` (if any) stands in its place."""

    __tablename__ = "supersession"

    id: int | None = Field(default=None, primary_key=True)
    figure: int = Field(foreign_key="figure.id", index=True)
    by: int | None = Field(default=None, foreign_key="figure.id")
    kind: str
    reason: str
    upload: int = Field(foreign_key="upload.id")
    known_from: datetime = moment()


class CitationRow(SQLModel, table=True):
    """Another source that states a figure on record: its number, of its cell.

    A row with `withdraws` takes the citation of that id back, from `known_from` on.
    """

    __tablename__ = "citation"

    id: int | None = Field(default=None, primary_key=True)
    figure: int = Field(foreign_key="figure.id", index=True)
    source: int = Field(foreign_key="source.id")
    words: str
    upload: int = Field(foreign_key="upload.id", index=True)
    withdraws: int | None = Field(default=None, foreign_key="citation.id")
    known_from: datetime = moment()


class HistoryRow(SQLModel, table=True):
    """One entry of the log: who did what, chained by hash to the entry before (`before`)."""

    __tablename__ = "history"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    who: str
    act: str
    about: str
    detail: str
    before: str
    digest: str


class DraftRow(SQLModel, table=True):
    """Figures that wait for a person: `content` is compressed JSON, `digest` its hash.

    `base` is the data revision that it was checked against. `asks`: what the next words of
    the person `asked` are ("reason 3", "source", …). `news`: JSON of what others have yet to
    hear of it, "" for nothing. `origin`: the update that it was made of, so that this one makes
    no other.
    """

    __tablename__ = "draft"
    __table_args__ = (
        Index("draft_author", "author", "state"),
        Index("draft_message", "chat", "message"),
        Index("draft_expires", "state", "expires"),
        Index("draft_origin", "origin"),
    )

    id: int | None = Field(default=None, primary_key=True)
    author: int = Field(sa_column=Column(BigInteger, nullable=False))
    chat: int = Field(sa_column=Column(BigInteger, nullable=False))
    message: int = Field(sa_column=Column(BigInteger, nullable=False))
    state: str
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    digest: str
    base: int
    upload: int | None = Field(default=None, foreign_key="upload.id")
    asked: int = Field(sa_column=Column(BigInteger, nullable=False))
    asks: str
    expires: datetime = moment()
    news: str = Field(
        default="", sa_column=Column(String, nullable=False, server_default=text("''"))
    )
    origin: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))


class PersonRow(SQLModel, table=True):
    """A person by numeric Telegram id: language and unit chosen, and what they may do.

    `key` stands for them in records that are never edited; only this row says whose it is.
    """

    __tablename__ = "person"

    id: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    language: str = ""
    unit: str = ""
    role: str = ""
    key: str = Field(
        default="", sa_column=Column(String, nullable=False, server_default=text("''"))
    )


class InvitationRow(SQLModel, table=True):
    """A one-time link: only the hash of its code is kept."""

    __tablename__ = "invitation"

    digest: str = Field(primary_key=True)
    role: str
    issued_by: int = Field(sa_column=Column(BigInteger, nullable=False))
    expires: datetime = moment()
    used_by: int | None = Field(default=None, sa_column=Column(BigInteger))


class ReportRow(SQLModel, table=True):
    """Somebody pressed "This is wrong": the question, and the revision that was answered."""

    __tablename__ = "report"

    id: int | None = Field(default=None, primary_key=True)
    question: str
    answered: str
    revision: int
    person: int = Field(sa_column=Column(BigInteger, nullable=False))
    at: datetime = moment()


class JournalRow(SQLModel, table=True):
    """Which message of ours answered which message of theirs, so that an edit edits it.

    `at` is when theirs was sent. `slowed`: ours says that they send too many. `asked`: the
    answer that ours shows (its code's number), in `language`. `thread`: the topic, if any.
    """

    __tablename__ = "journal"
    __table_args__ = (Index("journal_pace", "person", "at"),)

    chat: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    message: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    reply: int = Field(sa_column=Column(BigInteger, nullable=False))
    person: int = Field(sa_column=Column(BigInteger, nullable=False))
    slowed: bool = False
    asked: int | None = Field(default=None, index=True)
    language: str = Field(
        default="", sa_column=Column(String, nullable=False, server_default=text("''"))
    )
    thread: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    at: datetime = moment(index=True)


class ConversationRow(SQLModel, table=True):
    """What a person asked last in a chat: the encoded question, and what it lacks, if anything.

    `message` is theirs that asked it, 0 for a button. `language` is the one they wrote in.
    """

    __tablename__ = "conversation"

    chat: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    person: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    message: int = Field(sa_column=Column(BigInteger, nullable=False))
    question: str
    missing: str
    language: str
    at: datetime = moment(index=True)


class UnansweredRow(SQLModel, table=True):
    """Words that were not understood, how often, and when last; not whose they were."""

    __tablename__ = "unanswered"

    words: str = Field(primary_key=True)
    times: int
    at: datetime = moment(index=True)


class AskedRow(SQLModel, table=True):
    """A question that was answered, and when; not by whom. Its id is the answer's code."""

    __tablename__ = "asked"
    __table_args__ = (Index("asked_once", "question", "day", "revision", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    question: str
    day: date
    revision: int
    at: datetime = moment()
