import re

from flask import Flask
from sqlalchemy import select

from server.database import writing
from server.people.devices import CODE_LETTERS, find_device, register_device, save_contact
from server.people.models import Device
from tests.conftest import BEGINNING
from tests.factories import make_person


def test_a_code_has_no_letter_that_looks_like_another() -> None:
    assert len(CODE_LETTERS) == 31
    assert not set("01ILO") & set(CODE_LETTERS)


def test_every_device_gets_a_code_of_its_own(app: Flask) -> None:
    person = make_person()
    with writing() as connection:
        codes = {register_device(connection, person.id, "0.1.0", BEGINNING).code for _ in range(20)}
    assert len(codes) == 20
    assert all(re.fullmatch(r"[2-9A-HJKMNP-Z]{4}", code) for code in codes)


def test_a_device_belongs_to_one_person(app: Flask) -> None:
    owner, other = make_person("owner"), make_person("other")
    with writing() as connection:
        assert find_device(connection, owner.device.id, owner.id) == owner.device
        assert find_device(connection, owner.device.id, other.id) is None
        assert find_device(connection, None, owner.id) is None


def test_what_a_phone_says_of_its_outbox_is_kept_until_it_says_more(app: Flask) -> None:
    person = make_person()
    with writing() as connection:
        save_contact(
            connection,
            person.device.id,
            BEGINNING,
            "0.2.0",
            waiting_count=7,
            oldest_waiting_at="2026-11-20T01:02:03.000Z",
        )
        save_contact(connection, person.device.id, BEGINNING, "0.2.1")
        kept = connection.execute(
            select(Device.app, Device.waiting_count, Device.oldest_waiting_at).where(
                Device.id == person.device.id
            )
        ).one()
    assert tuple(kept) == ("0.2.1", 7, "2026-11-20T01:02:03.000Z")
