"""The audit log of an area, a page at a time: lines of its people, by id in the log, by name for whoever may read it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select, true
from sqlalchemy.orm import aliased

from server.audit.models import AuditLine
from server.clock import format_instant
from server.groups.models import Group
from server.people.assignment import Assignment
from server.people.assignments import ever_holds
from server.people.models import Device, Person
from server.values.thai_date import BANGKOK

PAGE_LINES = 50


def audit_report(
    connection: Connection,
    areas: tuple[str, ...],
    now: datetime,
    *,
    person_id: str | None,
    day: date | None,
    before: int | None,
    page_lines: int = PAGE_LINES,
) -> dict[str, Any]:
    """The newest lines by or about people who are or were assigned in these areas, `before` a number if given."""
    wanted = [_concerns(areas)]
    if person_id is not None:
        wanted.append(or_(AuditLine.who == person_id, AuditLine.about == person_id))
    if day is not None:
        begins = datetime.combine(day, time(), BANGKOK)
        wanted.append(AuditLine.at >= format_instant(begins))
        wanted.append(AuditLine.at < format_instant(begins + timedelta(days=1)))
    if before is not None:
        wanted.append(AuditLine.number < before)
    who, about = aliased(Person), aliased(Person)
    rows = connection.execute(
        select(
            AuditLine.number,
            AuditLine.at,
            AuditLine.who.label("who_id"),
            who.display_name.label("who_name"),
            AuditLine.what,
            AuditLine.about,
            about.display_name.label("about_name"),
            Group.name.label("about_group_name"),
            Device.code.label("device_code"),
        )
        .outerjoin(who, who.id == AuditLine.who)
        .outerjoin(about, about.id == AuditLine.about)
        .outerjoin(Group, (Group.scope_id == "group:" + AuditLine.about) & (Group.id == AuditLine.about))
        .outerjoin(Device, Device.id == AuditLine.device_id)
        .where(*wanted)
        .order_by(AuditLine.number.desc())
        .limit(page_lines + 1)
    ).mappings()
    lines = [dict(row) for row in rows]
    return {
        "as_of": format_instant(now),
        "lines": lines[:page_lines],
        "next": lines[page_lines - 1]["number"] if len(lines) > page_lines else None,
    }


def _concerns(areas: tuple[str, ...]) -> ColumnElement[bool]:
    if "th" in areas:
        return true()
    people = select(Person.id).where(
        select(Assignment.id)
        .where(
            Assignment.scope_id == "person:" + Person.id,
            or_(*(Assignment.area_code.startswith(area) for area in areas)),
            ever_holds(),
        )
        .exists()
    )
    return or_(AuditLine.who.in_(people), AuditLine.about.in_(people))
