"""A collection as a meeting: the roll call, the second person, the day agreed; corrections name what they correct."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_FACT = (("scope_id", 50), ("id", 36))
_STATED = (("author_id", 36), ("device_id", 36), ("civil_on", 10), ("made_at", 24))


def upgrade() -> None:
    _create_facts(
        "roll_call",
        sa.Column("collection_id", sa.String(length=36), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("proxy", sa.Integer(), nullable=False),
        sa.Column("absent", sa.Integer(), nullable=False),
    )
    _create_facts(
        "collection_confirm",
        sa.Column("collection_id", sa.String(length=36), nullable=False),
        sa.Column("total_satang", sa.BigInteger(), nullable=False),
        sa.Column("counted_satang", sa.BigInteger(), nullable=False),
        sa.Column("signer_name", sa.String(length=120), nullable=True),
        sa.Column("signer_post", sa.String(length=12), nullable=True),
        sa.Column("strokes", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
    )
    _create_facts(
        "collection_date",
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("collection_on", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
    )
    op.add_column("attendance", sa.Column("proxy_name", sa.String(length=120), nullable=True))
    op.add_column("collection_count", sa.Column("expected_satang", sa.BigInteger(), nullable=True))
    op.add_column("collection_close", sa.Column("cash_with_name", sa.String(length=120), nullable=True))
    op.add_column("entry", sa.Column("corrects", sa.String(length=36), nullable=True))
    op.add_column("entry", sa.Column("witness_name", sa.String(length=120), nullable=True))
    op.create_index(op.f("ix_entry_scope_id_entry_period"), "entry", ["scope_id", "period"], unique=False)


def _create_facts(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        *(sa.Column(key, sa.String(length=length), nullable=False) for key, length in _FACT),
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(key, sa.String(length=length), nullable=False) for key, length in _STATED),
        *columns,
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_scope_id_{name}_seq"), name, ["scope_id", "seq"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_entry_scope_id_entry_period"), table_name="entry")
    op.drop_column("entry", "witness_name")
    op.drop_column("entry", "corrects")
    op.drop_column("collection_close", "cash_with_name")
    op.drop_column("collection_count", "expected_satang")
    op.drop_column("attendance", "proxy_name")
    for name in ("collection_date", "collection_confirm", "roll_call"):
        op.drop_table(name)
