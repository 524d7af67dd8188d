"""Push and pull over HTTP: who asks, what they may, and nothing else."""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_smorest import Blueprint
from sqlalchemy import Connection, or_, select
from sqlalchemy.exc import OperationalError

from server.catalog import BROUGHT_FORWARD
from server.clock import format_instant, utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.groups.models import Group
from server.mentoring.models import Mentorship
from server.mentoring.pairs import is_held
from server.people.assignment import Assignment
from server.people.current import current_person
from server.people.devices import load_own_devices, save_contact
from server.people.field_groups import groups_of
from server.people.grants import Grants
from server.people.identity import note_identity_read
from server.people.rights import IDENTITY
from server.people.sealing_key import load_private_key
from server.people.uploading import current_uploader, given_signature
from server.places.places import NATION
from server.syncing.durability import find_durable
from server.syncing.limits import CONTACT_SECONDS_MAX, PUSH_SECONDS_MAX
from server.syncing.proof import prove
from server.syncing.push import push
from server.syncing.rate import check_rate
from server.syncing.schemas import HandedInSchema, PulledSchema, PullSchema, PushedSchema
from server.syncing.sealed_lines import hand_in
from server.syncing.store import SqlStore, ticket_of
from server.syncing.wire import dump_page, dump_result, find_witnesses, parse_push, unpack
from sync.feed import Asked, Page, pull
from sync.problems import Problem

_log = logging.getLogger(__name__)

blueprint = Blueprint("sync", __name__, url_prefix="/api/sync", description="How phones send and learn")


