"""GET /api/reports/…: what supervisors see online; fields narrow with distance, nobody writes here."""

from typing import Any

from flask_smorest import Blueprint

from server.clock import utc_now
from server.people.current import current_person
from server.reports.answers import (
    activities_answer,
    audit_answer,
    backup_answer,
    cases_answer,
    group_answer,
    groups_answer,
    mentees_answer,
    milestones_answer,
    monthly_answer,
    mous_answer,
    overdue_answer,
    progress_answer,
)
from server.reports.schemas import (
    ActivitiesReportSchema,
    AreaQuerySchema,
    AuditQuerySchema,
    AuditReportSchema,
    BackupReportSchema,
    CasesReportSchema,
    GroupReportSchema,
    GroupsReportSchema,
    MenteesReportSchema,
    MilestonesReportSchema,
    MonthlyQuerySchema,
    MonthlySchema,
    MousQuerySchema,
    MousReportSchema,
    OverdueReportSchema,
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
    return progress_answer(current_person(), asked["area"], asked.get("campaign"), utc_now())


@blueprint.get("/mous")
@blueprint.arguments(MousQuerySchema, location="query")
@blueprint.response(200, MousReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_mous(asked: dict[str, Any]) -> dict[str, Any]:
    """Who has signed the memoranda of a campaign in an area, and who has not. A governor gets figures and no people."""
    return mous_answer(current_person(), asked["area"], asked["campaign"], utc_now())


@blueprint.get("/activities")
@blueprint.arguments(AreaQuerySchema, location="query")
@blueprint.response(200, ActivitiesReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_activities(asked: dict[str, Any]) -> dict[str, Any]:
    """What was told the public of an area's activities, the latest first."""
    return activities_answer(current_person(), asked["area"], utc_now())


@blueprint.get("/monthly")
@blueprint.arguments(MonthlyQuerySchema, location="query")
@blueprint.response(200, MonthlySchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_monthly(asked: dict[str, Any]) -> dict[str, Any]:
    """What officers filed of their groups for a month, who has not, and the sums. A governor gets the sums.

    Who reads what was difficult, which may name members, is noted in the audit log.
    """
    return monthly_answer(current_person(), asked["area"], asked["period"], utc_now())


@blueprint.get("/overdue")
@blueprint.arguments(AreaQuerySchema, location="query")
@blueprint.response(200, OverdueReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_overdue(asked: dict[str, Any]) -> dict[str, Any]:
    """What the officers of an area are late with, the oldest first. A governor gets figures and no people."""
    return overdue_answer(current_person(), asked["area"], utc_now())


@blueprint.get("/groups")
@blueprint.arguments(AreaQuerySchema, location="query")
@blueprint.response(200, GroupsReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_groups(asked: dict[str, Any]) -> dict[str, Any]:
    """The groups of an area in figures."""
    return groups_answer(current_person(), asked["area"], utc_now())


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
    return cases_answer(current_person(), asked["area"], utc_now())


@blueprint.get("/milestones")
@blueprint.arguments(AreaQuerySchema, location="query")
@blueprint.response(200, MilestonesReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_milestones(asked: dict[str, Any]) -> dict[str, Any]:
    """The steps of an area's groups that wait for the district chief, the oldest first. No member is named."""
    return milestones_answer(current_person(), asked["area"], utc_now())


@blueprint.get("/groups/<group_id>")
@blueprint.response(200, GroupReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_group(group_id: str) -> dict[str, Any]:
    """One group down to its steps, months, collections and visits, for its supervisors and its officer's mentor.

    Who reads what was written about steps and visits, which may name members, is noted in the audit log.
    """
    return group_answer(current_person(), group_id, utc_now())


@blueprint.get("/mentees")
@blueprint.response(200, MenteesReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
def show_mentees() -> dict[str, Any]:
    """The officers whom the reader mentors today, with their groups in figures. Nobody else is told anybody."""
    return mentees_answer(current_person(), utc_now())


@blueprint.get("/backup")
@blueprint.response(200, BackupReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_backup() -> dict[str, Any]:
    """Whether the newest backup is there, proved and not old. For the staff and the chief of a province."""
    return backup_answer(current_person(), utc_now())


@blueprint.get("/audit")
@blueprint.arguments(AuditQuerySchema, location="query")
@blueprint.response(200, AuditReportSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_audit(asked: dict[str, Any]) -> dict[str, Any]:
    """Who did or read what, of the people of the person's area. Reading it is noted in it, once a visit."""
    return audit_answer(current_person(), asked, utc_now())
