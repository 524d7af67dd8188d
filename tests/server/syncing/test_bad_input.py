"""Whatever arrives gets a clear answer with a stable code; it changes nothing it should not, and nothing breaks.

What a line says wrong concerns that line alone: it is set aside with its bytes. What a request says wrong concerns the
request: nothing at all changes.
"""

import gzip
import json
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import brotli
import pytest
from flask.testing import FlaskClient
from sqlalchemy import create_engine, func, select, text

from server.database import Base, db, reading
from server.ledger.models import Entry
from server.syncing.limits import PUSH_BYTES_MAX
from server.syncing.models import SetAside
from sync.operation import LINE_BYTES_MAX
from tests.factories import make_group, make_person
from tests.operations import Phone, id_of, new_id
from tests.server.syncing.test_routes import body, pull, push, sign_in


@pytest.fixture
def phone(client: FlaskClient) -> Phone:
    return sign_in(client, "officer", "officer", "350102")


@pytest.fixture
def group(phone: Phone, client: FlaskClient) -> tuple[str, str]:
    """A group of the phone's person with one member."""
    scope, founding = phone.founding()
    member = phone.member(scope)
    push(client, phone, founding, member)
    return scope, id_of(member)


def everything() -> dict[str, int]:
    """How many rows every table has."""
    with reading() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in Base.metadata.sorted_tables
        }


def changed(line: bytes, **keys: Any) -> bytes:
    return json.dumps(json.loads(line) | keys, ensure_ascii=False).encode()


def with_data(line: bytes, inside: str) -> bytes:
    """The line with something written into its data as it stands."""
    return line.replace(b'"data":{', b'"data":{' + inside.encode() + b",", 1)


# ------------------------------------------------------------------------------------------------ lines


LINES = {
    "too long": (lambda line: with_data(line, f'"reason":"{"x" * LINE_BYTES_MAX}"'), "quarantined", "unreadable"),
    "cut": (lambda line: line[:-20], "quarantined", "unreadable"),
    "empty": (lambda _line: b"", "quarantined", "unreadable"),
    "no UTF-8": (lambda line: line.replace(b"2026-11", b"2026\xff11", 1), "quarantined", "unreadable"),
    "deep": (lambda line: with_data(line, '"reason":[[[[[[1]]]]]]'), "quarantined", "unreadable"),
    "bottomless": (lambda _line: b'{"id":' * 2000, "quarantined", "unreadable"),
    "a key twice": (lambda line: with_data(line, '"amount_satang":1'), "quarantined", "unreadable"),
    "an outer key twice": (lambda line: b'{"kind":"entry",' + line[1:], "quarantined", "unreadable"),
    "__proto__": (lambda line: with_data(line, '"__proto__":{"is_admin":true}'), "quarantined", "unreadable"),
    "__proto__ escaped": (lambda line: with_data(line, '"\\u005f_proto__":1'), "quarantined", "unreadable"),
    "__proto__ outside": (lambda line: b'{"__proto__":1,' + line[1:], "quarantined", "unreadable"),
    "constructor": (lambda line: with_data(line, '"constructor":{}'), "quarantined", "unreadable"),
    "a NUL": (lambda line: with_data(line, '"reason":"a\\u0000b"'), "quarantined", "unreadable"),
    "a raw NUL": (lambda line: with_data(line, '"reason":"a\0b"'), "quarantined", "unreadable"),
    "half a character": (lambda line: with_data(line, '"reason":"\\ud83d"'), "quarantined", "unreadable"),
    "no end": (lambda line: with_data(line, '"reason":1e999'), "quarantined", "unreadable"),
    "NaN": (lambda line: with_data(line, '"reason":NaN'), "quarantined", "unreadable"),
    "a huge number": (lambda line: with_data(line, f'"reason":{"9" * 5000}'), "quarantined", "unreadable"),
    "an amount beyond": (lambda line: changed(line, data=amount(10**40)), "rejected", "amount_too_large"),
    "half a satang": (lambda line: changed(line, data=amount(12.5)), "rejected", "not_an_integer"),
    "a whole float": (lambda line: changed(line, data=amount(12.0)), "rejected", "not_an_integer"),
    "a truth": (lambda line: changed(line, data=amount(True)), "rejected", "not_an_integer"),
    "a text for a number": (lambda line: changed(line, data=amount("100")), "rejected", "not_an_integer"),
    "an unknown field": (lambda line: with_data(line, '"colour":"green"'), "rejected", "unknown_field"),
    "an unknown key": (lambda line: changed(line, colour="green"), "rejected", "unknown_field"),
    "a number beyond": (lambda line: changed(line, number=2**53), "rejected", "envelope_invalid"),
    "an unknown kind": (lambda line: changed(line, kind="loan_of_tomorrow"), "quarantined", "unknown_kind"),
    "a future version": (lambda line: changed(line, version=2), "quarantined", "unknown_kind"),
    "a foreign device": (lambda line: changed(line, device=new_id()), "quarantined", "device_unknown"),
    "a foreign author": (lambda line: changed(line, author=new_id()), "quarantined", "author_mismatch"),
    "a scope that is none": (lambda line: changed(line, scope="group:../x"), "rejected", "envelope_invalid"),
    "a day beyond the calendar": (lambda line: changed(line, civil_on="3000-01-01"), "rejected", "no_such_date"),
    "a day that is none": (lambda line: changed(line, civil_on="2026-02-30"), "rejected", "no_such_date"),
}  # fmt: skip


