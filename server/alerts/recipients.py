"""Who is told besides the officer: those whose post reaches the place today."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, or_, select

from server.alerts.levels import CHIEF, OFFICER, PROVINCE_CHIEF, STAFF
from server.people.assignment import Assignment
from server.people.models import Person


class Posts:
    """The posts of one day, asked by role and place."""

    def __init__(self, areas: Mapping[str, Mapping[str, list[str]]]) -> None:
        self._areas = areas

    def reaching(self, place_code: str, *roles: str) -> list[str]:
        """The people with one of the roles whose area holds the place, each once."""
        found = (
            person_id
            for role in roles
            for person_id, areas in sorted(self._areas.get(role, {}).items())
            if any(place_code.startswith(area) for area in areas)
        )
        return list(dict.fromkeys(found))

    def of(self, role: str) -> Iterable[tuple[str, list[str]]]:
        """Everybody with a role, and their areas."""
        return sorted(self._areas.get(role, {}).items())

    def everybody(self) -> Iterable[tuple[str, str]]:
        """All who have a post, each once, with one of their areas: the widest."""
        widest: dict[str, str] = {}
        for people in self._areas.values():
            for person_id, areas in people.items():
                widest[person_id] = min(*areas, widest.get(person_id, areas[0]), key=len)
        return sorted(widest.items())

    def above(self, officer_id: str, places: Iterable[str]) -> dict[str, list[str]]:
        """An officer, and by role whoever stands above them in these places."""
        wanted = list(places)
        told = {
            role: sorted({person for place in wanted for person in self.reaching(place, role)})
            for role in (CHIEF, STAFF, PROVINCE_CHIEF)
        }
        return {OFFICER: [officer_id], **told}


def load_posts(connection: Connection, today: date) -> Posts:
    """The assignments in force today of people who can log in. One question."""
    day = today.isoformat()
    rows = connection.execute(
        select(Person.id, Assignment.role, Assignment.area_code)
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .where(
            Person.disabled_at.is_(None),
            Assignment.from_on <= day,
            or_(Assignment.to_on.is_(None), Assignment.to_on >= day),
        )
    )
    areas: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for person_id, role, area_code in rows:
        areas[role][person_id].append("" if area_code == "th" else area_code)
    return Posts(areas)
