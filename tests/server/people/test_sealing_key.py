from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from server.database import reading
from server.people.device_keys import bytes_of
from server.people.models import SealingKey
from server.people.sealing_key import open_sealed, private_key_of
from tests.factories import log_in, make_person
from tests.sealing import seal
from tests.vector_cases import every_case


@every_case("sealed_line", "seal")
def test_a_line_as_phones_seal_it_is_opened(given: dict[str, str], then: str) -> None:
    line, key = given["line"].encode(), private_key_of(given["phone_secret"])
    assert open_sealed(private_key_of(given["secret"]), bytes_of(then)) == line
    assert seal(given["public_key"], line, key, bytes_of(given["iv"])) == then


@every_case("sealed_line", "refused")
def test_whatever_else_is_refused(given: dict[str, str], then: None) -> None:
    with pytest.raises(ValueError, match="not sealed to this key"):
        open_sealed(private_key_of(given["secret"]), bytes_of(given["sealed"]))


def test_one_key_is_made_by_the_first_login_and_told_to_everybody(client: FlaskClient) -> None:
    make_person("officer", "350102")
    make_person("other", "350102")
    told: list[Any] = [log_in(client, name)["sealing_key"] for name in ("officer", "other", "officer")]
    told.append(client.get("/api/people/me").json["sealing_key"])
    assert len(set(told)) == 1
    with reading() as connection:
        secret = connection.execute(select(SealingKey.secret)).scalar_one()
        assert connection.execute(select(func.count()).select_from(SealingKey)).scalar_one() == 1
    line = b'{"first_name":"..."}'
    assert open_sealed(private_key_of(secret), bytes_of(seal(told[0], line))) == line
