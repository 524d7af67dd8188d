from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.books.folds import three_way
from tests.conftest import HeldClock
from tests.factories import log_in, make_group, make_person, send
from tests.operations import Phone, id_of, new_id
from tests.server.reports.test_progress import BAHT, statements


@pytest.fixture
def chief(app: Flask) -> FlaskClient:
    """Logged in as a district's chief."""
    make_person("chief", "3501", role="district_chief")
    client = app.test_client()
    log_in(client, "chief")
    return client


def collect(phone: Phone, scope: str, *members: str, closed: bool, taken_back: bool = False) -> str:
    """A collection day of 100 baht a member; returns its id."""
    opened = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    collection_id = id_of(opened)
    paid = [phone.pledge(scope, member, data={"collection_id": collection_id}) for member in members]
    lines = [opened, *paid]
    if taken_back:
        named = {"collection_id": collection_id, "reverses": id_of(paid[-1])}
        lines.append(phone.pledge(scope, members[-1], data=named))
    if closed:
        total_satang = 100 * BAHT * (len(paid) - taken_back)
        counted = {"collection_id": collection_id, "counts": {"10000": len(paid) - taken_back}}
        totals = {
            "lines": len(paid) - taken_back,
            "total_satang": total_satang,
            "counted_satang": total_satang,
        }
        lines.append(phone.line("collection_count", scope, counted))
        lines.append(phone.line("collection_close", scope, {"collection_id": collection_id, **totals}))
    send(phone, *lines)
    return collection_id


def test_the_groups_of_an_area(chief: FlaskClient, clock: HeldClock) -> None:
    person = make_person("one", "350101", "350102")
    phone = person.phone()
    scope, members = make_group(phone, 100 * BAHT, 50 * BAHT)
    make_group(
        phone, subdistrict_code="350101", name="ชุมชนวัดใต้", area_level="community", moo=None, place_name=None
    )
    make_group(make_person("other", "350201").phone(), subdistrict_code="350201")
    clock.advance(hours=1)
    send(phone, phone.pledge(scope, members[0], 30 * BAHT), now=clock.now)
    collect(phone, scope, *members, closed=True)
    told = chief.get("/api/reports/groups?area=3501").json
    assert list(told) == ["as_of", "groups"]
    town, village = told["groups"]
    assert (town["subdistrict_th"], town["moo"], town["place_name"]) == ("ในเมือง", None, None)
    assert (town["members"], town["deposits_satang"], town["last_collection_on"]) == (0, 0, None)
    assert village == {
        "id": scope.removeprefix("group:"),
        "name": "กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง",
        "place_name": "บ้านหนองแสง",
        "moo": 3,
        "subdistrict_code": "350102",
        "subdistrict_th": "น้ำคำใหญ่",
        "officer_id": person.id,
        "officer_name": "คุณ one",
        "members": 2,
        "deposits_satang": 380 * BAHT,
        "last_collection_on": "2026-11-23",
        "duplicate_of": None,
        "founded_on": "2026-11-01",
        "last_received_at": "2026-11-23T07:15:33.123Z",
        "count_difference_satang": 0,
        "overdrawn": 0,
        "stage": "founding",
        "steps": [],
    }


def test_whether_the_books_of_a_group_agree(chief: FlaskClient) -> None:
    """The chief sees what the phone's three-way check says: the last day's count counts, and accounts below nothing."""
    phone = make_person("one", "350102").phone()
    scope, [member] = make_group(phone, 100 * BAHT)
    deposit = {"entry_kind": "pledge", "amount_satang": 100 * BAHT, "member_id": member}
    entries = [deposit | {"civil_on": "2026-11-05"}]
    opens: list[dict[str, Any]] = []
    closes: list[dict[str, Any]] = []

    def told() -> tuple[int, int]:
        [group] = chief.get("/api/reports/groups?area=3501").json["groups"]
        check = three_way(entries, opens, closes, "2026-11")
        figures: tuple[int, int] = (group["count_difference_satang"], group["overdrawn"])
        assert figures == (check["difference_satang"], len(check["overdrawn"]))
        return figures

    for day, counted in (("2026-11-05", 90), ("2026-11-06", 101), ("2026-11-06", 102)):
        opened = phone.line(
            "collection_open", scope, {"period": "2026-11", "opening_cash_satang": 100}, civil_on=day
        )
        close = {"collection_id": id_of(opened), "lines": 0, "total_satang": 0, "counted_satang": counted}
        send(phone, opened, phone.line("collection_close", scope, close, civil_on=day))
        opens.append({"id": id_of(opened), "opening_cash_satang": 100})
        closes.append(close | {"civil_on": day})
        told()
    assert told() == (3, 0)
    paid_out = {"entry_kind": "exit_payout", "amount_satang": 101 * BAHT, "member_id": member}
    send(phone, phone.line("entry", scope, paid_out))
    entries.append(paid_out | {"civil_on": "2026-11-23"})
    assert told() == (3, 2)


