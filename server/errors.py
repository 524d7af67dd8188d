"""The one place where a problem becomes an HTTP answer: RFC 9457, a permanent code and a Thai sentence."""

import logging
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from flask import Flask, Response, jsonify, request
from marshmallow import Schema, fields
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from server.i18n.messages import say
from sync.problems import PROBLEMS

log = logging.getLogger("omsap.errors")

#: Where `type` of every problem points: the page that explains the codes.
PROBLEM_PAGE = "/api/docs"
#: Media type of every refusal (RFC 9457).
PROBLEM_TYPE = "application/problem+json"

#: HTTP status a code is answered with where it refuses a whole request.
_STATUS = {
    "admin_alone": 409,
    "area_level_wrong": 422,
    "busy": 503,
    "devices_full": 409,
    "encoding_unknown": 415,
    "field_missing": 422,
    "foreign_scope": 403,
    "header_missing": 403,
    "internal": 500,
    "join_code_wrong": 401,
    "login_failed": 401,
    "login_name_taken": 409,
    "not_allowed": 403,
    "not_found": 404,
    "not_signed_in": 401,
    "officers_unreadable": 422,
    "own_post": 403,
    "password_too_common": 422,
    "password_too_short": 422,
    "person_retired": 409,
    "protocol_unknown": 400,
    "rate_limited": 429,
    "second_factor_failed": 401,
    "second_factor_missing": 403,
    "second_factor_needed": 401,
    "session_expired": 401,
    "too_large": 413,
    "unknown_field": 422,
    "unreadable": 400,
    "upgrade_needed": 426,
    "value_invalid": 422,
}

#: Code for an error that Flask raised by itself.
_CODE_OF_STATUS = {
    400: "unreadable",
    401: "not_signed_in",
    403: "not_allowed",
    404: "not_found",
    405: "not_found",
    413: "too_large",
    415: "unreadable",
    422: "value_invalid",
    429: "rate_limited",
}


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """A request is refused: raise it anywhere below a route, and the person gets the words of `problem.<code>`."""

    def __init__(
        self,
        code: str,
        status: int | None = None,
        field: str | None = None,
        *,
        retry_after_seconds: int | None = None,
        devices: Sequence[Mapping[str, object]] = (),
    ) -> None:
        """`status` is only needed where the code is answered otherwise than usual; `devices` are to choose from."""
        super().__init__(code)
        self.code = code
        self.status = status or _STATUS.get(code, 400)
        self.field = field
        self.retry_after_seconds = retry_after_seconds
        self.devices = devices


class ChoiceOfDeviceSchema(Schema):
    """A phone that may be retired for another one."""

    id = fields.String()
    code = fields.String()
    model = fields.String(allow_none=True)
    last_heard_at = fields.String()
    waiting_count = fields.Integer(strict=True)


class ProblemSchema(Schema):
    """What every refused request is answered with (RFC 9457, application/problem+json)."""

    type = fields.String(metadata={"description": "Address of the code's explanation"})
    title = fields.String(metadata={"description": "What the person can do about it, in Thai"})
    status = fields.Integer(strict=True, metadata={"description": "HTTP status"})
    code = fields.String(metadata={"description": "Permanent code of the problem", "enum": sorted(PROBLEMS)})
    field = fields.String(metadata={"description": "The field at fault, where there is one"})
    detail = fields.String(metadata={"description": "Number under which the server's log tells more"})
    devices = fields.List(
        fields.Nested(ChoiceOfDeviceSchema),
        metadata={"description": "With `devices_full`: one of these is to be retired"},
    )


def problem_answer(
    code: str,
    status: int,
    *,
    field: str | None = None,
    detail: str | None = None,
    devices: Sequence[Mapping[str, object]] = (),
) -> Response:
    """The HTTP answer for a problem."""
    body: dict[str, Any] = {
        "type": f"{PROBLEM_PAGE}#{code}",
        "title": say(f"problem.{code}"),
        "status": status,
        "code": code,
    }
    if field is not None:
        body["field"] = field
    if detail is not None:
        body["detail"] = detail
    if devices:
        body["devices"] = devices
    answer = jsonify(body)
    answer.status_code = status
    answer.content_type = PROBLEM_TYPE
    return answer


def answer_refusal(refusal: Refusal) -> Response:
    """A refusal of our own."""
    answer = problem_answer(refusal.code, refusal.status, field=refusal.field, devices=refusal.devices)
    if refusal.retry_after_seconds is not None:
        answer.headers["Retry-After"] = str(refusal.retry_after_seconds)
    return answer


def answer_http_error(error: HTTPException) -> BaseResponse:
    """An error that Flask or the shape check of a request raised."""
    if error.response is not None:
        # a redirect or an answer somebody made whole
        return error.get_response(request.environ)
    status = error.code or 500
    if status >= 500:
        return answer_failure()
    if status == 422:
        code, field = _shape_problem(getattr(error, "data", {}).get("messages", {}))
        return problem_answer(code, status, field=field)
    answer = problem_answer(_CODE_OF_STATUS.get(status, "value_invalid"), status)
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        answer.headers["Allow"] = ", ".join(sorted(allowed))
    return answer


def answer_bottomless(_error: RecursionError) -> Response:
    """A request with lists in lists in lists without end."""
    return problem_answer("unreadable", 400)


def answer_failure() -> Response:
    """Something failed that nobody foresaw: the person gets a number to quote, which follows Flask's own log entry."""
    ticket = secrets.token_hex(4)
    log.error("ticket=%s %s %s failed", ticket, request.method, request.url_rule)
    return problem_answer("internal", 500, detail=ticket)


def _shape_problem(messages: Any) -> tuple[str, str | None]:
    """Code and field of the first shape error: {"json": {"name": ["field_missing"]}}."""
    path: list[str] = []
    while isinstance(messages, dict) and messages:
        name, messages = next(iter(messages.items()))
        path.append(str(name))
    text = messages[0] if isinstance(messages, list) and messages else messages
    field = path[-1] if len(path) > 1 and path[-1] != "_schema" else None
    return (text if text in PROBLEMS else "value_invalid"), field


def register_errors(app: Flask) -> None:
    """Let this app answer every refusal, HTTP error and failure as a problem."""
    app.register_error_handler(Refusal, answer_refusal)
    app.register_error_handler(RecursionError, answer_bottomless)
    app.register_error_handler(HTTPException, answer_http_error)
