"""Committee posts, minutes with their agenda, by-laws with their paragraphs, admissions; a group founded by mistake."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length=length), nullable=nullable)


def _fact(name: str, *columns: sa.Column[Any]) -> None:
    filed = (_text("author_id", 36), _text("device_id", 36), _text("civil_on", 10), _text("made_at", 24))
    _table(name, (*filed, *columns))


def _table(name: str, columns: Sequence[sa.Column[Any]]) -> None:
    op.create_table(
        name,
        _text("scope_id", 50),
        _text("id", 36),
        sa.Column("seq", sa.Integer(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f(f"pk_{name}")),
    )
    op.create_index(op.f(f"ix_{name}_scope_id_{name}_seq"), name, ["scope_id", "seq"])


def upgrade() -> None:
    _table(
        "committee_post",
        (
            _text("committee", 12),
            _text("position", 12),
            _text("member_id", 36),
            _text("from_on", 10),
            _text("to_on", 10),
            sa.Column("duties", sa.JSON(), nullable=True),
            _text("minutes_id", 36, nullable=True),
            _text("reason", 200, nullable=True),
            _text("status", 8),
            sa.Column("stamps", sa.JSON(), nullable=False),
        ),
    )
    _fact(
        "minutes",
        _text("meeting", 10),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("held_on", 10),
        _text("began_at", 5, nullable=True),
        _text("ended_at", 5, nullable=True),
        _text("place", 120),
        sa.Column("present", sa.JSON(), nullable=False),
        _text("absence_note", 300, nullable=True),
        _text("guests", 300, nullable=True),
        _text("taken_by", 120, nullable=True),
        _text("checked_by", 120, nullable=True),
        _text("replaces", 36, nullable=True),
    )
    _fact(
        "agenda_item",
        _text("minutes_id", 36),
        sa.Column("place", sa.Integer(), nullable=False),
        _text("heading", 200),
        _text("said", 2000, nullable=True),
        _text("resolved", 1000, nullable=True),
    )
    _fact(
        "bylaws",
        sa.Column("version", sa.Integer(), nullable=False),
        _text("starts_on", 10),
        _text("minutes_id", 36, nullable=True),
    )
    _fact(
        "bylaw_paragraph",
        _text("bylaws_id", 36),
        sa.Column("place", sa.Integer(), nullable=False),
        _text("text", 1000),
    )
    _fact(
        "admission",
        sa.Column("member_ids", sa.JSON(), nullable=False),
        _text("decision", 8),
        _text("minutes_id", 36, nullable=True),
        _text("reason", 200, nullable=True),
    )
    op.add_column("savings_group", _text("void_reason", 200, nullable=True))


def downgrade() -> None:
    op.drop_column("savings_group", "void_reason")
    for name in ("admission", "bylaw_paragraph", "bylaws", "agenda_item", "minutes", "committee_post"):
        op.drop_table(name)
