from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from server.audit.log import latest
from server.database import reading
from server.errors import Refusal
from server.people.assignments import load_spans
from server.people.grants import Grants, Span
from server.people.models import Person
from server.people.supervision import supervised
from server.staffing.people import Newcomer, add_people, list_people, retire
from server.staffing.posts import Post, assign, end_posts, last_day, move, standing_posts
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
    with pytest.raises(Refusal, match="area_level_wrong"):
        move(make_person("one", "350101").id, ["3502"], TODAY, BEGINNING)


def test_a_move_leaves_alone_what_goes_on(app: Flask) -> None:
    person = make_person("officer", "350101", "350102")
    move(person.id, ["350102", "350103"], date(2026, 12, 1), BEGINNING)
    assert posts(person.id) == [
        ("officer", "350101", "2026-01-01", "2026-11-30"),
        ("officer", "350102", "2026-01-01", None),
        ("officer", "350103", "2026-12-01", None),
    ]


@pytest.mark.parametrize(
    ("from_on", "day", "last"),
    [
        # under way: at the earliest with its first day, so that what was done on it is still of its holder
        ("2026-01-01", "2026-11-23", "2026-11-23"),
        ("2026-11-23", "2026-11-22", "2026-11-23"),
        # not begun: ended before its first day, it never was
        ("2026-12-01", "2026-11-23", "2026-11-30"),
        ("2026-12-01", "2026-12-01", "2026-12-01"),
    ],
)
def test_the_last_day_of_a_post(from_on: str, day: str, last: str) -> None:
    post = Post("id", "officer", "350101", from_on, None)
    assert last_day(post, date.fromisoformat(day), TODAY) == date.fromisoformat(last)


def test_a_cancelled_post_never_holds_and_never_held(app: Flask) -> None:
    person = make_person("officer", "350101", from_on="2026-12-01")
    end_posts(person.id, None, TODAY, BEGINNING)
    assert posts(person.id) == [("officer", "350101", "2026-12-01", "2026-11-30")]
    with reading() as connection:
        [span] = load_spans(connection, person.id)
        assert standing_posts(connection, person.id, TODAY) == []
        supporter = Grants("chief", [Span("district_chief", "3501", "2026-01-01", None)], date(2027, 1, 1))
        looked_after = connection.execute(select(Person.id).where(supervised(Person.id, supporter)))
        assert looked_after.all() == []
    for day in (TODAY, date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 1)):
        assert not span.holds_on(day)
        assert not span.has_begun(day)


def test_the_same_post_is_given_once(app: Flask) -> None:
    person = make_person("officer", "350101")
    for _ in range(2):
        assign(person.id, "officer", ["350101", "350102", "350102"], TODAY, BEGINNING)
    assert posts(person.id) == [
        ("officer", "350101", "2026-01-01", None),
        ("officer", "350102", "2026-11-23", None),
    ]
    assert noted() == ["assigned"]


def test_the_system_administrator_holds_no_other_post(app: Flask) -> None:
    admin, officer = make_person("admin", "th", role="system_admin"), make_person("officer", "350101")
    with pytest.raises(Refusal, match="admin_alone"):
        assign(admin.id, "officer", ["350101"], TODAY, BEGINNING)
    with pytest.raises(Refusal, match="admin_alone"):
        assign(officer.id, "system_admin", ["th"], date(2026, 12, 1), BEGINNING)
    end_posts(officer.id, None, TODAY, BEGINNING)
    assign(officer.id, "system_admin", ["th"], date(2026, 11, 24), BEGINNING)
    assert [role for role, *_ in posts(officer.id)] == ["officer", "system_admin"]


def test_who_is_retired_and_who_is_nobody_gets_no_post(app: Flask) -> None:
    person = make_person("officer", "350101")
    retire(person.id, TODAY, BEGINNING)
    with pytest.raises(Refusal, match="person_retired"):
        assign(person.id, "officer", ["350102"], TODAY, BEGINNING)
    with pytest.raises(Refusal, match="not_found"):
        assign("nobody", "officer", ["350102"], TODAY, BEGINNING)


def test_nothing_is_left_of_a_change_that_failed_halfway(app: Flask) -> None:
    person = make_person("officer", "350101")
    with pytest.raises(Refusal, match="area_level_wrong"):
        assign(person.id, "officer", ["350102", "3501"], TODAY, BEGINNING)
    newcomers = [
        Newcomer("one", "คนที่หนึ่ง", "officer", ("350102",), TODAY, "hash"),
        Newcomer("Officer", "คนที่สอง", "officer", ("350103",), TODAY, "hash"),
    ]
    with pytest.raises(Refusal, match="login_name_taken"):
        add_people(newcomers, BEGINNING)
    assert posts(person.id) == [("officer", "350101", "2026-01-01", None)]
    with reading() as connection:
        assert [each.name for each in list_people(connection, "th")] == ["officer"]
    assert noted() == []


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
