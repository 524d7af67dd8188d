"""Two officers, one screen: what changes hands, what stands in the way, and whose work late lines stay."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from server.database import db, writing
from server.groups.handover import Handover
from server.groups.models import Group
from server.ledger.models import Entry
from server.people.models import Device, Person
from tests.factories import (
    PASSWORD,
    MadePerson,
    log_in,
    make_campaign,
    make_group,
    make_person,
    make_target,
    send,
)
from tests.operations import Phone, id_of, new_id
from tests.server.reports.test_progress import statements

BAHT = 100


class Giver:
    """An officer who leads a group, logged in at the screen both look at."""

    def __init__(self, app: Flask) -> None:
        self.person = make_person("giver", "350102")
        self.phone = self.person.phone()
        self.client = app.test_client()
        device = log_in(self.client, "giver")["device"]["id"]
        self.device = device

    def plan(self) -> dict[str, Any]:
        answer = self.client.get("/api/handovers")
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json
        return told

    def seen(self) -> list[dict[str, str]]:
        return [
            {"id": new_id(), "group_id": group["group_id"], "check_code": group["check_code"]}
            for group in self.plan()["groups"]
        ]

    def hand_over(self, groups: list[dict[str, str]], **changes: Any) -> Any:
        given = {"groups": groups, "taker": "taker", "password": PASSWORD, "note": None, **changes}
        with db.engine.connect() as connection:
            named = select(Person.id).where(Person.name == given["taker"])
            given = {"officer_id": connection.execute(named).scalar_one(), **given}
        return self.client.post("/api/handovers", json=given)


@pytest.fixture
def giver(app: Flask) -> Giver:
    return Giver(app)


@pytest.fixture
def taker(app: Flask) -> MadePerson:
    return make_person("taker", "350102")


def leader(scope: str) -> tuple[str, str | None]:
    with db.engine.connect() as connection:
        row = connection.execute(
            select(Group.officer_id, Group.founder_id).where(Group.scope_id == scope)
        ).one()
    return row.officer_id, row.founder_id


def test_both_see_what_the_books_say_and_the_group_changes_its_officer(
    giver: Giver, taker: MadePerson
) -> None:
    scope, _members = make_group(giver.phone, 100 * BAHT, 50 * BAHT)
    [group] = giver.plan()["groups"]
    assert (group["members"], group["savings_satang"], group["cash_satang"], group["bank_satang"]) == (
        2, 150 * BAHT, 150 * BAHT, 0,
    )  # fmt: skip
    assert [each["officer_id"] for each in giver.plan()["takers"]] == [taker.id]
    assert giver.hand_over(giver.seen()).json["name"] == "คุณ taker"
    assert leader(scope) == (taker.id, giver.person.id)
    with db.engine.connect() as connection:
        kept = connection.execute(select(Handover)).mappings().one()
    assert (kept["author_id"], kept["to_officer_id"], kept["savings_satang"], kept["check_code"]) == (
        giver.person.id, taker.id, 150 * BAHT, group["check_code"],
    )  # fmt: skip
    assert giver.plan()["groups"] == []


def test_twice_is_once(giver: Giver, taker: MadePerson) -> None:
    scope, _members = make_group(giver.phone, 100 * BAHT)
    seen = giver.seen()
    first, again = giver.hand_over(seen), giver.hand_over(seen)
    assert (first.status_code, again.status_code) == (200, 200)
    assert leader(scope)[0] == taker.id
    with db.engine.connect() as connection:
        assert len(connection.execute(select(Handover.id)).all()) == 1


def test_unsent_work_stands_in_the_way(giver: Giver, taker: MadePerson) -> None:
    scope, _members = make_group(giver.phone, 100 * BAHT)
    with writing() as connection:
        connection.execute(update(Device).where(Device.id == giver.device).values(waiting_count=3))
    assert [each["waiting_count"] for each in giver.plan()["unsent"]] == [3]
    assert giver.hand_over(giver.seen()).json["code"] == "unsent_work"
    assert leader(scope)[0] == giver.person.id != taker.id


def test_a_book_that_moved_is_looked_at_again(giver: Giver, taker: MadePerson) -> None:
    scope, [member_id] = make_group(giver.phone, 100 * BAHT)
    other, _members = make_group(giver.phone, 70 * BAHT)
    seen = giver.seen()
    send_late(giver.phone, scope, member_id)
    assert giver.hand_over(seen).json["code"] == "handover_moved"
    assert leader(scope)[0] == leader(other)[0] == giver.person.id != taker.id


def send_late(phone: Phone, scope: str, member_id: str) -> str:
    line = phone.pledge(scope, member_id, 30 * BAHT, data={"period": "2026-12"})
    send(phone, line)
    return id_of(line)


def test_late_work_stays_the_givers(giver: Giver, taker: MadePerson) -> None:
    scope, [member_id] = make_group(giver.phone, 100 * BAHT)
    giver.hand_over(giver.seen())
    late = send_late(giver.phone, scope, member_id)
    with db.engine.connect() as connection:
        author = connection.execute(select(Entry.author_id).where(Entry.id == late)).scalar_one()
    assert author == giver.person.id != taker.id


def test_nothing_is_no_hand_over(giver: Giver, taker: MadePerson) -> None:
    answer = giver.hand_over([])
    assert (answer.status_code, answer.json["code"]) == (422, "number_out_of_range")
    assert taker.id


def test_only_the_taker_can_say_yes(giver: Giver, taker: MadePerson) -> None:
    scope, _members = make_group(giver.phone, 100 * BAHT)
    wrong = giver.hand_over(giver.seen(), password="not the takers")
    assert (wrong.status_code, wrong.json["code"], wrong.json["field"]) == (422, "login_failed", "password")
    far = make_person("far", "350501")
    assert giver.hand_over(giver.seen(), officer_id=far.id).json["code"] == "login_failed"
    assert giver.hand_over(giver.seen(), taker="far").json["code"] == "not_allowed"
    assert giver.hand_over(giver.seen(), taker="giver").json["code"] == "not_allowed"
    assert leader(scope)[0] == giver.person.id != taker.id


def test_a_promise_was_kept_by_whoever_founded_the_group(app: Flask, giver: Giver, taker: MadePerson) -> None:
    campaign = make_campaign()
    for person in (giver.person, taker):
        make_target(person, campaign)
    make_group(giver.phone, 100 * BAHT)
    make_person("chief", "3501", role="district_chief")
    chief = app.test_client()
    log_in(chief, "chief")

    def founded() -> dict[str, int]:
        rows = chief.get("/api/reports/progress?area=3501").json["rows"]
        return {row["name_th"]: row["founded"] for row in rows}

    before = founded()
    giver.hand_over(giver.seen())
    assert founded() == before == {"คุณ giver": 1, "คุณ taker": 0}


def test_a_plan_costs_the_same_for_one_group_and_for_many(giver: Giver) -> None:
    make_group(giver.phone, 100 * BAHT)
    with statements() as one:
        giver.plan()
    for _more in range(5):
        make_group(giver.phone, 100 * BAHT)
    with statements() as many:
        assert len(giver.plan()["groups"]) == 6
    assert len(many) == len(one)


@pytest.mark.parametrize("role", ["district_chief", "governor"])
def test_who_leads_no_groups_hands_none_over(app: Flask, role: str) -> None:
    make_person("other", "3501", role=role)
    client = app.test_client()
    log_in(client, "other")
    assert client.get("/api/handovers").status_code == 403
