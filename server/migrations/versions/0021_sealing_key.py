"""The installation has a key pair that phones seal lines to."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sealing_key",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.String(length=87), nullable=False),
        sa.Column("secret", sa.String(length=43), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_sealing_key")),
    )


def downgrade() -> None:
    op.drop_table("sealing_key")
