"""What was set aside, through the routes: who sees what of it, and what an answer does."""

import json
import threading
import uuid
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from server.audit.log import latest
from server.cases.models import Case
from server.cases.set_aside_answer import SetAsideAnswer
from server.database import db, reading
from server.ledger.models import AccountBalance, Entry
from server.people.models import Device
from server.syncing.models import ReceiptLine, Scope, SetAside
from server.syncing.push import push
from sync.receipt import Result
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, log_in, make_group, make_person, make_record
from tests.operations import Phone, id_of, new_id
from tests.server.reports.test_progress import statements

BAHT = 100


class Supporter:
    """Somebody logged in, with the support page."""

    def __init__(self, app: Flask, name: str, *areas: str, role: str) -> None:
        self.person = make_person(name, *areas, role=role)
        self.client = app.test_client()
        self.device = log_in(self.client, name)["device"]["id"]

    def shelf(self, shelf: str = "open", **query: str) -> list[dict[str, Any]]:
        answer = self.client.get("/api/support/set-aside", query_string={"shelf": shelf, **query})
        assert answer.status_code == 200, answer.text
        items: list[dict[str, Any]] = answer.json["items"]
        return items

    def answer(self, item: dict[str, Any], choice: str, note: str | None = None) -> Any:
        path = f"/api/support/set-aside/{item['line_sha256']}/answer"
        return self.client.post(path, json={"choice": choice, "note": note})

    def line(self, item: dict[str, Any]) -> Any:
        return self.client.get(f"/api/support/set-aside/{item['line_sha256']}/line")


@pytest.fixture
def staff(app: Flask) -> Supporter:
    return Supporter(app, "staff", "35", role="province_staff")


@pytest.fixture
def chief(app: Flask) -> Supporter:
    return Supporter(app, "chief", "3501", role="district_chief")


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    return make_person("officer", "350102")


@pytest.fixture
def group(app: Flask) -> tuple[str, str]:
    """A group of another officer in the next district: its scope and its member."""
    scope, [member] = make_group(
        make_person("other", "350201").phone(), 100 * BAHT, subdistrict_code="350201", name="กลุ่มบ้านอื่น"
    )
    return scope, member


def sent(phone: Phone, *lines: bytes) -> list[Result]:
    return push(phone.author, lines, BEGINNING)


def stranded(
    officer: MadePerson, group: tuple[str, str], amount_satang: int = 50 * BAHT
) -> tuple[Phone, bytes]:
    """The officer's deposit in a group they never held."""
    phone = officer.phone()
    line = phone.pledge(*group, amount_satang)
    [result] = sent(phone, line)
    assert (result.outcome, result.receipt and result.receipt.code) == ("quarantined", "foreign_scope")
    return phone, line


def saved_satang(scope: str) -> int:
    with db.engine.connect() as connection:
        held = select(func.sum(AccountBalance.amount_satang)).where(
            AccountBalance.scope_id == scope, AccountBalance.account == "cash"
        )
        return int(connection.execute(held).scalar_one() or 0)


def state() -> list[Any]:
    """Everything an answer could change."""
    with db.engine.connect() as connection:
        return [
            connection.execute(select(Scope.id, Scope.seq, Scope.chain).order_by(Scope.id)).all(),
            connection.execute(select(func.count()).select_from(ReceiptLine)).scalar_one(),
            connection.execute(select(func.count()).select_from(SetAside)).scalar_one(),
            connection.execute(select(func.count()).select_from(Case)).scalar_one(),
            connection.execute(select(func.count()).select_from(SetAsideAnswer)).scalar_one(),
        ]


def test_what_was_set_aside_is_told_in_words(
    staff: Supporter, officer: MadePerson, group: tuple[str, str]
) -> None:
    stranded(officer, group)
    [item] = staff.shelf()
    assert {**item, "line_sha256": "", "ticket": ""} == {
        "line_sha256": "",
        "ticket": "",
        "received_at": "2026-11-23T07:15:33.123Z",
        "outcome": "quarantined",
        "code": "foreign_scope",
        "field": None,
        "author_name": "คุณ officer",
        "device_code": officer.device.code,
        "work": {
            "kind": "entry",
            "civil_on": "2026-11-23",
            "group_name": "กลุ่มบ้านอื่น",
            "entry_kind": "pledge",
        },
        "elsewhere": False,
        "can_admit": True,
        "can_decline": True,
        "answer": None,
    }
    assert staff.shelf("answered") == staff.shelf("rejected") == []
    one = staff.client.get(f"/api/support/set-aside/{item['line_sha256']}").json
    assert one == {**item, "as_of": "2026-11-23T07:15:33.123Z"}


