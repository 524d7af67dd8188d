"""Devices tell their model and can be revoked; codes by which a new phone joins."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("device", sa.Column("model", sa.String(length=40), nullable=True))
    op.add_column("device", sa.Column("revoked_at", sa.String(length=24), nullable=True))
    op.create_table(
        "join_code",
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("expires_at", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_join_code_person_id_person")),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_join_code")),
    )
    op.create_index(op.f("ix_join_code_person_id"), "join_code", ["person_id"])


def downgrade() -> None:
    op.drop_table("join_code")
    op.drop_column("device", "revoked_at")
    op.drop_column("device", "model")
