"""Opening sheets, confirmed balances, and what a bank slip says."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _filed() -> tuple[sa.Column, ...]:
    return (
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
    )


_SHEET = ("savings_satang", "funds_satang", "cash_satang", "bank_satang")


def upgrade() -> None:
    op.create_table(
        "opening_sheet",
        *_filed(),
        sa.Column("group_id", sa.String(length=36), nullable=False),
        sa.Column("cut_off_on", sa.String(length=10), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _SHEET),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_opening_sheet")),
    )
    op.create_table(
        "balance_confirmation",
        *_filed(),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("as_of", sa.String(length=10), nullable=False),
        sa.Column("balance_satang", sa.BigInteger(), nullable=False),
        sa.Column("answer", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_balance_confirmation")),
    )
    for table in ("opening_sheet", "balance_confirmation"):
        op.create_index(op.f(f"ix_{table}_scope_id_{table}_seq"), table, ["scope_id", "seq"], unique=False)
    op.add_column("entry", sa.Column("bank_reference", sa.String(length=40), nullable=True))
    op.add_column("entry", sa.Column("bank_signers", sa.String(length=120), nullable=True))


def downgrade() -> None:
    op.drop_column("entry", "bank_signers")
    op.drop_column("entry", "bank_reference")
    for table in ("balance_confirmation", "opening_sheet"):
        op.drop_index(op.f(f"ix_{table}_scope_id_{table}_seq"), table)
        op.drop_table(table)
