"""Reports of activities of an area: of its groups, and of its office; those that were written anew are left out."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, or_, select
from sqlalchemy.orm import aliased

from server.activities.models import ActivityReport
from server.clock import format_instant
from server.groups.models import Group
from server.people.models import Person
from server.places.places import Place
from server.places.within import within

#: The newest of an area; older ones stand with their groups.
SHOWN_MAX = 200


def activities_report(connection: Connection, area: Place, now: datetime) -> dict[str, Any]:
    """The report, in one question; the latest event first."""
    anew, scope = aliased(ActivityReport), ActivityReport.scope_id
    is_replaced = select(anew.id).where(anew.scope_id == scope, anew.replaces == ActivityReport.id)
    of_office = or_(scope == f"area:{area.code}", scope.startswith(f"area:{area.code}"))
    rows = connection.execute(
        select(
            ActivityReport.id,
            ActivityReport.event,
            ActivityReport.happened_on,
            ActivityReport.text,
            ActivityReport.photos,
            Group.id.label("group_id"),
            Group.name.label("group_name"),
            Person.display_name.label("author_name"),
        )
        .outerjoin(Group, Group.scope_id == scope)
        .outerjoin(Person, Person.id == ActivityReport.author_id)
        .where(
            ~is_replaced.correlate(ActivityReport).exists(),
            case((Group.id.is_(None), of_office), else_=within(Group.subdistrict_code, area.code)),
        )
        .order_by(ActivityReport.happened_on.desc(), ActivityReport.id)
        .limit(SHOWN_MAX)
    ).mappings()
    return {"as_of": format_instant(now), "activities": [dict(row) for row in rows]}
