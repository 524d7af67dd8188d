"""Posts: giving them, ending them, moving them. Each change is one transaction: all of it happens, with its line in the audit log, or none."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, or_, select
from sqlalchemy.exc import IntegrityError, OperationalError

from server.audit.log import note
from server.concept import Draft
from server.database import writing
from server.errors import Refusal
from server.people.assignment import Assignment
from server.people.assignments import ever_holds
from server.people.models import Person
from server.people.rights import SERVER_AUTHOR, STANDS_ALONE, STANDS_IN
from server.places.places import level_of
from server.syncing.push import push_within
from server.syncing.server_device import make_line
from server.values.thai_date import bangkok_date


@dataclass(frozen=True, slots=True)
class Post:
    """A role in an area, as it stands in the table."""

    id: str
    role: str
    area_code: str
    from_on: str
    to_on: str | None

    def stands(self, day: date) -> bool:
        """Whether it holds that day or will later; one cancelled before its first day never does."""
        return self.to_on is None or self.to_on >= max(day.isoformat(), self.from_on)

    def is_given(self, role: str, area_code: str, day: date) -> bool:
        """Whether it is this role there, from that day or earlier and until further notice."""
        is_same = (self.role, self.area_code, self.to_on) == (role, area_code, None)
        return is_same and self.from_on <= day.isoformat()


@dataclass(frozen=True, slots=True)
class By:
    """Who does it, on which device; the machine's own command line is nobody."""

    person_id: str | None = None
    device_id: str | None = None


MACHINE = By()


def assign(
    person_id: str, role: str, area_codes: Iterable[str], from_on: date, now: datetime, *, by: By = MACHINE
) -> None:
    """Give a person a role in each area from a day on; where they hold it already it stays as it is.

    Refuses `not_found`, `person_retired`, `value_invalid` for an area nobody knows, `area_level_wrong` for one the role
    does not stand in, and `admin_alone`.
    """
    with changing() as connection:
        check_working(connection, person_id)
        if _give(connection, person_id, role, area_codes, from_on=from_on, now=now):
            note(connection, by.person_id, "assigned", person_id, by.device_id)


def end_posts(
    person_id: str, area_codes: Sequence[str] | None, to_on: date, now: datetime, *, by: By = MACHINE
) -> list[Post]:
    """End a person's posts with a day, in these areas or everywhere; returns those that were ended."""
    with changing() as connection:
        ended = end_within(
            connection, person_id, lambda post: area_codes is None or post.area_code in area_codes, to_on, now
        )
        if ended:
            note(connection, by.person_id, "assignment_ended", person_id, by.device_id)
    return ended


def end_post(person_id: str, post_id: str, to_on: date, now: datetime, *, by: By = MACHINE) -> None:
    """End one post with a day; one that has not begun by then is cancelled. Refuses `value_invalid` to make it longer."""
    with changing() as connection:
        if not end_within(connection, person_id, lambda post: post.id == post_id, to_on, now):
            raise Refusal("value_invalid", field="to_on")
        note(connection, by.person_id, "assignment_ended", person_id, by.device_id)


def move(
    person_id: str,
    area_codes: Sequence[str],
    on: date,
    now: datetime,
    *,
    by: By = MACHINE,
    is_theirs: Callable[[Post], bool] = lambda _post: True,
) -> str:
    """The same role in other areas from a day on; the old posts, those that are theirs to end, end the day before.

    A post in an area that is among the new ones goes on. Returns the role. Refuses `not_found` when no post stands,
    `value_invalid` when posts of several roles do, and what `assign` refuses.
    """
    with changing() as connection:
        check_working(connection, person_id)
        standing = [post for post in standing_posts(connection, person_id, on) if is_theirs(post)]
        roles = {post.role for post in standing}
        if len(roles) != 1:
            raise Refusal("value_invalid" if roles else "not_found", field="role")
        [role] = roles
        leaving = {
            post.id for post in standing if not any(post.is_given(role, code, on) for code in area_codes)
        }
        ended = end_within(
            connection, person_id, lambda post: post.id in leaving, on - timedelta(days=1), now
        )
        given = _give(connection, person_id, role, area_codes, from_on=on, now=now)
        if ended:
            note(connection, by.person_id, "assignment_ended", person_id, by.device_id)
        if given:
            note(connection, by.person_id, "assigned", person_id, by.device_id)
    return role


