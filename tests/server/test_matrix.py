"""Every role against every kind and every route: what is not in these tables is noticed, in either direction."""

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.catalog import KINDS
from server.people.grants import Grants, Span
from server.people.rights import (
    COACHING,
    HANDS_OVER,
    HOLDS_FILES_OF,
    KEEPS_INCIDENTS,
    MAKES_ACCOUNTS,
    MANAGES,
    PAIRS_MENTORS,
    PUSH,
    PUSH_IN_AREA,
    PUSH_IN_FILES,
    READS_AUDIT,
    READS_REPORTS,
    ROLES,
    SEES_BACKUPS,
    SEES_DELIVERIES,
    SEES_NAMES,
    SUPPORTS,
)
from sync.operation import Operation, parse_line
from sync.row import Row, View
from tests.device_key import DeviceKey
from tests.factories import log_in, make_campaign, make_group, make_person
from tests.operations import TODAY, Phone, new_id

AREAS = dict.fromkeys(ROLES, "35") | {
    "officer": "350102",
    "district_chief": "3501",
    "district_head": "3501",
    "mentor": "3501",
}
GROUP_ID = "0190a1b2-0000-7000-8000-00000000000f"
NOBODY: frozenset[str] = frozenset()
EVERYBODY = frozenset(ROLES)


def holders(table: Any) -> frozenset[str]:
    """The roles a rights table grants."""
    return frozenset(role for role in ROLES if table.get(role, False))


# ------------------------------------------------------------------------------------------------ role × kind


def operation_of(kind: str, scope: str, author: str) -> Operation:
    phone = Phone(person_id=author)
    operation = parse_line(phone.line(kind, scope, {"id": new_id(), "set": {}})).operation
    assert operation is not None
    return operation


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_push_is_what_its_row_says(role: str) -> None:
    me = str(uuid.uuid4())
    grants = Grants(me, [Span(role, AREAS[role], "2026-01-01", None)], TODAY)
    group = Row("group", f"group:{GROUP_ID}", GROUP_ID, 1, {"subdistrict_code": "350102", "officer_id": "x"})
    view = View(rows=[group])
    for name, kind in KINDS.items():
        for scope, allowed in (
            (f"group:{GROUP_ID}", PUSH[role]),
            (f"person:{me}", PUSH[role]),
            (f"area:{AREAS[role][:4]}", PUSH_IN_AREA[role] if len(AREAS[role]) <= 4 else NOBODY),
        ):
            standing = grants.standing(operation_of(name, scope, me), kind, view)
            assert (standing == "holds") == (name in allowed), (role, name, scope)
        elsewhere = Row(
            "group", f"group:{GROUP_ID}", GROUP_ID, 1, {"subdistrict_code": "340101", "officer_id": "x"}
        )
        far = operation_of(name, f"group:{GROUP_ID}", me)
        assert grants.standing(far, kind, View(rows=[elsewhere])) == "never", (role, name)
        assert grants.standing(operation_of(name, f"person:{new_id()}", me), kind, view) == "never"


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_push_into_an_officers_file(role: str) -> None:
    me, file = str(uuid.uuid4()), f"person:{new_id()}"
    grants = Grants(me, [Span(role, AREAS[role], "2026-01-01", None)], TODAY)
    post = {"role": "officer", "area_code": "350102", "from_on": "2026-01-01", "to_on": None}
    view = View(rows=[Row("assignment", file, new_id(), 1, post)])
    holds = "officer" in HOLDS_FILES_OF.get(role, ())
    for name, kind in KINDS.items():
        standing = grants.standing(operation_of(name, file, me), kind, view)
        assert (standing == "holds") == (holds and name in PUSH_IN_FILES & PUSH[role]), (role, name)
        assert (standing == "never") == (not holds), (role, name)


