"""What the reports tell a person, each checked and shaped for them; the routes answer it and exports write it into files."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from server.audit.log import note
from server.database import reading, writing
from server.errors import Refusal
from server.people.current import CurrentPerson
from server.people.identity import note_identity_read
from server.people.telling import sight_of, tell
from server.reports.area import check_area, check_audit, check_backups, check_names
from server.reports.audit import PAGE_LINES, audit_report
from server.reports.backups import backup_report
from server.reports.cases import cases_report, groups_named
from server.reports.groups import find_group_place, group_report, groups_report
from server.reports.progress import progress_report
from server.reports.schemas import (
    AuditReportSchema,
    BackupReportSchema,
    CasesReportSchema,
    GroupReportSchema,
    GroupsReportSchema,
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


def group_answer(person: CurrentPerson, group_id: str, now: datetime) -> dict[str, Any]:
    """One group down to its months and collections. Refuses with `not_found` a group there is not."""
    with reading() as connection:
        place_code = find_group_place(connection, group_id)
        if place_code is None:
            raise Refusal("not_found")
        check_names(person, place_code)
        report = group_report(connection, group_id, now)
    return tell(GroupReportSchema, report, sight_of(person, place_code))


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
