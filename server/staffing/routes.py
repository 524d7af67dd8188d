"""/api/staffing: who works where, and changing it, within one's own areas and for the roles one gives."""

from datetime import date
from typing import Any

from flask_smorest import Blueprint
from sqlalchemy import Connection

from server.audit.log import note
from server.clock import format_instant, utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.people.accounts import find_account, login_name, save_account
from server.people.current import current_person
from server.people.passwords import hash_password, make_password
from server.people.telling import sight_of, tell
from server.places.places import NATION, find_place
from server.staffing.managing import Manager, manager_of
from server.staffing.posts import assign, end_post, load_staff, retire
from server.staffing.schemas import AddedSchema, EndSchema, NewPersonSchema, NewPostSchema, StaffListSchema

blueprint = Blueprint(
    "staffing", __name__, url_prefix="/api/staffing", description="People, their posts, and changing them"
)


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
def add_person(given: dict[str, Any]) -> dict[str, Any]:
    """Add somebody with a first post. The answer holds their password, once."""
    manager, now = _manager(), utc_now()
    if not manager.makes_accounts:
        raise Refusal("not_allowed")
    _check_post(manager, given)
    password = make_password()
    hashed = hash_password(password)
    with writing() as connection:
        if find_account(connection, login_name(given["name"])) is not None:
            raise Refusal("login_name_taken", 409, "name")
        account = save_account(connection, given["name"], given["display_name"].strip(), hashed)
        note(connection, manager.by.person_id, "user_added", account.id, manager.by.device_id)
    from_on = date.fromisoformat(given["from_on"])
    assign(account.id, given["role"], [given["area_code"]], from_on, now, by=manager.by)
    added = staff_answer(manager) | {"password": password}
    return tell(AddedSchema, added, sight_of(manager.person))


@blueprint.post("/people/<person_id>/posts")
@blueprint.arguments(NewPostSchema)
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def give_post(given: dict[str, Any], person_id: str) -> dict[str, Any]:
    """Give somebody of the list one more post."""
    manager = _manager()
    _check_post(manager, given)
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
def end_one(given: dict[str, Any], person_id: str, post_id: str) -> dict[str, Any]:
    """End a post with a day. What waits on the person's phones is taken in all the same."""
    manager = _manager()
    found = _find(manager, person_id)
    post = next((each for each in found["posts"] if each["id"] == post_id), None)
    if post is None or not post["may_end"]:
        raise Refusal("not_found")
    end_post(person_id, post_id, date.fromisoformat(given["to_on"]), utc_now(), by=manager.by)
    return staff_answer(manager)


@blueprint.post("/people/<person_id>/retire")
@blueprint.response(200, StaffListSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def retire_person(person_id: str) -> dict[str, Any]:
    """End every post and session of somebody, and their right to log in."""
    manager = _manager()
    if not _find(manager, person_id)["may_retire"]:
        raise Refusal("not_allowed")
    retire(person_id, manager.person.grants.today, utc_now(), by=manager.by)
    return staff_answer(manager)


def _manager() -> Manager:
    return manager_of(current_person())


def _check_post(manager: Manager, given: dict[str, Any]) -> None:
    """Refuses a place nobody knows, and a post that is not this manager's to give."""
    code = given["area_code"]
    if code != NATION and find_place(code) is None:
        raise Refusal("value_invalid", field="area_code")
    if not manager.may_give(given["role"], code):
        raise Refusal("not_allowed", field="role")


def _find(manager: Manager, person_id: str) -> dict[str, Any]:
    with reading() as connection:
        found = next((each for each in _staff(connection, manager) if each["id"] == person_id), None)
    if found is None:
        raise Refusal("not_found")
    return found


def staff_answer(manager: Manager) -> dict[str, Any]:
    """The list as this person is told it."""
    with reading() as connection:
        people = _staff(connection, manager)
    staff = {
        "as_of": format_instant(utc_now()),
        "people": people,
        "gives": sorted(manager.gives),
        "areas": list(manager.areas),
        "may_add": manager.makes_accounts,
    }
    return tell(StaffListSchema, staff, sight_of(manager.person))


def _staff(connection: Connection, manager: Manager) -> list[dict[str, Any]]:
    today = manager.person.grants.today
    told = []
    for person, posts in load_staff(connection, manager.areas):
        standing = [post for post in posts if post.to_on is None or post.to_on > today.isoformat()]
        told.append(
            {
                **person,
                "may_retire": not person["is_retired"] and manager.may_retire(person["id"], standing),
                "posts": [
                    {
                        "id": post.id,
                        "role": post.role,
                        "area_code": post.area_code,
                        "from_on": post.from_on,
                        "to_on": post.to_on,
                        "may_end": post in standing and manager.may_give(post.role, post.area_code),
                    }
                    for post in posts
                ],
            }
        )
    return told
