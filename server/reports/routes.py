"""GET /api/reports/…: what supervisors see online; fields narrow with distance, nobody writes here."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint

from server.audit.log import note
from server.clock import utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.people.current import current_person
from server.people.identity import note_identity_read
from server.people.telling import sight_of, tell
from server.reports.area import check_area, check_audit, check_backups, check_names
from server.reports.audit import audit_report
from server.reports.backups import backup_report
from server.reports.cases import cases_report, groups_named
from server.reports.groups import find_group_place, group_report, groups_report
from server.reports.progress import progress_report
from server.reports.schemas import (
    AreaQuerySchema,
    AuditQuerySchema,
    AuditReportSchema,
    BackupReportSchema,
    CasesReportSchema,
    GroupReportSchema,
    GroupsReportSchema,
    ProgressQuerySchema,
    ProgressReportSchema,
)

blueprint = Blueprint(
    "reports",
    __name__,
    url_prefix="/api/reports",
    description="What supervisors see, always with the time it is from",
)


@blueprint.get("/progress")
@blueprint.arguments(ProgressQuerySchema, location="query")
@blueprint.response(200, ProgressReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_progress(asked: dict[str, Any]) -> dict[str, Any]:
    """Progress of a campaign in an area.

    Rows are the districts of a province, the officers of a district. A governor gets figures and no officers.
    """
    person, now = current_person(), utc_now()
    area = check_area(person, asked["area"])
    with reading() as connection:
        report = progress_report(connection, area, asked.get("campaign"), now, person.grants.today)
    return tell(ProgressReportSchema, report, sight_of(person, area.code))


@blueprint.get("/groups")
@blueprint.arguments(AreaQuerySchema, location="query")
@blueprint.response(200, GroupsReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_groups(asked: dict[str, Any]) -> dict[str, Any]:
    """The groups of an area in figures."""
    person, now = current_person(), utc_now()
    area = check_area(person, asked["area"])
    check_names(person, area.code)
    with reading() as connection:
        report = groups_report(connection, area, now)
    return tell(GroupsReportSchema, report, sight_of(person, area.code))


@blueprint.get("/cases")
@blueprint.arguments(AreaQuerySchema, location="query")
@blueprint.response(200, CasesReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_cases(asked: dict[str, Any]) -> dict[str, Any]:
    """The open cases of an area, for whoever may settle them: who is told figures only is told no case.

    Naming members of groups that another officer leads is noted in the audit log.
    """
    person, now = current_person(), utc_now()
    area = check_area(person, asked["area"])
    check_names(person, area.code)
    with reading() as connection:
        report = cases_report(connection, area, now)
    told = tell(CasesReportSchema, report, sight_of(person, area.code))
    note_identity_read(person, groups_named(report, told, person.person_id), now)
    return told


@blueprint.get("/groups/<group_id>")
@blueprint.response(200, GroupReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_group(group_id: str) -> dict[str, Any]:
    """One group down to its months and collections. No member is named."""
    person, now = current_person(), utc_now()
    with reading() as connection:
        place_code = find_group_place(connection, group_id)
        if place_code is None:
            raise Refusal("not_found")
        check_names(person, place_code)
        report = group_report(connection, group_id, now)
    return tell(GroupReportSchema, report, sight_of(person, place_code))


@blueprint.get("/backup")
@blueprint.response(200, BackupReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_backup() -> dict[str, Any]:
    """Whether the newest backup is there, proved and not old. For the staff and the chief of a province."""
    person, now = current_person(), utc_now()
    check_backups(person)
    with reading() as connection:
        report = backup_report(connection, now)
    return tell(BackupReportSchema, report, sight_of(person))


@blueprint.get("/audit")
@blueprint.arguments(AuditQuerySchema, location="query")
@blueprint.response(200, AuditReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_audit(asked: dict[str, Any]) -> dict[str, Any]:
    """Who did or read what, of the people of the person's area. Reading it is noted in it, once a visit."""
    person, now = current_person(), utc_now()
    areas = check_audit(person)
    day, before = asked.get("day"), asked.get("before")
    with reading() as connection:
        report = audit_report(
            connection,
            areas,
            now,
            person_id=asked.get("person"),
            day=date.fromisoformat(day) if day else None,
            before=int(before) if before else None,
        )
    if before is None:
        with writing() as connection:
            note(connection, person.person_id, "audit_read", asked.get("person"), person.device.id)
    return tell(AuditReportSchema, report, sight_of(person))
