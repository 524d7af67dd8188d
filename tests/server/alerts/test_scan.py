import json
import threading
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import insert, select

from server.alerts.models import Alert
from server.alerts.scan import find_due, make_draft, scan
from server.concept import Draft
from server.database import reading, writing
from server.ledger.models import CollectionDate
from server.syncing.models import ReceiptLine
from server.syncing.server_device import make_line, push_as_server
from sync.receipt import Result
from tests.conftest import BEGINNING
from tests.factories import make_campaign, make_group, make_person, make_setting, make_target
from tests.operations import TODAY, new_id

#: The campaign of the factories is due in 90 days.
CAMPAIGN_DUE_ON = "2027-02-21"


def raised() -> list[tuple[str, str, int]]:
    with reading() as connection:
        rows = connection.execute(
            select(Alert.scope_id, Alert.due_on, Alert.step)
            .where(Alert.rule == "campaign_due")
            .order_by(Alert.scope_id, Alert.due_on, Alert.step)
        )
        return [tuple(row) for row in rows]


def test_each_officer_without_an_established_group_is_told_once(app: Flask) -> None:
    make_campaign()
    make_setting("th", "established_requires", [])
    behind, done = make_person("behind", "350102"), make_person("done", "350101")
    make_group(done.phone(), subdistrict_code="350101", founded_on="2026-11-06")
    # of the day that comes nearer, and of five weeks without a step
    assert scan(BEGINNING, push_as_server) == 2
    assert raised() == [(f"person:{behind.id}", CAMPAIGN_DUE_ON, 90)]
    assert scan(BEGINNING, push_as_server) == 0
    assert scan(BEGINNING + timedelta(days=1), push_as_server) == 0
    assert len(raised()) == 1


def test_until_somebody_confirmed_the_words_their_earliest_reading_is_told(app: Flask) -> None:
    words = {
        "target_words": "ภายในปี พ.ศ. 2570",
        "target_on": "2027-12-31",
        "target_earliest_on": CAMPAIGN_DUE_ON,
    }
    make_campaign(**words)
    make_campaign(**words, confirmed_on="2026-11-01", confirmed_by_name="เจ้าหน้าที่จังหวัด")
    officer = make_person("behind", "350102")
    # of the earliest reading, and of five weeks without a step
    assert scan(BEGINNING, push_as_server) == 2
    assert raised() == [(f"person:{officer.id}", CAMPAIGN_DUE_ON, 90)]


def test_what_is_no_savings_group_is_not_counted_as_one(app: Flask) -> None:
    make_campaign(unit_name="หมู่บ้านต้นแบบ")
    officer = make_person("founder", "350102")
    make_group(officer.phone(), founded_on="2026-11-06")
    assert scan(BEGINNING, push_as_server) == 1
    assert raised() == [(f"person:{officer.id}", CAMPAIGN_DUE_ON, 90)]


def test_what_was_raised_is_not_even_pushed_again(app: Flask) -> None:
    make_campaign()
    make_person("behind", "350102")
    scan(BEGINNING, push_as_server)
    pushed: list[Draft] = []

    def keep(drafts: Sequence[Draft], _now: datetime) -> list[Result]:
        pushed.extend(drafts)
        return []

    assert scan(BEGINNING, keep) == 0
    assert pushed == []


def test_the_next_step_is_a_new_alert(app: Flask) -> None:
    make_campaign()
    person = make_person("behind", "350102")
    for days in (0, 31, 31, 80):
        scan(BEGINNING + timedelta(days=days), push_as_server)
    assert raised() == [(f"person:{person.id}", CAMPAIGN_DUE_ON, step) for step in (14, 60, 90)]


def test_only_officers_of_the_area_are_told(app: Flask) -> None:
    make_campaign()
    make_person("chief", "35", role="province_chief")
    make_person("elsewhere", "340101")
    make_person("gone", "350102", to_on="2026-11-22")
    make_person("to_come", "350102", from_on="2026-11-24")
    scan(BEGINNING, push_as_server)
    assert raised() == []


def test_a_closed_campaign_and_one_to_come_tell_nobody(app: Flask) -> None:
    make_campaign(state="closed")
    make_campaign(starts_on="2026-11-24")
    make_person("officer", "350102")
    assert scan(BEGINNING, push_as_server) == 0


