"""/api/staffing: who works where, and changing it, within one's own areas and for the roles one gives."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from flask import request
from flask_smorest import Blueprint
from sqlalchemy import Connection

from server.clock import format_instant, utc_now
from server.database import reading
from server.errors import Refusal
from server.people.current import current_person
from server.people.passwords import hash_password, make_password
from server.people.telling import sight_of, tell
from server.places.places import level_of
from server.staffing.managing import Manager, manager_of
from server.staffing.mentors import end_pair, load_mentors, load_pairs, pair
from server.staffing.officer_file import OfficerLine, UnreadableFileError, read_officers
from server.staffing.people import (
    Newcomer,
    Staff,
    add_officers,
    add_people,
    load_staff,
    reset_password,
    retire,
    taken_names,
)
from server.staffing.posts import Post, assign, end_post, move
from server.staffing.schemas import (
    AddedSchema,
    EndSchema,
    MoveSchema,
    NewMentorSchema,
    NewPersonSchema,
    NewPostSchema,
    OfficerFileSchema,
    StaffListSchema,
)

blueprint = Blueprint(
    "staffing", __name__, url_prefix="/api/staffing", description="People, their posts, and changing them"
)

#: Officers of one file that this page adds: each costs a password's hash while the phone waits.
OFFICERS_MAX = 200
SPREADSHEET_BYTES_MAX = 1_000_000
_SPREADSHEET = {
    "requestBody": {
        "required": True,
        "description": "A .csv or .xlsx of people with the headings login, name, area, or the Thai ones.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


@blueprint.get("")
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_staff() -> dict[str, Any]:
    """Everybody with a post in the reader's areas, by name."""
    return staff_answer(_manager())


