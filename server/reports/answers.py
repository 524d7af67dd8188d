"""What the reports tell a person, each checked and shaped for them; the routes answer it and exports write it into files."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from server.audit.log import note
from server.database import reading, writing
from server.errors import Refusal
from server.people.current import CurrentPerson
from server.people.field_groups import Sight
from server.people.identity import note_identity_read
from server.people.rights import SEES
from server.people.telling import names_somebody, sight_of, tell
from server.reports.activities import activities_report
from server.reports.area import check_area, check_audit, check_backups, check_names
from server.reports.audit import PAGE_LINES, audit_report
from server.reports.backups import backup_report
from server.reports.cases import cases_report, groups_named
from server.reports.groups import find_group_place, group_report, groups_report
from server.reports.mentees import is_group_of_mentee, mentees_report
from server.reports.milestones import milestones_report
from server.reports.monthly import monthly_report
from server.reports.mous import mous_report
from server.reports.overdue import overdue_report
from server.reports.progress import progress_report
from server.reports.schemas import (
    ActivitiesReportSchema,
    AuditReportSchema,
    BackupReportSchema,
    CasesReportSchema,
    GroupReportSchema,
    GroupsReportSchema,
    MenteesReportSchema,
    MilestonesReportSchema,
    MonthlyGroupSchema,
    MonthlySchema,
    MousReportSchema,
    OverdueReportSchema,
    ProgressReportSchema,
)


def progress_answer(
    person: CurrentPerson, area_code: str, campaign_id: str | None, now: datetime
) -> dict[str, Any]:
    """Progress of a campaign in an area. A governor gets figures and no officers."""
    area = check_area(person, area_code)
    with reading() as connection:
        report = progress_report(connection, area, campaign_id, now, person.grants.today)
    return tell(ProgressReportSchema, report, sight_of(person, area.code))


def mous_answer(person: CurrentPerson, area_code: str, campaign_id: str, now: datetime) -> dict[str, Any]:
    """Who has signed the memoranda of a campaign in an area. A governor gets figures and no people."""
    area = check_area(person, area_code)
    with reading() as connection:
        report = mous_report(connection, area, campaign_id, now, person.grants.today)
    return tell(MousReportSchema, report, sight_of(person, area.code))


def overdue_answer(person: CurrentPerson, area_code: str, now: datetime) -> dict[str, Any]:
    """What the officers of an area are late with. A governor gets figures and no people."""
    area = check_area(person, area_code)
    with reading() as connection:
        report = overdue_report(connection, area, now, person.grants.today)
    return tell(OverdueReportSchema, report, sight_of(person, area.code))


def monthly_answer(person: CurrentPerson, area_code: str, period: str, now: datetime) -> dict[str, Any]:
    """The monthly reports of an area. A governor gets sums. Telling what was difficult, which may name members, is noted."""
    area = check_area(person, area_code)
    with reading() as connection:
        report = monthly_report(connection, area, period, now, person.grants.today)
    told = tell(MonthlySchema, report, sight_of(person, area.code))
    named = [
        group["group_id"]
        for group in told["groups"]
        if group["officer_id"] != person.person_id and names_somebody(MonthlyGroupSchema, group)
    ]
    note_identity_read(person, named, now)
    return told


def activities_answer(person: CurrentPerson, area_code: str, now: datetime) -> dict[str, Any]:
    """What was told the public of an area's activities."""
    area = check_area(person, area_code)
    check_names(person, area.code)
    with reading() as connection:
        report = activities_report(connection, area, now)
    return tell(ActivitiesReportSchema, report, sight_of(person, area.code))


def groups_answer(person: CurrentPerson, area_code: str, now: datetime) -> dict[str, Any]:
    """The groups of an area in figures."""
    area = check_area(person, area_code)
    check_names(person, area.code)
    with reading() as connection:
        report = groups_report(connection, area, now)
    return tell(GroupsReportSchema, report, sight_of(person, area.code))


def cases_answer(person: CurrentPerson, area_code: str, now: datetime) -> dict[str, Any]:
    """The open cases of an area. Naming members of groups that another officer leads is noted in the audit log."""
    area = check_area(person, area_code)
    check_names(person, area.code)
    with reading() as connection:
        report = cases_report(connection, area, now)
    told = tell(CasesReportSchema, report, sight_of(person, area.code))
    note_identity_read(person, groups_named(report, told, person.person_id), now)
    return told


def milestones_answer(person: CurrentPerson, area_code: str, now: datetime) -> dict[str, Any]:
    """The steps of an area's groups that wait for the district chief."""
    area = check_area(person, area_code)
    check_names(person, area.code)
    with reading() as connection:
        report = milestones_report(connection, area, now)
    return tell(MilestonesReportSchema, report, sight_of(person, area.code))


def mentees_answer(person: CurrentPerson, now: datetime) -> dict[str, Any]:
    """The officers whom the person mentors today, whatever else they are."""
    with reading() as connection:
        report = mentees_report(connection, person.grants, now)
    return tell(MenteesReportSchema, report, SEES["mentor"])


def group_answer(person: CurrentPerson, group_id: str, now: datetime) -> dict[str, Any]:
    """One group down to its steps, months, collections and visits. Refuses with `not_found` a group there is not.

    Telling somebody else than its officer what was written about steps and visits, which may name members, is noted in the
    audit log.
    """
    with reading() as connection:
        place_code = find_group_place(connection, group_id)
        if place_code is None:
            raise Refusal("not_found")
        sight = _sight_of_group(connection, person, group_id, place_code)
        report = group_report(connection, group_id, now)
    told = tell(GroupReportSchema, report, sight)
    if report["group"]["officer_id"] != person.person_id and names_somebody(GroupReportSchema, told):
        note_identity_read(person, [group_id], now)
    return told


def _sight_of_group(connection: Connection, person: CurrentPerson, group_id: str, place_code: str) -> Sight:
    """What a group's supervisors are told of it, or its officer's mentor. Refuses with `not_allowed` anybody else."""
    sight = sight_of(person, place_code)
    if "group" in sight:
        return sight
    if not is_group_of_mentee(connection, person.grants, group_id):
        raise Refusal("not_allowed", field="area")
    return SEES["mentor"]


def backup_answer(person: CurrentPerson, now: datetime) -> dict[str, Any]:
    """How the installation's backups stand."""
    check_backups(person)
    with reading() as connection:
        report = backup_report(connection, now)
    return tell(BackupReportSchema, report, sight_of(person))


def audit_answer(
    person: CurrentPerson, asked: Mapping[str, Any], now: datetime, page_lines: int = PAGE_LINES
) -> dict[str, Any]:
    """A page of the audit log of the person's area. Reading it is noted in it, once a visit."""
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
            page_lines=page_lines,
        )
    if before is None:
        with writing() as connection:
            note(connection, person.person_id, "audit_read", asked.get("person"), person.device.id)
    return tell(AuditReportSchema, report, sight_of(person))
