"""Chiefs pause what is told above an officer."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "escalation_pause",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("group_id", sa.String(length=36), nullable=True),
        sa.Column("until_on", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_escalation_pause")),
    )
    op.create_index(
        op.f("ix_escalation_pause_scope_id_escalation_pause_seq"), "escalation_pause", ["scope_id", "seq"]
    )


def downgrade() -> None:
    op.drop_table("escalation_pause")
