"""A slip is found by its number."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_entry_slip_number", "entry", ["slip_number"])


def downgrade() -> None:
    op.drop_index("ix_entry_slip_number", "entry")