def test_members_who_left_are_not_counted(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, [member, _other] = make_group(phone, 100 * BAHT, 100 * BAHT)
    send(phone, phone.edit("member", scope, member, base="", status=("active", "left")))
    [group] = chief.get("/api/reports/groups?area=350102").json["groups"]
    assert group["members"] == 1


def test_who_was_registered_twice_is_counted_once(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, [member, twice] = make_group(phone, 100 * BAHT, 100 * BAHT)

    def counted() -> int:
        [group] = chief.get("/api/reports/groups?area=350102").json["groups"]
        members: int = group["members"]
        return members

    both = {"from_member_id": twice, "into_member_id": member}
    merge = phone.line("member_merge", scope, both)
    send(phone, merge)
    assert counted() == 1
    send(phone, phone.line("member_merge", scope, {**both, "reverses": id_of(merge)}))
    assert counted() == 2


def test_two_who_were_merged_crosswise_are_one(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, [one, twice, _alone] = make_group(phone, 100 * BAHT, 100 * BAHT, 100 * BAHT)

    def counted() -> tuple[int, int]:
        [group] = chief.get("/api/reports/groups?area=350102").json["groups"]
        return group["members"], group["deposits_satang"]

    deposits_satang = counted()[1]
    merges = [
        phone.line("member_merge", scope, {"from_member_id": from_id, "into_member_id": into_id})
        for from_id, into_id in ((twice, one), (one, twice))
    ]
    send(phone, *merges)
    assert counted() == (2, deposits_satang)
    for left, merge, (from_id, into_id) in zip((2, 3), merges, ((twice, one), (one, twice)), strict=True):
        both = {"from_member_id": from_id, "into_member_id": into_id}
        send(phone, phone.line("member_merge", scope, {**both, "reverses": id_of(merge)}))
        assert counted() == (left, deposits_satang)


def test_one_group_down_to_its_collections(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, members = make_group(phone, 100 * BAHT, 100 * BAHT)
    still_open = collect(phone, scope, *members, closed=False, taken_back=True)
    closed = collect(phone, scope, *members, closed=True, taken_back=True)
    empty = collect(phone, scope, closed=False)
    told = chief.get(f"/api/reports/groups/{scope.removeprefix('group:')}").json
    assert list(told) == ["as_of", "group", "steps", "shown", "visits", "months", "collections"]
    assert (told["group"]["members"], told["group"]["deposits_satang"]) == (2, 400 * BAHT)
    assert told["months"] == [
        {"month": "2026-11", "entry_kind": "pledge", "lines": 4, "amount_satang": 400 * BAHT}
    ]
    day = {"civil_on": "2026-11-23", "period": "2026-11"}
    nothing: dict[str, Any] = {"lines": 0, "total_satang": 0, "counted_satang": None, "closed": False}
    arrived = {"lines": 1, "total_satang": 100 * BAHT}
    assert told["collections"] == [
        {"id": empty, **day, **nothing},
        {"id": closed, **day, **arrived, "counted_satang": 100 * BAHT, "closed": True},
        {"id": still_open, **day, **nothing, **arrived},
    ]


def test_of_two_closes_the_later_counts(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, members = make_group(phone, 100 * BAHT)
    collection_id = collect(phone, scope, *members, closed=True)
    late = phone.pledge(scope, members[0], data={"collection_id": collection_id})
    totals = {"lines": 2, "total_satang": 200 * BAHT, "counted_satang": 200 * BAHT}
    send(phone, late, phone.line("collection_close", scope, {"collection_id": collection_id, **totals}))
    [told] = chief.get(f"/api/reports/groups/{scope.removeprefix('group:')}").json["collections"]
    assert (told["lines"], told["total_satang"], told["counted_satang"]) == (2, 200 * BAHT, 200 * BAHT)


def test_a_group_elsewhere_is_refused_and_an_unknown_one_not_found(chief: FlaskClient) -> None:
    scope, _members = make_group(make_person("other", "350201").phone(), subdistrict_code="350201")
    answer = chief.get(f"/api/reports/groups/{scope.removeprefix('group:')}")
    assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")
    answer = chief.get(f"/api/reports/groups/{new_id()}")
    assert (answer.status_code, answer.json["code"]) == (404, "not_found")
    assert chief.get("/api/reports/groups?area=3502").status_code == 403


def test_a_governor_sees_no_group(app: Flask) -> None:
    make_person("governor", "35", role="governor")
    scope, _members = make_group(make_person("one", "350102").phone())
    client = app.test_client()
    log_in(client, "governor")
    for path in ("/api/reports/groups?area=35", f"/api/reports/groups/{scope.removeprefix('group:')}"):
        answer = client.get(path)
        assert (answer.status_code, answer.json["code"]) == (403, "not_allowed")


def test_the_number_of_questions_does_not_grow(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    scope, members = make_group(phone, 100 * BAHT)
    paths = ("/api/reports/groups?area=3501", f"/api/reports/groups/{scope.removeprefix('group:')}")
    with statements() as few:
        assert [chief.get(path).status_code for path in paths] == [200, 200]
    for _ in range(10):
        make_group(phone, 100 * BAHT, 100 * BAHT)
        collect(phone, scope, *members, closed=True)
    with statements() as many:
        assert [chief.get(path).status_code for path in paths] == [200, 200]
    assert many == few
    # two each to know who asks; twelve for the list; one to find the group, twelve and fourteen for its page
    assert len(few) == 2 + 12 + 2 + 1 + 12 + 14


def test_visits_with_the_advice_that_followed(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    boss = make_person("boss", "3501", role="district_chief").phone()
    scope, _members = make_group(phone)
    seen = {"visited_on": "2026-11-20", "purpose": "audit", "visitor": "governor", "visitor_name": "ผู้ว่าฯ"}
    visit, mistake = phone.line("visit", scope, seen), phone.line("visit", scope, seen)
    send(phone, visit, mistake, phone.line("visit", scope, {**seen, "reverses": id_of(mistake)}))
    send(boss, boss.line("visit_advice", scope, {"visit_id": id_of(visit), "text": "ชวนเยาวชน"}))
    [told] = chief.get(f"/api/reports/groups/{scope.removeprefix('group:')}").json["visits"]
    assert (told["id"], told["visitor"], told["author_name"]) == (id_of(visit), "governor", "คุณ one")
    assert told["advised"] == [{"text": "ชวนเยาวชน", "author_name": "คุณ boss", "civil_on": "2026-11-23"}]


def test_advice_stays_with_a_visit_that_is_corrected_twice(chief: FlaskClient) -> None:
    phone = make_person("one", "350102").phone()
    boss = make_person("boss", "3501", role="district_chief").phone()
    scope, _members = make_group(phone)
    seen = {"visited_on": "2026-11-20", "purpose": "audit", "visitor": "officer", "found": "สมุดตรง"}
    page = f"/api/reports/groups/{scope.removeprefix('group:')}"
    visit = phone.line("visit", scope, seen)
    send(phone, visit)
    for hour, (found, advice) in enumerate([("แก้ครั้งแรก", "ชวนเยาวชน"), ("แก้อีกครั้ง", "ดูสมุดธนาคาร")]):
        send(boss, boss.line("visit_advice", scope, {"visit_id": id_of(visit), "text": advice}))
        made_at = f"2026-11-23T0{hour}:15:00.000Z"
        mirrored = {**seen, "found": None, "reverses": id_of(visit)}
        mirror = phone.line("visit", scope, mirrored, made_at=made_at)
        visit = phone.line("visit", scope, {**seen, "found": found}, made_at=made_at)
        send(phone, mirror, visit)
    [told] = chief.get(page).json["visits"]
    assert (told["id"], told["found"]) == (id_of(visit), "แก้อีกครั้ง")
    assert [each["text"] for each in told["advised"]] == ["ชวนเยาวชน", "ดูสมุดธนาคาร"]
