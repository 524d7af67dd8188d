"""Backups that were made, how their proofs ended, and how far they hold each scope."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "backup",
        sa.Column("file_name", sa.String(length=80), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("verified_at", sa.String(length=24), nullable=True),
        sa.Column("checked_at", sa.String(length=24), nullable=True),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("file_name", name=op.f("pk_backup")),
    )
    op.add_column("scope", sa.Column("durable_seq", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    op.drop_column("scope", "durable_seq")
    op.drop_table("backup")
