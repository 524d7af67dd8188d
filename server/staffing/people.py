"""People of the installation: adding and retiring them, a new password, and who there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Subquery, func, or_, select, update

from server.audit.log import note
from server.clock import format_instant
from server.people.accounts import save_account, save_password
from server.people.assignment import Assignment
from server.people.models import Device, Person
from server.people.passwords import hash_code, hash_password, make_password
from server.people.sessions import end_other_sessions
from server.staffing.mentors import end_pairs_within, pairs_of
from server.staffing.officer_file import OfficerLine
from server.staffing.posts import (
    MACHINE,
    By,
    Post,
    assignment_draft,
    changing,
    check_area,
    check_working,
    end_within,
    push_drafts,
)
from server.values.thai_date import bangkok_date


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody to be added, with a post in each area from a day on."""

    name: str
    display_name: str
    role: str
    area_codes: tuple[str, ...]
    from_on: date
    password_hash: str


@dataclass(frozen=True, slots=True)
class Staff:
    """A person of the list with all their posts, here and elsewhere, the latest first."""

    id: str
    name: str
    display_name: str
    last_heard_at: str | None
    is_retired: bool
    posts: list[Post]


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


def add_people(newcomers: Sequence[Newcomer], now: datetime, *, by: By = MACHINE) -> None:
    """Add all of them with their posts, or nobody: one transaction, so that no account is ever left without its post.

    Refuses `login_name_taken`, and an area as `check_area` does.
    """
    for each in newcomers:
        for code in each.area_codes:
            check_area(each.role, code)
    with changing() as connection:
        ids = [
            save_account(connection, each.name, each.display_name, each.password_hash).id
            for each in newcomers
        ]
        drafts = [
            assignment_draft(person_id, each.role, code, each.from_on)
            for person_id, each in zip(ids, newcomers, strict=True)
            for code in dict.fromkeys(each.area_codes)
        ]
        push_drafts(connection, drafts, now)
        for person_id in ids:
            note(connection, by.person_id, "user_added", person_id, by.device_id)
            note(connection, by.person_id, "assigned", person_id, by.device_id)


def add_officers(lines: Sequence[OfficerLine], now: datetime, *, by: By = MACHINE) -> list[str]:
    """Add the officers of a file from today on, all or none; the password of each, in their order, kept nowhere."""
    passwords = [make_password() for _line in lines]
    newcomers = [
        Newcomer(
            line.name,
            line.display_name,
            "officer",
            line.area_codes,
            bangkok_date(now),
            # drawn by chance, and hashed as a person's own at their first login: a file of them must not take minutes
            hash_code(password),
        )
        for line, password in zip(lines, passwords, strict=True)
    ]
    add_people(newcomers, now, by=by)
    return passwords


def retire(person_id: str, on: date, now: datetime, *, by: By = MACHINE) -> None:
    """End every post and mentorship with a day, every session at once, and the right to log in.

    What their phones still hold is taken in.
    """
    with changing() as connection:
        check_working(connection, person_id)
        ended = end_within(connection, person_id, lambda _post: True, on, now)
        mentees = end_pairs_within(connection, pairs_of(person_id), on, now)
        connection.execute(
            update(Person).where(Person.id == person_id).values(disabled_at=format_instant(now))
        )
        end_other_sessions(connection, person_id)
        if ended:
            note(connection, by.person_id, "assignment_ended", person_id, by.device_id)
        for mentee_id in mentees:
            note(connection, by.person_id, "mentor_ended", mentee_id, by.device_id)
        note(connection, by.person_id, "user_retired", person_id, by.device_id)


def reset_password(person_id: str, *, by: By = MACHINE) -> str:
    """A new password, told once and kept nowhere; all sessions of the person end. A second factor stays."""
    password = make_password()
    # outside any transaction: the hash takes its time, and nobody else should wait for it
    hashed = hash_password(password)
    with changing() as connection:
        check_working(connection, person_id)
        save_password(connection, person_id, hashed)
        note(connection, by.person_id, "password_reset", person_id, by.device_id)
    return password


def taken_names(connection: Connection) -> set[str]:
    """Every login name, also of the retired."""
    return set(connection.execute(select(Person.name)).scalars())


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


def load_staff(connection: Connection, areas: Sequence[str]) -> list[Staff]:
    """Everybody with a post in one of these areas, by name. One question."""
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
        .where(("person:" + Person.id).in_(select(Assignment.scope_id).where(inside)))
        .order_by(Person.display_name, Person.id, Assignment.from_on.desc(), Assignment.area_code)
    )
    staff: dict[str, Staff] = {}
    for row in rows:
        person = staff.setdefault(
            row.id, Staff(row.id, row.name, row.display_name, row.at, row.is_retired, [])
        )
        person.posts.append(Post(row.post_id, row.role, row.area_code, row.from_on, row.to_on))
    return list(staff.values())


def _heard() -> Subquery:
    """When a person's phones were last heard of."""
    return (
        select(Device.person_id, func.max(Device.last_heard_at).label("at"))
        .group_by(Device.person_id)
        .subquery()
    )
