"""Cases know who made either value, and how they were settled."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_CASE = (("author_id", 36), ("civil_on", 10), ("kept_author_id", 36), ("kept_on", 10), ("choice", 8))
_SETTLE = (("choice", 8), ("row_kind", 40), ("row_id", 36))


def upgrade() -> None:
    for name, length in _CASE:
        op.add_column("sync_case", sa.Column(name, sa.String(length=length), nullable=True))
    for name, length in _SETTLE:
        op.add_column("case_settle", sa.Column(name, sa.String(length=length), nullable=True))
    op.add_column("case_settle", sa.Column("kept", sa.Text(), nullable=True))


def downgrade() -> None:
    for name in ("kept", *(name for name, _length in reversed(_SETTLE))):
        op.drop_column("case_settle", name)
    for name, _length in reversed(_CASE):
        op.drop_column("sync_case", name)