@blueprint.post("/push")
@blueprint.doc(
    requestBody={
        "required": True,
        "description": "First line the header {protocol, device, app, now}, each further line one operation as it "
        "was stored on the phone. May be sent with Content-Encoding: gzip.",
        "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
    }
)
@blueprint.response(200, PushedSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
@blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def push_operations() -> ResponseReturnValue:
    """Send operations. Each gets its own answer; none can delay or fail another.

    Comes within a session, or with the header `Omsap-Upload`, the credential of the device; then nothing else can be read.
    A device that has a key signs what it sends: `Omsap-Signature`. Without a right one a push within a session is
    set aside for a supervisor (`not_signed`), and one without a session is not taken.
    """
    uploader, now = current_uploader(), utc_now()
    check_rate("push", uploader.device_id, now)
    body = unpack(request.get_data(cache=False), request.content_encoding)
    parsed = body if isinstance(body, Problem) else parse_push(body)
    if isinstance(parsed, Problem):
        raise Refusal(parsed.code, field=parsed.field)
    header, lines = parsed
    with reading() as connection:
        own = load_own_devices(connection, [uploader.person_id])[uploader.person_id]
    if header.device not in own.ids:
        raise Refusal("device_unknown", 403)
    check_rate("operations", header.device, now, len(lines))
    proof = prove(header.device, own.keys.get(header.device), lines, given_signature())
    if uploader.refusal is not None and (proof is None or proof.device_id != uploader.device_id):
        raise uploader.refusal
    author = uploader.author(own, header.device, is_proved=proof is not None)
    results = push(author, lines, now, seconds_max=PUSH_SECONDS_MAX, proof=proof)
    tickets = [ticket_of(result.receipt.line_sha256) if result.receipt else "" for result in results]
    hear_of(header.device, now, header.app)
    told = [
        dump_result(place, result, ticket, uploader.person_id)
        for place, (result, ticket) in enumerate(zip(results, tickets, strict=True), start=1)
    ]
    return jsonify({"now": format_instant(now), "results": told, "witnesses": find_witnesses(results)})


@blueprint.post("/sealed")
@blueprint.doc(
    requestBody={
        "required": True,
        "description": "As a push, each line sealed to the installation's key and in base64url.",
        "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
    }
)
@blueprint.response(200, HandedInSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
@blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def hand_in_sealed() -> ResponseReturnValue:
    """Hand in what waits in an own store on this phone whose PIN is forgotten.

    Only within a session, and only the own work. Nobody signed it: it waits for a supervisor (`not_signed`), and a line that arrived
    before keeps its answer. What cannot be opened, or is somebody else's, gets no receipt and no ticket, and nothing of it is kept.
    """
    person, now = current_person(), utc_now()
    check_rate("push", person.device.id, now)
    body = unpack(request.get_data(cache=False), request.content_encoding)
    parsed = body if isinstance(body, Problem) else parse_push(body)
    if isinstance(parsed, Problem):
        raise Refusal(parsed.code, field=parsed.field)
    header, sealed = parsed
    if header.device != person.device.id:
        raise Refusal("device_unknown", 403)
    check_rate("operations", person.device.id, now, len(sealed))
    with reading() as connection:
        own = load_own_devices(connection, [person.person_id])[person.person_id]
        key = load_private_key(connection)
    results = hand_in(person.grants, own, key, sealed, now)
    return jsonify({"now": format_instant(now), "results": results})


@blueprint.post("/pull")
@blueprint.arguments(PullSchema)
@blueprint.response(200, PulledSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(426, "UPGRADE_REQUIRED")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def pull_pages(asked: dict[str, Any]) -> ResponseReturnValue:
    """Learn what changed. The list of scopes is the truth: what is not on it, this person holds no longer."""
    person, now = current_person(), utc_now()
    # a tab that has not yet heard of another person's login must not be handed that person's scopes
    if asked["device"] != person.device.id:
        raise Refusal("device_unknown", 403)
    check_rate("pull", person.device.id, now)
    with reading() as connection:
        scopes = held_scopes(connection, person.grants)
        places = Asked(asked["cursors"], asked["witnesses"])
        pulled = pull(SqlStore(connection, now), scopes, places, asked["room"], BROUGHT_FORWARD)
        durable = find_durable(connection, scopes)
        of_others = _groups_of_others(connection, pulled.pages, person.person_id)
    note_identity_read(person, of_others, now)
    waiting = asked["waiting"]
    hear_of(
        person.device.id,
        now,
        asked["app"],
        waiting_count=waiting["count"],
        oldest_waiting_at=waiting["oldest_at"],
    )
    return jsonify(
        {
            "now": format_instant(now),
            "today": person.grants.today.isoformat(),
            "scopes": scopes,
            "forgotten": list(pulled.forgotten),
            "pages": [dump_page(page) for page in pulled.pages],
            "more": pulled.is_more,
            "durable": durable,
        }
    )


def _groups_of_others(connection: Connection, pages: Sequence[Page], person_id: str) -> list[str]:
    """The groups of other officers of which pages tell who a member is."""
    scopes = [
        page.scope
        for page in pages
        if page.scope.startswith("group:") and any(IDENTITY & groups_of(kind) for kind in page.rows)
    ]
    if not scopes:
        return []
    found = connection.execute(
        select(Group.id).where(
            Group.scope_id.in_(scopes), Group.scope_id == "group:" + Group.id, Group.officer_id != person_id
        )
    )
    return list(found.scalars())


def hear_of(device_id: str, now: datetime, app: str, **waiting: Any) -> None:
    """Keep that a phone was heard of. It must not cost the phone its answer: a busy database forgets it this once."""
    try:
        with writing(CONTACT_SECONDS_MAX) as connection:
            save_contact(connection, device_id, now, app, **waiting)
    except OperationalError as error:
        _log.warning("a contact was not kept: %s", type(error.orig).__name__)


def held_scopes(connection: Connection, grants: Grants) -> list[str]:
    """The scopes a person's phone holds today: their own file, areas and mentorships, then files and groups of their areas."""
    own = [*grants.own_scopes(), *_held_pairs(connection, grants)]
    return [*own, *_held_files(connection, grants, set(own)), *_held_groups(connection, grants)]


def _held_pairs(connection: Connection, grants: Grants) -> list[str]:
    pairs = select(Mentorship.scope_id).where(is_held(grants)).order_by(Mentorship.scope_id)
    return list(connection.execute(pairs).scalars())


def _held_files(connection: Connection, grants: Grants, own: Collection[str]) -> list[str]:
    held = [
        Assignment.role.in_(roles) & Assignment.area_code.startswith(area.removeprefix(NATION))
        for area, roles in grants.files()
    ]
    if not held:
        return []
    day = grants.today.isoformat()
    in_force = (Assignment.from_on <= day) & (Assignment.to_on.is_(None) | (Assignment.to_on >= day))
    files = select(Assignment.scope_id).where(or_(*held), in_force).distinct().order_by(Assignment.scope_id)
    return [scope for scope in connection.execute(files).scalars() if scope not in own]


def _held_groups(connection: Connection, grants: Grants) -> list[str]:
    within = [Group.subdistrict_code.startswith(area) for area in grants.group_areas()]
    if not within:
        return []
    groups = select(Group.scope_id).where(or_(*within)).order_by(Group.scope_id)
    return list(connection.execute(groups).scalars())
