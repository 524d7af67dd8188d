"""Photos of slips, named by the lines they belong to."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("entry", sa.Column("photo_sha256", sa.String(length=64), nullable=True))
    op.create_table(
        "photo",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("received_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "sha256", name=op.f("pk_photo")),
    )


def downgrade() -> None:
    op.drop_table("photo")
    op.drop_column("entry", "photo_sha256")