def test_admitted_it_counts_once_and_shows_whose_work_it_was_and_who_admitted_it(
    staff: Supporter, officer: MadePerson, group: tuple[str, str]
) -> None:
    _phone, line = stranded(officer, group)
    [item] = staff.shelf()
    assert staff.answer(item, "admitted", "ผู้ปกครองกลุ่มยืนยันแล้ว").status_code == 200
    scope, _member = group
    assert saved_satang(scope) == 150 * BAHT
    with db.engine.connect() as connection:
        entry = connection.execute(
            select(Entry.author_id, Entry.device_id, Entry.civil_on, Entry.made_at, Device.person_id)
            .join(Device, Device.id == Entry.device_id)
            .where(Entry.id == id_of(line))
        ).one()
        flagged = connection.execute(select(Case.reason, Case.row_id).where(Case.scope_id == scope)).one()
    made_at = json.loads(line)["made_at"]
    assert tuple(entry) == (officer.id, staff.device, "2026-11-23", made_at, staff.person.id)
    assert tuple(flagged) == ("admitted", id_of(line))
    assert staff.shelf() == []
    [answered] = staff.shelf("answered")
    assert answered["answer"] == {
        "choice": "admitted",
        "note": "ผู้ปกครองกลุ่มยืนยันแล้ว",
        "on": "2026-11-23",
        "by_name": "คุณ staff",
    }
    # in the sender's own scope, so that their phone learns of it with its pull
    with db.engine.connect() as connection:
        row = connection.execute(select(SetAsideAnswer)).mappings().one()
    assert (row["scope_id"], row["ticket"]) == (f"person:{officer.id}", item["ticket"])
    assert (row["choice"], row["operation_id"], row["author_id"]) == (
        "admitted",
        id_of(line),
        staff.person.id,
    )


def test_twice_is_once(
    staff: Supporter, chief: Supporter, officer: MadePerson, group: tuple[str, str]
) -> None:
    phone, line = stranded(officer, group)
    [item] = staff.shelf()
    assert staff.answer(item, "admitted").status_code == 200
    before = state()
    for choice in ("admitted", "declined"):
        for supporter in (staff, chief):
            answer = supporter.answer(item, choice)
            assert (answer.status_code, answer.json["code"]) == (409, "already_answered")
    # and the phone that sends the same line once more hears what it heard before
    [result] = sent(phone, line)
    assert (result.outcome, result.is_duplicate) == ("quarantined", True)
    assert state() == before