@pytest.mark.parametrize("role", ROLES)
def test_in_a_mentorship_only_the_two_write_and_only_coaching(role: str) -> None:
    me, scope = str(uuid.uuid4()), f"mentorship:{GROUP_ID}"
    grants = Grants(me, [Span(role, AREAS[role], "2026-01-01", None)], TODAY)
    for pair, from_on, to_on, expected in (
        ((me, "x"), "2026-11-23", None, "holds"),
        (("x", me), "2026-01-01", "2026-11-23", "holds"),
        (("x", me), "2026-01-01", "2026-11-22", "held_once"),
        (("x", "y"), "2026-01-01", None, "never"),
    ):
        fields = {"mentee_id": pair[0], "mentor_id": pair[1], "from_on": from_on, "to_on": to_on}
        view = View(rows=[Row("mentorship", scope, GROUP_ID, 1, fields)])
        for name, kind in KINDS.items():
            allowed = expected if expected == "never" or name in COACHING else "not_allowed"
            assert grants.standing(operation_of(name, scope, me), kind, view) == allowed, (role, name)
    unfounded = operation_of("mentorship", scope, me)
    assert grants.standing(unfounded, KINDS["mentorship"], View()) == "never"


def test_every_right_is_about_a_kind_there_is() -> None:
    assert set().union(*PUSH.values()) <= set(KINDS)
    # only the server, or a page that writes for a person, makes these
    assert set(KINDS) - set().union(*PUSH.values()) == {
        "alert", "assignment", "handover", "mentorship", "set_aside_answer",
    }  # fmt: skip


# ------------------------------------------------------------------------------------------------ role × route