def amount(value: Any) -> dict[str, Any]:
    return {"entry_kind": "pledge", "amount_satang": value, "member_id": None, "period": "2026-11"}


@pytest.mark.parametrize("name", LINES)
def test_a_bad_line_is_set_aside_and_harms_no_other(
    client: FlaskClient, phone: Phone, group: tuple[str, str], name: str
) -> None:
    spoil, outcome, code = LINES[name]
    push(client, phone, phone.pledge(*group, 50))
    good = [phone.pledge(*group, 100), phone.pledge(*group, 200)]
    bad = spoil(phone.pledge(*group, 300))
    before = everything()
    answer = push(client, phone, good[0], bad, good[1])
    assert answer.status_code == 200
    results = answer.json["results"]
    assert [each["outcome"] for each in results] == ["applied", outcome, "applied"]
    assert (results[1]["code"], len(results[1]["ticket"])) == (code, 8)
    after = everything()
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {
        "receipt": 3,
        "set_aside": 1,
        "entry": 2,
    }
    with db.engine.connect() as connection:
        assert connection.execute(select(SetAside.raw)).scalar_one() == bad
        assert connection.execute(select(func.sum(Entry.amount_satang))).scalar_one() == 350
    # the same request once more: the same answers, and nothing changes
    again = push(client, phone, good[0], bad, good[1]).json["results"]
    assert again == [{**each, "duplicate": True} for each in results]
    assert everything() == after


def test_the_same_id_with_other_bytes_is_noted_and_counts_nothing(
    client: FlaskClient, phone: Phone, group: tuple[str, str]
) -> None:
    line = phone.pledge(*group, 100)
    forged = line.replace(b'"amount_satang":100', b'"amount_satang":900')
    told = push(client, phone, line, forged).json["results"]
    assert [(each["outcome"], each["code"]) for each in told] == [
        ("applied", None),
        ("rejected", "id_reused"),
    ]
    with db.engine.connect() as connection:
        assert connection.execute(select(func.sum(Entry.amount_satang))).scalar_one() == 100


def test_a_line_of_a_stranger_reveals_nothing(client: FlaskClient, phone: Phone) -> None:
    other = make_person("other", "350201").phone()
    scope, [member] = make_group(other, 100, subdistrict_code="350201")
    [real] = push(client, phone, phone.pledge(scope, member)).json["results"]
    [invented] = push(client, phone, phone.pledge(scope, new_id())).json["results"]
    assert real["code"] == invented["code"] == "foreign_scope"
    assert real["scope"] == invented["scope"] == f"person:{phone.person_id}"


