"""Groups change their officer; who founded one is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("savings_group", sa.Column("founder_id", sa.String(length=36), nullable=True))
    op.create_table(
        "handover",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("to_officer_id", sa.String(length=36), nullable=False),
        sa.Column("check_code", sa.String(length=9), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("savings_satang", sa.BigInteger(), nullable=False),
        sa.Column("cash_satang", sa.BigInteger(), nullable=False),
        sa.Column("bank_satang", sa.BigInteger(), nullable=False),
        sa.Column("open_cases", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_handover")),
    )
    with op.batch_alter_table("handover") as batch:
        batch.create_index(batch.f("ix_handover_scope_id_handover_seq"), ["scope_id", "seq"], unique=False)


def downgrade() -> None:
    op.drop_table("handover")
    op.drop_column("savings_group", "founder_id")
