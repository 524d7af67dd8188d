"""GET and POST /api/support/…: what was set aside and its answers, and outbox files that a supervisor brings in."""

from datetime import datetime
from typing import Any

from flask import request
from flask_smorest import Blueprint

from server.audit.log import note
from server.clock import format_instant, utc_now
from server.database import reading, writing
from server.errors import Refusal
from server.people.current import CurrentPerson, current_person
from server.people.identity import note_identity_read
from server.people.rights import IDENTITY
from server.people.supervision import check_supporter
from server.people.telling import sight_of, tell
from server.support.answers import answer_line
from server.support.outbox_files import import_file, load_imports
from server.support.rules import told_line
from server.support.schemas import (
    LINE_SHA256,
    AnswerSchema,
    ImportedSchema,
    ImportsSchema,
    LineSchema,
    OneSetAsideSchema,
    SetAsidePageSchema,
    SetAsideSchema,
    ShelfQuerySchema,
)
from server.support.set_aside import load_line, load_page
from server.syncing.rate import check_rate
from server.syncing.wire import unpack
from sync.problems import Problem

blueprint = Blueprint(
    "support",
    __name__,
    url_prefix="/api/support",
    description="What was set aside, and what supervisors decide about it",
)


@blueprint.get("/set-aside")
@blueprint.arguments(ShelfQuerySchema, location="query")
@blueprint.response(200, SetAsidePageSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_set_aside(asked: dict[str, Any]) -> dict[str, Any]:
    """Lines that were set aside, of the authors whose post lies in the person's area; never their own."""
    person, now = current_person(), utc_now()
    check_supporter(person)
    with reading() as connection:
        page = load_page(connection, person.grants, asked["shelf"], asked.get("after"), now)
    # a page holds lines of several groups, and a reader may stand nearer to one than to another
    items = [tell(SetAsideSchema, item, sight_of(person, item["place_code"])) for item in page["items"]]
    return tell(SetAsidePageSchema, page | {"items": items}, sight_of(person))


@blueprint.get("/set-aside/<line_sha256>")
@blueprint.response(200, OneSetAsideSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_one(line_sha256: str) -> dict[str, Any]:
    """One line that was set aside, as in the list."""
    person = current_person()
    return _tell_one(person, _find(person, line_sha256), utc_now())


@blueprint.get("/set-aside/<line_sha256>/line")
@blueprint.response(200, LineSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
def show_line(line_sha256: str) -> dict[str, Any]:
    """The line itself, as it arrived; with … for every value the reader is not told. Noted in the audit log.

    Refuses with `not_allowed` a line nobody can read where the reader is not told who members are: it might name one.
    """
    person, now = current_person(), utc_now()
    line = _find(person, line_sha256)
    if line["elsewhere"]:
        raise Refusal("not_allowed")
    sight = sight_of(person, line["place_code"])
    text = told_line(line["raw"], sight)
    if text is None:
        raise Refusal("not_allowed")
    with writing() as connection:
        note(connection, person.person_id, "set_aside_read", line_sha256, person.device.id)
    if sight >= IDENTITY:
        note_identity_read(person, [line["group_id"] or line_sha256], now)
    return tell(LineSchema, {"as_of": format_instant(now), "line": text}, sight)


@blueprint.post("/set-aside/<line_sha256>/answer")
@blueprint.arguments(AnswerSchema)
@blueprint.response(200, OneSetAsideSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(404, "NOT_FOUND")
@blueprint.alt_response(409, "CONFLICT")
@blueprint.alt_response(503, "SERVICE_UNAVAILABLE")
def answer_set_aside(given: dict[str, Any], line_sha256: str) -> dict[str, Any]:
    """Admit a line, or decline it.

    An admitted line takes effect in its author's name, judged by the rules of its kind; where they refuse it, the
    answer is their code and nothing is decided. The sender's phone learns of the decision with its next pull.
    """
    person, now = current_person(), utc_now()
    if LINE_SHA256.fullmatch(line_sha256) is None:
        raise Refusal("not_found")
    answer_line(person, line_sha256, given["choice"], given["note"], now)
    with writing() as connection:
        note(connection, person.person_id, "set_aside_answered", line_sha256, person.device.id)
    return _tell_one(person, _find(person, line_sha256), now)


@blueprint.get("/outbox-files")
@blueprint.response(200, ImportsSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
def show_imports() -> dict[str, Any]:
    """The files this person brought in, the latest first."""
    person, now = current_person(), utc_now()
    check_supporter(person)
    with reading() as connection:
        imports = load_imports(connection, person)
    return tell(ImportsSchema, {"as_of": format_instant(now), "imports": imports}, sight_of(person))


@blueprint.post("/outbox-files")
@blueprint.doc(
    requestBody={
        "required": True,
        "description": "The file as a phone exported it: one operation a line, no header. May be sent with "
        "Content-Encoding: gzip.",
        "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
    }
)
@blueprint.response(200, ImportedSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(403, "FORBIDDEN")
@blueprint.alt_response(413, "REQUEST_ENTITY_TOO_LARGE")
@blueprint.alt_response(415, "UNSUPPORTED_MEDIA_TYPE")
@blueprint.alt_response(429, "TOO_MANY_REQUESTS")
def import_outbox_file() -> dict[str, Any]:
    """Bring in a phone's outbox.

    Each line is sent in its own author's name, if their post lies in the person's area; else it is refused, and no other
    line with it. Lines that arrived before keep their answer.
    """
    person, now = current_person(), utc_now()
    check_rate("push", person.device.id, now)
    body = unpack(request.get_data(cache=False), request.content_encoding)
    if isinstance(body, Problem):
        raise Refusal(body.code, field=body.field)
    answer = import_file(person, body, now)
    with writing() as connection:
        note(connection, person.person_id, "outbox_file_brought", answer["sha256"], person.device.id)
    return tell(ImportedSchema, answer, sight_of(person))


def _tell_one(person: CurrentPerson, line: dict[str, Any], now: datetime) -> dict[str, Any]:
    return tell(
        OneSetAsideSchema, line | {"as_of": format_instant(now)}, sight_of(person, line["place_code"])
    )


def _find(person: CurrentPerson, line_sha256: str) -> dict[str, Any]:
    """A line with its bytes. Refuses with `not_found` what this person does not look after."""
    check_supporter(person)
    line = None
    if LINE_SHA256.fullmatch(line_sha256) is not None:
        with reading() as connection:
            line = load_line(connection, person.grants, line_sha256)
    if line is None:
        raise Refusal("not_found")
    return line