def test_two_who_send_the_same_nonsense_learn_nothing_of_each_other(
    client: FlaskClient, phone: Phone
) -> None:
    [first] = push(client, phone, b"nonsense").json["results"]
    assert first["scope"] == f"person:{phone.person_id}"
    other_client = client.application.test_client()
    other = sign_in(other_client, "other", "officer", "350201")
    [second] = push(other_client, other, b"nonsense").json["results"]
    assert (second["outcome"], second["ticket"]) == ("quarantined", first["ticket"])
    assert (second["scope"], second["seq"]) == (None, None)


# ------------------------------------------------------------------------------------------------ requests


def header(phone: Phone, **keys: Any) -> bytes:
    told = {"protocol": 1, "device": phone.device, "app": "0.1.0", "now": "2026-11-23T07:15:33.123Z"}
    return json.dumps(told | keys).encode() + b"\n"


PACKED = {"Content-Encoding": "gzip"}
REQUESTS = {
    "nothing": (lambda _phone: b"", {}, 400, "unreadable"),
    "no JSON": (lambda _phone: b"hello\n", {}, 400, "unreadable"),
    "a bottomless header": (lambda _phone: b"[" * 100_000, {}, 400, "unreadable"),
    "a header that is a list": (lambda _phone: b"[1]\n", {}, 400, "protocol_unknown"),
    "half a character": (lambda phone: header(phone, app="\ud800"), {}, 400, "unreadable"),
    "a protocol of tomorrow": (lambda phone: header(phone, protocol=99), {}, 400, "protocol_unknown"),
    "a protocol that is true": (lambda phone: header(phone, protocol=True), {}, 400, "protocol_unknown"),
    "a protocol that is a float": (lambda phone: header(phone, protocol=1.0), {}, 400, "protocol_unknown"),
    "a huge protocol": (lambda phone: header(phone, protocol=10**30), {}, 400, "protocol_unknown"),
    "no device": (lambda phone: header(phone, device=None), {}, 422, "value_invalid"),
    "a device that is none": (lambda phone: header(phone, device="' OR 1=1"), {}, 422, "value_invalid"),
    "an app with a NUL": (lambda phone: header(phone, app="1\0"), {}, 422, "value_invalid"),
    "an endless app": (lambda phone: header(phone, app="1" * 50_000), {}, 422, "value_invalid"),
    "somebody else's device": (lambda phone: header(phone, device=new_id()), {}, 403, "device_unknown"),
    "too many lines": (lambda phone: header(phone) + b"{}\n" * 201, {}, 413, "too_large"),
    "a million lines": (lambda phone: header(phone) + b"\n" * 1_000_000, {}, 413, "too_large"),
    "too many bytes": (lambda phone: header(phone) + b"x" * PUSH_BYTES_MAX, {}, 413, "too_large"),
    "far too many bytes": (lambda phone: header(phone) + b"x" * 3 * PUSH_BYTES_MAX, {}, 413, "too_large"),
    "a bomb": (lambda _phone: gzip.compress(b"\0" * 128 * PUSH_BYTES_MAX), PACKED, 413, "too_large"),
    "packed too well": (lambda phone: gzip.compress(header(phone) + b" " * 900_000), PACKED, 413, "too_large"),
    "a bomb in a bomb": (lambda _phone: gzip.compress(gzip.compress(b"\0" * 2**24)), PACKED, 413, "too_large"),
    "no gzip": (header, PACKED, 400, "unreadable"),
    "cut gzip": (lambda phone: gzip.compress(header(phone))[:-4], PACKED, 400, "unreadable"),
    "gzip and more": (lambda phone: gzip.compress(header(phone)) + b"more", PACKED, 400, "unreadable"),
    "gzip twice over": (lambda phone: gzip.compress(header(phone)) * 2, PACKED, 400, "unreadable"),
    "gzip with a false sum": (
        lambda phone: gzip.compress(header(phone))[:-8] + b"\0" * 8, PACKED, 400, "unreadable"),
    "gzip that is not said": (lambda phone: gzip.compress(header(phone)), {}, 400, "unreadable"),
    "deflate": (lambda phone: zlib.compress(header(phone)), {"Content-Encoding": "deflate"}, 415, "encoding_unknown"),
    "brotli": (lambda phone: brotli.compress(header(phone)), {"Content-Encoding": "br"}, 415, "encoding_unknown"),
    "two encodings": (header, {"Content-Encoding": "gzip, gzip"}, 415, "encoding_unknown"),
    "no header of ours": (header, {"Omsap-Client": "2"}, 403, "header_missing"),
    "another page": (header, {"Origin": "https://evil.example"}, 403, "header_missing"),
}  # fmt: skip


