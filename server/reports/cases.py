"""Open cases of an area, the oldest first: what a chief may settle for officers who did not."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from server.cases.models import Case
from server.clock import format_instant
from server.groups.models import Group, Member
from server.people.models import Person
from server.people.telling import names_somebody
from server.places.places import Place
from server.places.within import within
from server.reports.schemas import OpenCaseSchema
from server.syncing.models import ReceiptLine
from sync.receipt import EFFECTIVE


def cases_report(connection: Connection, area: Place, now: datetime) -> dict[str, Any]:
    """Every case of the area's groups that nobody has settled, in one question."""
    officer, author, keeper = aliased(Person), aliased(Person), aliased(Person)
    found = connection.execute(
        select(
            Case.id,
            Group.id.label("group_id"),
            Group.name.label("group_name"),
            Group.officer_id,
            officer.display_name.label("officer_name"),
            ReceiptLine.received_at.label("opened_at"),
            Case.reason,
            Case.row_kind,
            Case.row_id,
            Member.number.label("member_number"),
            Case.field,
            Case.kept,
            keeper.display_name.label("kept_by_name"),
            Case.kept_on,
            Case.other,
            author.display_name.label("author_name"),
            Case.civil_on,
        )
        .join(Group, Group.scope_id == Case.scope_id)
        .join(
            ReceiptLine,
            (ReceiptLine.operation_id == Case.operation_id) & ReceiptLine.outcome.in_(sorted(EFFECTIVE)),
        )
        .outerjoin(Member, (Member.scope_id == Case.scope_id) & (Member.id == Case.row_id))
        .outerjoin(officer, officer.id == Group.officer_id)
        .outerjoin(author, author.id == Case.author_id)
        .outerjoin(keeper, keeper.id == Case.kept_author_id)
        .where(within(Group.subdistrict_code, area.code), Case.settled_by.is_(None))
        .order_by(ReceiptLine.received_at, Case.id)
    ).mappings()
    return {"as_of": format_instant(now), "cases": [dict(row) for row in found]}


def groups_named(report: dict[str, Any], told: dict[str, Any], reader_id: str) -> set[str]:
    """The groups of which the cases, as they are told, name a member to somebody who is not their officer."""
    led = {case["group_id"] for case in report["cases"] if case["officer_id"] == reader_id}
    return {case["group_id"] for case in told["cases"] if names_somebody(OpenCaseSchema, case)} - led
