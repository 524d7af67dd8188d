"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_balance",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("account", sa.String(length=20), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("amount_satang", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "account", "member_id", name=op.f("pk_account_balance")),
    )
    op.create_table(
        "alert",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("due_on", sa.String(length=10), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_alert")),
    )
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alert_scope_id_alert_seq"), ["scope_id", "seq"], unique=False)

    op.create_table(
        "alert_mark",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("alert_id", sa.String(length=36), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("until_on", sa.String(length=10), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_alert_mark")),
    )
    with op.batch_alter_table("alert_mark", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_alert_mark_scope_id_alert_mark_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "assignment",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("area_code", sa.String(length=6), nullable=False),
        sa.Column("from_on", sa.String(length=10), nullable=False),
        sa.Column("to_on", sa.String(length=10), nullable=True),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_assignment")),
    )
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_assignment_area_code"), ["area_code"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_assignment_scope_id_assignment_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "attendance",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("collection_id", sa.String(length=36), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=False),
        sa.Column("presence", sa.String(length=8), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_attendance")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_attendance_scope_id_attendance_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "campaign",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("area_code", sa.String(length=6), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.String(length=10), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=False),
        sa.Column("target_on", sa.String(length=10), nullable=False),
        sa.Column("hard_on", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_campaign")),
    )
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_campaign_scope_id_campaign_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "case_settle",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("case_id", sa.String(length=36), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_case_settle")),
    )
    with op.batch_alter_table("case_settle", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_case_settle_scope_id_case_settle_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "collection_close",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("collection_id", sa.String(length=36), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("total_satang", sa.BigInteger(), nullable=False),
        sa.Column("counted_satang", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_collection_close")),
    )
    with op.batch_alter_table("collection_close", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_collection_close_scope_id_collection_close_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "collection_count",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("collection_id", sa.String(length=36), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_collection_count")),
    )
    with op.batch_alter_table("collection_count", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_collection_count_scope_id_collection_count_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "collection_open",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column("opening_cash_satang", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_collection_open")),
    )
    with op.batch_alter_table("collection_open", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_collection_open_scope_id_collection_open_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "entry",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("entry_kind", sa.String(length=20), nullable=False),
        sa.Column("amount_satang", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.String(length=36), nullable=True),
        sa.Column("period", sa.String(length=7), nullable=True),
        sa.Column("collection_id", sa.String(length=36), nullable=True),
        sa.Column("reverses", sa.String(length=36), nullable=True),
        sa.Column("slip_number", sa.String(length=12), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_entry")),
    )
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entry_scope_id_entry_seq"), ["scope_id", "seq"], unique=False)
        batch_op.create_index("uq_entry_reverses", ["scope_id", "reverses"], unique=True)

    op.create_table(
        "field_history",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("row_kind", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.String(length=36), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "seq", "field", name=op.f("pk_field_history")),
    )
    with op.batch_alter_table("field_history", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_field_history_scope_id_field_history_row_kind_field_history_row_id"),
            ["scope_id", "row_kind", "row_id"],
            unique=False,
        )

    op.create_table(
        "group_month",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("entry_kind", sa.String(length=20), nullable=False),
        sa.Column("amount_satang", sa.BigInteger(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "month", "entry_kind", name=op.f("pk_group_month")),
    )
    op.create_table(
        "login_trial",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("trials", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_login_trial")),
    )
    op.create_table(
        "member",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=6), nullable=False),
        sa.Column("title", sa.String(length=30), nullable=True),
        sa.Column("first_name", sa.String(length=60), nullable=False),
        sa.Column("last_name", sa.String(length=60), nullable=True),
        sa.Column("pledge_satang", sa.Integer(), nullable=False),
        sa.Column("joined_on", sa.String(length=10), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_member")),
    )
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_member_scope_id_member_number"), ["scope_id", "number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_member_scope_id_member_seq"), ["scope_id", "seq"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("display_name", sa.String(length=120), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("disabled_at", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("name", name=op.f("uq_person_name")),
    )
    op.create_table(
        "receipt",
        sa.Column("line_sha256", sa.String(length=64), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=True),
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("field", sa.String(length=40), nullable=True),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("line_sha256", name=op.f("pk_receipt")),
    )
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_receipt_operation_id"), ["operation_id"], unique=False)
        batch_op.create_index(
            "uq_receipt_operation_id_effective",
            ["operation_id"],
            unique=True,
            sqlite_where=sa.text("outcome IN ('applied', 'merged', 'conflict')"),
            postgresql_where=sa.text("outcome IN ('applied', 'merged', 'conflict')"),
        )
        batch_op.create_index("uq_receipt_scope_id_seq", ["scope_id", "seq"], unique=True)

    op.create_table(
        "savings_group",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("area_level", sa.String(length=12), nullable=False),
        sa.Column("subdistrict_code", sa.String(length=6), nullable=False),
        sa.Column("moo", sa.Integer(), nullable=True),
        sa.Column("place_name", sa.String(length=80), nullable=True),
        sa.Column("founded_on", sa.String(length=10), nullable=False),
        sa.Column("pledge_mode", sa.String(length=10), nullable=False),
        sa.Column("pledge_min_satang", sa.Integer(), nullable=False),
        sa.Column("unit_price_satang", sa.Integer(), nullable=True),
        sa.Column("collection_day", sa.Integer(), nullable=False),
        sa.Column("meeting_place", sa.String(length=120), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=True),
        sa.Column("officer_id", sa.String(length=36), nullable=False),
        sa.Column("status", sa.String(length=12), nullable=False),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_savings_group")),
    )
    with op.batch_alter_table("savings_group", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_savings_group_scope_id_savings_group_seq"), ["scope_id", "seq"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_savings_group_subdistrict_code"), ["subdistrict_code"], unique=False
        )

    op.create_table(
        "scope",
        sa.Column("id", sa.String(length=50), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scope")),
    )
    op.create_table(
        "set_aside",
        sa.Column("line_sha256", sa.String(length=64), nullable=False),
        sa.Column("ticket", sa.String(length=12), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.String(length=24), nullable=False),
        sa.PrimaryKeyConstraint("line_sha256", name=op.f("pk_set_aside")),
    )
    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_set_aside_ticket"), ["ticket"], unique=False)

    op.create_table(
        "setting",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("civil_on", sa.String(length=10), nullable=False),
        sa.Column("made_at", sa.String(length=24), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("starts_on", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_setting")),
    )
    with op.batch_alter_table("setting", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_setting_scope_id_setting_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "sync_case",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("operation_id", sa.String(length=36), nullable=False),
        sa.Column("row_kind", sa.String(length=40), nullable=False),
        sa.Column("row_id", sa.String(length=36), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=True),
        sa.Column("kept", sa.Text(), nullable=True),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("settled_by", sa.String(length=36), nullable=True),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_sync_case")),
    )
    with op.batch_alter_table("sync_case", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_sync_case_scope_id_sync_case_seq"), ["scope_id", "seq"], unique=False
        )

    op.create_table(
        "target",
        sa.Column("scope_id", sa.String(length=50), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("campaign_id", sa.String(length=36), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("target_on", sa.String(length=10), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("stamps", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("scope_id", "id", name=op.f("pk_target")),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_campaign_id"), ["campaign_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_target_scope_id_target_seq"), ["scope_id", "seq"], unique=False)

    op.create_table(
        "device",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("registered_at", sa.String(length=24), nullable=False),
        sa.Column("last_heard_at", sa.String(length=24), nullable=False),
        sa.Column("app", sa.String(length=40), nullable=False),
        sa.Column("waiting_count", sa.Integer(), nullable=False),
        sa.Column("oldest_waiting_at", sa.String(length=24), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_device_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("code", name=op.f("uq_device_code")),
    )
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_device_person_id"), ["person_id"], unique=False)

    op.create_table(
        "session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("device_id", sa.String(length=36), nullable=False),
        sa.Column("created_at", sa.String(length=24), nullable=False),
        sa.Column("expires_at", sa.String(length=24), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_session_device_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_session_person_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_session_device_id"), ["device_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_session_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_session_person_id"))
        batch_op.drop_index(batch_op.f("ix_session_device_id"))

    op.drop_table("session")
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_device_person_id"))

    op.drop_table("device")
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_target_scope_id_target_seq"))
        batch_op.drop_index(batch_op.f("ix_target_campaign_id"))

    op.drop_table("target")
    with op.batch_alter_table("sync_case", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sync_case_scope_id_sync_case_seq"))

    op.drop_table("sync_case")
    with op.batch_alter_table("setting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_setting_scope_id_setting_seq"))

    op.drop_table("setting")
    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_set_aside_ticket"))

    op.drop_table("set_aside")
    op.drop_table("scope")
    with op.batch_alter_table("savings_group", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_savings_group_subdistrict_code"))
        batch_op.drop_index(batch_op.f("ix_savings_group_scope_id_savings_group_seq"))

    op.drop_table("savings_group")
    with op.batch_alter_table("receipt", schema=None) as batch_op:
        batch_op.drop_index("uq_receipt_scope_id_seq")
        batch_op.drop_index(
            "uq_receipt_operation_id_effective",
            sqlite_where=sa.text("outcome IN ('applied', 'merged', 'conflict')"),
            postgresql_where=sa.text("outcome IN ('applied', 'merged', 'conflict')"),
        )
        batch_op.drop_index(batch_op.f("ix_receipt_operation_id"))

    op.drop_table("receipt")
    op.drop_table("person")
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_scope_id_member_seq"))
        batch_op.drop_index(batch_op.f("ix_member_scope_id_member_number"))

    op.drop_table("member")
    op.drop_table("login_trial")
    op.drop_table("group_month")
    with op.batch_alter_table("field_history", schema=None) as batch_op:
        batch_op.drop_index(
            batch_op.f("ix_field_history_scope_id_field_history_row_kind_field_history_row_id")
        )

    op.drop_table("field_history")
    with op.batch_alter_table("entry", schema=None) as batch_op:
        batch_op.drop_index("uq_entry_reverses")
        batch_op.drop_index(batch_op.f("ix_entry_scope_id_entry_seq"))

    op.drop_table("entry")
    with op.batch_alter_table("collection_open", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_collection_open_scope_id_collection_open_seq"))

    op.drop_table("collection_open")
    with op.batch_alter_table("collection_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_collection_count_scope_id_collection_count_seq"))

    op.drop_table("collection_count")
    with op.batch_alter_table("collection_close", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_collection_close_scope_id_collection_close_seq"))

    op.drop_table("collection_close")
    with op.batch_alter_table("case_settle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_settle_scope_id_case_settle_seq"))

    op.drop_table("case_settle")
    with op.batch_alter_table("campaign", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_campaign_scope_id_campaign_seq"))

    op.drop_table("campaign")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_attendance_scope_id_attendance_seq"))

    op.drop_table("attendance")
    with op.batch_alter_table("assignment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_assignment_scope_id_assignment_seq"))
        batch_op.drop_index(batch_op.f("ix_assignment_area_code"))

    op.drop_table("assignment")
    with op.batch_alter_table("alert_mark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_mark_scope_id_alert_mark_seq"))

    op.drop_table("alert_mark")
    with op.batch_alter_table("alert", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_alert_scope_id_alert_seq"))

    op.drop_table("alert")
    op.drop_table("account_balance")
