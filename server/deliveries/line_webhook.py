"""POST /line/webhook: LINE tells who wrote a code to the account, and who stopped following it."""

import json
from typing import Any

from flask import Blueprint, Response, current_app, request

from server.clock import utc_now
from server.database import writing
from server.deliveries.addresses import end_address_everywhere, save_address
from server.deliveries.line import is_signed
from server.deliveries.line_codes import take_code
from server.errors import Refusal

blueprint = Blueprint("line", __name__, url_prefix="/line")


@blueprint.post("/webhook")
def hear_line() -> Response:
    """A person who wrote the code of the day is told by LINE from now on; who stops following is told no more.

    Refuses with `not_found` where LINE is not set up, with `not_allowed` what LINE did not sign.
    """
    settings = current_app.config["OMSAP_SETTINGS"]
    if settings.line_secret is None:
        raise Refusal("not_found")
    body = request.get_data()
    if not is_signed(settings.line_secret, body, request.headers.get("X-Line-Signature", "")):
        raise Refusal("not_allowed")
    try:
        events = json.loads(body).get("events", [])
    except (ValueError, AttributeError) as error:
        raise Refusal("not_allowed") from error
    for event in events:
        _hear(event)
    return Response(status=204)


def _hear(event: dict[str, Any]) -> None:
    user_id = event.get("source", {}).get("userId")
    if not isinstance(user_id, str):
        return
    now = utc_now()
    if event.get("type") == "unfollow":
        with writing() as connection:
            end_address_everywhere(connection, "line", user_id, now)
    elif event.get("type") == "message":
        text = event.get("message", {}).get("text")
        with writing() as connection:
            person_id = take_code(connection, text, now) if isinstance(text, str) else None
            if person_id is not None:
                save_address(connection, person_id, "line", user_id, now)
