"""Devices have keys and credentials to hand in work with; what each push was signed with is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("device", sa.Column("public_key", sa.String(length=87), nullable=True))
    op.add_column("device", sa.Column("upload_hash", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_device_upload_hash"), "device", ["upload_hash"], unique=True)
    op.create_table(
        "signed_push",
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("public_key", sa.String(length=87), nullable=False),
        sa.Column("line_hashes", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.String(length=86), nullable=False),
        sa.Column("received_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("text_sha256", name=op.f("pk_signed_push")),
    )
    op.create_index(
        op.f("ix_signed_push_device_id_signed_push_received_at"), "signed_push", ["device_id", "received_at"]
    )


def downgrade() -> None:
    op.drop_table("signed_push")
    op.drop_index(op.f("ix_device_upload_hash"), table_name="device")
    op.drop_column("device", "upload_hash")
    op.drop_column("device", "public_key")
