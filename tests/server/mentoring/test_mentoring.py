"""A chief gives an officer a mentor: what both then hold, what the mentor sees, and how it ends."""

import base64
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.audit.log import latest
from server.clock import format_instant
from server.database import reading
from server.errors import Refusal
from server.staffing.mentors import pair
from server.staffing.people import retire
from server.syncing.push import push
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, log_in, make_campaign, make_group, make_person, make_target, send
from tests.operations import Phone, id_of
from tests.server.reports.test_progress import statements

BAHT = 100


class Office:
    """A district chief at the page of staff, a new officer, and a retired one who accompanies them."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.devices: dict[FlaskClient, str] = {}
        self.officer = make_person("officer", "350102")
        self.mentor = make_person("mentor", "3501", role="mentor")
        self.other = make_person("other", "3501", role="mentor")
        make_person("far", "3502", role="mentor")
        self.chief = self.enter(make_person("chief", "3501", role="district_chief"))
        self.mentors = f"/api/staffing/people/{self.officer.id}/mentors"

    def enter(self, person: MadePerson) -> FlaskClient:
        client = self.app.test_client()
        self.devices[client] = log_in(client, person.name)["device"]["id"]
        return client

    def held(self, client: FlaskClient) -> list[str]:
        """The mentorships that the phone of this session holds."""
        asked = {
            "protocol": 1,
            "device": self.devices[client],
            "app": "0.1.0",
            "now": format_instant(BEGINNING),
            "cursors": {},
            "witnesses": {},
            "room": 500,
            "waiting": {"count": 0, "oldest_at": None},
        }
        pulled = client.post("/api/sync/pull", json=asked)
        assert pulled.status_code == 200, pulled.text
        return [scope for scope in pulled.json["scopes"] if scope.startswith("mentorship:")]

    def pair(self, mentor: MadePerson, from_on: str = "2026-11-23") -> Any:
        return self.chief.post(self.mentors, json={"mentor_id": mentor.id, "from_on": from_on})

    def told(self) -> dict[str, Any]:
        people = self.chief.get("/api/staffing").json["people"]
        found: dict[str, Any] = next(each for each in people if each["id"] == self.officer.id)
        return found

    def scope(self) -> str:
        return f"mentorship:{self.told()['mentors'][0]['id']}"


@pytest.fixture
def office(app: Flask) -> Office:
    return Office(app)


def test_whom_a_chief_may_choose(office: Office) -> None:
    told = office.chief.get("/api/staffing").json
    names = [each["display_name"] for each in told["mentors"]]
    assert names == ["คุณ chief", "คุณ mentor", "คุณ officer", "คุณ other"]
    refused = office.chief.post(
        office.mentors, json={"mentor_id": office.officer.id, "from_on": "2026-11-23"}
    )
    assert (refused.status_code, refused.json["code"]) == (409, "value_invalid")
    assert office.pair(office.mentor).status_code == 200
    assert office.pair(office.mentor).status_code == 409
    assert office.pair(office.other).status_code == 200
    assert [each["mentor_name"] for each in office.told()["mentors"]] != []
    to_mentor = {"mentor_id": office.other.id, "from_on": "2026-11-23"}
    assert (
        office.chief.post(f"/api/staffing/people/{office.mentor.id}/mentors", json=to_mentor).status_code
        == 403
    )
    with reading() as connection:
        assert [line.what for line in latest(connection, 2)] == ["mentor_given", "mentor_given"]


def test_both_hold_the_pair_and_the_mentor_only_while_it_lasts(office: Office, clock: HeldClock) -> None:
    office.pair(office.mentor)
    pair = office.told()["mentors"][0]
    assert pair["may_end"]
    officer, mentor, other = (office.enter(each) for each in (office.officer, office.mentor, office.other))
    held = [f"mentorship:{pair['id']}"]
    assert (office.held(officer), office.held(mentor), office.held(other)) == (held, held, [])
    ended = office.chief.post(f"{office.mentors}/{pair['id']}/end", json={"to_on": "2026-11-23"})
    assert ended.status_code == 200
    assert office.held(mentor) == held
    clock.advance(days=1)
    # sessions end over night
    for client, name in ((officer, "officer"), (mentor, "mentor"), (office.chief, "chief")):
        office.devices[client] = log_in(client, name)["device"]["id"]
    assert (office.held(officer), office.held(mentor)) == (held, [])
    assert mentor.get("/api/reports/mentees").json["mentees"] == []
    again = office.chief.post(f"{office.mentors}/{pair['id']}/end", json={"to_on": "2026-11-23"})
    assert again.status_code == 404


def note(phone: Phone, scope: str, **data: Any) -> bytes:
    return phone.line("coaching_note", scope, {"text": "ดูการนับเงินด้วยกัน", **data})


def test_the_chief_sees_that_coaching_took_place_and_not_what_was_said(office: Office) -> None:
    office.pair(office.mentor)
    scope, officer, mentor = office.scope(), office.officer.phone(), office.mentor.phone()
    first, second, third = (note(officer, scope, sort=sort) for sort in ("met", "called", "wrote"))
    asked = note(officer, scope, sort="question")
    send(officer, first, second, third, asked)
    send(officer, officer.line("coaching_sign", scope, {"note_id": id_of(third), "word": "did_not"}))
    answer = note(mentor, scope, sort="answer", about_id=id_of(asked))
    send(mentor, answer, mentor.line("coaching_sign", scope, {"note_id": id_of(first), "word": "took_place"}))
    [pair] = office.told()["mentors"]
    assert (pair["noted"], pair["signed"], pair["last_on"]) == (2, 1, "2026-11-23")
    assert "ดูการนับเงิน" not in office.chief.get("/api/staffing").text


def test_a_stranger_writes_nothing_there_and_a_former_mentor_is_looked_at(office: Office) -> None:
    office.pair(office.mentor, "2026-01-01")
    pair = office.told()["mentors"][0]
    scope = f"mentorship:{pair['id']}"
    other, mentor = office.other.phone(), office.mentor.phone()
    [foreign] = push(other.author, [note(other, scope, sort="met")], BEGINNING)
    assert (foreign.outcome, foreign.problem and foreign.problem.code) == ("quarantined", "foreign_scope")
    office.chief.post(f"{office.mentors}/{pair['id']}/end", json={"to_on": "2026-11-20"})
    [late] = push(mentor.author, [note(mentor, scope, sort="met")], BEGINNING)
    assert late.receipt is not None
    assert (late.outcome, late.receipt.flags) == ("applied", ("out_of_grant",))


def test_the_mentor_sees_groups_in_figures_and_no_member(office: Office) -> None:
    campaign = make_campaign()
    make_target(office.officer, campaign)
    scope, _members = make_group(office.officer.phone(), 100 * BAHT, 50 * BAHT)
    elsewhere = make_person("elsewhere", "350102")
    foreign, _members = make_group(elsewhere.phone(), 100 * BAHT)
    mentor = office.enter(office.mentor)
    group_id, foreign_id = scope.removeprefix("group:"), foreign.removeprefix("group:")
    assert mentor.get("/api/reports/mentees").json["mentees"] == []
    assert mentor.get(f"/api/reports/groups/{group_id}").status_code == 403
    office.pair(office.mentor)
    told = mentor.get("/api/reports/mentees")
    [mentee] = told.json["mentees"]
    [group] = mentee["groups"]
    assert (mentee["name"], group["members"], group["deposits_satang"]) == ("คุณ officer", 2, 150 * BAHT)
    assert [(each["quantity"], each["founded"]) for each in mentee["targets"]] == [(1, 0)]
    opened = mentor.get(f"/api/reports/groups/{group_id}")
    assert opened.status_code == 200
    assert mentor.get(f"/api/reports/groups/{foreign_id}").status_code == 403
    assert "บุญมี" not in told.text + opened.text


def test_the_mentor_reads_the_day_the_officer_is_reminded_of(office: Office) -> None:
    # promised by everybody of the province, and read two ways until somebody confirms one
    make_campaign(target_earliest_on="2026-12-31")
    make_campaign("36")
    office.pair(office.mentor)
    [mentee] = office.enter(office.mentor).get("/api/reports/mentees").json["mentees"]
    assert [(each["quantity"], each["target_on"]) for each in mentee["targets"]] == [(1, "2026-12-31")]


def test_the_mentor_sees_that_a_visit_took_place_and_not_what_was_found(office: Office) -> None:
    phone = office.officer.phone()
    scope, _members = make_group(phone, 100 * BAHT)
    step = {"milestone": "leaders_found", "done_on": "2026-11-20", "note": "ลุงสมเป็นประธาน"}
    visit = {"visited_on": "2026-11-20", "purpose": "meeting", "visitor": "officer", "found": "ลุงสมป่วย"}
    send(phone, phone.line("milestone", scope, step), phone.line("visit", scope, visit))
    office.pair(office.mentor)
    mentor, group_id = office.enter(office.mentor), scope.removeprefix("group:")
    opened = mentor.get(f"/api/reports/groups/{group_id}")
    assert [each["milestone"] for each in opened.json["steps"]] == ["leaders_found"]
    assert [each["visited_on"] for each in opened.json["visits"]] == ["2026-11-20"]
    assert "ลุงสม" not in opened.text
    file = mentor.get(f"/api/exports/months?format=csv&group={group_id}")
    # who took it, as of when, headings, codes, one month: how the phones of the area stand is not a mentor's to know
    assert base64.b64decode(file.json["content"]).decode().count("\r\n") == 5


def test_the_report_asks_as_much_for_three_mentees_as_for_one(office: Office) -> None:
    office.pair(office.mentor)
    mentor = office.enter(office.mentor)
    with statements() as one:
        mentor.get("/api/reports/mentees")
    for name in ("second", "third"):
        more = make_person(name, "350102")
        make_group(more.phone(), 100 * BAHT)
        given = {"mentor_id": office.mentor.id, "from_on": "2026-11-23"}
        assert office.chief.post(f"/api/staffing/people/{more.id}/mentors", json=given).status_code == 200
    with statements() as many:
        assert len(mentor.get("/api/reports/mentees").json["mentees"]) == 3
    assert len(many) == len(one)


def test_who_retires_mentors_nobody_any_more(office: Office) -> None:
    office.pair(office.mentor)
    staff = office.enter(make_person("staff", "35", role="province_staff"))
    assert staff.post(f"/api/staffing/people/{office.mentor.id}/retire", json={}).status_code == 200
    assert office.told()["mentors"][0]["to_on"] == "2026-11-23"
    with reading() as connection:
        lines = [(line.what, line.about) for line in latest(connection, 3)]
    assert lines == [
        ("user_retired", office.mentor.id),
        ("mentor_ended", office.officer.id),
        ("assignment_ended", office.mentor.id),
    ]


def test_a_mentorship_is_not_made_longer_and_nobody_is_paired_with_who_has_gone(office: Office) -> None:
    office.pair(office.mentor)
    end = f"{office.mentors}/{office.told()['mentors'][0]['id']}/end"
    assert office.chief.post(end, json={"to_on": "2026-12-01"}).status_code == 200
    longer = office.chief.post(end, json={"to_on": "2026-12-02"})
    assert (longer.status_code, longer.json["code"]) == (422, "value_invalid")
    today = date(2026, 11, 23)
    retire(office.other.id, today, BEGINNING)
    with pytest.raises(Refusal, match="person_retired"):
        pair(office.officer.id, office.other.id, today, BEGINNING)
    assert [each["to_on"] for each in office.told()["mentors"]] == ["2026-12-01"]
