"""Privacy: what people are told, what they agreed to, names taken out, the register of incidents."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_fact(
        "privacy_notice",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
    )
    _create_fact(
        "consent",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("notice_version", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.JSON(), nullable=False),
        sa.Column("how", sa.String(length=14), nullable=False),
        sa.Column("guardian_name", sa.String(length=120), nullable=True),
        sa.Column("witness_name", sa.String(length=120), nullable=True),
        sa.Column("strokes", sa.JSON(), nullable=True),
    )
    _create_fact(
        "erasure",
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
    )
    op.create_table(
        "incident",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("area_code", sa.String(length=6), nullable=False),
        sa.Column("sort", sa.String(length=16), nullable=False),
        sa.Column("noticed_at", sa.String(length=24), nullable=False),
        sa.Column("what", sa.String(length=1000), nullable=False),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column("risk", sa.String(length=6), nullable=False),
        sa.Column("recorded_by", sa.String(length=36), nullable=False),
        sa.Column("recorded_at", sa.String(length=24), nullable=False),
        sa.Column("regulator_told_at", sa.String(length=24), nullable=True),
        sa.Column("people_told_at", sa.String(length=24), nullable=True),
        sa.Column("closed_at", sa.String(length=24), nullable=True),
        sa.Column("outcome", sa.String(length=1000), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    with op.batch_alter_table("incident") as batch:
        batch.create_index(
            batch.f("ix_incident_area_code_incident_noticed_at"), ["area_code", "noticed_at"], unique=False
        )


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
    with op.batch_alter_table(name) as batch:
        batch.create_index(batch.f(f"ix_{name}_scope_id_{name}_seq"), ["scope_id", "seq"], unique=False)


def downgrade() -> None:
    for name in ("incident", "erasure", "consent", "privacy_notice"):
        op.drop_table(name)
