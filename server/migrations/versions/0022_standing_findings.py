"""What is due now, kept by the scan for the chiefs' lists."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "standing_finding",
        sa.Column("alert_id", sa.String(length=36), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("recipient", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("alert_id", name=op.f("pk_standing_finding")),
    )
    op.create_index(op.f("ix_standing_finding_recipient"), "standing_finding", ["recipient"])
    op.create_table(
        "scan_time",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_scan_time")),
    )


def downgrade() -> None:
    op.drop_table("scan_time")
    op.drop_table("standing_finding")
