"""Mentorships, and the notes and signatures of coaching."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def _fact(name: str, *columns: sa.Column) -> None:
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
    op.create_index(op.f(f"ix_{name}_scope_id_{name}_seq"), name, ["scope_id", "seq"])


def upgrade() -> None:
    op.create_table(
        "mentorship",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("mentee_id", sa.String(length=36), nullable=False),
        sa.Column("mentor_id", sa.String(length=36), nullable=False),
        sa.Column("mentee_name", sa.String(length=120), nullable=False),
        sa.Column("mentor_name", sa.String(length=120), nullable=False),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("to_on", sa.String(length=10), nullable=True),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_mentorship")),
    )
    op.create_index(op.f("ix_mentorship_scope_id_mentorship_seq"), "mentorship", ["scope_id", "seq"])
    op.create_index(op.f("ix_mentorship_mentee_id"), "mentorship", ["mentee_id"])
    op.create_index(op.f("ix_mentorship_mentor_id"), "mentorship", ["mentor_id"])
    _fact(
        "coaching_note",
        sa.Column("sort", sa.String(length=8), nullable=False),
        sa.Column("text", sa.String(length=1000), nullable=False),
        sa.Column("about_id", sa.String(length=36), nullable=True),
    )
    _fact(
        "coaching_sign",
        sa.Column("note_id", sa.String(length=36), nullable=False),
        sa.Column("word", sa.String(length=10), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("coaching_sign")
    op.drop_table("coaching_note")
    op.drop_table("mentorship")