@pytest.mark.parametrize("name", REQUESTS)
def test_a_bad_push_changes_nothing(client: FlaskClient, phone: Phone, name: str) -> None:
    make, headers, status, code = REQUESTS[name]
    before = everything()
    answer = client.post("/api/sync/push", data=make(phone), headers=headers)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"
    assert answer.json["title"]
    assert everything() == before


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", " gzip "])
def test_gzip_is_known_however_it_is_written(client: FlaskClient, phone: Phone, encoding: str) -> None:
    packed = gzip.compress(body(phone, phone.founding()[1]))
    answer = client.post("/api/sync/push", data=packed, headers={"Content-Encoding": encoding})
    assert answer.json["results"][0]["outcome"] == "applied"
    answer = client.post("/api/sync/push", data=header(phone), headers={"Content-Encoding": "identity"})
    assert answer.json["results"] == []


def test_a_header_may_say_more_than_this_server_knows(client: FlaskClient, phone: Phone) -> None:
    more = header(phone, colour="green", __proto__={"device": "x"}, constructor=1)
    assert client.post("/api/sync/push", data=more).json["results"] == []


PULLS: dict[str, tuple[Any, int, str]] = {
    "nothing": (b"", 422, "field_missing"),
    "no JSON": (b"{", 400, "unreadable"),
    "bottomless": (b'{"cursors":' * 5000, 400, "unreadable"),
    "__proto__": ({"__proto__": {"device": "x"}}, 422, "unknown_field"),
    "a NUL": ({"app": "1\0"}, 422, "not_a_text"),
    "a NUL where time is told": ({"waiting": {"count": 1, "oldest_at": "\0"}}, 422, "not_a_text"),
    "a huge count": ({"waiting": {"count": 10**18, "oldest_at": None}}, 422, "number_out_of_range"),
    "a count that is true": ({"waiting": {"count": True, "oldest_at": None}}, 422, "not_an_integer"),
    "a scope that is none": ({"cursors": {"group:' OR 1=1": ""}}, 422, "value_invalid"),
    "too many scopes": (
        {"cursors": {f"group:{new_id()}": "" for _ in range(501)}}, 422, "value_invalid"),
    "an endless cursor": ({"cursors": {"area:th": "9" * 54}}, 422, "text_too_long"),
    "a protocol of tomorrow": ({"protocol": 2}, 422, "number_out_of_range"),
    "somebody else's device": ({"device": new_id()}, 403, "device_unknown"),
}  # fmt: skip


@pytest.mark.parametrize("name", PULLS)
def test_a_bad_pull_learns_nothing(client: FlaskClient, phone: Phone, name: str) -> None:
    asked, status, code = PULLS[name]
    before = everything()
    if isinstance(asked, bytes):
        answer = client.post("/api/sync/pull", data=asked, content_type="application/json")
    else:
        answer = pull(client, phone, **asked)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert everything() == before


