"""A photo follows the line that names it, and nobody else's."""

import hashlib
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.factories import MadePerson, log_in, make_group, make_person, send

JPEG = b"\xff\xd8\xff\xe0" + b"slip" * 500 + b"\xff\xd9"
SHA256 = hashlib.sha256(JPEG).hexdigest()
BAHT = 100


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    return make_person("officer", "350102")


@pytest.fixture
def group_id(officer: MadePerson) -> str:
    """A group whose cash was banked, with a photo of the slip to come."""
    scope, _members = make_group(officer.phone(), 100 * BAHT)
    phone = officer.phone()
    banked = {"entry_kind": "bank_in", "amount_satang": 100 * BAHT, "photo_sha256": SHA256}
    send(phone, phone.line("entry", scope, banked))
    return scope.removeprefix("group:")


def client_of(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    log_in(client, name)
    return client


def bring(client: FlaskClient, group_id: str, jpeg: bytes = JPEG, sha256: str = SHA256) -> Any:
    return client.post(f"/api/photos/{group_id}/{sha256}", data=jpeg, content_type="image/jpeg")


def test_a_photo_is_kept_once_and_shown(app: Flask, officer: MadePerson, group_id: str) -> None:
    client = client_of(app, officer.name)
    assert client.get(f"/api/photos/{group_id}/{SHA256}").status_code == 404
    assert [bring(client, group_id).status_code for _again in range(2)] == [204, 204]
    shown = client.get(f"/api/photos/{group_id}/{SHA256}")
    assert (shown.mimetype, shown.data) == ("image/jpeg", JPEG)


@pytest.mark.parametrize(
    ("jpeg", "status"),
    [
        (JPEG + b" ", 422),
        (b"GIF89a", 422),
        (b"\xff\xd8\xff" + b"x" * (60 * 1024), 413),
    ],
)
def test_what_is_no_such_photo(
    app: Flask, officer: MadePerson, group_id: str, jpeg: bytes, status: int
) -> None:
    sha256 = SHA256 if jpeg == JPEG + b" " else hashlib.sha256(jpeg).hexdigest()
    assert bring(client_of(app, officer.name), group_id, jpeg, sha256).status_code == status


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("milestone", {"milestone": "idea_shared", "done_on": "2026-11-20"}),
        ("visit", {"visited_on": "2026-11-20", "purpose": "meeting", "visitor": "officer"}),
    ],
)
def test_a_step_and_a_visit_name_photos_too(
    app: Flask, officer: MadePerson, group_id: str, kind: str, data: dict[str, str]
) -> None:
    jpeg = JPEG + kind.encode()
    sha256 = hashlib.sha256(jpeg).hexdigest()
    client, phone = client_of(app, officer.name), officer.phone()
    assert bring(client, group_id, jpeg, sha256).status_code == 404
    send(phone, phone.line(kind, f"group:{group_id}", {**data, "photo_sha256": sha256}))
    assert bring(client, group_id, jpeg, sha256).status_code == 204


def test_lines_go_first(app: Flask, officer: MadePerson, group_id: str) -> None:
    other = JPEG + b"\xff\xd9"
    answer = bring(client_of(app, officer.name), group_id, other, hashlib.sha256(other).hexdigest())
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")


def test_who_may_bring_and_who_may_look(app: Flask, officer: MadePerson, group_id: str) -> None:
    make_person("neighbour", "350201")
    make_person("chief", "3501", role="district_chief")
    make_person("governor", "35", role="governor")
    clients = {name: client_of(app, name) for name in ("neighbour", "chief", "governor")}
    assert [bring(client, group_id).status_code for client in clients.values()] == [404, 404, 404]
    bring(client_of(app, officer.name), group_id)
    path = f"/api/photos/{group_id}/{SHA256}"
    looked = {name: client.get(path).status_code for name, client in clients.items()}
    assert looked == {"neighbour": 404, "chief": 200, "governor": 404}
    assert app.test_client().get(path).status_code == 401
