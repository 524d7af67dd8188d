"""The register of incidents: reading it, adding to it, filling it in further."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Connection, Table, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from server.clock import format_instant, parse_instant
from server.people.models import Person
from server.privacy.models import Incident
from server.privacy.rules import tell_by

_incident, _person = cast("Table", Incident.__table__), cast("Table", Person.__table__)


def load_incidents(connection: Connection, areas: Sequence[str]) -> list[dict[str, Any]]:
    """Incidents within the areas: those that are open, the earliest first; then those that ended, the latest first."""
    rows = connection.execute(
        select(_incident, _person.c.display_name.label("recorded_by_name"))
        .join(_person, _person.c.id == _incident.c.recorded_by, isouter=True)
        .where(_within(areas))
        .order_by(_incident.c.noticed_at)
    ).mappings()
    told = [{**row, "tell_by": format_instant(tell_by(parse_instant(row["noticed_at"])))} for row in rows]
    return [row for row in told if not row["closed_at"]] + [row for row in told if row["closed_at"]][::-1]


def save_incident(
    connection: Connection, given: dict[str, Any], area_code: str, recorded_by: str, now: datetime
) -> None:
    """Add an incident, unless it is there already."""
    if connection.execute(select(_incident.c.id).where(_incident.c.id == given["id"])).first() is None:
        connection.execute(
            _incident.insert().values(
                **given, area_code=area_code, recorded_by=recorded_by, recorded_at=format_instant(now)
            )
        )


def take_step(
    connection: Connection, incident_id: str, areas: Sequence[str], given: dict[str, Any], now: datetime
) -> bool:
    """Note when a step was taken, if it was not yet; False when there is no such incident in these areas."""
    at = _incident.c[f"{given['step']}_at"]
    own = (_incident.c.id == incident_id) & _within(areas)
    if connection.execute(select(_incident.c.id).where(own)).first() is None:
        return False
    values = {at.name: format_instant(now)}
    if given["step"] == "closed":
        values["outcome"] = given["outcome"]
    connection.execute(update(_incident).where(own, at.is_(None)).values(values))
    return True


def _within(areas: Sequence[str]) -> ColumnElement[bool]:
    return or_(*(_incident.c.area_code.startswith("" if area == "th" else area) for area in areas))
