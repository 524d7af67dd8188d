"""Every role against every kind and every route: what is not in these tables is noticed, in either direction."""

import base64
import hashlib
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import insert
from werkzeug.test import TestResponse

from server.alerts.rule import Finding
from server.alerts.standing import keep_standing
from server.catalog import CONCEPTS, KINDS
from server.clock import format_instant
from server.database import writing
from server.deliveries.addresses import find_address, save_address
from server.deliveries.models import Delivery
from server.deliveries.plan import Recipient, make_delivery
from server.exports.tables import TABLES
from server.people.devices import save_contact
from server.people.field_groups import ANSWERS, ROWS, SUMS, group_of
from server.people.grants import Grants, Span
from server.people.rights import (
    COACHING,
    HANDS_OVER,
    HOLDS_FILES_OF,
    KEEPS_INCIDENTS,
    MAKES_ACCOUNTS,
    MANAGES,
    PAIRS_MENTORS,
    PULLS_GROUPS,
    PUSH,
    PUSH_IN_AREA,
    PUSH_IN_FILES,
    READS_AUDIT,
    READS_REPORTS,
    ROLES,
    SEES,
    SEES_BACKUPS,
    SEES_DELIVERIES,
    SEES_NAMES,
    SUPPORTS,
)
from server.privacy.incidents import save_incident
from server.staffing.mentors import pair
from server.syncing.limits import PROTOCOL, PULL_OUTCOMES_MAX
from server.syncing.push import push
from sync.operation import Operation, parse_line
from sync.row import Row, View
from tests.conftest import BEGINNING
from tests.device_key import DeviceKey
from tests.factories import log_in, make_campaign, make_group, make_person, make_record, make_target, send
from tests.operations import TODAY, Phone, id_of, new_id

