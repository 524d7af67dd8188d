"""The ladder of a group's formation with its reviews; visits with advice."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
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
        "milestone",
        _text("milestone", 24),
        _text("done_on", 10),
        _text("note", 500, nullable=True),
        _text("photo_sha256", 64, nullable=True),
        _text("proof_id", 36, nullable=True),
        _text("reverses", 36, nullable=True),
    )
    _fact(
        "milestone_review",
        _text("milestone_id", 36),
        _text("verdict", 12),
        _text("note", 500, nullable=True),
    )
    _fact(
        "visit",
        _text("visited_on", 10),
        _text("purpose", 20),
        _text("visitor", 20),
        _text("visitor_name", 120, nullable=True),
        _text("found", 1000, nullable=True),
        _text("advice", 1000, nullable=True),
        _text("photo_sha256", 64, nullable=True),
        _text("reverses", 36, nullable=True),
    )
    _fact("visit_advice", _text("visit_id", 36), _text("text", 1000))


def downgrade() -> None:
    for name in ("visit_advice", "visit", "milestone_review", "milestone"):
        op.drop_table(name)
