"""What came in and is to go out: subscriptions, editions, watches, the outbox, the inbox."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "subscription",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("places", sa.String(), nullable=False),
        sa.Column("measures", sa.String(), nullable=False),
        sa.Column("pictures", sa.Boolean(), nullable=False),
        sa.Column("cadence", sa.String(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("chat"),
    )
    op.create_index(
        "subscription_slot", "subscription", ["state", "cadence", "time_zone", "day", "hour"]
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("as_of", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("edition_once", "edition", ["period", "slot"], unique=True)
    op.create_table(
        "parcel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("once", sa.String(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=True),
        sa.Column("parcel", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("not_before", sa.DateTime(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["edition.id"]),
        sa.ForeignKeyConstraint(["parcel"], ["parcel.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("outbox_once", "outbox", ["chat", "once"], unique=True)
    op.create_index("outbox_due", "outbox", ["state", "not_before"])
    op.create_index("outbox_edition", "outbox", ["edition", "state"])
    op.create_table(
        "quiet",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("until", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("chat"),
    )
    op.create_table(
        "inbox",
        sa.Column("update", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("starts", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("update"),
    )
    op.create_index("inbox_waiting", "inbox", ["state", "update"])
    op.create_index("ix_inbox_at", "inbox", ["at"])

    op.create_table(
        "watch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("threshold", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=False),
        sa.Column("told", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("watch_chat", "watch", ["chat", "told"])
    op.create_index("watch_open", "watch", ["told", "id"])

    op.create_table(
        "mark",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.add_column("journal", sa.Column("asked", sa.Integer(), nullable=True))
    op.add_column(
        "journal", sa.Column("language", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.create_index("ix_journal_asked", "journal", ["asked"])


def downgrade() -> None:
    op.drop_index("ix_journal_asked", "journal")
    op.drop_column("journal", "language")
    op.drop_column("journal", "asked")
    for table in (
        "mark", "watch", "inbox", "quiet", "outbox", "parcel", "edition", "subscription",
    ):  # fmt: skip
        op.drop_table(table)