AREAS = dict.fromkeys(ROLES, "35") | {
    "officer": "350102",
    "district_chief": "3501",
    "district_head": "3501",
    "mentor": "3501",
}
GROUP_ID = "0190a1b2-0000-7000-8000-00000000000f"
NOBODY: frozenset[str] = frozenset()
Asking = Callable[..., TestResponse]
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
    for two, from_on, to_on, expected in (
        ((me, "x"), "2026-11-23", None, "holds"),
        (("x", me), "2026-01-01", "2026-11-23", "holds"),
        (("x", me), "2026-01-01", "2026-11-22", "held_once"),
        (("x", "y"), "2026-01-01", None, "never"),
    ):
        fields = {"mentee_id": two[0], "mentor_id": two[1], "from_on": from_on, "to_on": to_on}
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
    # whoever calls it must have signed with the account's secret
    "POST /line/webhook",
    "GET /slip/page.css",
    "GET /slip/page.js",
}
#: Whoever is signed in; each judges by itself what of it is theirs.
SIGNED_IN = {
    "GET /api/deliveries/addresses",
    "POST /api/deliveries/addresses/email",
    "POST /api/deliveries/addresses/push",
    "POST /api/deliveries/addresses/line/code",
    "POST /api/deliveries/addresses/<channel_name>/end",
    "POST /api/deliveries/addresses/<channel_name>/test",
    "GET /api/devices",
    "GET /api/exports/<table_name>",
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
    "GET /api/reports/groups/<group_id>": (holders(SEES_NAMES) | {"mentor"}, "", None),
    "GET /api/reports/mous": (holders(READS_REPORTS), "?area={area}&campaign={campaign}", None),
    "GET /api/reports/milestones": (holders(SEES_NAMES), "?area={area}", None),
    "GET /api/reports/activities": (holders(SEES_NAMES), "?area={area}", None),
    "GET /api/reports/monthly": (holders(READS_REPORTS), "?area={area}&period=2026-11", None),
    "GET /api/reports/overdue": (holders(READS_REPORTS), "?area={area}", None),
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


DEVICES = "GET /api/devices"
MENTEES = "GET /api/reports/mentees"
#: Routes for whoever is signed in that tell of others.
OF_OTHERS = (DEVICES, MENTEES)


def routes_of(app: Flask) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield f"{method} {rule.rule}"


def test_every_route_has_its_row(app: Flask) -> None:
    told = [*OPEN, *SIGNED_IN, *BY_ROLE]
    assert len(told) == len(set(told))
    assert set(routes_of(app)) == set(told)


@pytest.fixture
def asking(app: Flask) -> Asking:
    """A province with somebody of each role, and something to tell by every report; asks a route as one of them, or as nobody."""
    campaign = make_campaign()
    people = {role: make_person(role, AREAS[role], role=role) for role in ROLES}
    phone = people["officer"].phone()
    make_target(people["officer"], campaign)
    pair(phone.person_id, people["mentor"].id, TODAY, BEGINNING)
    scope, [member] = make_group(phone, 10000)
    other = make_person("other", "350102").phone()
    clash = other.edit("member", scope, member, base="", pledge_satang=(10000, 5000))
    assert [result.outcome for result in push(other.author, [clash], BEGINNING)] == ["conflict"]
    collection = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    send(phone, collection)
    step = phone.line(
        "milestone", scope, {"milestone": "leaders_found", "done_on": "2026-11-20", "note": "ลุงสม"}
    )
    waiting = phone.line("milestone", scope, {"milestone": "idea_shared", "done_on": "2026-11-20"})
    visit = phone.line(
        "visit",
        scope,
        {"visited_on": "2026-11-20", "purpose": "meeting", "visitor": "officer", "found": "ลุงสม"},
    )
    told = {
        "event": "visit",
        "subject_id": id_of(visit),
        "happened_on": "2026-11-20",
        "text": "ลงเยี่ยม",
        "photos": ["6e" * 32],
    }
    send(phone, step, waiting, visit, phone.line("activity_report", scope, told))
    chief = people["district_chief"].phone()
    word = {"milestone_id": id_of(step), "verdict": "returned", "note": "ถามลุงสม"}
    advice = {"visit_id": id_of(visit), "text": "ถามลุงสม"}
    send(
        chief,
        chief.line("milestone_review", scope, word),
        chief.line("visit_advice", scope, advice),
    )
    lost = phone.pledge(scope, member, 5000)
    owned = phone.grants.author({phone.device}, {phone.device})
    assert [result.outcome for result in push(owned, [lost], BEGINNING)] == ["quarantined"]
    with writing() as connection:
        save_contact(connection, phone.device, BEGINNING, "0.1.0", waiting_count=1)
        late = Finding(
            "collection_missing", scope.removeprefix("group:"), "2026-11-05", 2, phone.person_id, "2026-11-07"
        )
        keep_standing(connection, [late], BEGINNING)
        save_incident(connection, _INCIDENT, "3501", people["district_chief"].id, BEGINNING)
        save_address(connection, phone.person_id, "email", "a@example.org", BEGINNING)
        address_id, _address = find_address(connection, phone.person_id, "email") or ("", "")
        recipient = Recipient(phone.person_id, address_id, "email")
        draft = make_delivery(new_id(), "test", recipient, BEGINNING, None)
        sent = {"alert_id": None, "next_try_at": format_instant(BEGINNING)}
        connection.execute(insert(Delivery).values(**draft | sent))
    clients: dict[str | None, FlaskClient] = {None: app.test_client()}
    for role in ROLES:
        clients[role] = app.test_client()
        log_in(clients[role], role)
    parts = {
        "<group_id>": scope.removeprefix("group:"), "<line_sha256>": hashlib.sha256(lost).hexdigest(), "<incident_id>": new_id(),
        "<device_id>": new_id(), "<person_id>": new_id(), "<sha256>": "0" * 64, "<post_id>": new_id(), "<mentorship_id>": new_id(), "<entry_id>": new_id(), "<code>": "35",
        "<table_name>": "progress", "<channel_name>": "email", "<campaign_id>": campaign,
    }  # fmt: skip

    def ask(route: str, role: str | None, given: Any = None, **headers: str) -> TestResponse:
        method, path = route.split(" ")
        for name, value in parts.items():
            path = path.replace(name, value)
        _roles, query, body = BY_ROLE.get(route, (NOBODY, "", {}))
        body = body if given is None else given
        address = path + query.format(area=AREAS[role or "officer"], campaign=campaign)
        sent = {"data": body} if isinstance(body, bytes) else {"json": body} if method == "POST" else {}
        return clients[role].open(address, method=method, headers=headers, **sent)

    return ask


def test_nobody_gets_past_the_open_routes_without_signing_in(
    asking: Asking,
) -> None:
    wrong = {route: asking(route, None).status_code for route in [*SIGNED_IN, *BY_ROLE]}
    # a body is looked at before anybody is asked who they are
    assert {route: status for route, status in wrong.items() if status not in (401, 422)} == {}
    assert sum(status == 422 for status in wrong.values()) < 8


def test_a_credential_opens_nothing_but_what_is_handed_in(app: Flask, asking: Asking) -> None:
    key = DeviceKey()
    told = log_in(app.test_client(), "province_chief", public_key=key.public_key)
    headers = {
        "Omsap-Upload": told["upload_credential"],
        "Omsap-Signature": key.sign_push(told["device"]["id"]),
    }
    routes = {*SIGNED_IN, *BY_ROLE}
    assert routes >= HANDED_IN
    # both look at the body once they know who comes
    assert {route: asking(route, None, **headers).status_code for route in HANDED_IN} == dict(
        zip(sorted(HANDED_IN), (422, 400), strict=True)
    )
    shut = {route: asking(route, None, **headers).status_code for route in routes - HANDED_IN}
    assert shut == {route: asking(route, None).status_code for route in routes - HANDED_IN}
    assert set(shut.values()) == {401, 422}


def test_a_route_for_some_roles_is_closed_to_all_others(asking: Asking) -> None:
    for route, (roles, _query, _body) in BY_ROLE.items():
        for role in ROLES:
            status = asking(route, role).status_code
            assert (status == 403) == (role not in roles), (route, role, status)


def test_figures_only_means_that_nobody_is_named(app: Flask) -> None:
    make_campaign()
    officer = make_person("officer", "350102")
    make_group(officer.phone(), 10000)
    for role in ("governor", "deputy_governor", "district_head"):
        person = make_person(role, AREAS[role], role=role)
        # being a mentor besides opens nothing of an area
        post = {"role": "mentor", "area_code": "3501", "from_on": "2026-01-01"}
        make_record("assignment", f"person:{person.id}", post)
        client = app.test_client()
        log_in(client, role)
        told = client.get(f"/api/reports/progress?area={AREAS[role]}")
        assert told.status_code == 200
        assert officer.id not in told.text
        assert "คุณ officer" not in told.text
        assert told.json["totals"]["deposits_satang"] == 10000


# ------------------------------------------------------------------------------------------------ role × field


@pytest.fixture
def document(app: Flask) -> dict[str, Any]:
    """The document of the API."""
    told: dict[str, Any] = app.test_client().get("/api/openapi.json").json
    return told


def name_of(schema: dict[str, Any]) -> str | None:
    """The name of the schema of an answer, of its items or of what may be null."""
    parts = [schema, schema.get("items", {}), *schema.get("anyOf", []), *schema.get("allOf", [])]
    return next((part["$ref"].rpartition("/")[2] for part in parts if "$ref" in part), None)


def answer_of(document: dict[str, Any], route: str) -> str | None:
    method, path = route.split(" ")
    operation = document["paths"][path.replace("<", "{").replace(">", "}")][method.lower()]
    content = operation["responses"]["200"].get("content", {})
    return name_of(content["application/json"]["schema"]) if "application/json" in content else None


def fields_of(document: dict[str, Any], name: str) -> dict[str, Any]:
    fields: dict[str, Any] = document["components"]["schemas"][name]["properties"]
    return fields


def parts_of(document: dict[str, Any], name: str) -> set[str]:
    """An answer and everything it is made of."""
    nested = [name_of(field) for field in fields_of(document, name).values()]
    return {name}.union(*(parts_of(document, each) for each in nested if each))


def told_fields(document: dict[str, Any], name: str, answer: Any) -> Iterator[tuple[str, str | None]]:
    """Every field of an answer by its path, with its group."""
    for field, value in answer.items():
        yield f"{name}.{field}", group_of(ANSWERS[name], field, answer)
        nested = name_of(fields_of(document, name)[field])
        for each in (value if isinstance(value, list) else [value]) if nested else []:
            if each is not None:
                yield from told_fields(document, nested or "", each)


def test_every_field_of_an_answer_about_others_work_is_in_a_group(document: dict[str, Any]) -> None:
    answers = {name for route in [*BY_ROLE, *OF_OTHERS] if (name := answer_of(document, route))}
    parts = set().union(*(parts_of(document, name) for name in answers))
    assert set(ANSWERS) == parts
    for name in parts:
        assert set(ANSWERS[name]) == set(fields_of(document, name)), name


def test_every_field_of_a_row_is_in_a_group() -> None:
    assert set(ROWS) == set(CONCEPTS)
    common = {"id", "seq", "author_id", "device_id", "civil_on", "made_at"}
    for name, concept in CONCEPTS.items():
        wholes = {field.whole for field in (concept.kind.fields if concept.kind else {}).values()} - {None}
        assert set(ROWS[name]) - common == (set(concept.schema.fields) | wholes) - common, name
    groups = {group for fields in (*ROWS.values(), *ANSWERS.values()) for group in fields.values()}
    assert {group for group in groups if isinstance(group, str)} == set().union(*SEES.values())


def test_every_answer_tells_every_role_what_its_row_says(asking: Asking, document: dict[str, Any]) -> None:
    seen: dict[str, set[str]] = {role: set() for role in ROLES}
    routes = {route: roles for route, (roles, _query, _body) in BY_ROLE.items()}
    routes |= dict.fromkeys(OF_OTHERS, EVERYBODY)
    gets = {
        route: name for route in routes if route.startswith("GET") and (name := answer_of(document, route))
    }
    assert asking("POST /api/support/outbox-files", "district_chief", b"what is this").status_code == 200
    for answered in (False, True):
        for route, name in gets.items():
            for role in routes[route]:
                for field, group in told_fields(document, name, asking(route, role).json):
                    assert group in SEES[role], (role, route, field)
                    seen[role].add(field)
        if not answered:
            answer = asking("POST /api/support/set-aside/<line_sha256>/answer", "district_chief")
            assert answer.status_code == 200
    personal = {
        "OpenCase.kept", "OpenCase.other", "OpenCase.member_number", "Work.amount_satang", "ToldStep.note", "Review.note",
        "VisitReport.found", "Advice.text",
    }  # fmt: skip
    assert personal <= seen["district_chief"]
    assert {"OpenCase.group_name", "Work.group_name", "Line.line", "Incident.what"} <= seen["province_staff"]
    assert personal.isdisjoint(seen["province_staff"] | seen["province_chief"] | seen["mentor"])
    assert {"Mentee.name", "MenteeTarget.founded", "ToldStep.state", "Review.verdict"} <= seen["mentor"]
    # nothing of these answers was left out because there was nothing to tell
    parts = set().union(*(parts_of(document, name) for name in gets.values()))
    everything = {f"{name}.{field}" for name in parts for field in ANSWERS[name]}
    assert everything - set().union(*seen.values()) == set()


#: Table that can be exported → the route of its screen.
SCREENS = {
    "audit": "GET /api/reports/audit",
    "cases": "GET /api/reports/cases",
    "collections": "GET /api/reports/groups/<group_id>",
    "deliveries": "GET /api/deliveries/log",
    "devices": DEVICES,
    "groups": "GET /api/reports/groups",
    "incidents": "GET /api/incidents",
    "milestones": "GET /api/reports/milestones",
    "mous": "GET /api/reports/mous",
    "months": "GET /api/reports/groups/<group_id>",
    "activities": "GET /api/reports/activities",
    "monthly": "GET /api/reports/monthly",
    "overdue": "GET /api/reports/overdue",
    "progress": "GET /api/reports/progress",
    "staff": "GET /api/staffing",
}


def test_a_file_holds_what_its_screen_tells_and_nothing_else(
    asking: Asking, document: dict[str, Any]
) -> None:
    assert set(SCREENS) == set(TABLES)
    compared = set()
    for table, route in SCREENS.items():
        fields = {code: column.field for column in TABLES[table].columns for code in column.codes()}
        for role in ROLES:
            screen = asking(route, role)
            query = f"?format=csv&area={AREAS[role]}&group=<group_id>&campaign=<campaign_id>&period=2026-11"
            file = asking(f"GET /api/exports/{table}{query}", role)
            assert file.status_code == screen.status_code, (table, role)
            if file.status_code == 200:
                lines = base64.b64decode(file.json["content"]).decode("utf-8-sig").splitlines()
                codes = next(line for line in lines if line.isascii() and "," in line).split(",")
                told = told_fields(document, answer_of(document, route) or "", screen.json)
                told_names = {field.partition(".")[2] for field, _group in told}
                if lines[-1] != ",".join(codes):
                    assert {fields[code] for code in codes} <= told_names, (table, role)
                    compared.add((table, role))
    assert {table for table, _role in compared} == set(SCREENS)


def pulled_rows(page: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a page, and its sums, each with its kind."""
    for kind, columns in (*page["rows"].items(), *page["sums"].items()):
        for values in zip(*columns.values(), strict=True):
            yield kind, dict(zip(columns, values, strict=True))


def test_a_pull_holds_groups_for_officers_only_and_no_field_beyond_the_row(asking: Asking) -> None:
    for role in ROLES:
        me = asking("GET /api/devices", role).json["people"][0]
        [device] = [each["id"] for each in me["devices"] if each["is_this"]]
        asked = {
            "protocol": PROTOCOL, "device": device, "app": "0.1.0", "now": "2026-11-23T07:15:33.123Z", "cursors": {},
            "witnesses": {}, "room": PULL_OUTCOMES_MAX, "waiting": {"count": 0, "oldest_at": None},
        }  # fmt: skip
        pulled = asking("POST /api/sync/pull", role, asked).json
        own = {f"person:{me['id']}", "area:th", "area:35", "area:3501"}
        of_others = {scope.partition(":")[0] for scope in pulled["scopes"] if scope not in own}
        assert ("group" in of_others) == PULLS_GROUPS[role]
        assert ("person" in of_others) == (role in HOLDS_FILES_OF)
        assert ("mentorship" in of_others) == (role in ("officer", "mentor"))
        assert {page["scope"] for page in pulled["pages"]} <= set(pulled["scopes"])
        told = set()
        for kind, row in (each for page in pulled["pages"] for each in pulled_rows(page)):
            for name in row:
                assert group_of(ROWS.get(kind) or SUMS[kind], name, row) in SEES[role], (role, kind, name)
                told.add(f"{kind}.{name}")
        assert "assignment.role" in told
        assert ({"member.phone", "entry.amount_satang", "case.kept"} <= told) == PULLS_GROUPS[role]
