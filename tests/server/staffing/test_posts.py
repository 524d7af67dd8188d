from datetime import date

import pytest
from flask import Flask

from server.audit.log import latest
from server.database import reading
from server.errors import Refusal
from server.people.assignments import load_spans
from server.staffing.posts import assign, end_posts, list_people, move
from server.staffing.retiring import retire
from tests.conftest import BEGINNING
from tests.factories import PASSWORD, make_person

TODAY = date(2026, 11, 23)


def posts(person_id: str) -> list[tuple[str, str, str, str | None]]:
    with reading() as connection:
        return [
            (span.role, span.area_code, span.from_on, span.to_on)
            for span in load_spans(connection, person_id)
        ]


def noted() -> list[str]:
    with reading() as connection:
        return [line.what for line in latest(connection, 20)][::-1]


def test_posts_are_given_and_ended_and_stay_known(app: Flask) -> None:
    person = make_person("officer", "350101", from_on="2026-01-01")
    assign(person.id, "officer", ["350102"], TODAY, BEGINNING)
    ended = end_posts(person.id, ["350101"], TODAY, BEGINNING)
    assert [post.area_code for post in ended] == ["350101"]
    assert posts(person.id) == [
        ("officer", "350101", "2026-01-01", "2026-11-23"),
        ("officer", "350102", "2026-11-23", None),
    ]
    assert end_posts(person.id, ["350101"], TODAY, BEGINNING) == []
    assert noted() == ["assigned", "assignment_ended"]


def test_a_move_keeps_the_role_and_ends_the_old_posts_the_day_before(app: Flask) -> None:
    person = make_person("officer", "350101", "350102")
    assert move(person.id, ["350201"], date(2026, 12, 1), BEGINNING) == "officer"
    assert posts(person.id) == [
        ("officer", "350101", "2026-01-01", "2026-11-30"),
        ("officer", "350102", "2026-01-01", "2026-11-30"),
        ("officer", "350201", "2026-12-01", None),
    ]


def test_a_move_of_nobody_and_of_two_roles(app: Flask) -> None:
    with pytest.raises(Refusal, match="not_found"):
        move(make_person("without").id, ["350201"], TODAY, BEGINNING)
    both = make_person("both", "350101")
    assign(both.id, "district_chief", ["3501"], TODAY, BEGINNING)
    with pytest.raises(Refusal, match="value_invalid"):
        move(both.id, ["350201"], TODAY, BEGINNING)


def test_a_post_that_begins_later_never_ends_before_it_began(app: Flask) -> None:
    person = make_person("officer", "350101", from_on="2026-12-01")
    end_posts(person.id, None, TODAY, BEGINNING)
    assert posts(person.id) == [("officer", "350101", "2026-12-01", "2026-12-01")]


def test_who_is_retired_is_logged_out_and_cannot_come_back(app: Flask) -> None:
    person = make_person("officer", "350101")
    client = app.test_client()
    given = {"name": "officer", "password": PASSWORD, "device_id": None, "app": "0.1.0"}
    assert client.post("/api/people/login", json=given).status_code == 200
    retire(person.id, TODAY, BEGINNING)
    assert client.get("/api/people/me").status_code == 401
    assert client.post("/api/people/login", json=given).status_code == 401
    assert posts(person.id) == [("officer", "350101", "2026-01-01", "2026-11-23")]


def test_who_is_listed_where(app: Flask) -> None:
    make_person("here", "350101", "350102")
    make_person("there", "350201")
    make_person("nowhere")
    with reading() as connection:
        district = [(each.name, each.area_code) for each in list_people(connection, "3501")]
        nation = [each.name for each in list_people(connection, "th")]
    assert district == [("here", "350101"), ("here", "350102")]
    assert nation == ["here", "here", "nowhere", "there"]
