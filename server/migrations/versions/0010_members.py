"""More about members: their age, pledges that change, beneficiaries, leaving, two that are one."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_MEMBER = (
    ("member_type", 13),
    ("born", 10),
    ("guardian_member_id", 36),
    ("guardian_name", 120),
    ("address", 200),
)


def upgrade() -> None:
    for name, length in _MEMBER:
        op.add_column("member", sa.Column(name, sa.String(length=length), nullable=True))
    _create_fact(
        "pledge_change",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("amount_satang", sa.BigInteger(), nullable=False),
        sa.Column("units", sa.Integer(), nullable=True),
        sa.Column("unit_price_satang", sa.BigInteger(), nullable=True),
        sa.Column("from_period", sa.String(length=7), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
    )
    _create_fact(
        "beneficiary_statement",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("beneficiaries", sa.JSON(), nullable=False),
        sa.Column("witnesses", sa.JSON(), nullable=False),
    )
    _create_fact(
        "member_exit",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("exit_kind", sa.String(length=8), nullable=False),
        sa.Column("left_on", sa.String(length=10), nullable=False),
        sa.Column("entry_ids", sa.JSON(), nullable=False),
        sa.Column("payees", sa.JSON(), nullable=False),
        sa.Column("reverses", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
    )
    _create_fact(
        "member_merge",
        sa.Column("from_member_id", sa.String(length=36), nullable=False),
        sa.Column("into_member_id", sa.String(length=36), nullable=False),
        sa.Column("reverses", sa.String(length=36), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
    )


def _create_fact(name: str, *columns: sa.Column[object]) -> None:
    op.create_table(
        name,
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f(f"pk_{name}")),
    )
    with op.batch_alter_table(name) as batch:
        batch.create_index(batch.f(f"ix_{name}_scope_id_{name}_seq"), ["scope_id", "seq"], unique=False)


def downgrade() -> None:
    op.drop_table("member_merge")
    op.drop_table("member_exit")
    op.drop_table("beneficiary_statement")
    op.drop_table("pledge_change")
    for name, _length in reversed(_MEMBER):
        op.drop_column("member", name)
