"""The monthly reports of an area: what officers filed of their groups, who has not, and the sums of what was filed."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select

from server.clock import format_instant
from server.groups.models import Group
from server.ledger.counted import is_counted
from server.monthly_reports.models import MonthlyReport
from server.monthly_reports.rules import due_on, month_after
from server.people.models import Person
from server.places.places import Place
from server.places.within import within
from server.rulebook.lookup import load_settings, setting_in

_DUE_DAY = "report_due_day"
#: What is summed, as it was filed.
FIGURES = (
    "members", "joined", "left", "due_satang", "received_satang", "arrears_satang", "savings_satang", "cash_satang",
    "bank_satang", "meetings", "visits",
)  # fmt: skip


def monthly_report(
    connection: Connection, area: Place, period: str, now: datetime, today: date
) -> dict[str, Any]:
    """The report of one month "YYYY-MM", in three questions: every group that was founded by its end, filed or not."""
    settings = load_settings(connection, _DUE_DAY)
    due = due_on(period, setting_in(_DUE_DAY, settings, area.code, today.isoformat())).isoformat()
    filed = _load_filed(connection, area, period)
    groups = [
        _told_group(dict(row), filed.get(row["scope_id"]), due)
        for row in connection.execute(
            select(
                Group.scope_id,
                Group.id.label("group_id"),
                Group.name.label("group_name"),
                Group.officer_id,
                Person.display_name.label("officer_name"),
            )
            .outerjoin(Person, Person.id == Group.officer_id)
            .where(
                within(Group.subdistrict_code, area.code),
                is_counted(),
                Group.duplicate_of.is_(None),
                # what was filed of a group that has been closed since was filed
                Group.status.not_in(("closed", "void", "dormant")) | Group.scope_id.in_(filed),
                Group.founded_on < month_after(period).isoformat(),
            )
            .order_by(Person.display_name, Group.name, Group.id)
        ).mappings()
    ]
    told = [group for group in groups if group["filed_on"]]
    return {
        "as_of": format_instant(now),
        "period": period,
        "due_on": due,
        "totals": {
            "groups": len(groups),
            "filed": len(told),
            "late": sum(group["is_late"] for group in told),
            **{name: sum(group[name] for group in told) for name in FIGURES},
        },
        "groups": groups,
    }


def _load_filed(connection: Connection, area: Place, period: str) -> Mapping[str, Any]:
    """By scope: the report of the month that counts, which is the latest, with the day of the first."""
    first = (
        select(MonthlyReport.scope_id, func.min(MonthlyReport.civil_on).label("first_on"))
        .where(MonthlyReport.period == period)
        .group_by(MonthlyReport.scope_id)
        .subquery()
    )
    rows = connection.execute(
        select(MonthlyReport.__table__, first.c.first_on)
        .join(first, first.c.scope_id == MonthlyReport.scope_id)
        .join(Group, Group.scope_id == MonthlyReport.scope_id)
        .where(MonthlyReport.period == period, within(Group.subdistrict_code, area.code))
        .order_by(MonthlyReport.seq)
    ).mappings()
    return {row["scope_id"]: row for row in rows}


def _told_group(group: Mapping[str, Any], filed: Mapping[str, Any] | None, due: str) -> dict[str, Any]:
    """A group with what was filed of it; figures are None while nothing was: unknown is not nought."""
    return {
        "group_id": group["group_id"],
        "group_name": group["group_name"],
        "officer_id": group["officer_id"],
        "officer_name": group["officer_name"],
        "filed_on": filed and filed["first_on"],
        "is_late": filed is not None and filed["first_on"] > due,
        **{name: filed and filed[name] for name in (*FIGURES, "problems", "photo_sha256")},
    }