#: Whoever comes, signed in or not.
OPEN = {
    "GET /",
    "GET /<path:name>",
    "GET /api/docs",
    "GET /api/docs.css",
    "GET /api/health",
    "GET /api/openapi.json",
    "GET /api/places/<code>",
    "POST /api/people/join",
    "POST /api/people/login",
    "POST /api/people/logout",
    "GET /slip",
    "POST /slip",
    "GET /slip/page.css",
    "GET /slip/page.js",
}
#: Whoever is signed in; each judges by itself what of it is theirs.
SIGNED_IN = {
    "GET /api/deliveries/addresses",
    "POST /api/deliveries/addresses/email",
    "POST /api/deliveries/addresses/email/end",
    "POST /api/deliveries/addresses/email/test",
    "GET /api/devices",
    "POST /api/devices/<device_id>/restore",
    "POST /api/devices/<device_id>/revoke",
    "POST /api/devices/codes/<person_id>",
    "GET /api/people/me",
    "POST /api/people/password",
    "GET /api/people/second-factor",
    "GET /api/reports/mentees",
    "POST /api/people/second-factor",
    "POST /api/people/second-factor/confirm",
    "GET /api/photos/<group_id>/<sha256>",
    "POST /api/photos/<group_id>/<sha256>",
    "GET /api/slips/<group_id>/<entry_id>",
    "POST /api/sync/pull",
    "POST /api/sync/push",
    "POST /api/sync/sealed",
}
#: Whoever comes with the credential of a device instead; everything else is shut to it.
HANDED_IN = {"POST /api/photos/<group_id>/<sha256>", "POST /api/sync/push"}
_INCIDENT = {
    "id": new_id(), "sort": "other", "noticed_at": "2026-11-23T03:00:00.000Z", "what": "x", "people_count": 0, "risk": "none",
}  # fmt: skip
_HANDOVER = {
    "groups": [{"id": new_id(), "group_id": new_id(), "check_code": "0000-0000"}],
    "officer_id": new_id(), "taker": "nobody", "password": "nothing at all", "note": None,
}  # fmt: skip
_POST = {"role": "officer", "area_code": "350102", "from_on": "2026-11-23"}
_MOVE = {"area_codes": ["350102"], "on": "2026-11-23"}
_PERSON = {"name": "new", "display_name": "ใหม่", **_POST}
_MENTOR = {"mentor_id": new_id(), "from_on": "2026-11-23"}
_ANSWER = {"choice": "declined", "note": None}
#: Route → the roles it is for, and a question that is well formed.
BY_ROLE: dict[str, tuple[frozenset[str], str, Any]] = {
    "GET /api/deliveries/log": (holders(SEES_DELIVERIES), "", None),
    "GET /api/handovers": (holders(HANDS_OVER), "", None),
    "POST /api/handovers": (holders(HANDS_OVER), "", _HANDOVER),
    "GET /api/incidents": (holders(KEEPS_INCIDENTS), "", None),
    "POST /api/incidents": (holders(KEEPS_INCIDENTS), "", _INCIDENT),
    "POST /api/incidents/<incident_id>/steps": (holders(KEEPS_INCIDENTS), "", {"step": "people_told"}),
    "GET /api/reports/audit": (holders(READS_AUDIT), "", None),
    "GET /api/reports/backup": (holders(SEES_BACKUPS), "", None),
    "GET /api/reports/cases": (holders(SEES_NAMES), "?area={area}", None),
    "GET /api/reports/groups": (holders(SEES_NAMES), "?area={area}", None),
    "GET /api/reports/groups/<group_id>": (holders(SEES_NAMES), "", None),
    "GET /api/reports/mous": (holders(READS_REPORTS), f"?area={{area}}&campaign={new_id()}", None),
    "GET /api/reports/milestones": (holders(SEES_NAMES), "?area={area}", None),
    "GET /api/reports/progress": (holders(READS_REPORTS), "?area={area}", None),
    "GET /api/support/outbox-files": (frozenset(SUPPORTS), "", None),
    "GET /api/staffing": (frozenset(MANAGES), "", None),
    "POST /api/staffing/people": (holders(MAKES_ACCOUNTS), "", _PERSON),
    "POST /api/staffing/people/<person_id>/posts": (frozenset(MANAGES), "", _POST),
    "POST /api/staffing/people/<person_id>/posts/<post_id>/end": (
        frozenset(MANAGES),
        "",
        {"to_on": "2027-01-01"},
    ),
    "POST /api/staffing/people/<person_id>/mentors": (holders(PAIRS_MENTORS), "", _MENTOR),
    "POST /api/staffing/people/<person_id>/mentors/<mentorship_id>/end": (
        holders(PAIRS_MENTORS),
        "",
        {"to_on": "2027-01-01"},
    ),
    "POST /api/staffing/people/<person_id>/move": (frozenset(MANAGES), "", _MOVE),
    "POST /api/staffing/people/<person_id>/password": (frozenset(MANAGES), "", {}),
    "POST /api/staffing/people/<person_id>/retire": (frozenset(MANAGES), "", {}),
    "POST /api/staffing/officers": (holders(MAKES_ACCOUNTS), "", b""),
    "POST /api/staffing/officers/check": (holders(MAKES_ACCOUNTS), "", b""),
    "POST /api/support/outbox-files": (frozenset(SUPPORTS), "", b""),
    "GET /api/support/set-aside": (frozenset(SUPPORTS), "?shelf=open", None),
    "GET /api/support/set-aside/<line_sha256>": (frozenset(SUPPORTS), "", None),
    "GET /api/support/set-aside/<line_sha256>/line": (frozenset(SUPPORTS), "", None),
    "POST /api/support/set-aside/<line_sha256>/answer": (frozenset(SUPPORTS), "", _ANSWER),
}


