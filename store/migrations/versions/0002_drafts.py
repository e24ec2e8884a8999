"""Drafts, second sources, the chained history; who approved an upload, what it takes back."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPENDED = ("citation", "history")
"""Tables whose rows stay as they are."""


def upgrade() -> None:
    op.add_column(
        "upload", sa.Column("approver", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column("upload", sa.Column("withdraws", sa.Integer(), nullable=True))
    op.create_table(
        "citation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("figure", sa.Integer(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("upload", sa.Integer(), nullable=False),
        sa.Column("withdraws", sa.Integer(), nullable=True),
        sa.Column("known_from", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["figure"], ["figure.id"]),
        sa.ForeignKeyConstraint(["source"], ["source.id"]),
        sa.ForeignKeyConstraint(["upload"], ["upload.id"]),
        sa.ForeignKeyConstraint(["withdraws"], ["citation.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_citation_figure", "citation", ["figure"])
    op.create_index("ix_citation_upload", "citation", ["upload"])
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("author", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("upload", sa.Integer(), nullable=True),
        sa.Column("asked", sa.BigInteger(), nullable=False),
        sa.Column("asks", sa.String(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["upload"], ["upload.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("draft_author", "draft", ["author", "state"])
    op.create_index("draft_message", "draft", ["chat", "message"])
    op.create_index("draft_expires", "draft", ["state", "expires"])
    for table in APPENDED:
        _forbid_edits(table)


def downgrade() -> None:
    for table in ("draft", "history", "citation"):
        op.drop_table(table)
    op.drop_column("upload", "withdraws")
    op.drop_column("upload", "approver")


def _forbid_edits(table: str) -> None:
    """As in 0001: the database itself refuses to change what is on record."""
    if op.get_context().dialect.name == "postgresql":
        for acts, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{each.lower()} BEFORE {acts} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION appended_only()"
            )
        return
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is appended, never edited'); END"
    for act in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {refuse}")
    there = f'EXISTS (SELECT 1 FROM {table} WHERE "id" = NEW."id")'  # noqa: S608 - names of ours
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} {refuse}")
