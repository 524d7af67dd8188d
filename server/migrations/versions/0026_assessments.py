"""Forms by which groups are assessed, and what came of it."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _fact(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name,
        _text("scope_id", 50),
        _text("id", 36),
        sa.Column("seq", sa.Integer(), nullable=False),
        _text("author_id", 36),
        _text("device_id", 36),
        _text("civil_on", 10),
        _text("made_at", 24),
        *columns,
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_scope_id_{name}_seq"), name, ["scope_id", "seq"])


def upgrade() -> None:
    _fact(
        "assessment_template",
        _text("sort", 8),
        _text("name", 120),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("is_official", sa.Boolean(), nullable=False),
        _text("source", 200),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("levels", sa.JSON(), nullable=False),
    )
    _fact(
        "assessment",
        _text("template_id", 36),
        _text("template_area", 4, nullable=True),
        _text("assessed_on", 10),
        _text("minutes_id", 36, nullable=True),
        sa.Column("people_count", sa.Integer(), nullable=False),
        _text("attended", 300, nullable=True),
        sa.Column("is_read_aloud", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        _text("reverses", 36, nullable=True),
    )


def downgrade() -> None:
    op.drop_table("assessment")
    op.drop_table("assessment_template")
