"""Alerts that leave the app: addresses, the outbox of deliveries, the scheduler's lease."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_CURRENT = sa.text("ended_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "contact_address",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("address", sa.String(length=254), nullable=False),
        sa.Column("since", sa.String(length=24), nullable=False),
        sa.Column("ended_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contact_address_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_address")),
    )
    with op.batch_alter_table("contact_address") as batch:
        batch.create_index(
            "uq_contact_address_person_id_channel_current",
            ["person_id", "channel"],
            unique=True,
            sqlite_where=_CURRENT,
            postgresql_where=_CURRENT,
        )
    op.create_table(
        "delivery",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("alert_id", sa.String(length=36), nullable=True),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("recipient", sa.String(length=36), nullable=False),
        sa.Column("address_id", sa.String(length=36), nullable=False),
        sa.Column("channel", sa.String(length=10), nullable=False),
        sa.Column("request", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("next_try_at", sa.String(length=24), nullable=False),
        sa.Column("leased_until", sa.String(length=24), nullable=True),
        sa.Column("sent_at", sa.String(length=24), nullable=True),
        sa.Column("trouble", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["recipient"], ["person.id"], name=op.f("fk_delivery_recipient_person")),
        sa.ForeignKeyConstraint(
            ["address_id"], ["contact_address.id"], name=op.f("fk_delivery_address_id_contact_address")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
    )
    with op.batch_alter_table("delivery") as batch:
        batch.create_index(
            batch.f("ix_delivery_state_delivery_next_try_at"), ["state", "next_try_at"], unique=False
        )
        batch.create_index(
            batch.f("ix_delivery_recipient_delivery_made_at"), ["recipient", "made_at"], unique=False
        )
    op.create_table(
        "scheduler_lease",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("holder", sa.String(length=60), nullable=False),
        sa.Column("held_until", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_scheduler_lease")),
    )


def downgrade() -> None:
    for name in ("scheduler_lease", "delivery", "contact_address"):
        op.drop_table(name)
