"""Campaigns say in which words a deadline was printed; memoranda, their signatures, ceremonies."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_CAMPAIGN = {
    "agenda": 200,
    "unit_name": 60,
    "target_words": 200,
    "target_earliest_on": 10,
    "hard_words": 200,
    "confirmed_by_name": 120,
    "confirmed_on": 10,
}


def upgrade() -> None:
    for name, length in _CAMPAIGN.items():
        op.add_column("campaign", sa.Column(name, sa.String(length=length), nullable=True))
    _create_fact(
        "mou_template",
        sa.Column("campaign_id", sa.String(length=36), nullable=False),
        sa.Column("party2_role", sa.String(length=20), nullable=False),
        sa.Column("source_words", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
    )
    _create_fact(
        "mou",
        sa.Column("campaign_id", sa.String(length=36), nullable=False),
        sa.Column("area_code", sa.String(length=4), nullable=False),
        sa.Column("template_id", sa.String(length=36), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("target_on", sa.String(length=10), nullable=False),
        sa.Column("target_words", sa.String(length=200), nullable=True),
        sa.Column("dated_on", sa.String(length=10), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("party1_name", sa.String(length=120), nullable=False),
        sa.Column("party1_post", sa.String(length=120), nullable=False),
        sa.Column("party2_id", sa.String(length=36), nullable=False),
        sa.Column("party2_name", sa.String(length=120), nullable=False),
        sa.Column("party2_post", sa.String(length=120), nullable=False),
    )
    op.create_index(op.f("ix_mou_campaign_id"), "mou", ["campaign_id"])
    _create_fact(
        "mou_amendment",
        sa.Column("mou_id", sa.String(length=36), nullable=False),
        sa.Column("change", sa.String(length=6), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=True),
        sa.Column("target_on", sa.String(length=10), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
    )
    _create_fact(
        "mou_signature",
        sa.Column("mou_id", sa.String(length=36), nullable=False),
        sa.Column("amendment_id", sa.String(length=36), nullable=True),
        sa.Column("party", sa.String(length=8), nullable=False),
        sa.Column("signer_name", sa.String(length=120), nullable=False),
        sa.Column("signer_post", sa.String(length=120), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("strokes", sa.JSON(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("repeats", sa.String(length=36), nullable=True),
    )
    op.create_table(
        "ceremony",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.String(length=36), nullable=False),
        sa.Column("held_on", sa.String(length=10), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("chair_name", sa.String(length=120), nullable=False),
        sa.Column("chair_post", sa.String(length=120), nullable=True),
        sa.Column("guests", sa.Text(), nullable=True),
        sa.Column("attended", sa.JSON(), nullable=True),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_ceremony")),
    )
    op.create_index(op.f("ix_ceremony_scope_id_ceremony_seq"), "ceremony", ["scope_id", "seq"])


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
    op.create_index(op.f(f"ix_{name}_scope_id_{name}_seq"), name, ["scope_id", "seq"])


def downgrade() -> None:
    for name in ("ceremony", "mou_signature", "mou_amendment", "mou", "mou_template"):
        op.drop_table(name)
    for name in _CAMPAIGN:
        op.drop_column("campaign", name)
