import gzip
import json
import uuid
from dataclasses import replace
from typing import Any, cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select, update

from server.catalog import KINDS
from server.concept import Draft
from server.database import db, writing
from server.i18n.messages import say
from server.ledger.models import Entry
from server.people.accounts import save_account
from server.people.models import Device
from server.people.passwords import hash_password
from server.syncing.limits import PROTOCOL, PULL_PROTOCOL_MIN, PUSH_BYTES_MAX, PUSH_PROTOCOL_MIN
from server.syncing.models import Scope, SetAside
from server.syncing.server_device import push_as_server
from sync.kind import Kind
from sync.operation import Operation
from tests.conftest import BEGINNING, HeldClock
from tests.operations import Phone, id_of, new_id

PASSWORD = "correct-horse-2569"


def sign_in(client: FlaskClient, name: str, role: str, area: str) -> Phone:
    """A person with a post, signed in on this client; returns their phone."""
    with writing() as connection:
        account = save_account(connection, name, name, hash_password(PASSWORD))
    row_id = str(uuid.uuid4())
    news = {"role": role, "area_code": area, "from_on": "2026-01-01"}
    data = {"id": row_id, "set": {field: [None, new] for field, new in news.items()}}
    push_as_server([Draft(row_id, "assignment", f"person:{account.id}", data, "2026-01-01")], BEGINNING)
    answer = client.post(
        "/api/people/login", json={"name": name, "password": PASSWORD, "device_id": None, "app": "1"}
    )
    assert answer.status_code == 200, answer.text
    phone = Phone(area, role=role, person_id=account.id)
    phone.device = answer.json["device"]["id"]
    return phone


@pytest.fixture
def phone(client: FlaskClient) -> Phone:
    return sign_in(client, "officer", "officer", "350102")


def body(phone: Phone, *lines: bytes) -> bytes:
    header = {"protocol": 1, "device": phone.device, "app": "0.1.0", "now": "2026-11-23T07:15:33.123Z"}
    return b"\n".join((json.dumps(header).encode(), *lines)) + b"\n"


def push(client: FlaskClient, phone: Phone, *lines: bytes, **kwargs: Any) -> Any:
    return client.post(
        "/api/sync/push", data=body(phone, *lines), content_type="application/x-ndjson", **kwargs
    )


def pull(client: FlaskClient, phone: Phone, cursors: dict[str, str] | None = None, **keys: Any) -> Any:
    asked = {
        "protocol": 1,
        "device": phone.device,
        "app": "0.1.0",
        "now": "2026-11-23T07:15:33.123Z",
        "cursors": cursors or {},
        "witnesses": {},
        "room": 500,
        "waiting": {"count": 0, "oldest_at": None},
    }
    return client.post("/api/sync/pull", json=asked | keys)


def test_push_then_pull(client: FlaskClient, phone: Phone) -> None:
    scope, founding = phone.founding()
    member = phone.member(scope)
    answer = push(client, phone, founding, member, phone.pledge(scope, id_of(member)))
    assert answer.status_code == 200
    told = [(each["line"], each["outcome"], each["scope"], each["seq"]) for each in answer.json["results"]]
    assert told == [(1, "applied", scope, 1), (2, "applied", scope, 2), (3, "applied", scope, 3)]
    pulled = pull(client, phone).json
    assert pulled["scopes"] == [f"person:{phone.person_id}", "area:th", "area:35", "area:3501", scope]
    page = next(page for page in pulled["pages"] if page["scope"] == scope)
    assert page["rows"]["entry"]["amount_satang"] == [10000]
    assert (page["base"], page["seq"], page["head"]) == ("", 3, 3)
    cursors = {page["scope"]: page["to"] for page in pulled["pages"]}
    assert pull(client, phone, cursors).json["pages"] == []
    assert answer.json["witnesses"] == {scope: page["to"]}


def test_the_longest_cursor_fits(client: FlaskClient, phone: Phone) -> None:
    scope, place = f"person:{phone.person_id}", "999999999.0123456789abcdef"
    longest = f"{place}+{place}"
    asked = {"cursors": {scope: longest}, "witnesses": {scope: [longest]}}
    assert pull(client, phone, **asked).json["forgotten"] == [scope]


def test_a_pull_says_how_far_every_backup_holds_each_scope(client: FlaskClient, phone: Phone) -> None:
    scope, founding = phone.founding()
    push(client, phone, founding)
    assert set(pull(client, phone).json["durable"]) == {0}
    with writing() as connection:
        connection.execute(update(Scope).where(Scope.id == scope).values(durable_seq=1))
    told = pull(client, phone).json
    assert dict(zip(told["scopes"], told["durable"], strict=True))[scope] == 1
    assert sum(told["durable"]) == 1


