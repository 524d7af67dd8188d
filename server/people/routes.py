"""Logging in and out, who am I, changing the password, setting up a second factor."""

from datetime import datetime
from typing import Any

from flask import Response, current_app, jsonify, request
from flask_smorest import Blueprint
from sqlalchemy import Connection, select

from server.audit.log import note
from server.clock import format_instant, utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.people.accounts import check_new_password, find_account, login_name, save_password_hash
from server.people.assignments import leading_role, load_spans
from server.people.current import CurrentPerson, current_person
from server.people.device_keys import end_other_logins, enrol
from server.people.devices import (
    RegisteredDevice,
    find_device,
    make_room,
    model_of,
    register_device,
    save_contact,
)
from server.people.grants import Grants
from server.people.joining import guess_key, take_join_code
from server.people.models import Person
from server.people.passwords import hash_password, needs_new_hash, verify_password
from server.people.schemas import (
    BackupCodesSchema,
    CodeSchema,
    JoinSchema,
    LoggedInSchema,
    LoginSchema,
    PasswordSchema,
    ProofSchema,
    ProposedSecretSchema,
    SecondFactorSchema,
)
from server.people.sealing_key import find_public_key, make_public_key
from server.people.second_factor import (
    authenticator_uri,
    confirm_secret,
    count_backup_codes,
    find_backup_code,
    find_secret,
    hash_backup_codes,
    is_backup_code,
    load_backup_codes,
    make_backup_codes,
    needs_second_factor,
    propose_secret,
    save_backup_codes,
    take_code,
    use_backup_code,
)
from server.people.sessions import (
    current_token_hash,
    delete_session_cookie,
    end_session,
    save_session,
    set_session_cookie,
)
from server.people.trials import begin_wait, clear_trials, count_trial, trial_key
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
    next one has to wait, at most a quarter of an hour. Who has a second factor is asked for it with
    `second_factor_needed`, and sends all of it again with `code`. A phone that brings its `public_key` signs what it
    sends from now on, and gets the credential to send it with while its session is over.
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
    device_id = known.id if known else None
    # outside any transaction: the hash takes its time, and nobody else should wait for it
    is_right = verify_password(account.password_hash if account else None, given["password"])
    if account is None or not is_right:
        # something is written for a name nobody has as well: the time an answer takes must not tell who is known
        with writing() as connection:
            begin_wait(connection, key, utc_now())
            if account is not None:
                note(connection, account.id, "login_failed", device_id=device_id)
        raise Refusal("login_failed")
    code = given.get("code")
    if code is None:
        check_second_factor(account.id, None, device_id, now)
    if known is None:
        # before the code is looked at: it counts once, and is needed again when a phone was chosen
        with reading() as connection:
            full = make_room(connection, account.id, None, now)
        if full and given.get("retire") not in {phone["id"] for phone in full}:
            raise Refusal("devices_full", devices=full)
    if code is not None:
        check_second_factor(account.id, code, device_id, now)
    new_hash = hash_password(given["password"]) if needs_new_hash(account.password_hash) else None
    with writing() as connection:
        clear_trials(connection, key)
        if new_hash is not None:
            save_password_hash(connection, account.id, new_hash)
        is_new = known is None
        if known is None:
            known = _register(connection, account.id, given, now)
        else:
            save_contact(connection, known.id, now, given["app"])
        credential = enrol(connection, account.id, known.id, given.get("public_key"), is_new=is_new)
        token = save_session(connection, account.id, known.id, now, settings)
        sealing_key = make_public_key(connection)
        grants = Grants(account.id, load_spans(connection, account.id), bangkok_date(now))
        note(connection, account.id, "logged_in", device_id=known.id)
    answer = jsonify(
        _told(
            account.name,
            account.display_name,
            grants,
            now,
            sealing_key,
            device=known,
            credential=credential,
        )
    )
    set_session_cookie(answer, token, settings)
    return answer


@blueprint.post("/join")
@blueprint.arguments(JoinSchema)
@blueprint.response(200, LoggedInSchema, description="The session stands in the cookie of this answer.")
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def join(given: dict[str, Any]) -> Response:
    """Join with a new phone, by the code that a supervisor's screen shows.

    Registers a device and opens a session, as a login does. A code counts once, and for ten minutes; a wrong one and
    one that is over get the same answer.
    """
    settings, now = _settings(), utc_now()
    key = guess_key(given["code"])
    with writing() as connection:
        wait = count_trial(connection, key, now)
    if wait:
        raise Refusal("rate_limited", retry_after_seconds=wait)
    # one transaction: where a phone must be chosen first, the code still counts
    with writing() as connection:
        person_id = take_join_code(connection, given["code"], now)
        person = connection.execute(
            select(Person.name, Person.display_name).where(
                Person.id == person_id, Person.disabled_at.is_(None)
            )
        ).first()
        if person_id is None or person is None:
            raise Refusal("join_code_wrong", field="code")
        clear_trials(connection, key)
        device = _register(connection, person_id, given, now)
        credential = enrol(connection, person_id, device.id, given.get("public_key"), is_new=True)
        token = save_session(connection, person_id, device.id, now, settings)
        sealing_key = make_public_key(connection)
        grants = Grants(person_id, load_spans(connection, person_id), bangkok_date(now))
        note(connection, person_id, "joined", person_id, device.id)
    answer = jsonify(
        _told(
            person.name, person.display_name, grants, now, sealing_key, device=device, credential=credential
        )
    )
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
            ended = end_session(connection, token_hash)
            if ended is not None:
                note(connection, ended.person_id, "logged_out", device_id=ended.device_id)
    answer = current_app.response_class(status=204)
    delete_session_cookie(answer, _settings())
    return answer