@contextmanager
def changing() -> Iterator[Connection]:
    """The one transaction of a change. Refuses `busy` when somebody else keeps the database, or was quicker."""
    try:
        with writing() as connection:
            yield connection
    except (IntegrityError, OperationalError) as error:
        raise Refusal("busy") from error


def check_working(connection: Connection, person_id: str) -> None:
    """Refuses `not_found` and `person_retired`. Until the transaction ends nobody else changes this person's posts."""
    found = connection.execute(
        select(Person.disabled_at).where(Person.id == person_id).with_for_update(key_share=True)
    ).first()
    if found is None:
        raise Refusal("not_found")
    if found.disabled_at is not None:
        raise Refusal("person_retired")


def check_area(role: str, area_code: str) -> None:
    """Refuses an area nobody knows, and one of a level that the role does not stand in."""
    level = level_of(area_code)
    if level is None:
        raise Refusal("value_invalid", field="area_code")
    if level not in STANDS_IN[role]:
        raise Refusal("area_level_wrong", field="area_code")


def standing_posts(connection: Connection, person_id: str, day: date) -> list[Post]:
    """The posts of a person that hold on a day, or will later."""
    rows = connection.execute(
        select(Assignment.id, Assignment.role, Assignment.area_code, Assignment.from_on, Assignment.to_on)
        .where(
            Assignment.scope_id == f"person:{person_id}",
            or_(Assignment.to_on.is_(None), Assignment.to_on >= day.isoformat()),
            ever_holds(),
        )
        .order_by(Assignment.area_code, Assignment.role)
    )
    return [Post(*row) for row in rows]


def end_within(
    connection: Connection, person_id: str, is_meant: Callable[[Post], bool], to_on: date, now: datetime
) -> list[Post]:
    """End those of a person's posts that are meant and would last longer; returns them."""
    endings = [
        (post, last_day(post, to_on, bangkok_date(now)).isoformat())
        for post in standing_posts(connection, person_id, date.min)
        if is_meant(post)
    ]
    endings = [(post, last_on) for post, last_on in endings if post.to_on is None or last_on < post.to_on]
    push_drafts(connection, [_ending(person_id, post, last_on) for post, last_on in endings], now)
    return [post for post, _last_on in endings]


def last_day(post: Post, day: date, today: date) -> date:
    """With which day a post ends when it shall end with this one.

    Not before the first, once that has come: what was done on it stays its holder's. A post to come is cancelled by
    ending it before its first day.
    """
    from_on = date.fromisoformat(post.from_on)
    return max(day, from_on if from_on <= today else from_on - timedelta(days=1))


def assignment_draft(person_id: str, role: str, area_code: str, from_on: date) -> Draft:
    """The operation that gives a post."""
    row_id = str(uuid.uuid4())
    fields = {"role": role, "area_code": area_code, "from_on": from_on.isoformat()}
    changes = {name: [None, value] for name, value in fields.items()}
    return Draft(
        row_id, "assignment", f"person:{person_id}", {"id": row_id, "set": changes}, from_on.isoformat()
    )


def push_drafts(connection: Connection, drafts: Sequence[Draft], now: datetime) -> None:
    """Write as the server, within the transaction. Refuses with the code of the first operation that was not taken."""
    for result in push_within(connection, [(SERVER_AUTHOR, make_line(draft)) for draft in drafts], now):
        if result.outcome not in ("applied", "merged"):
            raise Refusal(result.problem.code if result.problem else "busy", 409)


def _give(
    connection: Connection,
    person_id: str,
    role: str,
    area_codes: Iterable[str],
    *,
    from_on: date,
    now: datetime,
) -> bool:
    """Whether a post was given that the person did not hold yet."""
    standing = standing_posts(connection, person_id, from_on)
    if any(post.role != role and not STANDS_ALONE.isdisjoint((post.role, role)) for post in standing):
        raise Refusal("admin_alone", field="role")
    codes = dict.fromkeys(area_codes)
    for code in codes:
        check_area(role, code)
    new = [code for code in codes if not any(post.is_given(role, code, from_on) for post in standing)]
    push_drafts(connection, [assignment_draft(person_id, role, code, from_on) for code in new], now)
    return bool(new)


def _ending(person_id: str, post: Post, last_on: str) -> Draft:
    change = {"to_on": [post.to_on, last_on]}
    return Draft(
        str(uuid.uuid4()), "assignment", f"person:{person_id}", {"id": post.id, "set": change}, last_on
    )
