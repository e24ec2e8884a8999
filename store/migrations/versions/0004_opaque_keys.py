"""Persons by a key that tells nobody who they are; the topic in which something was asked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

IN_TOPICS = ("subscription", "watch", "outbox", "journal")


def upgrade() -> None:
    """Entries of the history from before keep the numeric ids that their hashes are made of."""
    op.add_column(
        "person", sa.Column("key", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    for table in IN_TOPICS:
        op.add_column(table, sa.Column("thread", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    for table in IN_TOPICS:
        op.drop_column(table, "thread")
    op.drop_column("person", "key")
