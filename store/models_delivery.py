"""The tables of delivery: who subscribed, what is to go out, what came in.

Unlike figures these rows change: they are the state of work in progress, and are deleted in time.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, Column, Index
from sqlmodel import Field, SQLModel

from store.models import Moment, moment


class SubscriptionRow(SQLModel, table=True):
    """What a chat wants to get, and when; one row a chat.

    `places` is a JSON list of area keys, one for each place wanted; `measures` are parted by
    blanks. `day` is 1–28 of the month, or 1–7 of the week from Monday.
    `state` is "active" or "stopped", with the `reason` why it is not active. `thread`: the topic
    in which it was asked for, of a chat that has them.
    """

    __tablename__ = "subscription"
    __table_args__ = (Index("subscription_slot", "state", "cadence", "time_zone", "day", "hour"),)

    chat: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    person: int = Field(sa_column=Column(BigInteger, nullable=False))
    language: str
    unit: str = ""
    places: str
    measures: str
    pictures: bool = True
    cadence: str = "monthly"
    day: int = 5
    hour: int = 10
    time_zone: str
    paused_until: date | None = None
    state: str = "active"
    reason: str = ""
    thread: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    since: datetime = moment()


class EditionRow(SQLModel, table=True):
    """A digest of one period for those who get it at one time of their day; `slot` says which.

    What is in it was on record at `as_of`. States: "waiting" for an admin's release, "open",
    "paused", "cancelled", "done".
    """

    __tablename__ = "edition"
    __table_args__ = (Index("edition_once", "period", "slot", unique=True),)

    id: int | None = Field(default=None, primary_key=True)
    period: str
    slot: str
    state: str
    reason: str = ""
    as_of: datetime = moment()


class ParcelRow(SQLModel, table=True):
    """Finished messages, as JSON; the same for everybody who made the same choice."""

    __tablename__ = "parcel"

    id: int | None = Field(default=None, primary_key=True)
    content: str


class OutboxRow(SQLModel, table=True):
    """One parcel on its way to one chat.

    `once` says what it is ("digest 2026-10"): a chat gets it once. `part` messages of the
    parcel have arrived. States: "pending", "sending" (its request may be under way),
    "sent", "stopped" (refused for good, `reason` kept), "uncertain". `flagged`: it was uncertain
    at some time, so that a copy may have come twice where the policy is to send again.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_once", "chat", "once", unique=True),
        Index("outbox_due", "state", "not_before"),
        Index("outbox_edition", "edition", "state"),
    )

    id: int | None = Field(default=None, primary_key=True)
    chat: int = Field(sa_column=Column(BigInteger, nullable=False))
    thread: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    once: str
    edition: int | None = Field(default=None, foreign_key="edition.id")
    parcel: int = Field(foreign_key="parcel.id")
    part: int = 0
    state: str = "pending"
    attempt: int = 0
    failures: int = 0
    message: int = Field(default=0, sa_column=Column(BigInteger, nullable=False))
    flagged: bool = False
    reason: str = ""
    not_before: datetime = moment()
    changed: datetime = moment()


class QuietRow(SQLModel, table=True):
    """Until when Telegram wants no message to a chat; chat 0 stands for all of them."""

    __tablename__ = "quiet"

    chat: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    until: datetime = moment()


class InboxRow(SQLModel, table=True):
    """An update as Telegram sent it, committed before it is confirmed.

    States: "waiting", "done", "quarantined". `chat` is the lane in which order is kept.
    """

    __tablename__ = "inbox"
    __table_args__ = (Index("inbox_waiting", "state", "update"),)

    update: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    chat: int = Field(sa_column=Column(BigInteger, nullable=False))
    content: str
    state: str = "waiting"
    starts: int = 0
    reason: str = ""
    at: datetime = moment(index=True)


class WatchRow(SQLModel, table=True):
    """What a chat wants to be told of: that a question has an answer, or reaches a `threshold`.

    `question` is encoded, `threshold` in m² or items. `told`: when it was; until then it is open.
    """

    __tablename__ = "watch"
    __table_args__ = (Index("watch_chat", "chat", "told"), Index("watch_open", "told", "id"))

    id: int | None = Field(default=None, primary_key=True)
    chat: int = Field(sa_column=Column(BigInteger, nullable=False))
    person: int = Field(sa_column=Column(BigInteger, nullable=False))
    question: str
    threshold: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    language: str
    thread: int | None = Field(default=None, sa_column=Column(BigInteger, nullable=True))
    since: datetime = moment()
    told: datetime | None = Field(default=None, sa_column=Column(Moment, nullable=True))


class MarkRow(SQLModel, table=True):
    """How far something has come that goes through the record: a name, and a number."""

    __tablename__ = "mark"

    name: str = Field(primary_key=True)
    value: int