def test_two_who_answer_at_the_same_moment_decide_once(
    app: Flask, staff: Supporter, officer: MadePerson, group: tuple[str, str]
) -> None:
    stranded(officer, group)
    [item] = staff.shelf()
    second = Supporter(app, "second", "35", role="province_chief")
    codes: list[int] = []

    def decide(supporter: Supporter, choice: str) -> None:
        codes.append(supporter.answer(item, choice).status_code)

    threads = [
        threading.Thread(target=decide, args=each) for each in ((staff, "admitted"), (second, "declined"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [200, 409]
    [answered] = staff.shelf("answered")
    admitted = answered["answer"]["choice"] == "admitted"
    assert saved_satang(group[0]) == (150 if admitted else 100) * BAHT


def test_declined_it_stays_out(staff: Supporter, officer: MadePerson, group: tuple[str, str]) -> None:
    stranded(officer, group)
    [item] = staff.shelf()
    assert staff.answer(item, "declined", "กลุ่มบันทึกเองแล้ว").status_code == 200
    assert saved_satang(group[0]) == 100 * BAHT
    [answered] = staff.shelf("answered")
    assert (answered["answer"]["choice"], answered["can_admit"]) == ("declined", False)


def test_what_the_rules_refuse_is_not_resolved_and_may_be_tried_again(
    staff: Supporter, officer: MadePerson, group: tuple[str, str]
) -> None:
    scope, _member = group
    newcomer = new_id()
    phone = officer.phone()
    member_line, deposit = phone.member(scope, newcomer, number="0009"), phone.pledge(scope, newcomer)
    sent(phone, member_line, deposit)
    member, money = sorted(staff.shelf(), key=lambda item: item["work"]["kind"], reverse=True)
    before = state()
    answer = staff.answer(money, "admitted")
    assert (answer.status_code, answer.json["code"]) == (409, "needs_not_applied")
    assert answer.json["title"]
    assert state() == before
    # the member first, under the id by which the deposit names it; then the deposit too
    assert staff.answer(member, "admitted").status_code == 200
    assert staff.answer(money, "admitted").status_code == 200
    assert saved_satang(scope) == 200 * BAHT


def test_a_founding_is_admitted_with_all_that_waits_for_it(staff: Supporter, officer: MadePerson) -> None:
    phone = officer.phone()
    scope, founding = phone.founding(subdistrict_code="350201", name="กลุ่มใหม่")
    member = phone.member(scope)
    money = phone.pledge(scope, id_of(member))
    assert [result.outcome for result in sent(phone, founding, member, money)] == [
        "quarantined",
        "held",
        "held",
    ]
    [item] = staff.shelf()
    assert (item["work"]["kind"], item["work"]["group_name"]) == ("group", "กลุ่มใหม่")
    assert staff.answer(item, "admitted").status_code == 200
    assert [result.outcome for result in sent(phone, member, money)] == ["applied", "applied"]
    assert saved_satang(scope) == 100 * BAHT


def test_work_of_a_device_nobody_knows_is_admitted_by_the_officers_chief(
    chief: Supporter, officer: MadePerson
) -> None:
    phone = officer.phone()
    scope, [member] = make_group(phone, 100 * BAHT)
    lost = officer.phone()
    lost.device = str(uuid.uuid4())
    sent(phone, lost.pledge(scope, member))
    [item] = chief.shelf()
    assert (item["code"], item["device_code"]) == ("device_unknown", None)
    assert chief.answer(item, "admitted").status_code == 200
    assert saved_satang(scope) == 200 * BAHT


def test_admitting_gives_no_right_the_author_never_had(
    staff: Supporter, officer: MadePerson, group: tuple[str, str]
) -> None:
    phone = officer.phone()
    device, phone.device = phone.device, str(uuid.uuid4())
    fields = {"role": "province_chief", "area_code": "35", "from_on": "2026-01-01"}
    post = phone.creation("assignment", f"person:{officer.id}", fields)
    phone.device = device
    sent(phone, post)
    [item] = staff.shelf()
    before = state()
    answer = staff.answer(item, "admitted")
    assert (answer.status_code, answer.json["code"]) == (409, "not_allowed")
    assert state() == before


def test_a_line_of_somebody_elses_work_is_admitted_as_theirs(
    app: Flask, chief: Supporter, officer: MadePerson
) -> None:
    second = make_person("second", "350101")
    scope, [member] = make_group(officer.phone(), 100 * BAHT)
    line = officer.phone().pledge(scope, member, 30 * BAHT)
    [result] = push(second.phone().author, [line], BEGINNING)
    assert result.receipt is not None
    assert result.receipt.code == "author_mismatch"
    [item] = chief.shelf()
    assert chief.answer(item, "admitted").status_code == 200
    with db.engine.connect() as connection:
        author = connection.execute(select(Entry.author_id).where(Entry.id == id_of(line))).scalar_one()
        answered = connection.execute(select(SetAsideAnswer.scope_id)).scalar_one()
    assert (author, answered) == (officer.id, f"person:{second.id}")


def test_a_line_nobody_can_read_can_only_be_declined(
    staff: Supporter, chief: Supporter, officer: MadePerson
) -> None:
    sent(officer.phone(), b'{"id": "\xe0\xb8')
    [item] = chief.shelf()
    assert (item["work"], item["can_admit"], item["can_decline"]) == (None, False, True)
    assert chief.line(item).json["line"] == '{"id": "\\xe0\\xb8'
    # it might name a member: the province is not told
    assert staff.line(item).json["code"] == "not_allowed"
    answer = staff.answer(item, "admitted")
    assert (answer.status_code, answer.json["code"]) == (409, "unreadable")
    assert staff.answer(item, "declined").status_code == 200


def test_a_chief_sees_their_own_officers_and_of_groups_elsewhere_only_that(
    app: Flask, chief: Supporter, staff: Supporter, officer: MadePerson, group: tuple[str, str]
) -> None:
    stranded(officer, group)
    elsewhere = make_person("elsewhere", "350301")
    stranded(elsewhere, group, 70 * BAHT)
    assert len(staff.shelf()) == 2
    [item] = chief.shelf()
    assert (item["author_name"], item["work"], item["elsewhere"]) == ("คุณ officer", None, True)
    answer = chief.line(item)
    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")
    answer = chief.answer(item, "admitted")
    assert (answer.status_code, answer.json["code"]) == (409, "not_allowed")
    [theirs] = [each for each in staff.shelf() if each["author_name"] == "คุณ elsewhere"]
    for answer in (chief.line(theirs), chief.answer(theirs, "declined")):
        assert (answer.status_code, answer.json["code"]) == (404, "not_found")


def test_an_officer_who_moved_is_looked_after_by_the_new_chief_and_one_who_left_by_the_last(
    app: Flask, chief: Supporter, group: tuple[str, str]
) -> None:
    left = make_person("left", "350102", to_on="2026-10-31")
    stranded(left, group)
    moved = make_person("moved", "350102", to_on="2026-10-31")
    post = {"role": "officer", "area_code": "350301", "from_on": "2026-11-01"}
    make_record("assignment", f"person:{moved.id}", post)
    stranded(moved, group)
    assert [item["author_name"] for item in chief.shelf()] == ["คุณ left"]
    other = Supporter(app, "otherchief", "3503", role="district_chief")
    assert [item["author_name"] for item in other.shelf()] == ["คุณ moved"]


def test_nobody_answers_their_own_work(staff: Supporter) -> None:
    phone = staff.person.phone()
    sent(phone, b"what is this")
    assert staff.shelf() == []


@pytest.mark.parametrize(("role", "area"), [("officer", "350102"), ("governor", "35")])
def test_others_have_no_such_page(app: Flask, role: str, area: str) -> None:
    nobody = Supporter(app, "nobody", area, role=role)
    line = {"line_sha256": "0" * 64}
    for answer in (
        nobody.client.get("/api/support/set-aside?shelf=open"),
        nobody.client.get("/api/support/outbox-files"),
        nobody.client.post("/api/support/outbox-files", data=b"{}"),
        nobody.line(line),
        nobody.answer(line, "declined"),
    ):
        assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")


def test_refused_lines_are_told_and_not_answered(staff: Supporter, officer: MadePerson) -> None:
    phone = officer.phone()
    scope, [member] = make_group(phone, 100 * BAHT)
    sent(phone, phone.pledge(scope, member, -5))
    assert staff.shelf() == []
    [item] = staff.shelf("rejected")
    assert (item["code"], item["field"]) == ("amount_not_positive", "amount_satang")
    answer = staff.answer(item, "declined")
    assert (answer.status_code, answer.json["code"]) == (409, "not_allowed")


def test_whom_a_line_is_about_is_told_in_the_district_and_not_in_the_province(
    staff: Supporter, chief: Supporter, officer: MadePerson
) -> None:
    phone = officer.phone()
    scope, _members = make_group(phone)
    sent(phone, phone.member(scope, number="0002", first_name="คำพอง", phone="0812345678", pledge_satang=-5))
    [item] = chief.shelf("rejected")
    assert "คำพอง" in chief.line(item).json["line"]
    told = json.loads(staff.line(item).json["line"])
    assert (told["kind"], told["scope"]) == ("member", scope)
    assert set(told["data"]["set"].values()) == {"…"}
    with reading() as connection:
        noted = [(line.who, line.what, line.about) for line in latest(connection, 3)]
    assert noted == [
        (staff.person.id, "set_aside_read", item["line_sha256"]),
        (chief.person.id, "identity_read", scope.removeprefix("group:")),
        (chief.person.id, "set_aside_read", item["line_sha256"]),
    ]


def test_reading_a_line_is_noted_without_saying_what_it_holds(
    staff: Supporter, officer: MadePerson, group: tuple[str, str]
) -> None:
    stranded(officer, group)
    [item] = staff.shelf()
    assert '"entry_kind":"pledge","amount_satang":"…"' in staff.line(item).json["line"]
    staff.answer(item, "admitted", "บันทึกของฉัน")
    with reading() as connection:
        noted = [(line.who, line.what, line.about) for line in latest(connection, 2)]
    assert noted == [
        (staff.person.id, "set_aside_answered", item["line_sha256"]),
        (staff.person.id, "set_aside_read", item["line_sha256"]),
    ]


def test_pages_follow_one_another_the_newest_first_at_a_constant_cost(
    staff: Supporter, officer: MadePerson, group: tuple[str, str], clock: HeldClock
) -> None:
    stranded(officer, group)
    with statements() as few:
        assert len(staff.shelf()) == 1
    phone = officer.phone()
    for number in range(120):
        if number % 40 == 0:
            clock.advance(seconds=1)
        push(phone.author, [phone.pledge(*group, 100 + number)], clock.now)
    seen: list[dict[str, Any]] = []
    after: dict[str, str] = {}
    with statements() as many:
        answer = staff.client.get("/api/support/set-aside", query_string={"shelf": "open"}).json
    while True:
        seen += answer["items"]
        if answer["next"] is None:
            break
        after = {"after": answer["next"]}
        answer = staff.client.get("/api/support/set-aside", query_string={"shelf": "open", **after}).json
    assert len(many) == len(few) == 2 + 2
    assert len({item["line_sha256"] for item in seen}) == len(seen) == 121
    times = [item["received_at"] for item in seen]
    assert times == sorted(times, reverse=True)