@blueprint.post("/people")
@blueprint.arguments(NewPersonSchema)
@blueprint.response(200, AddedSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(409, "CONFLICT")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def add_person(given: dict[str, Any]) -> dict[str, Any]:
    """Add somebody with a first post. The answer holds their password, once."""
    manager = _adder()
    _check_giving(manager, given["role"], given["area_code"])
    password = make_password()
    newcomer = Newcomer(
        given["name"],
        given["display_name"].strip(),
        given["role"],
        (given["area_code"],),
        date.fromisoformat(given["from_on"]),
        hash_password(password),
    )
    add_people([newcomer], utc_now(), by=manager.by)
    return _told_once(manager, password)


@blueprint.post("/people/<person_id>/posts")
@blueprint.arguments(NewPostSchema)
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(409, "CONFLICT")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def give_post(given: dict[str, Any], person_id: str) -> dict[str, Any]:
    """Give somebody of the list one more post; one that they hold already stays as it is."""
    manager = _manager()
    _check_other(manager, person_id)
    _check_giving(manager, given["role"], given["area_code"])
    _find(manager, person_id)
    from_on = date.fromisoformat(given["from_on"])
    assign(person_id, given["role"], [given["area_code"]], from_on, utc_now(), by=manager.by)
    return staff_answer(manager)


@blueprint.post("/people/<person_id>/posts/<post_id>/end")
@blueprint.arguments(EndSchema)
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def end_one(given: dict[str, Any], person_id: str, post_id: str) -> dict[str, Any]:
    """End a post with a day, or cancel one that has not begun. What waits on the person's phones is taken in all the same."""
    manager = _manager()
    found = _find(manager, person_id)
    if not any(post.id == post_id and manager.may_end(found.id, post) for post in found.posts):
        raise Refusal("not_found")
    end_post(person_id, post_id, date.fromisoformat(given["to_on"]), utc_now(), by=manager.by)
    return staff_answer(manager)


@blueprint.post("/people/<person_id>/move")
@blueprint.arguments(MoveSchema)
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(409, "CONFLICT")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def move_person(given: dict[str, Any], person_id: str) -> dict[str, Any]:
    """The same role in other areas from a day on; the posts that are the mover's to end, end the day before."""
    manager, on = _manager(), date.fromisoformat(given["on"])
    _check_other(manager, person_id)
    theirs = [post for post in _find(manager, person_id).posts if manager.may_end(person_id, post)]
    for role in {post.role for post in theirs if post.stands(on)}:
        for code in given["area_codes"]:
            _check_giving(manager, role, code, "area_codes")
    ids = {post.id for post in theirs}
    move(person_id, given["area_codes"], on, utc_now(), by=manager.by, is_theirs=lambda post: post.id in ids)
    return staff_answer(manager)


@blueprint.post("/people/<person_id>/mentors")
@blueprint.arguments(NewMentorSchema)
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(409, "CONFLICT")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def give_mentor(given: dict[str, Any], person_id: str) -> dict[str, Any]:
    """Give an officer of the list a mentor."""
    manager = _pairer()
    if not _may_pair(manager, _find(manager, person_id)):
        raise Refusal("not_allowed")
    with reading() as connection:
        mentors = load_mentors(connection, manager.areas, manager.person.grants.today)
    if given["mentor_id"] == person_id or given["mentor_id"] not in {each["id"] for each in mentors}:
        raise Refusal("value_invalid", 409, "mentor_id")
    pair(person_id, given["mentor_id"], date.fromisoformat(given["from_on"]), utc_now(), by=manager.by)
    return staff_answer(manager)


@blueprint.post("/people/<person_id>/mentors/<mentorship_id>/end")
@blueprint.arguments(EndSchema)
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def end_mentor(given: dict[str, Any], person_id: str, mentorship_id: str) -> dict[str, Any]:
    """End a mentorship with a day. What waits on the mentor's phone is taken in all the same."""
    manager = _pairer()
    found = _find(manager, person_id)
    with reading() as connection:
        pairs = load_pairs(connection, [found.id])[found.id]
    if not any(each["id"] == mentorship_id and _may_end_pair(manager, each) for each in pairs):
        raise Refusal("not_found")
    end_pair(found.id, mentorship_id, date.fromisoformat(given["to_on"]), utc_now(), by=manager.by)
    return staff_answer(manager)


@blueprint.post("/people/<person_id>/password")
@blueprint.response(200, AddedSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def make_new_password(person_id: str) -> dict[str, Any]:
    """A new password for somebody, in the answer and nowhere else; all their sessions end."""
    manager = _manager()
    _check_answering(manager, person_id)
    return _told_once(manager, reset_password(person_id, by=manager.by))


@blueprint.post("/people/<person_id>/retire")
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def retire_person(person_id: str) -> dict[str, Any]:
    """End every post, mentorship and session of somebody, and their right to log in."""
    manager = _manager()
    _check_answering(manager, person_id)
    retire(person_id, manager.person.grants.today, utc_now(), by=manager.by)
    return staff_answer(manager)


@blueprint.post("/officers/check")
@blueprint.doc(**_SPREADSHEET)
@blueprint.response(200, OfficerFileSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def check_officers() -> dict[str, Any]:
    """Read a spreadsheet of officers and say what is wrong with it; nobody is added."""
    manager = _adder()
    return _told_file(manager, _read_file(manager))


@blueprint.post("/officers")
@blueprint.doc(**_SPREADSHEET)
@blueprint.response(200, OfficerFileSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(409, "CONFLICT")
@blueprint.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def bring_in_officers() -> dict[str, Any]:
    """Add the officers of a spreadsheet from today on: all of them, each with a password in the answer; nobody while a line is wrong."""
    manager = _adder()
    lines = _read_file(manager)
    if any(line.fault for line in lines):
        return _told_file(manager, lines)
    return _told_file(manager, lines, add_officers(lines, utc_now(), by=manager.by))


def _manager() -> Manager:
    return manager_of(current_person())


def _adder() -> Manager:
    """Refuses whoever makes no accounts."""
    manager = _manager()
    if not manager.makes_accounts:
        raise Refusal("not_allowed")
    return manager


def _pairer() -> Manager:
    """Refuses whoever gives nobody a mentor."""
    manager = _manager()
    if not manager.pairs_mentors:
        raise Refusal("not_allowed")
    return manager


def _check_giving(manager: Manager, role: str, area_code: str, field: str = "area_code") -> None:
    """Refuses a place nobody knows, and a post that is not this manager's to give; its level is judged where it is given."""
    if level_of(area_code) is None:
        raise Refusal("value_invalid", field=field)
    if not manager.may_give(role, area_code):
        raise Refusal("not_allowed", field="role")


def _check_other(manager: Manager, person_id: str) -> None:
    if person_id == manager.person.person_id:
        raise Refusal("own_post")


def _check_answering(manager: Manager, person_id: str) -> None:
    """Refuses an account that is not this manager's to end or to open anew."""
    found = _find(manager, person_id)
    if found.is_retired or not _answers_for(manager, found):
        raise Refusal("not_allowed")


def _answers_for(manager: Manager, staff: Staff) -> bool:
    return manager.answers_for(staff.id, _standing(manager, staff))


def _may_pair(manager: Manager, staff: Staff) -> bool:
    return not staff.is_retired and manager.may_pair(_standing(manager, staff))


def _may_end_pair(manager: Manager, mentorship: Mapping[str, Any]) -> bool:
    # one that ends today has no other day to end with
    return mentorship["to_on"] is None or mentorship["to_on"] > manager.person.grants.today.isoformat()


def _standing(manager: Manager, staff: Staff) -> list[Post]:
    return [post for post in staff.posts if post.stands(manager.person.grants.today)]


def _find(manager: Manager, person_id: str) -> Staff:
    with reading() as connection:
        found = next((each for each in load_staff(connection, manager.areas) if each.id == person_id), None)
    if found is None:
        raise Refusal("not_found")
    return found


def staff_answer(manager: Manager) -> dict[str, Any]:
    """The list as this person is told it."""
    with reading() as connection:
        people = _told_people(connection, manager)
        today = manager.person.grants.today
        mentors = load_mentors(connection, manager.areas, today) if manager.pairs_mentors else []
    staff = {
        "as_of": format_instant(utc_now()),
        "people": people,
        "gives": sorted(manager.gives),
        "areas": list(manager.areas),
        "may_add": manager.makes_accounts,
        "mentors": mentors,
    }
    return tell(StaffListSchema, staff, sight_of(manager.person))


def _told_once(manager: Manager, password: str) -> dict[str, Any]:
    """The list with a password, which is told here and nowhere else."""
    return tell(AddedSchema, staff_answer(manager) | {"password": password}, sight_of(manager.person))


def _told_people(connection: Connection, manager: Manager) -> list[dict[str, Any]]:
    today = manager.person.grants.today
    people = load_staff(connection, manager.areas)
    pairs = load_pairs(connection, [staff.id for staff in people]) if manager.pairs_mentors else {}
    told = []
    for staff in people:
        is_answered_for = not staff.is_retired and _answers_for(manager, staff)
        told.append(
            {
                "id": staff.id,
                "name": staff.name,
                "display_name": staff.display_name,
                "last_heard_at": staff.last_heard_at,
                "is_retired": staff.is_retired,
                "may_give": not staff.is_retired and staff.id != manager.person.person_id,
                "may_retire": is_answered_for,
                "may_reset": is_answered_for,
                "posts": [
                    {
                        "id": post.id,
                        "role": post.role,
                        "area_code": post.area_code,
                        "from_on": post.from_on,
                        "to_on": post.to_on,
                        # one that ends today has no other day to end with
                        "may_end": post.stands(today)
                        and post.to_on != today.isoformat()
                        and manager.may_end(staff.id, post),
                    }
                    for post in staff.posts
                    if manager.oversees(post.area_code)
                ],
                "may_pair": _may_pair(manager, staff),
                "mentors": [
                    {**each, "may_end": _may_end_pair(manager, each)} for each in pairs.get(staff.id, ())
                ],
            }
        )
    return told


def _read_file(manager: Manager) -> list[OfficerLine]:
    content = request.get_data(cache=False)
    if len(content) > SPREADSHEET_BYTES_MAX:
        raise Refusal("too_large")
    with reading() as connection:
        taken = taken_names(connection)
    try:
        lines = read_officers(content, taken, manager.areas)
    except UnreadableFileError as error:
        raise Refusal("officers_unreadable") from error
    if not lines or len(lines) > OFFICERS_MAX:
        raise Refusal("officers_unreadable")
    return lines


def _told_file(
    manager: Manager, lines: list[OfficerLine], passwords: list[str] | None = None
) -> dict[str, Any]:
    told = [
        {
            "number": line.number,
            "name": line.name,
            "display_name": line.display_name,
            "area_codes": line.area_codes,
            "fault": asdict(line.fault) if line.fault else None,
        }
        for line in lines
    ]
    for line, password in zip(told, passwords or (), strict=False):
        line["password"] = password
    file = {"as_of": format_instant(utc_now()), "is_added": passwords is not None, "lines": told}
    return tell(OfficerFileSchema, file, sight_of(manager.person))
