"""Mentors of new officers hear earlier: what the officers' own rules will say in some days, copied to the mentor today."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, func, or_, select

from server.alerts.rule import Finding
from server.alerts.rules.mentor_copy import COPIED, mentor_copy
from server.alerts.rules.new_officer import is_new_officer
from server.mentoring.models import Mentorship
from server.people.assignment import Assignment
from server.people.assignments import ever_holds
from server.people.models import Person
from server.rulebook.lookup import load_settings, setting_in

_MONTHS, _AHEAD = "new_officer_months", "mentor_ahead_days"


@dataclass(frozen=True, slots=True)
class Pair:
    """A mentorship of today."""

    id: str
    mentor_id: str


def find_mentor_copies(
    connection: Connection, today: date, find: Callable[[date], Iterable[Finding]]
) -> Iterator[Finding]:
    """Copies for the mentors of officers who are new today. Three questions, and what `find` asks about a later day."""
    pairs = load_pairs(connection, today)
    settings = load_settings(connection, _MONTHS, _AHEAD)
    news: dict[int, dict[str, list[Pair]]] = defaultdict(dict)
    for officer, (first_on, area) in _load_officers(connection, pairs, today).items():
        months, ahead_days = (setting_in(key, settings, area, today.isoformat()) for key in (_MONTHS, _AHEAD))
        if is_new_officer(first_on, months, today):
            news[ahead_days][officer] = pairs[officer]
    for ahead_days, officers in sorted(news.items()):
        for finding in find(today + timedelta(days=ahead_days)):
            if finding.rule in COPIED:
                for pair in officers.get(finding.recipient, ()):
                    yield mentor_copy(finding, pair.id, pair.mentor_id, ahead_days)


def load_pairs(connection: Connection, today: date) -> dict[str, list[Pair]]:
    """By officer: today's mentorships whose mentor can log in."""
    day = today.isoformat()
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for officer, pair_id, mentor_id in connection.execute(
        select(Mentorship.mentee_id, Mentorship.id, Mentorship.mentor_id)
        .join(Person, Person.id == Mentorship.mentor_id)
        .where(
            Mentorship.from_on <= day,
            or_(Mentorship.to_on.is_(None), Mentorship.to_on >= day),
            Person.disabled_at.is_(None),
        )
        .order_by(Mentorship.id)
    ):
        pairs[officer].append(Pair(pair_id, mentor_id))
    return pairs


def _load_officers(
    connection: Connection, officers: Iterable[str], today: date
) -> dict[str, tuple[str, str]]:
    """By officer: the first day in such a post, and an area they have or had."""
    rows = connection.execute(
        select(Assignment.scope_id, func.min(Assignment.from_on), func.max(Assignment.area_code))
        .where(
            Assignment.scope_id.in_([f"person:{officer}" for officer in officers]),
            Assignment.role == "officer",
            Assignment.from_on <= today.isoformat(),
            ever_holds(),
        )
        .group_by(Assignment.scope_id)
    )
    return {scope.removeprefix("person:"): (first_on, area) for scope, first_on, area in rows}