@pytest.mark.parametrize(
    "cursor", ["x", "9.0", "-1.0000000000000000", "999999999999999.0123456789abcdef", "๑.0"]
)
def test_a_cursor_no_server_wrote_begins_anew(
    client: FlaskClient, phone: Phone, group: tuple[str, str], cursor: str
) -> None:
    [page] = [
        one for one in pull(client, phone, {group[0]: cursor}).json["pages"] if one["scope"] == group[0]
    ]
    assert (page["reset"], page["base"]) == (True, "")


@pytest.mark.parametrize(
    "path",
    [
        "/api/reports/groups/%00",
        "/api/reports/groups?area=%00",
        "/api/places/%00",
        "/api/support/set-aside/%00/line",
    ],
)
def test_a_nul_in_an_address_is_found_nowhere(client: FlaskClient, phone: Phone, path: str) -> None:
    assert client.get(path).status_code in (403, 404)


def test_half_a_character_in_a_pull_is_refused(client: FlaskClient, phone: Phone) -> None:
    asked = {"protocol": 1, "device": phone.device, "app": "\ud800", "now": "", "cursors": {}, "waiting": {}}
    answer = client.post("/api/sync/pull", data=json.dumps(asked), content_type="application/json")
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (422, "not_a_text", "app")


def test_a_nul_in_a_name_logs_nobody_in(client: FlaskClient) -> None:
    answer = client.post(
        "/api/people/login", json={"name": "a\0", "password": "x\0", "device_id": None, "app": "1"}
    )
    assert (answer.status_code, answer.json["code"]) == (422, "not_a_text")


# ------------------------------------------------------------------------------------------------ bounds


BOMB = """
import resource, zlib
from server.syncing.wire import unpack
packer = zlib.compressobj(9, zlib.DEFLATED, 31)
body = b"".join([packer.compress(bytes(2**20)) for _ in range(512)] + [packer.flush()])
unpack(zlib.compress(b"warm"), "gzip")
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
answer = unpack(body, "gzip")
print(answer.code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def test_a_bomb_takes_no_memory() -> None:
    """Half a gigabyte packed into half a megabyte: the process grows by no more than a push may hold."""
    told = subprocess.run(
        [sys.executable, "-c", BOMB], capture_output=True, text=True, check=True, timeout=120
    )
    code, grown_kib = told.stdout.split()
    assert code == "too_large"
    assert int(grown_kib) <= 4 * 1024


@contextmanager
def locked(scope: str) -> Iterator[None]:
    """Somebody else writes, and does not end: the whole database on SQLite, the scope on PostgreSQL."""
    other = create_engine(db.engine.url)
    with other.connect() as connection, connection.begin():
        lock = "UPDATE scope SET seq = seq" if other.dialect.name == "sqlite" else "SELECT 1 FROM scope"
        ending = "" if other.dialect.name == "sqlite" else " FOR UPDATE"
        connection.execute(text(f"{lock} WHERE id = :scope{ending}"), {"scope": scope})
        yield
        connection.rollback()
    other.dispose()


def test_a_locked_database_holds_no_request_longer_than_its_time(
    client: FlaskClient, phone: Phone, group: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.syncing.routes.PUSH_SECONDS_MAX", 1.0)
    monkeypatch.setattr("server.syncing.routes.CONTACT_SECONDS_MAX", 0.2)
    lines = [phone.pledge(*group, 100) for _ in range(120)]
    with locked(group[0]):
        before = everything()
        began = time.monotonic()
        answer = push(client, phone, *lines)
        took_seconds = time.monotonic() - began
        assert everything() == before
    assert answer.status_code == 200
    assert {each["outcome"] for each in answer.json["results"]} == {"retry"}
    assert took_seconds < 3
    assert {each["outcome"] for each in push(client, phone, *lines).json["results"]} == {"applied"}


def test_a_locked_database_keeps_nobody_from_learning(
    client: FlaskClient, phone: Phone, group: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.syncing.routes.CONTACT_SECONDS_MAX", 0.2)
    with locked(group[0]):
        answer = pull(client, phone)
    assert group[0] in [page["scope"] for page in answer.json["pages"]]
