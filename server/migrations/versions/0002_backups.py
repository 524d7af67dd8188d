"""Backups that were made, and how their proofs ended."""

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
        sa.Column("covers_until", sa.String(length=24), nullable=False),
        sa.Column("verified_at", sa.String(length=24), nullable=True),
        sa.Column("checked_at", sa.String(length=24), nullable=True),
        sa.Column("result", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("file_name", name=op.f("pk_backup")),
    )
    with op.batch_alter_table("backup", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_backup_result_backup_covers_until"), ["result", "covers_until"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("backup", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_backup_result_backup_covers_until"))

    op.drop_table("backup")
