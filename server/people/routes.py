"""Logging in and out, who am I, changing the password."""

from datetime import datetime
from typing import Any

from flask import Response, current_app, jsonify
from flask_smorest import Blueprint
from sqlalchemy import select

from server.clock import format_instant, utc_now
from server.database import writing
from server.errors import Refusal
from server.people.accounts import check_password_length, find_account, login_name, save_password_hash
from server.people.assignments import leading_role, load_spans
from server.people.current import current_person
from server.people.devices import RegisteredDevice, find_device, register_device, save_contact
from server.people.grants import Grants
from server.people.models import Person
from server.people.passwords import hash_password, needs_new_hash, verify_password
from server.people.schemas import LoggedInSchema, LoginSchema, PasswordSchema
from server.people.sessions import (
    current_token_hash,
    delete_session_cookie,
    end_other_sessions,
    end_session,
    save_session,
    set_session_cookie,
)
from server.people.trials import clear_trials, count_trial, trial_key
from server.settings import Settings
from server.values.thai_date import bangkok_date

blueprint = Blueprint(
    "people",
    __name__,
    url_prefix="/api/people",
    description="Logging in: a session in a cookie, a device for each phone",
)


@blueprint.post("/login")
@blueprint.arguments(LoginSchema)
@blueprint.response(200, LoggedInSchema, description="The session stands in the cookie of this answer.")
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def log_in(given: dict[str, Any]) -> Response:
    """Log in.

    Opens a session and, on the first login of this person on this phone (`device_id` null, unknown or another
    person's), registers a device. An unknown name and a wrong password get the same answer. After five trials the
    next one has to wait, at most a quarter of an hour.
    """
    settings = _settings()
    now = utc_now()
    name = login_name(given["name"])
    with writing() as connection:
        account = find_account(connection, name)
        known = find_device(connection, given["device_id"], account.id) if account else None
        key = trial_key(name, known.id if known else None)
        wait = count_trial(connection, key, now)
    if wait:
        raise Refusal("rate_limited", retry_after_seconds=wait)
    # outside any transaction: the hash takes its time, and nobody else should wait for it
    if not verify_password(account.password_hash if account else None, given["password"]) or account is None:
        raise Refusal("login_failed")
    new_hash = hash_password(given["password"]) if needs_new_hash(account.password_hash) else None
    with writing() as connection:
        clear_trials(connection, key)
        if new_hash is not None:
            save_password_hash(connection, account.id, new_hash)
        if known is None:
            known = register_device(connection, account.id, given["app"], now)
        else:
            save_contact(connection, known.id, now, given["app"])
        token = save_session(connection, account.id, known.id, now, settings)
        grants = Grants(account.id, load_spans(connection, account.id), bangkok_date(now))
    answer = jsonify(_told(account.name, account.display_name, grants, known, now))
    set_session_cookie(answer, token, settings)
    return answer


@blueprint.post("/logout")
@blueprint.response(204)
def log_out() -> Response:
    """Log out.

    Ends this session, if there is one, and nothing else: what waits on the phone stays on the phone.
    """
    token_hash = current_token_hash()
    if token_hash is not None:
        with writing() as connection:
            end_session(connection, token_hash)
    answer = current_app.response_class(status=204)
    delete_session_cookie(answer, _settings())
    return answer


@blueprint.get("/me")
@blueprint.response(200, LoggedInSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
def show_me() -> dict[str, Any]:
    """Who am I.

    The person of this session with today's assignments; `device` is null.
    """
    person = current_person()
    return _told(person.name, person.display_name, person.grants, None, utc_now())


@blueprint.post("/password")
@blueprint.arguments(PasswordSchema)
@blueprint.response(204)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def change_password(given: dict[str, Any]) -> Response:
    """Change the own password.

    Needs the password of now. Ends all other sessions of the person.
    """
    person = current_person()
    check_password_length(given["new"])
    now = utc_now()
    key = trial_key(person.name, person.device.id)
    with writing() as connection:
        wait = count_trial(connection, key, now)
        kept = connection.execute(
            select(Person.password_hash).where(Person.id == person.person_id)
        ).scalar_one()
    if wait:
        raise Refusal("rate_limited", retry_after_seconds=wait)
    if not verify_password(kept, given["current"]):
        raise Refusal("login_failed", 422, "current")
    new_hash = hash_password(given["new"])
    with writing() as connection:
        clear_trials(connection, key)
        save_password_hash(connection, person.person_id, new_hash)
        end_other_sessions(connection, person.person_id, current_token_hash())
    return current_app.response_class(status=204)


def _told(
    name: str, display_name: str, grants: Grants, device: RegisteredDevice | None, now: datetime
) -> dict[str, Any]:
    body: dict[str, Any] = LoggedInSchema().dump(
        {
            "person": {
                "id": grants.person_id,
                "name": name,
                "display_name": display_name,
                "role": leading_role(grants.roles),
            },
            "device": device,
            "assignments": [span for span in grants.spans if span.holds_on(grants.today)],
            "now": format_instant(now),
            "today": grants.today.isoformat(),
        }
    )
    return body


def _settings() -> Settings:
    settings: Settings = current_app.config["OMSAP_SETTINGS"]
    return settings
