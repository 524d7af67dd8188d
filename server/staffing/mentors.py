"""Giving officers a mentor, ending that, and seeing whether coaching takes place. What was said stays between the two."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, or_, select

from server.audit.log import note
from server.concept import Draft
from server.database import reading, writing
from server.errors import Refusal
from server.mentoring.models import Mentorship
from server.mentoring.pairs import Coaching, load_coaching
from server.people.assignment import Assignment
from server.people.models import Person
from server.people.rights import MENTORS
from server.staffing.posts import By, push_drafts


def pair(mentee_id: str, mentor_id: str, from_on: date, now: datetime, today: date, *, by: By) -> None:
    """Make somebody an officer's mentor from a day on. Refuses `value_invalid` where they are that already, then."""
    with reading() as connection:
        names = {
            row.id: row.display_name
            for row in connection.execute(
                select(Person.id, Person.display_name).where(Person.id.in_((mentee_id, mentor_id)))
            )
        }
        standing = connection.execute(
            select(Mentorship.id).where(
                Mentorship.mentee_id == mentee_id,
                Mentorship.mentor_id == mentor_id,
                or_(Mentorship.to_on.is_(None), Mentorship.to_on >= from_on.isoformat()),
            )
        ).first()
    if standing is not None:
        raise Refusal("value_invalid", 409, "mentor_id")
    row_id = str(uuid.uuid4())
    fields = {
        "mentee_id": mentee_id,
        "mentor_id": mentor_id,
        "mentee_name": names[mentee_id],
        "mentor_name": names[mentor_id],
        "from_on": from_on.isoformat(),
    }
    changes = {name: [None, value] for name, value in fields.items()}
    data = {"id": row_id, "set": changes}
    push_drafts([Draft(row_id, "mentorship", f"mentorship:{row_id}", data, today.isoformat())], now)
    with writing() as connection:
        note(connection, by.person_id, "mentor_given", mentee_id, by.device_id)


def end_pair(mentorship: Mapping[str, Any], to_on: date, now: datetime, today: date, *, by: By) -> None:
    """End a mentorship with a day, not before it began."""
    push_drafts([_ending(mentorship, to_on, today)], now)
    with writing() as connection:
        note(connection, by.person_id, "mentor_ended", mentorship["mentee_id"], by.device_id)


def ending_pairs(connection: Connection, person_id: str, on: date) -> list[Draft]:
    """What ends the mentorships of somebody who goes, on either side, that do not end before, or with, a day."""
    rows = connection.execute(
        select(Mentorship.id, Mentorship.from_on, Mentorship.to_on).where(
            or_(Mentorship.mentee_id == person_id, Mentorship.mentor_id == person_id),
            or_(Mentorship.to_on.is_(None), Mentorship.to_on > on.isoformat()),
        )
    ).mappings()
    return [_ending(dict(row), on, on) for row in rows]


def load_pairs(connection: Connection, mentee_ids: Iterable[str]) -> Mapping[str, list[dict[str, Any]]]:
    """The mentorships of these officers, the latest first, with how far coaching has come. Three questions."""
    rows = connection.execute(
        select(
            Mentorship.scope_id,
            Mentorship.id,
            Mentorship.mentee_id,
            Mentorship.mentor_id,
            Mentorship.mentor_name,
            Mentorship.from_on,
            Mentorship.to_on,
        )
        .where(Mentorship.mentee_id.in_(list(mentee_ids)))
        .order_by(Mentorship.from_on.desc(), Mentorship.id)
    ).mappings()
    found = [dict(row) for row in rows]
    coaching = load_coaching(connection, [each["scope_id"] for each in found])
    pairs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in found:
        told = coaching.get(each["scope_id"], Coaching())
        pairs[each["mentee_id"]].append(
            {**each, "noted": told.noted, "signed": told.signed, "last_on": told.last_on}
        )
    return pairs


def load_mentors(connection: Connection, areas: Sequence[str], today: date) -> list[dict[str, Any]]:
    """Who may be chosen: with a post today that lies in one of these areas, or that the area lies in; by name."""
    day = today.isoformat()
    near = [
        condition
        for area in areas
        for condition in (
            Assignment.area_code.startswith("" if area == "th" else area),
            Assignment.area_code.in_(["th", *(area[:digits] for digits in (2, 4, 6) if digits <= len(area))]),
        )
    ]
    rows = connection.execute(
        select(Person.id, Person.display_name)
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .where(
            Assignment.role.in_(MENTORS),
            Assignment.from_on <= day,
            or_(Assignment.to_on.is_(None), Assignment.to_on >= day),
            or_(*near),
            Person.disabled_at.is_(None),
        )
        .distinct()
        .order_by(Person.display_name, Person.id)
    ).mappings()
    return [dict(row) for row in rows]


def _ending(mentorship: Mapping[str, Any], to_on: date, today: date) -> Draft:
    last = max(to_on.isoformat(), mentorship["from_on"])
    data = {"id": mentorship["id"], "set": {"to_on": [mentorship["to_on"], last]}}
    scope = f"mentorship:{mentorship['id']}"
    return Draft(str(uuid.uuid4()), "mentorship", scope, data, today.isoformat())
