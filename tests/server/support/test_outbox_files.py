"""A phone that cannot send: its file, brought in by a supervisor, does what its own push would have done."""

import gzip
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from server.database import db
from server.ledger.models import Entry
from server.support.models import OutboxImport
from server.support.outbox_files import IMPORT_LINES_MAX
from server.syncing.limits import PUSH_BYTES_MAX
from server.syncing.push import push
from tests.conftest import BEGINNING
from tests.factories import MadePerson, make_person
from tests.operations import Phone, id_of
from tests.server.support.test_set_aside import Supporter, saved_satang, state

BAHT = 100


@pytest.fixture
def chief(app: Flask) -> Supporter:
    return Supporter(app, "chief", "3501", role="district_chief")


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    return make_person("officer", "350102")


def bring_in(supporter: Supporter, *lines: bytes, body: bytes | None = None, **headers: str) -> Any:
    sent = b"".join(line + b"\n" for line in lines) if body is None else body
    return supporter.client.post("/api/support/outbox-files", data=sent, headers=headers)


def stuck(officer: MadePerson) -> tuple[Phone, str, list[bytes]]:
    """A phone with a founding, a member and two deposits that never went out."""
    phone = officer.phone()
    scope, founding = phone.founding()
    member = phone.member(scope)
    lines = [founding, member, *(phone.pledge(scope, id_of(member), amount * BAHT) for amount in (100, 50))]
    return phone, scope, lines


def imports() -> list[Any]:
    with db.engine.connect() as connection:
        return list(connection.execute(select(OutboxImport).order_by(OutboxImport.imported_at)).mappings())


def test_a_file_does_what_the_phones_own_push_would_have_done(chief: Supporter, officer: MadePerson) -> None:
    phone, scope, lines = stuck(officer)
    told = bring_in(chief, *lines).json
    assert (told["lines"], told["counts"], told["not_taken"]) == (4, {"applied": 4}, [])
    assert saved_satang(scope) == 150 * BAHT
    with db.engine.connect() as connection:
        signed = connection.execute(select(Entry.author_id, Entry.device_id).distinct()).one()
    assert tuple(signed) == (officer.id, phone.device)
    # the phone gets a signal after all
    again = push(phone.author, lines, BEGINNING)
    assert all(result.outcome == "applied" and result.is_duplicate for result in again)


def test_the_same_file_twice_changes_nothing(chief: Supporter, officer: MadePerson) -> None:
    _phone, _scope, lines = stuck(officer)
    first = bring_in(chief, *lines).json
    before, kept = state(), imports()
    second = bring_in(chief, *lines).json
    assert (second["sha256"], second["counts"]) == (first["sha256"], {"duplicate": 4})
    assert (state(), imports()) == (before, kept)


def test_who_brought_in_what_when_is_kept_and_shown(chief: Supporter, officer: MadePerson) -> None:
    _phone, _scope, lines = stuck(officer)
    told = bring_in(chief, *lines[:2]).json
    [kept] = imports()
    assert (kept["person_id"], kept["device_id"]) == (chief.person.id, chief.device)
    assert chief.client.get("/api/support/outbox-files").json == {
        "as_of": "2026-11-23T07:15:33.123Z",
        "imports": [
            {
                "sha256": told["sha256"],
                "imported_at": "2026-11-23T07:15:33.123Z",
                "lines": 2,
                "counts": {"applied": 2},
            }
        ],
    }


def test_each_line_stands_for_itself(app: Flask, chief: Supporter, officer: MadePerson) -> None:
    _phone, scope, lines = stuck(officer)
    stranger = make_person("stranger", "350201").phone()
    foreign = stranger.pledge(scope, id_of(lines[1]))
    second = make_person("second", "350101").phone()
    overreach = second.line("assignment", scope, {"id": id_of(lines[0]), "set": {"role": [None, "governor"]}})
    told = bring_in(chief, lines[0], foreign, b"no line", lines[1], overreach, lines[2]).json
    assert told["counts"] == {"applied": 3, "refused": 2, "rejected": 1}
    assert [(each["line"], each["outcome"], each["code"]) for each in told["not_taken"]] == [
        (2, "refused", "author_elsewhere"),
        (3, "refused", "unreadable"),
        (5, "rejected", "envelope_invalid"),
    ]
    assert told["not_taken"][2]["ticket"]
    # nothing of the stranger's was written anywhere
    with db.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(Entry)).scalar_one() == 1


def test_a_chief_cannot_bring_in_what_they_could_have_written_themselves(
    app: Flask, chief: Supporter
) -> None:
    own = chief.person.phone()
    peer = make_person("peer", "3501", role="district_chief").phone()
    for phone in (own, peer):
        told = bring_in(chief, phone.founding()[1]).json
        assert [each["code"] for each in told["not_taken"]] == ["author_elsewhere"]


def test_a_device_that_is_not_the_authors_is_set_aside(chief: Supporter, officer: MadePerson) -> None:
    phone, _scope, _lines = stuck(officer)
    phone.device = chief.device
    [told] = bring_in(chief, phone.founding()[1]).json["not_taken"]
    assert (told["outcome"], told["code"]) == ("quarantined", "device_unknown")


def test_what_a_computer_did_to_the_file_on_the_way_is_undone(chief: Supporter, officer: MadePerson) -> None:
    phone, _scope, lines = stuck(officer)
    body = b"\xef\xbb\xbf" + b"".join(line + b"\r\n" for line in lines) + b"\r\n"
    assert bring_in(chief, body=body).json["counts"] == {"applied": 4}
    assert all(result.is_duplicate for result in push(phone.author, lines, BEGINNING))


def test_a_file_is_bounded_as_a_push_is(chief: Supporter, officer: MadePerson) -> None:
    _phone, _scope, lines = stuck(officer)
    packed = gzip.compress(b"\n".join(lines))
    assert bring_in(chief, body=packed, **{"Content-Encoding": "gzip"}).json["counts"] == {"applied": 4}
    before = state()
    for body, headers, status, code in (
        (b"x" * (PUSH_BYTES_MAX + 1), {}, 413, "too_large"),
        (b"x" * 3 * 1024 * 1024, {}, 413, "too_large"),
        (b"x\n" * (IMPORT_LINES_MAX + 1), {}, 413, "too_large"),
        (gzip.compress(b"x" * 64 * PUSH_BYTES_MAX), {"Content-Encoding": "gzip"}, 413, "too_large"),
        (b"x", {"Content-Encoding": "br"}, 415, "encoding_unknown"),
        (b"\n\n", {}, 400, "unreadable"),
    ):
        answer = bring_in(chief, body=body, **headers)
        assert (answer.status_code, answer.json["code"]) == (status, code)
    assert state() == before
    assert len(imports()) == 1
