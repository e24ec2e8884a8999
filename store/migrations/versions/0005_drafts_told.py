"""What others have yet to hear of a draft, until the outbox has it; of which update it is."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "draft", sa.Column("news", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column("draft", sa.Column("origin", sa.BigInteger(), nullable=True))
    op.create_index("draft_origin", "draft", ["origin"])


def downgrade() -> None:
    op.drop_index("draft_origin", "draft")
    op.drop_column("draft", "origin")
    op.drop_column("draft", "news")