@blueprint.get("/me")
@blueprint.response(200, LoggedInSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
def show_me() -> dict[str, Any]:
    """Who am I.

    The person of this session with today's assignments; `device` and `upload_credential` are null.
    """
    person = current_person()
    with reading() as connection:
        sealing_key = find_public_key(connection)
    return _told(person.name, person.display_name, person.grants, utc_now(), sealing_key)


@blueprint.post("/password")
@blueprint.arguments(PasswordSchema)
@blueprint.response(204)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def change_password(given: dict[str, Any]) -> Response:
    """Change the own password.

    Needs the password of now. Ends all other sessions of the person, and what their other phones hand work in with.
    """
    person = current_person()
    check_new_password(given["new"], person.name)
    key = check_own_password(person, given["current"], "current")
    new_hash = hash_password(given["new"])
    with writing() as connection:
        clear_trials(connection, key)
        save_password_hash(connection, person.person_id, new_hash)
        end_other_logins(connection, person.person_id, current_token_hash())
        note(connection, person.person_id, "password_changed", person.person_id, person.device.id)
    return current_app.response_class(status=204)


@blueprint.get("/second-factor")
@blueprint.response(200, SecondFactorSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
def show_second_factor() -> dict[str, Any]:
    """How the own second factor stands."""
    person = current_person()
    with reading() as connection:
        return {
            "as_of": format_instant(utc_now()),
            "is_on": find_secret(connection, person.person_id) is not None,
            "is_needed": needs_second_factor(person.roles, _settings()),
            "backup_codes": count_backup_codes(connection, person.person_id),
        }


@blueprint.post("/second-factor")
@blueprint.arguments(ProofSchema)
@blueprint.response(200, ProposedSecretSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def propose_second_factor(given: dict[str, Any]) -> dict[str, Any]:
    """Begin to set up a second factor, or another one.

    Needs the own password. What is told counts once a code made from it came to `/second-factor/confirm`.
    """
    person = current_person()
    key = check_own_password(person, given["password"], "password")
    with writing() as connection:
        clear_trials(connection, key)
        secret = propose_secret(connection, person.person_id)
    uri = authenticator_uri(secret, person.name)
    return {"as_of": format_instant(utc_now()), "secret": secret, "uri": uri}


@blueprint.post("/second-factor/confirm")
@blueprint.arguments(CodeSchema)
@blueprint.response(200, BackupCodesSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(422, "UNPROCESSABLE_ENTITY")
def confirm_second_factor(given: dict[str, Any]) -> dict[str, Any]:
    """Finish setting up a second factor with the first code of it.

    Answers with new backup codes, once; earlier ones count no more. Ends all other sessions of the person, and what their other phones hand work in with.
    """
    person, now = current_person(), utc_now()
    codes = make_backup_codes()
    with writing() as connection:
        is_right = confirm_secret(connection, person.person_id, given["code"], now)
    if not is_right:
        raise Refusal("second_factor_failed", 422, "code")
    hashes = hash_backup_codes(codes)
    with writing() as connection:
        save_backup_codes(connection, person.person_id, hashes)
        end_other_logins(connection, person.person_id, current_token_hash())
        note(connection, person.person_id, "second_factor_set", person.person_id, person.device.id)
    return {"as_of": format_instant(now), "codes": codes}


def _register(
    connection: Connection, person_id: str, given: dict[str, Any], now: datetime
) -> RegisteredDevice:
    """A new device. Refuses with `devices_full` where the person has no room and did not say which one gives way."""
    full = make_room(connection, person_id, given.get("retire"), now)
    if full:
        raise Refusal("devices_full", devices=full)
    model = model_of(request.user_agent.string)
    return register_device(connection, person_id, given["app"], now, model)


def check_second_factor(person_id: str, code: str | None, device_id: str | None, now: datetime) -> None:
    """Refuses a login whose password was right until the code is, where the person has a second factor.

    A wrong code counts as a trial of the login: it has been counted, and is not cleared.
    """
    with reading() as connection:
        if find_secret(connection, person_id) is None:
            return
        kept = load_backup_codes(connection, person_id)
    if code is None:
        raise Refusal("second_factor_needed")
    code_id = find_backup_code(kept, code) if is_backup_code(code) else None
    with writing() as connection:
        if code_id is not None and use_backup_code(connection, code_id):
            note(connection, person_id, "backup_code_used", person_id, device_id)
            return
        if take_code(connection, person_id, code, now):
            return
        note(connection, person_id, "second_factor_failed", person_id, device_id)
    raise Refusal("second_factor_failed", field="code")


def check_own_password(person: CurrentPerson, password: str, field: str) -> str:
    """Refuses with `login_failed` beside `field` a wrong password; else the key of the trials to clear."""
    now = utc_now()
    key = trial_key(person.name, person.device.id)
    with writing() as connection:
        wait = count_trial(connection, key, now)
        kept = connection.execute(
            select(Person.password_hash).where(Person.id == person.person_id)
        ).scalar_one()
    if wait:
        raise Refusal("rate_limited", retry_after_seconds=wait)
    if not verify_password(kept, password):
        raise Refusal("login_failed", 422, field)
    return key


def _told(
    name: str,
    display_name: str,
    grants: Grants,
    now: datetime,
    sealing_key: str | None,
    *,
    device: RegisteredDevice | None = None,
    credential: str | None = None,
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
            "upload_credential": credential,
            "sealing_key": sealing_key,
            "assignments": [span for span in grants.spans if span.holds_on(grants.today)],
            "now": format_instant(now),
            "today": grants.today.isoformat(),
        }
    )
    return body


def _settings() -> Settings:
    settings: Settings = current_app.config["OMSAP_SETTINGS"]
    return settings
