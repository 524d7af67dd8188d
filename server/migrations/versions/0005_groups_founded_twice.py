"""A group that was founded twice: which of the two goes on, and who looked."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("savings_group", sa.Column("duplicate_of", sa.String(length=36), nullable=True))
    op.create_table(
        "group_comparison",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("other_id", sa.String(length=36), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_group_comparison")),
    )
    with op.batch_alter_table("group_comparison", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_group_comparison_scope_id_group_comparison_seq"), ["scope_id", "seq"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("group_comparison", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_group_comparison_scope_id_group_comparison_seq"))

    op.drop_table("group_comparison")
    op.drop_column("savings_group", "duplicate_of")