def test_an_officers_own_date_and_a_provinces_own_ladder_count(app: Flask) -> None:
    campaign = make_campaign()
    later, usual = make_person("later", "350102"), make_person("usual", "350101")
    make_target(later, campaign, target_on="2027-03-31")
    make_target(usual, campaign)
    make_setting("th", "campaign_due_steps_days", [45])
    make_setting("35", "campaign_due_steps_days", [200, 100])
    make_setting("35", "campaign_due_steps_days", [1], starts_on="2026-12-01")
    assert scan(BEGINNING, push_as_server) == 4
    assert raised() == sorted(
        [(f"person:{usual.id}", CAMPAIGN_DUE_ON, 100), (f"person:{later.id}", "2027-03-31", 200)]
    )


def test_whoever_raises_an_alert_makes_the_same_bytes(app: Flask) -> None:
    make_campaign()
    make_person("officer", "350102")
    with reading() as connection:
        [one], [other] = (
            [
                each
                for each in find_due(connection, TODAY + timedelta(days=days))
                if each.rule == "campaign_due"
            ]
            for days in (33, 40)
        )
    line = make_line(make_draft(one))
    assert make_line(make_draft(other)) == line
    # the day the step was reached, 60 days before the target, not the day of the scan
    assert json.loads(line)["civil_on"] == "2026-12-23"


def test_two_scans_at_once_raise_one_alert(app: Flask) -> None:
    make_campaign()
    for number in range(5):
        make_person(f"officer-{number}", f"35010{number + 1}")
    together, counts = threading.Barrier(2), []

    def scan_too() -> None:
        with app.app_context():
            together.wait()
            counts.append(scan(BEGINNING, push_as_server))

    threads = [threading.Thread(target=scan_too) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts) == 10
    assert len(raised()) == 5
    with reading() as connection:
        outcomes = connection.execute(
            select(ReceiptLine.outcome).join(Alert, Alert.id == ReceiptLine.operation_id)
        ).scalars()
        assert list(outcomes) == ["applied"] * 10


def test_chiefs_hear_as_the_day_comes_nearer_and_all_of_them_weekly_after_it(app: Flask) -> None:
    make_campaign()
    names = {
        make_person("first", "350102").id: "officer",
        make_person("second", "350103").id: "officer",
        make_person("chief", "3501", role="district_chief").id: "chief",
        make_person("elsewhere", "3502", role="district_chief").id: "elsewhere",
        make_person("staff", "35", role="province_staff").id: "staff",
        make_person("province", "35", role="province_chief").id: "province",
    }

    def told(day: str) -> dict[str, int]:
        with reading() as connection:
            due = {
                each for each in find_due(connection, date.fromisoformat(day)) if each.rule == "campaign_due"
            }
        assert len({each.alert_id for each in due}) == len(due)
        counts: dict[str, int] = {}
        for each in due:
            counts[names[each.recipient]] = counts.get(names[each.recipient], 0) + 1
        return counts

    assert told("2027-01-21") == {"officer": 2}
    # the chief of two officers that are behind is told once
    assert told("2027-01-22") == {"officer": 2, "chief": 1}
    assert told("2027-02-06") == {"officer": 2, "chief": 1}
    assert told("2027-02-07") == {"officer": 2, "chief": 1, "staff": 1, "province": 1}
    assert told("2027-02-24") == {}
    assert told("2027-02-28") == {"officer": 2, "chief": 1, "staff": 1, "province": 1}


def test_facts_no_rule_can_reckon_with_cost_their_own_group_only(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    phone = make_person("officer", "350102").phone()
    odd, _none = make_group(phone, collection_day=5, founded_on="2026-10-01")
    fine, _none = make_group(phone, collection_day=5, founded_on="2026-10-01")
    # as an app before the limit wrote it
    row = {
        "scope_id": odd, "id": new_id(), "seq": 900, "author_id": new_id(), "device_id": new_id(), "civil_on": "2026-11-01",
        "made_at": "2026-11-01T05:00:00.000Z", "period": "2026-11", "collection_on": "9999-12-31", "reason": None,
    }  # fmt: skip
    with writing() as connection:
        connection.execute(insert(CollectionDate), [row])
    scan(BEGINNING, push_as_server)
    with reading() as connection:
        told = set(
            connection.execute(select(Alert.subject).where(Alert.rule == "collection_missing")).scalars()
        )
    assert told == {fine.removeprefix("group:")}
    assert f"the rules broke on {odd.removeprefix('group:')}" in caplog.text
