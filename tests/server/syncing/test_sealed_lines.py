"""Work from a store whose PIN is forgotten: handed in sealed, by its person alone, once, and looked at by a supervisor."""

from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server.database import reading, writing
from server.people.devices import revoke_device
from server.people.grants import Grants
from server.support.set_aside import load_page
from server.syncing.models import ReceiptLine, SetAside
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, log_in, make_person
from tests.operations import TODAY, Phone, id_of
from tests.sealing import seal
from tests.server.syncing.test_routes import body, push


@dataclass
class Officer:
    """Somebody with a former store, and the new one they are logged in with."""

    client: FlaskClient
    former: Phone
    new: Phone
    public_key: str

    def hand_in(self, *lines: bytes, **headers: str) -> Any:
        return self.send(*(seal(self.public_key, line).encode() for line in lines), **headers)

    def send(self, *sealed: bytes, **headers: str) -> Any:
        return self.client.post(
            "/api/sync/sealed",
            data=body(self.new, *sealed),
            content_type="application/x-ndjson",
            headers=headers,
        )


def officer_named(app: Flask, name: str) -> Officer:
    made = make_person(name, "350102")
    client = app.test_client()
    told = log_in(client, name)
    new = made.phone()
    new.device = told["device"]["id"]
    return Officer(client, made.phone(), new, told["sealing_key"])


@pytest.fixture
def officer(app: Flask) -> Officer:
    return officer_named(app, "officer")


def told_of(answer: Any) -> list[tuple[Any, ...]]:
    assert answer.status_code == 200, answer.text
    return [(each["outcome"], each["code"], each["duplicate"]) for each in answer.json["results"]]


def kept() -> tuple[int, set[bytes]]:
    with reading() as connection:
        receipts = connection.execute(select(func.count()).select_from(ReceiptLine)).scalar_one()
        return receipts, set(connection.execute(select(SetAside.raw)).scalars())


def test_what_nobody_signed_waits_on_the_shelf_of_a_supervisor(app: Flask, officer: Officer) -> None:
    chief: MadePerson = make_person("chief", "3501", role="district_chief")
    scope, founding = officer.former.founding()
    member = officer.former.member(scope)
    answer = officer.hand_in(founding, member)
    assert told_of(answer) == [("quarantined", "not_signed", False)] * 2
    assert [each["line"] for each in answer.json["results"]] == [1, 2]
    assert [each["id"] for each in answer.json["results"]] == [id_of(founding), id_of(member)]
    assert kept()[1] == {founding, member}
    with reading() as connection:
        grants = Grants(chief.id, chief.spans, TODAY)
        shelf = load_page(connection, grants, "open", None, BEGINNING)["items"]
    assert {each["ticket"] for each in shelf} == {each["ticket"] for each in answer.json["results"]}
    assert all(each["can_admit"] for each in shelf)


def test_what_arrived_before_keeps_its_answer_and_so_does_what_comes_again(officer: Officer) -> None:
    scope, founding = officer.former.founding()
    member = officer.former.member(scope)
    assert push(officer.client, officer.former, founding).json["results"][0]["outcome"] == "applied"
    first = told_of(officer.hand_in(founding, member))
    assert first == [("applied", None, True), ("quarantined", "not_signed", False)]
    before = kept()
    assert told_of(officer.hand_in(founding, member)) == [
        ("applied", None, True),
        ("quarantined", "not_signed", True),
    ]
    # the PIN came back: the phone sends what it has
    pushed = push(officer.client, officer.former, founding, member).json["results"]
    assert [(each["outcome"], each["duplicate"]) for each in pushed] == [
        ("applied", True),
        ("quarantined", True),
    ]
    assert kept() == before


def test_of_somebody_elses_line_nothing_is_taken_in(app: Flask, officer: Officer) -> None:
    other = officer_named(app, "other")
    scope, founding = officer.former.founding()
    before = kept()
    answer = other.hand_in(founding)
    assert told_of(answer) == [("rejected", "author_mismatch", False)]
    assert (answer.json["results"][0]["ticket"], answer.json["results"][0]["seq"]) == (None, None)
    assert kept() == before
    # so that its author's phone is answered as if nothing had been
    assert push(officer.client, officer.former, founding).json["results"][0]["outcome"] == "applied"
    assert scope in {each["scope"] for each in push(officer.client, officer.former, founding).json["results"]}


def test_a_former_phone_that_made_room_for_the_new_one_is_heard_all_the_same(officer: Officer) -> None:
    with writing() as connection:
        revoke_device(connection, officer.former.device, BEGINNING)
    _scope, founding = officer.former.founding()
    assert told_of(officer.hand_in(founding)) == [("quarantined", "device_revoked", False)]
    assert kept()[1] == {founding}


def test_garbage_is_answered_beside_what_is_good(officer: Officer) -> None:
    _scope, founding = officer.former.founding()
    good = seal(officer.public_key, founding).encode()
    garbage = [b"", b"AAAA", b"\xff\xfe", b"not base64!", good[:-8], seal(officer.public_key, b"{}").encode()]
    answer = officer.send(*garbage, good)
    assert told_of(answer) == [("rejected", "unreadable", False)] * 6 + [("quarantined", "not_signed", False)]
    assert all(each["ticket"] is None for each in answer.json["results"][:6])
    assert kept()[1] == {founding}


def test_only_within_a_session_of_this_phone(app: Flask, officer: Officer, clock: HeldClock) -> None:
    other = officer_named(app, "other")
    other.new.device = officer.new.device
    assert (answer := other.hand_in()).status_code == 403
    assert answer.json["code"] == "device_unknown"
    assert officer.hand_in(**{"Omsap-Client": "0"}).json["code"] == "header_missing"
    clock.advance(hours=12)
    assert officer.hand_in().json["code"] == "session_expired"


def test_no_more_than_a_push_may_have(officer: Officer, clock: HeldClock) -> None:
    assert officer.send(*[b"AAAA"] * 201).status_code == 413
    assert officer.send(b"A" * 1024 * 1024).status_code == 413
    assert officer.client.post("/api/sync/sealed", data=b"{}").json["code"] == "protocol_unknown"
    clock.advance(minutes=5)
    assert [officer.hand_in().status_code for _request in range(61)] == [200] * 60 + [429]