def test_a_phone_that_was_told_more_than_the_server_knows_hears_of_it(
    client: FlaskClient, phone: Phone
) -> None:
    scope, founding = phone.founding()
    witness = push(client, phone, founding).json["witnesses"][scope]
    assert pull(client, phone, witnesses={scope: [witness]}).json["forgotten"] == []
    lost = f"group:{new_id()}"
    witnesses = {scope: [witness, "2.0123456789abcdef"], lost: ["7.0123456789abcdef"]}
    answer = pull(client, phone, witnesses=witnesses).json
    assert answer["forgotten"] == sorted([scope, lost])
    assert lost not in answer["scopes"]


@pytest.mark.parametrize(
    "witness", ["nonsense", "1.", "99999999999999999999.0123456789abcdef", "١.0123456789abcdef"]
)
def test_a_forged_witness_changes_nothing_and_reveals_nothing(
    client: FlaskClient, phone: Phone, witness: str
) -> None:
    foreign, founding = Phone("350201").founding()
    unheard = f"group:{new_id()}"
    push(client, phone, founding)
    answer = pull(client, phone, witnesses={foreign: [witness], unheard: [witness]})
    assert answer.status_code == 200
    assert (foreign in answer.json["forgotten"]) == (unheard in answer.json["forgotten"])
    assert not {foreign, unheard} & {page["scope"] for page in answer.json["pages"]}


def test_a_packed_push_is_the_same_push(client: FlaskClient, phone: Phone) -> None:
    _scope, founding = phone.founding()
    packed = gzip.compress(body(phone, founding))
    answer = client.post("/api/sync/push", data=packed, headers={"Content-Encoding": "gzip"})
    assert answer.json["results"][0]["outcome"] == "applied"


def test_a_push_of_a_hundred_tells_each_its_own(client: FlaskClient, phone: Phone) -> None:
    scope, founding = phone.founding()
    member = phone.member(scope)
    push(client, phone, founding, member)
    lines = [phone.pledge(scope, id_of(member), -1 if number % 10 == 0 else 100) for number in range(100)]
    results = push(client, phone, *lines).json["results"]
    assert [each["id"] for each in results] == [id_of(line) for line in lines]
    assert sum(each["outcome"] == "applied" for each in results) == 90
    assert {each["code"] for each in results} == {None, "amount_not_positive"}
    with db.engine.connect() as connection:
        assert connection.execute(select(func.sum(Entry.amount_satang))).scalar_one() == 9000
        assert connection.execute(select(func.count()).select_from(SetAside)).scalar_one() == 10


@pytest.mark.parametrize(
    ("sent", "headers", "status", "code"),
    [
        (b"", {}, 400, "unreadable"),
        (b"not json\n", {}, 400, "unreadable"),
        (b'{"protocol": 99}\n', {}, 400, "protocol_unknown"),
        (b"\x1f\x8bnot gzip", {"Content-Encoding": "gzip"}, 400, "unreadable"),
        (gzip.compress(b"x" * PUSH_BYTES_MAX * 3), {"Content-Encoding": "gzip"}, 413, "too_large"),
        (gzip.compress(b"x" * PUSH_BYTES_MAX), {"Content-Encoding": "gzip"}, 413, "too_large"),
        (gzip.compress(b"{}")[:-4], {"Content-Encoding": "gzip"}, 400, "unreadable"),
        (b"x" * (PUSH_BYTES_MAX + 1), {}, 413, "too_large"),
    ],
)
def test_a_request_nobody_understands_changes_nothing(
    client: FlaskClient, phone: Phone, sent: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    answer = client.post("/api/sync/push", data=sent, headers=headers)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"
    with db.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(SetAside)).scalar_one() == 0


def test_too_many_lines_are_refused_whole(client: FlaskClient, phone: Phone) -> None:
    answer = push(client, phone, *(b"{}" for _ in range(201)))
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_a_device_of_somebody_else_sends_nothing(client: FlaskClient, phone: Phone) -> None:
    phone.device = new_id()
    answer = push(client, phone, phone.founding()[1])
    assert (answer.status_code, answer.json["code"]) == (403, "device_unknown")


def test_a_device_of_another_session_learns_nothing(client: FlaskClient, phone: Phone) -> None:
    phone.device = new_id()
    answer = pull(client, phone)
    assert (answer.status_code, answer.json["code"]) == (403, "device_unknown")


def test_without_a_session_nothing_is_sent_and_nothing_is_learnt(app: Flask, phone: Phone) -> None:
    stranger = app.test_client()
    assert push(stranger, phone, phone.founding()[1]).json["code"] == "not_signed_in"
    assert pull(stranger, phone).json["code"] == "not_signed_in"


