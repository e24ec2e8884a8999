"""Figures, their places and sources, uploads and people."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPENDED = {
    "upload": ("id",),
    "source": ("id",),
    "area": ("key",),
    "area_place": ("area", "place"),
    "figure": ("id",),
    "supersession": ("id",),
}
"""Tables whose rows stay as they are, with their keys."""


def upgrade() -> None:
    op.create_table(
        "area", sa.Column("key", sa.String(), nullable=False), sa.PrimaryKeyConstraint("key")
    )
    op.create_table(
        "conversation",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("missing", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("chat", "person"),
    )
    op.create_index("ix_conversation_at", "conversation", ["at"])

    op.create_table(
        "invitation",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("issued_by", sa.BigInteger(), nullable=False),
        sa.Column("expires", sa.DateTime(), nullable=False),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_table(
        "journal",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reply", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("slowed", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("chat", "message"),
    )
    op.create_index("journal_pace", "journal", ["person", "at"])
    op.create_index("ix_journal_at", "journal", ["at"])

    op.create_table(
        "asked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("asked_once", "asked", ["question", "day", "revision"], unique=True)
    op.create_table(
        "person",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answered", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("person", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("url", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("source_url", "source", ["url"])

    op.create_table(
        "unanswered",
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("words"),
    )
    op.create_index("ix_unanswered_at", "unanswered", ["at"])

    op.create_table(
        "upload",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("uploader", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "area_place",
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area"],
            ["area.key"],
        ),
        sa.PrimaryKeyConstraint("area", "place"),
    )

    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("area", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("printed", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("qualifier", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("operator", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("identity", sa.String(), nullable=False),
        sa.Column("upload", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["area"],
            ["area.key"],
        ),
        sa.ForeignKeyConstraint(
            ["source"],
            ["source.id"],
        ),
        sa.ForeignKeyConstraint(
            ["upload"],
            ["upload.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "figure_cell",
        "figure",
        ["measure", "area", "status", "operator", "purpose", "process", "begins", "end"],
    )
    op.create_index("figure_end", "figure", ["measure", "area", "status", "end"])
    op.create_index("figure_identity", "figure", ["identity"])
    op.create_index("ix_figure_source", "figure", ["source"])
    op.create_index("ix_figure_upload", "figure", ["upload"])

    op.create_table(
        "supersession",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("figure", sa.Integer(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("upload", sa.Integer(), nullable=False),
        sa.Column("known_from", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by"],
            ["figure.id"],
        ),
        sa.ForeignKeyConstraint(
            ["figure"],
            ["figure.id"],
        ),
        sa.ForeignKeyConstraint(
            ["upload"],
            ["upload.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_supersession_figure", "supersession", ["figure"])
    for table, keys in APPENDED.items():
        _forbid_edits(table, keys)


def downgrade() -> None:
    for table in (
        "supersession",
        "figure",
        "area_place",
        "upload",
        "source",
        "report",
        "unanswered",
        "journal",
        "asked",
        "conversation",
        "person",
        "invitation",
        "area",
    ):
        op.drop_table(table)
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION appended_only()")


def _forbid_edits(table: str, keys: tuple[str, ...]) -> None:
    """Provenance rests on rows that never change: the database itself refuses to."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE OR REPLACE FUNCTION appended_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is appended, never edited', TG_TABLE_NAME; END $$"
        )
        for acts, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{each.lower()} BEFORE {acts} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION appended_only()"
            )
        return
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is appended, never edited'); END"
    for act in ("UPDATE", "DELETE"):
        op.execute(f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {refuse}")
    # INSERT OR REPLACE deletes the old row without a word to the trigger above.
    same = " AND ".join(f'"{key}" = NEW."{key}"' for key in keys)
    there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - names of ours
    op.execute(f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {there} {refuse}")
