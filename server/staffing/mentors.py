"""Giving officers a mentor, ending that, and seeing whether coaching takes place. What was said stays between the two."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from server.audit.log import note
from server.concept import Draft
from server.errors import Refusal
from server.mentoring.models import Mentorship
from server.mentoring.pairs import Coaching, load_coaching
from server.people.assignment import Assignment
from server.people.models import Person
from server.people.rights import MENTORS
from server.staffing.posts import MACHINE, By, changing, check_working, push_drafts
from server.values.thai_date import bangkok_date


def pair(mentee_id: str, mentor_id: str, from_on: date, now: datetime, *, by: By = MACHINE) -> None:
    """Make somebody an officer's mentor from a day on.

    Refuses `not_found`, `person_retired`, and `value_invalid` where they are that already, then.
    """
    with changing() as connection:
        # in one order, so that two who pair the same people do not wait for each other
        for person_id in sorted((mentee_id, mentor_id)):
            check_working(connection, person_id)
        standing = connection.execute(
            select(Mentorship.id).where(
                Mentorship.mentee_id == mentee_id,
                Mentorship.mentor_id == mentor_id,
                or_(Mentorship.to_on.is_(None), Mentorship.to_on >= from_on.isoformat()),
            )
        ).first()
        if standing is not None:
            raise Refusal("value_invalid", 409, "mentor_id")
        names = {
            row.id: row.display_name
            for row in connection.execute(
                select(Person.id, Person.display_name).where(Person.id.in_((mentee_id, mentor_id)))
            )
        }
        fields = {
            "mentee_id": mentee_id,
            "mentor_id": mentor_id,
            "mentee_name": names[mentee_id],
            "mentor_name": names[mentor_id],
            "from_on": from_on.isoformat(),
        }
        row_id = str(uuid.uuid4())
        changes = {name: [None, value] for name, value in fields.items()}
        push_drafts(connection, [_draft(row_id, row_id, changes, now)], now)
        note(connection, by.person_id, "mentor_given", mentee_id, by.device_id)


def end_pair(mentee_id: str, mentorship_id: str, to_on: date, now: datetime, *, by: By = MACHINE) -> None:
    """End an officer's mentorship with a day, not before it began. Refuses `value_invalid` to make it longer."""
    is_meant = (Mentorship.mentee_id == mentee_id) & (Mentorship.id == mentorship_id)
    with changing() as connection:
        if not end_pairs_within(connection, is_meant, to_on, now):
            raise Refusal("value_invalid", field="to_on")
        note(connection, by.person_id, "mentor_ended", mentee_id, by.device_id)


def pairs_of(person_id: str) -> ColumnElement[bool]:
    """The mentorships of a person, on either side."""
    return or_(Mentorship.mentee_id == person_id, Mentorship.mentor_id == person_id)


def end_pairs_within(
    connection: Connection, is_meant: ColumnElement[bool], to_on: date, now: datetime
) -> list[str]:
    """End those mentorships that are meant and would last longer; returns their officers, one for each."""
    rows = connection.execute(
        select(Mentorship.id, Mentorship.mentee_id, Mentorship.from_on, Mentorship.to_on).where(is_meant)
    )
    endings = [(row, max(to_on.isoformat(), row.from_on)) for row in rows]
    endings = [(row, last_on) for row, last_on in endings if row.to_on is None or last_on < row.to_on]
    drafts = [
        _draft(str(uuid.uuid4()), row.id, {"to_on": [row.to_on, last_on]}, now) for row, last_on in endings
    ]
    push_drafts(connection, drafts, now)
    return [row.mentee_id for row, _last_on in endings]


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


def _draft(operation_id: str, mentorship_id: str, changes: Mapping[str, Any], now: datetime) -> Draft:
    data = {"id": mentorship_id, "set": changes}
    day = bangkok_date(now).isoformat()
    return Draft(operation_id, "mentorship", f"mentorship:{mentorship_id}", data, day)
