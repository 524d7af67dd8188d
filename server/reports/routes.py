"""GET /api/reports/…: what supervisors see online; fields narrow with distance, nobody writes here."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint

from server.audit.log import note
from server.clock import utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.people.current import current_person
from server.reports.area import check_area, check_audit, check_backups, check_names, sees_names
from server.reports.audit import audit_report
from server.reports.backups import backup_report
from server.reports.cases import cases_report
from server.reports.groups import find_group_place, group_report, groups_report
from server.reports.mentees import is_group_of_mentee, mentees_report
from server.reports.milestones import milestones_report
from server.reports.mous import mous_report
from server.reports.progress import progress_report
from server.reports.schemas import (
    AreaQuerySchema,
    AuditQuerySchema,
    AuditReportSchema,
    BackupReportSchema,
    CasesReportSchema,
    GroupReportSchema,
    GroupsReportSchema,
    MenteesReportSchema,
    MilestonesReportSchema,
    MousQuerySchema,
    MousReportSchema,
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
        return progress_report(
            connection,
            area,
            asked.get("campaign"),
            now,
            person.grants.today,
            has_names=sees_names(person, area.code),
        )


@blueprint.get("/mous")
@blueprint.arguments(MousQuerySchema, location="query")
@blueprint.response(200, MousReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_mous(asked: dict[str, Any]) -> dict[str, Any]:
    """Who has signed the memoranda of a campaign in an area, and who has not. A governor gets figures and no people."""
    person, now = current_person(), utc_now()
    area = check_area(person, asked["area"])
    has_names = sees_names(person, area.code)
    with reading() as connection:
        return mous_report(connection, area, asked["campaign"], now, person.grants.today, has_names=has_names)


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
        return groups_report(connection, area, now)


@blueprint.get("/cases")
@blueprint.arguments(AreaQuerySchema, location="query")
@blueprint.response(200, CasesReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_cases(asked: dict[str, Any]) -> dict[str, Any]:
    """The open cases of an area, for whoever may settle them: who is told figures only is told no case."""
    person, now = current_person(), utc_now()
    area = check_area(person, asked["area"])
    check_names(person, area.code)
    with reading() as connection:
        return cases_report(connection, area, now)


@blueprint.get("/milestones")
@blueprint.arguments(AreaQuerySchema, location="query")
@blueprint.response(200, MilestonesReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_milestones(asked: dict[str, Any]) -> dict[str, Any]:
    """The steps of an area's groups that wait for the district chief, the oldest first. No member is named."""
    person, now = current_person(), utc_now()
    area = check_area(person, asked["area"])
    check_names(person, area.code)
    with reading() as connection:
        return milestones_report(connection, area, now)


@blueprint.get("/groups/<group_id>")
@blueprint.response(200, GroupReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_group(group_id: str) -> dict[str, Any]:
    """One group down to its months and collections, for its supervisors and its officer's mentor. No member is named."""
    person, now = current_person(), utc_now()
    with reading() as connection:
        place_code = find_group_place(connection, group_id)
        if place_code is None:
            raise Refusal("not_found")
        is_supervised = sees_names(person, place_code)
        if not is_supervised and not is_group_of_mentee(connection, person.grants, group_id):
            raise Refusal("not_allowed", field="area")
        report = group_report(connection, group_id, now)
    # what was written about steps and visits may name people
    return report if is_supervised else {**report, "steps": [], "visits": []}


@blueprint.get("/mentees")
@blueprint.response(200, MenteesReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
def show_mentees() -> dict[str, Any]:
    """The officers whom the reader mentors today, with their groups in figures. Nobody else is told anybody."""
    person, now = current_person(), utc_now()
    with reading() as connection:
        return mentees_report(connection, person.grants, now)


@blueprint.get("/backup")
@blueprint.response(200, BackupReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_backup() -> dict[str, Any]:
    """Whether the newest backup is there, proved and not old. For the staff and the chief of a province."""
    person, now = current_person(), utc_now()
    check_backups(person)
    with reading() as connection:
        return backup_report(connection, now)


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
    return report
