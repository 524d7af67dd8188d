"""Taking the names of erased members out of what the tables still hold beside the member itself.

An erasure empties the member's record at once; what gave way then, and the names in older statements, go with the next
run of the scheduler. Running it again changes nothing. Backups made before forget with their own age.
"""

from collections.abc import Callable
from typing import Any, cast

from sqlalchemy import Connection, Table, select, update

from server.cases.models import Case
from server.members.models import BeneficiaryStatement, MemberExit
from server.privacy.models import Consent, Erasure
from server.privacy.rules import IDENTITY, NO_NAME
from server.syncing.models import FieldHistory

_NOTHING = "null"


def erase_names(connection: Connection) -> int:
    """How many members were erased; everything about them that tells who they were is gone afterwards."""
    erasure = cast("Table", Erasure.__table__)
    erased = connection.execute(select(erasure.c.scope_id, erasure.c.member_id)).all()
    for scope, member_id in erased:
        _rewrite(connection, BeneficiaryStatement, scope, member_id, _nameless_statement)
        _rewrite(connection, MemberExit, scope, member_id, _nameless_exit)
        _rewrite(connection, Consent, scope, member_id, _nameless_consent)
        for model, values in ((FieldHistory, ("old", "new")), (Case, ("kept", "other"))):
            table = cast("Table", model.__table__)
            connection.execute(
                update(table)
                .where(
                    table.c.scope_id == scope,
                    table.c.row_kind == "member",
                    table.c.row_id == member_id,
                    table.c.field.in_(IDENTITY),
                )
                .values(dict.fromkeys(values, _NOTHING))
            )
    return len(erased)


def _rewrite(
    connection: Connection, model: Any, scope: str, member_id: str, nameless: Callable[[Any], dict[str, Any]]
) -> None:
    table = cast("Table", model.__table__)
    rows = connection.execute(
        select(table).where(table.c.scope_id == scope, table.c.member_id == member_id)
    ).mappings()
    for row in rows.all():
        connection.execute(
            update(table).where(table.c.scope_id == scope, table.c.id == row["id"]).values(nameless(row))
        )


def _nameless_statement(row: Any) -> dict[str, Any]:
    beneficiaries = [{**each, "name": NO_NAME, "relation": ""} for each in row["beneficiaries"]]
    return {"beneficiaries": beneficiaries, "witnesses": [NO_NAME for _ in row["witnesses"]]}


def _nameless_exit(row: Any) -> dict[str, Any]:
    return {"payees": [{**each, "name": NO_NAME} for each in row["payees"]]}


def _nameless_consent(_row: Any) -> dict[str, Any]:
    return {"guardian_name": None, "witness_name": None, "strokes": None}