def test_an_expired_session_only_pauses(client: FlaskClient, phone: Phone, clock: HeldClock) -> None:
    _scope, founding = phone.founding()
    clock.advance(days=400)
    assert push(client, phone, founding).json["code"] == "session_expired"
    signing_in = {"name": "officer", "password": PASSWORD, "device_id": phone.device, "app": "1"}
    assert client.post("/api/people/login", json=signing_in).json["device"]["id"] == phone.device
    assert push(client, phone, founding).json["results"][0]["outcome"] == "applied"


def test_a_group_of_another_district_is_neither_pulled_nor_written(
    app: Flask, client: FlaskClient, phone: Phone
) -> None:
    scope, founding = phone.founding()
    member = phone.member(scope)
    push(client, phone, founding, member)
    other_client = app.test_client()
    other = sign_in(other_client, "elsewhere", "officer", "350901")
    assert scope not in pull(other_client, other, {scope: ""}).json["scopes"]
    result = push(other_client, other, other.pledge(scope, id_of(member))).json["results"][0]
    assert (result["outcome"], result["code"]) == ("quarantined", "foreign_scope")
    assert result["scope"] == f"person:{other.person_id}"
    assert len(result["ticket"]) == 8


def test_the_phone_tells_what_waits_and_is_heard_of(
    client: FlaskClient, phone: Phone, clock: HeldClock
) -> None:
    clock.advance(minutes=5)
    pull(client, phone, waiting={"count": 7, "oldest_at": "2026-11-20T01:00:00.000Z"})
    with db.engine.connect() as connection:
        device = connection.execute(
            select(Device.waiting_count, Device.oldest_waiting_at, Device.last_heard_at)
        ).one()
    assert tuple(device) == (7, "2026-11-20T01:00:00.000Z", "2026-11-23T07:20:33.123Z")


@pytest.mark.parametrize(
    "keys",
    [
        {"cursors": {"nonsense": ""}},
        {"cursors": "all"},
        {"protocol": 2},
        {"witnesses": {"nonsense": []}},
        {"room": 1},
        {"room": 100_000},
        {"colour": "green"},
        {"waiting": {}},
    ],
)
def test_a_pull_of_another_shape_is_refused(client: FlaskClient, phone: Phone, keys: dict[str, Any]) -> None:
    answer = pull(client, phone, **keys)
    assert answer.status_code == 422
    assert answer.json["code"]


def test_an_app_too_old_to_learn_is_told_so_and_still_delivers(client: FlaskClient, phone: Phone) -> None:
    # an old app's pull has its own shape
    asked = {"protocol": PULL_PROTOCOL_MIN - 1, "since": 7}
    answer = client.post("/api/sync/pull", json=asked)
    assert (answer.status_code, answer.json["code"]) == (426, "upgrade_needed")
    assert answer.json["title"] == say("problem.upgrade_needed")
    assert answer.headers["Retry-After"] == "3600"
    for protocol in range(PUSH_PROTOCOL_MIN, PROTOCOL + 1):
        header = {"protocol": protocol, "device": phone.device, "app": "0.1.0", "now": ""}
        sent = b"\n".join((json.dumps(header).encode(), phone.founding()[1]))
        assert client.post("/api/sync/push", data=sent).json["results"][0]["outcome"] == "applied"


def test_the_oldest_protocol_ever_shipped_is_still_pushed() -> None:
    """Whoever raises this loses what lies on phones that were away: see docs/decisions/0013."""
    assert PUSH_PROTOCOL_MIN == 1


@pytest.mark.parametrize("protocol", [0, PROTOCOL + 1, True, "1", None])
def test_a_push_in_a_wire_nobody_speaks_is_refused_whole(
    client: FlaskClient, phone: Phone, protocol: Any
) -> None:
    sent = json.dumps({"protocol": protocol, "device": phone.device, "app": "1", "now": ""}).encode()
    answer = client.post("/api/sync/push", data=sent)
    assert (answer.status_code, answer.json["code"]) == (400, "protocol_unknown")


def test_only_the_line_whose_lift_fails_is_set_aside(
    client: FlaskClient, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_operation: Operation) -> dict[str, Any]:
        raise KeyError("an old field")

    lifted = replace(KINDS["attendance"], version=2, lifts={1: fail})
    monkeypatch.setitem(cast("dict[str, Kind]", KINDS), "attendance", lifted)
    scope, founding = phone.founding()
    day = {"collection_id": new_id(), "member_id": new_id(), "presence": "present"}
    results = push(client, phone, founding, phone.line("attendance", scope, day)).json["results"]
    assert [(each["outcome"], each["code"]) for each in results] == [
        ("applied", None),
        ("quarantined", "internal"),
    ]
