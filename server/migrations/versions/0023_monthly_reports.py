"""Monthly reports of groups, as their officers file them."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

_COUNTS = ("members", "joined", "left", "meetings", "visits")
_SUMS = ("due_satang", "received_satang", "arrears_satang", "savings_satang", "cash_satang", "bank_satang")


def upgrade() -> None:
    op.create_table(
        "monthly_report",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _SUMS),
        sa.Column("problems", sa.String(length=1000), nullable=True),
        sa.Column("photo_sha256", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_monthly_report")),
    )
    op.create_index(
        op.f("ix_monthly_report_scope_id_monthly_report_seq"), "monthly_report", ["scope_id", "seq"]
    )
    op.create_index(op.f("ix_monthly_report_period"), "monthly_report", ["period"])


def downgrade() -> None:
    op.drop_table("monthly_report")