def routes_of(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield f"{method} {rule.rule}"


def test_every_route_has_its_row(app: Flask) -> None:
    told = [*OPEN, *SIGNED_IN, *BY_ROLE]
    assert len(told) == len(set(told))
    assert set(routes_of(app)) == set(told)


@pytest.fixture
def asking(app: Flask) -> Callable[..., int]:
    """A province with somebody of each role and one group; asks a route as one of them, or as nobody."""
    make_campaign()
    people = {role: make_person(role, AREAS[role], role=role) for role in ROLES}
    scope, _members = make_group(people["officer"].phone(), 10000)
    clients: dict[str | None, FlaskClient] = {None: app.test_client()}
    for role in ROLES:
        clients[role] = app.test_client()
        log_in(clients[role], role)
    parts = {
        "<group_id>": scope.removeprefix("group:"), "<line_sha256>": "0" * 64, "<incident_id>": new_id(),
        "<device_id>": new_id(), "<person_id>": new_id(), "<sha256>": "0" * 64, "<post_id>": new_id(), "<mentorship_id>": new_id(), "<entry_id>": new_id(), "<code>": "35",
    }  # fmt: skip

    def ask(route: str, role: str | None, **headers: str) -> int:
        method, path = route.split(" ")
        for name, value in parts.items():
            path = path.replace(name, value)
        _roles, query, body = BY_ROLE.get(route, (NOBODY, "", {}))
        address = path + query.format(area=AREAS[role or "officer"])
        sent = {"data": body} if isinstance(body, bytes) else {"json": body} if method == "POST" else {}
        return clients[role].open(address, method=method, headers=headers, **sent).status_code

    return ask


def test_nobody_gets_past_the_open_routes_without_signing_in(
    asking: Callable[[str, str | None], int],
) -> None:
    wrong = {route: asking(route, None) for route in [*SIGNED_IN, *BY_ROLE]}
    # a body is looked at before anybody is asked who they are
    assert {route: status for route, status in wrong.items() if status not in (401, 422)} == {}
    assert sum(status == 422 for status in wrong.values()) < 8


def test_a_credential_opens_nothing_but_what_is_handed_in(app: Flask, asking: Callable[..., int]) -> None:
    key = DeviceKey()
    told = log_in(app.test_client(), "province_chief", public_key=key.public_key)
    headers = {
        "Omsap-Upload": told["upload_credential"],
        "Omsap-Signature": key.sign_push(told["device"]["id"]),
    }
    routes = {*SIGNED_IN, *BY_ROLE}
    assert routes >= HANDED_IN
    # both look at the body once they know who comes
    assert {route: asking(route, None, **headers) for route in HANDED_IN} == dict(
        zip(sorted(HANDED_IN), (422, 400), strict=True)
    )
    shut = {route: asking(route, None, **headers) for route in routes - HANDED_IN}
    assert shut == {route: asking(route, None) for route in routes - HANDED_IN}
    assert set(shut.values()) == {401, 422}


def test_a_route_for_some_roles_is_closed_to_all_others(asking: Callable[[str, str | None], int]) -> None:
    for route, (roles, _query, _body) in BY_ROLE.items():
        for role in ROLES:
            status = asking(route, role)
            assert (status == 403) == (role not in roles), (route, role, status)


def test_figures_only_means_that_nobody_is_named(app: Flask) -> None:
    make_campaign()
    officer = make_person("officer", "350102")
    make_group(officer.phone(), 10000)
    for role in ("governor", "deputy_governor", "district_head"):
        make_person(role, AREAS[role], role=role)
        client = app.test_client()
        log_in(client, role)
        told = client.get(f"/api/reports/progress?area={AREAS[role]}")
        assert told.status_code == 200
        assert officer.id not in told.text
        assert "คุณ officer" not in told.text
        assert told.json["totals"]["deposits_satang"] == 10000


def test_the_system_administrator_holds_no_group_and_gets_no_report(app: Flask) -> None:
    officer = make_person("officer", "350102")
    make_group(officer.phone(), 10000)
    admin = make_person("system_admin", "th", role="system_admin")
    client = app.test_client()
    device = log_in(client, "system_admin")["device"]["id"]
    asked = {
        "protocol": 1,
        "device": device,
        "cursors": {},
        "witnesses": {},
        "waiting_count": 0,
        "app": "0.1.0",
    }
    pulled = client.post("/api/sync/pull", json=asked).json
    assert [scope for scope in pulled.get("scopes", []) if scope.startswith("group:")] == []
    assert admin.spans[0].role == "system_admin"
    assert client.get("/api/reports/progress?area=35").status_code == 403
