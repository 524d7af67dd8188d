"""Answers to what was set aside, and outbox files that were brought in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox_import",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("imported_at", sa.String(length=24), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_import")),
    )
    with op.batch_alter_table("outbox_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_import_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_import_sha256"), ["sha256"], unique=False)

    op.create_table(
        "set_aside_answer",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("ticket", sa.String(length=12), nullable=False),
        sa.Column("line_sha256", sa.String(length=64), nullable=False),
        sa.Column("choice", sa.String(length=10), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_set_aside_answer")),
    )
    with op.batch_alter_table("set_aside_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_set_aside_answer_line_sha256"), ["line_sha256"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_set_aside_answer_scope_id_set_aside_answer_seq"), ["scope_id", "seq"], unique=False
        )

    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_set_aside_received_at_set_aside_line_sha256"),
            ["received_at", "line_sha256"],
            unique=False,
        )


def downgrade() -> None:
    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_set_aside_received_at_set_aside_line_sha256"))

    with op.batch_alter_table("set_aside_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_set_aside_answer_scope_id_set_aside_answer_seq"))
        batch_op.drop_index(batch_op.f("ix_set_aside_answer_line_sha256"))

    op.drop_table("set_aside_answer")
    with op.batch_alter_table("outbox_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_import_sha256"))
        batch_op.drop_index(batch_op.f("ix_outbox_import_person_id"))

    op.drop_table("outbox_import")
