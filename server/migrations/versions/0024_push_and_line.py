"""Alerts are pushed to browsers, several of one person, and sent by LINE."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

_CURRENT = sa.text("ended_at IS NULL")
_BEFORE = "uq_contact_address_person_id_channel_current"
_NOW = "uq_contact_address_person_id_channel_device_current"


def upgrade() -> None:
    op.add_column(
        "contact_address", sa.Column("device_id", sa.String(length=36), server_default="", nullable=False)
    )
    op.add_column("contact_address", sa.Column("subscription", sa.String(length=1500), nullable=True))
    op.drop_index(_BEFORE, "contact_address")
    op.create_index(
        _NOW,
        "contact_address",
        ["person_id", "channel", "device_id"],
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    op.create_table(
        "line_code",
        sa.Column("code_sha256", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("until", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_line_code_person_id_person")),
        sa.PrimaryKeyConstraint("code_sha256", name=op.f("pk_line_code")),
    )


def downgrade() -> None:
    op.drop_table("line_code")
    op.drop_index(_NOW, "contact_address")
    op.create_index(
        _BEFORE,
        "contact_address",
        ["person_id", "channel"],
        unique=True,
        sqlite_where=_CURRENT,
        postgresql_where=_CURRENT,
    )
    with op.batch_alter_table("contact_address") as batch:
        batch.drop_column("subscription")
        batch.drop_column("device_id")
