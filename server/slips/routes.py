"""GET and POST /slip: anybody checks a slip, without a login; and what an officer's phone asks about one.

The page needs no script. The QR code of a slip carries number, sum and code in the fragment of the address, which no browser
sends and no log sees; a few lines of script put them into the form. The form is posted, so that they stand in no address.
"""

import ipaddress
from datetime import date
from pathlib import Path
from typing import Any

from flask import Blueprint as PageBlueprint
from flask import Flask, Response, make_response, render_template, request
from flask_smorest import Blueprint
from marshmallow import Schema
from marshmallow.fields import String
from sqlalchemy import select

from server.clock import format_instant, utc_now
from server.database import reading
from server.errors import Refusal
from server.groups.models import Group
from server.i18n.messages import say, words_of
from server.ledger.schemas import SLIP_NUMBER
from server.people.current import current_person
from server.people.devices import CODE_LENGTH
from server.slips.check import Checked, check_slip, find_slip
from server.slips.slip_code import SLIP_CODE_LENGTH, read_slip_text
from server.syncing.rate import Rate, add_rate, check_rate
from server.values.money import parse_baht
from server.values.thai_date import format_thai_date

_TEMPLATES = Path(__file__).parents[1] / "templates"

#: One question needs three short fields.
_FORM_BYTES_MAX = 4 * 1024

#: A family at one address checks its slips of a year; whoever guesses codes does not get far.
_RATE_OF_ADDRESS = Rate(burst=20, per_second=20 / 60)
#: All addresses together: a flood must not keep phones from sending.
_RATE_OF_ALL = Rate(burst=300, per_second=5)

page = PageBlueprint("slip_page", __name__)
blueprint = Blueprint("slips", __name__, url_prefix="/api/slips", description="Slips that phones print again")


class SlipSchema(Schema):
    """What stands on a slip beside the entry's own fields."""

    as_of = String(metadata={"description": "When the server said so, UTC"})
    code = String(metadata={"description": "The code by which anybody can check the slip"})


def register_slips(app: Flask) -> None:
    """The public page, and how often it may be asked."""
    add_rate(app, "slip", _RATE_OF_ADDRESS)
    add_rate(app, "slips", _RATE_OF_ALL)
    app.register_blueprint(page)


@page.get("/slip")
def slip_form() -> Response:
    """The empty form; the fragment of a QR code's address fills it in the browser."""
    return _answer({"number": "", "amount": "", "code": ""})


@page.post("/slip")
def slip_answer() -> Response:
    """What the ledger says of a slip. A 429 says when to come again."""
    request.max_content_length = _FORM_BYTES_MAX
    typed = {name: request.form.get(name, "").strip()[:40] for name in ("number", "amount", "code")}
    number = _read_number(typed["number"])
    amount_satang = parse_baht(typed["amount"])
    code = read_slip_text(typed["code"])
    problems = {
        name: say(f"slip_check.{name}_unclear")
        for name, is_clear in (
            ("number", number is not None),
            ("amount", amount_satang is not None),
            ("code", len(code) == SLIP_CODE_LENGTH),
        )
        if not is_clear
    }
    if number is None or amount_satang is None or problems:
        return _answer(typed, problems=problems)
    now = utc_now()
    try:
        check_rate("slip", _address(), now)
        check_rate("slips", "", now)
    except Refusal as refusal:
        answer = _answer(typed, busy=say("slip_check.busy", seconds=refusal.retry_after_seconds))
        answer.status_code = refusal.status
        answer.headers["Retry-After"] = str(refusal.retry_after_seconds)
        return answer
    with reading() as connection:
        checked = check_slip(connection, number, amount_satang, code)
    return _answer(typed, checked=checked)


@page.get("/slip/page.css")
def slip_style() -> Response:
    """The page's style."""
    return Response((_TEMPLATES / "slip.css").read_bytes(), content_type="text/css; charset=utf-8")


@page.get("/slip/page.js")
def slip_script() -> Response:
    """The few lines that fill the form from a QR code."""
    return Response((_TEMPLATES / "slip.js").read_bytes(), content_type="text/javascript; charset=utf-8")


@blueprint.get("/<group_id>/<entry_id>")
@blueprint.response(200, SlipSchema)
@blueprint.alt_response(401, "UNAUTHORIZED")
@blueprint.alt_response(404, "NOT_FOUND")
def show_slip(group_id: str, entry_id: str) -> dict[str, Any]:
    """The code of a slip, for a phone that holds the group and did not write the slip itself."""
    person, now = current_person(), utc_now()
    with reading() as connection:
        place_code = connection.execute(
            select(Group.subdistrict_code).where(Group.scope_id == f"group:{group_id}", Group.id == group_id)
        ).scalar()
        code = find_slip(connection, group_id, entry_id)
    if (
        place_code is None
        or code is None
        or not any(place_code.startswith(area.removeprefix("th")) for area in person.grants.group_areas())
    ):
        raise Refusal("not_found")
    return {"as_of": format_instant(now), "code": code}


def _read_number(text: str) -> str | None:
    """The slip number as it is kept, "K7QM-000123", however it was typed; None when it cannot be one."""
    bare = read_slip_text(text)
    number = f"{bare[:CODE_LENGTH]}-{bare[CODE_LENGTH:]}"
    return number if SLIP_NUMBER.fullmatch(number) else None


def _address() -> str:
    """Where the question comes from: behind a proxy on this machine, the address that the proxy saw.

    Of an IPv6 address the half that a household gets: the other half is its own to choose.
    """
    peer = _ip(request.remote_addr or "")
    if peer is not None and peer.is_loopback:
        peer = _ip(request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()) or peer
    if isinstance(peer, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((peer, 64), strict=False))
    return str(peer)


def _ip(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(text)
    except ValueError:
        return None


def _answer(
    typed: dict[str, str],
    *,
    problems: dict[str, str] | None = None,
    checked: Checked | None = None,
    busy: str | None = None,
) -> Response:
    words = {
        key.removeprefix("slip_check."): text
        for key, text in words_of("th").items()
        if key.startswith("slip_check.")
    }
    told = None
    if checked is not None:
        day = format_thai_date(date.fromisoformat(checked.corrected_on)) if checked.corrected_on else ""
        told = {
            "verdict": checked.verdict,
            "heading": say(f"slip_check.{checked.verdict}"),
            "meaning": say(f"slip_check.{checked.verdict}_means", date=day),
        }
    answer = make_response(
        render_template(
            "slip.html",
            words=words,
            typed=typed,
            problems=problems or {},
            told=told,
            busy=busy,
            app=say("app.name"),
        )
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
