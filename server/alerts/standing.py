"""What is due now, kept beside the alerts that told of it: alerts stay when a matter is settled, these do not."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from server.alerts.models import ScanTime, StandingFinding
from server.alerts.rule import Finding
from server.clock import format_instant
from server.groups.models import Group
from server.places.within import within

_ONLY = 1

#: A standing finding beside its group, if it is about one.
ITS_GROUP = Group.id == StandingFinding.subject


def stands_in(area_code: str) -> ColumnElement[bool]:
    """The officer's own copy of each matter of an area, of findings outer joined by `ITS_GROUP`.

    What is about a group stands where the group lies, whoever is its officer now; what is about none stands wherever its
    recipient is an officer, which the asker says.
    """
    of_group = (StandingFinding.recipient == Group.officer_id) & within(Group.subdistrict_code, area_code)
    return Group.id.is_(None) | of_group


def keep_standing(connection: Connection, findings: Iterable[Finding], now: datetime) -> None:
    """Make the table what was found at `now` (UTC): what is new comes in, what is settled goes."""
    _note_time(connection, now)
    found = {finding.alert_id: finding for finding in findings}
    kept = set(connection.execute(select(StandingFinding.alert_id)).scalars())
    gone = [{"gone": each} for each in kept - found.keys()]
    new = [
        {
            "alert_id": alert_id,
            **{name: value for name, value in asdict(finding).items() if name != "raised_on"},
        }
        for alert_id, finding in found.items()
        if alert_id not in kept
    ]
    table = StandingFinding.__table__
    if gone:
        connection.execute(delete(StandingFinding).where(table.c.alert_id == bindparam("gone")), gone)
    if new:
        connection.execute(insert(StandingFinding), new)


def _note_time(connection: Connection, now: datetime) -> None:
    """First of all, so that of two scans at once the second waits for the first."""
    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    at = format_instant(now)
    statement = make(ScanTime).values(number=_ONLY, at=at)
    connection.execute(statement.on_conflict_do_update(index_elements=["number"], set_={"at": at}))
