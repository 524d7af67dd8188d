"""What officers are late with, as their chiefs are told it."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from server.alerts.models import Alert
from server.alerts.scan import scan
from server.database import reading
from server.deliveries.digest import digest_text
from server.i18n.messages import say
from server.mou.fingerprint import fingerprint_of
from server.places.places import find_place
from server.reports.overdue import overdue_report
from server.staffing.people import retire
from server.staffing.posts import move
from server.syncing.server_device import push_as_server
from tests.conftest import BEGINNING
from tests.factories import MadePerson, log_in, make_campaign, make_group, make_person, send
from tests.operations import id_of
from tests.server.reports.test_progress import statements


@pytest.fixture
def people(app: Flask) -> dict[str, MadePerson]:
    return {
        "officer": make_person("officer", "350102"),
        "elsewhere": make_person("elsewhere", "350201"),
        "chief": make_person("chief", "3501", role="district_chief"),
        "governor": make_person("governor", "35", role="governor"),
    }


def told(client: FlaskClient, area: str = "3501") -> dict[str, Any]:
    answer = client.get(f"/api/reports/overdue?area={area}")
    assert answer.status_code == 200, answer.json
    return answer.json


def overdue_in_progress(client: FlaskClient, area: str = "3501") -> int:
    return int(client.get(f"/api/reports/progress?area={area}").json["totals"]["overdue"])


def test_what_is_late_is_told_oldest_first_and_goes_when_it_is_settled(
    people: dict[str, MadePerson], client: FlaskClient
) -> None:
    phone = people["officer"].phone()
    scope, _members = make_group(phone, collection_day=5, founded_on="2026-11-01")
    make_group(people["elsewhere"].phone(), subdistrict_code="350201", founded_on="2026-11-01")
    log_in(client, "chief")
    assert told(client)["scanned_at"] is None
    scan(BEGINNING, push_as_server)
    answer = told(client)
    assert answer["scanned_at"] == "2026-11-23T07:15:33.123Z"
    assert answer["counts"] == [{"rule": "collection_missing", "count": 1}]
    [item] = answer["items"]
    assert item == {
        "rule": "collection_missing",
        "since_on": "2026-11-05",
        "group_id": scope.removeprefix("group:"),
        "group_name": item["group_name"],
        "officer_id": people["officer"].id,
        "officer_name": "คุณ officer",
        "district_code": "3501",
    }
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    close = {"collection_id": id_of(opening), "lines": 0, "total_satang": 0, "counted_satang": 0}
    send(phone, opening, phone.line("collection_close", scope, close))
    assert overdue_in_progress(client) == 1
    scan(BEGINNING + timedelta(minutes=1), push_as_server)
    assert told(client)["items"] == []
    assert overdue_in_progress(client) == 0


def test_the_number_of_questions_does_not_grow(people: dict[str, MadePerson]) -> None:
    def cost() -> int:
        scan(BEGINNING, push_as_server)
        with statements() as asked, reading() as connection:
            overdue_report(connection, find_place("3501"), BEGINNING, date(2026, 11, 23))  # type: ignore[arg-type]
        return len(asked)

    make_group(people["officer"].phone(), collection_day=5, founded_on="2026-11-01")
    one = cost()
    for _more in range(3):
        make_group(people["officer"].phone(), collection_day=5, founded_on="2026-11-01")
    assert cost() == one


def test_a_governor_is_told_how_many_and_not_who(people: dict[str, MadePerson], client: FlaskClient) -> None:
    make_group(people["officer"].phone(), collection_day=5, founded_on="2026-11-01")
    scan(BEGINNING, push_as_server)
    log_in(client, "governor")
    answer = told(client, "35")
    assert answer["counts"] == [{"rule": "collection_missing", "count": 1}]
    assert answer["items"] == []


@pytest.mark.parametrize("party2_role", ["officer", "district_chief"])
def test_progress_counts_what_the_list_holds(
    people: dict[str, MadePerson], client: FlaskClient, party2_role: str
) -> None:
    campaign = make_campaign()
    both = make_person("both", "350102", "350201")
    for person in (people["officer"], both):
        make_group(person.phone(), collection_day=5, founded_on="2026-11-01")
    staff = make_person("staff", "35", role="province_chief")
    desk, fingerprint = staff.phone(), fingerprint_of("ข้อตกลง")
    text = {"campaign_id": campaign, "text": "ข้อตกลง", "fingerprint": fingerprint, "source_words": "ร่าง"}
    template = desk.line("mou_template", "area:35", {**text, "party2_role": party2_role})
    signer = people["officer"] if party2_role == "officer" else people["chief"]
    terms = {
        "campaign_id": campaign, "template_id": id_of(template), "fingerprint": fingerprint, "quantity": 1,
        "target_on": "2027-02-21", "dated_on": "2026-11-20", "area_code": "35", "party2_id": signer.id,
    }  # fmt: skip
    names = dict.fromkeys(("place", "party1_name", "party1_post", "party2_name", "party2_post"), "ก")
    send(desk, template, desk.line("mou", f"person:{signer.id}", {**terms, **names}))
    scan(BEGINNING, push_as_server)
    log_in(client, "staff")

    def counted(area: str) -> tuple[int, dict[str, int]]:
        report = client.get(f"/api/reports/progress?area={area}").json
        rows = {row.get("code") or row["person_id"]: row["overdue"] for row in report["rows"]}
        return report["totals"]["overdue"], {name: count for name, count in rows.items() if count}

    province, first = told(client, "35")["items"], told(client, "3501")["items"]
    assert {item["rule"] for item in province} >= {"collection_missing", "mou_unsigned"}
    assert counted("35") == (len(province), {"3501": len(first), "3502": len(told(client, "3502")["items"])})
    # a chief signs, and is no officer: what only they are late with has no row of its own
    by_officer = Counter(item["officer_id"] for item in first if item["officer_id"] != people["chief"].id)
    assert counted("3501") == (len(first), by_officer)


def test_what_an_officer_left_behind_stands_where_the_group_lies(
    app: Flask, people: dict[str, MadePerson], client: FlaskClient
) -> None:
    left, moved = people["officer"], make_person("moved", "350102")
    for person in (left, moved):
        make_group(person.phone(), collection_day=5, founded_on="2026-11-01")
    retire(left.id, BEGINNING.date(), BEGINNING)
    move(moved.id, ["350201"], BEGINNING.date(), BEGINNING)
    later = BEGINNING + timedelta(days=1)
    scan(later, push_as_server)
    with reading() as connection:
        told_to = set(
            connection.execute(select(Alert.scope_id).where(Alert.rule == "collection_missing")).scalars()
        )
        digest = digest_text(connection, "3501", later.date())
    # who was moved leads the group until it is handed over; who left is told nothing
    assert told_to == {f"person:{moved.id}", f"person:{people['chief'].id}"}
    assert f"{say('alert.collection_missing')}: 2" in digest
    log_in(client, "chief")
    items = told(client)["items"]
    assert [(item["group_name"] is not None, item["officer_id"]) for item in items] == [(True, None)] * 2
    report = client.get("/api/reports/progress?area=3501").json
    assert (report["totals"]["overdue"], report["rows"]) == (2, [])
    make_person("neighbour", "3502", role="district_chief")
    log_in(client, "neighbour")
    assert told(client, "3502")["items"] == []
