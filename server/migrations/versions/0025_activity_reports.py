"""What the public is told of activities."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activity_report",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("event", sa.String(length=12), nullable=False),
        sa.Column("subject_id", sa.String(length=36), nullable=True),
        sa.Column("happened_on", sa.String(length=10), nullable=False),
        sa.Column("text", sa.String(length=3000), nullable=False),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("replaces", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_activity_report")),
    )
    op.create_index(
        op.f("ix_activity_report_scope_id_activity_report_seq"), "activity_report", ["scope_id", "seq"]
    )


def downgrade() -> None:
    op.drop_table("activity_report")
