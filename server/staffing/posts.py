"""Giving posts, ending them, and seeing who holds which."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Subquery, func, or_, select

from server.audit.log import note
from server.concept import Draft
from server.database import reading, writing
from server.errors import Refusal
from server.people.assignment import Assignment
from server.people.models import Device, Person
from server.syncing.server_device import push_as_server


@dataclass(frozen=True, slots=True)
class Post:
    """A role in an area, as it stands in the table."""

    id: str
    role: str
    area_code: str
    from_on: str
    to_on: str | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A person with one post; somebody with several is listed as often, somebody without any once."""

    name: str
    display_name: str
    role: str | None
    area_code: str | None
    from_on: str | None
    to_on: str | None
    last_heard_at: str | None
    is_retired: bool


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, on which device; the machine's own command line is nobody."""

    person_id: str | None = None
    device_id: str | None = None


MACHINE = By()


def assign(
    person_id: str, role: str, area_codes: Iterable[str], from_on: date, now: datetime, *, by: By = MACHINE
) -> None:
    """Give a person a role in each area from a day on."""
    push_drafts([_assignment(person_id, role, code, from_on) for code in area_codes], now)
    with writing() as connection:
        note(connection, by.person_id, "assigned", person_id, by.device_id)


def end_posts(
    person_id: str, area_codes: Sequence[str] | None, to_on: date, now: datetime, *, by: By = MACHINE
) -> list[Post]:
    """End a person's posts with a day, in these areas or everywhere; returns those that were ended."""
    with reading() as connection:
        ending = [
            post
            for post in standing_posts(connection, person_id, to_on)
            if area_codes is None or post.area_code in area_codes
        ]
    push_drafts([_ending(person_id, post, to_on) for post in ending], now)
    if ending:
        with writing() as connection:
            note(connection, by.person_id, "assignment_ended", person_id, by.device_id)
    return ending


def end_post(person_id: str, post_id: str, to_on: date, now: datetime, *, by: By = MACHINE) -> None:
    """End one post with a day, not before it began."""
    with reading() as connection:
        post = next(each for each in standing_posts(connection, person_id, date.min) if each.id == post_id)
    push_drafts([_ending(person_id, post, to_on)], now)
    with writing() as connection:
        note(connection, by.person_id, "assignment_ended", person_id, by.device_id)


def move(person_id: str, area_codes: Sequence[str], on: date, now: datetime) -> str:
    """The same role in other areas from a day on; the old posts end the day before. Returns the role.

    Refuses `not_found` when no post stands, and `value_invalid` when posts of several roles do.
    """
    with reading() as connection:
        roles = {post.role for post in standing_posts(connection, person_id, on)}
    if len(roles) != 1:
        raise Refusal("value_invalid" if roles else "not_found", field="role")
    [role] = roles
    end_posts(person_id, None, on - timedelta(days=1), now)
    assign(person_id, role, area_codes, on, now)
    return role


def standing_posts(connection: Connection, person_id: str, day: date) -> list[Post]:
    """The posts of a person that do not end before, or with, a day."""
    rows = connection.execute(
        select(Assignment.id, Assignment.role, Assignment.area_code, Assignment.from_on, Assignment.to_on)
        .where(
            Assignment.scope_id == f"person:{person_id}",
            or_(Assignment.to_on.is_(None), Assignment.to_on > day.isoformat()),
        )
        .order_by(Assignment.area_code, Assignment.role)
    )
    return [Post(*row) for row in rows]


def list_people(connection: Connection, area_code: str) -> list[Listed]:
    """Everybody with a post in an area, and, for the whole nation, those without any; by name. One question."""
    heard = _heard()
    columns = (Assignment.role, Assignment.area_code, Assignment.from_on, Assignment.to_on)
    statement = (
        select(Person.name, Person.display_name, *columns, heard.c.at, Person.disabled_at.is_not(None))
        .outerjoin(Assignment, Assignment.scope_id == "person:" + Person.id)
        .outerjoin(heard, heard.c.person_id == Person.id)
        .order_by(Person.name, Assignment.area_code, Assignment.from_on)
    )
    if area_code != "th":
        statement = statement.where(Assignment.area_code.startswith(area_code))
    return [Listed(*row) for row in connection.execute(statement)]


def load_staff(connection: Connection, areas: Sequence[str]) -> list[tuple[dict[str, Any], list[Post]]]:
    """Everybody with a post in one of these areas, by name, each with all their posts there. One question."""
    heard = _heard()
    inside = or_(*(Assignment.area_code.startswith("" if area == "th" else area) for area in areas))
    rows = connection.execute(
        select(
            Person.id,
            Person.name,
            Person.display_name,
            heard.c.at,
            Person.disabled_at.is_not(None).label("is_retired"),
            Assignment.id.label("post_id"),
            Assignment.role,
            Assignment.area_code,
            Assignment.from_on,
            Assignment.to_on,
        )
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .outerjoin(heard, heard.c.person_id == Person.id)
        .where(inside)
        .order_by(Person.display_name, Person.id, Assignment.from_on.desc(), Assignment.area_code)
    )
    staff: dict[str, tuple[dict[str, Any], list[Post]]] = {}
    for row in rows:
        person = {
            "id": row.id,
            "name": row.name,
            "display_name": row.display_name,
            "last_heard_at": row.at,
            "is_retired": row.is_retired,
        }
        _told, posts = staff.setdefault(row.id, (person, []))
        posts.append(Post(row.post_id, row.role, row.area_code, row.from_on, row.to_on))
    return list(staff.values())


def _heard() -> Subquery:
    """When a person's phones were last heard of."""
    return (
        select(Device.person_id, func.max(Device.last_heard_at).label("at"))
        .group_by(Device.person_id)
        .subquery()
    )


def _assignment(person_id: str, role: str, area_code: str, from_on: date) -> Draft:
    row_id = str(uuid.uuid4())
    fields = {"role": role, "area_code": area_code, "from_on": from_on.isoformat()}
    changes = {name: [None, value] for name, value in fields.items()}
    return Draft(
        row_id, "assignment", f"person:{person_id}", {"id": row_id, "set": changes}, from_on.isoformat()
    )


def _ending(person_id: str, post: Post, to_on: date) -> Draft:
    day = to_on.isoformat()
    change = {"to_on": [post.to_on, max(day, post.from_on)]}
    return Draft(str(uuid.uuid4()), "assignment", f"person:{person_id}", {"id": post.id, "set": change}, day)


def push_drafts(drafts: Sequence[Draft], now: datetime) -> None:
    """Refuses with the code of the first operation that was not applied."""
    for result in push_as_server(drafts, now):
        if result.outcome not in ("applied", "merged"):
            raise Refusal(result.problem.code if result.problem else "busy", 409)
