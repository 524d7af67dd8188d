"""Which alerts leave the app, when, and together with which: no news is lost, and nobody is written to of what is settled."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from server.database import reading, writing
from server.deliveries.addresses import load_log, save_address
from server.deliveries.models import Delivery
from server.i18n.messages import say
from server.jobs import scan_alerts, send_deliveries
from server.staffing.people import retire
from server.values.thai_date import bangkok_date
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, make_campaign, make_group, make_person, send
from tests.operations import Phone, id_of
from tests.server.deliveries.mailbox import Mailbox, MailServer

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

TOMORROW = "ออมทรัพย์: พรุ่งนี้เป็นวันเก็บเงินของกลุ่ม"
DAY = "วันเก็บเงินของกลุ่ม"
MISSING = "ออมทรัพย์: ยังไม่ได้ปิดการเก็บเงินของเดือน"
DIFFERS = "ออมทรัพย์: เงินสดที่นับไม่ตรงกับบัญชี"


@pytest.fixture
def mailbox(app: Flask) -> Iterator[Mailbox]:
    with MailServer() as running:
        given = app.config["OMSAP_SETTINGS"]
        app.config["OMSAP_SETTINGS"] = replace(given, smtp_url=running.url, mail_from="omsap@example.org")
        yield running.mailbox


def with_address(person: MadePerson) -> MadePerson:
    with writing() as connection:
        save_address(connection, person.id, "email", f"{person.id}@example.org", BEGINNING)
    return person


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    return with_address(make_person("officer", "350102", from_on="2026-11-20"))


@pytest.fixture
def at(clock: HeldClock) -> Callable[[str], None]:
    """It is that time in Thailand: the scan looks, and what may leave leaves."""

    def go(when: str, *, scans: bool = True) -> None:
        clock.now = datetime.fromisoformat(f"{when}+07:00")
        if scans:
            scan_alerts()
        send_deliveries()

    return go


def found_groups(phone: Phone, count: int) -> list[str]:
    """Groups that collect on the 5th; their first collection day is in December."""
    return [make_group(phone, collection_day=5, founded_on="2026-11-20")[0] for _each in range(count)]


def collect(phone: Phone, scope: str, day: str, counted: int = 0) -> None:
    """The month's collection is held and closed, with so much in the box that the lines do not tell of."""
    opening = phone.line(
        "collection_open", scope, {"period": day[:7], "opening_cash_satang": 0}, civil_on=day
    )
    close = {"collection_id": id_of(opening), "lines": 0, "total_satang": 0, "counted_satang": counted}
    reason = {"reason": "นับผิด"} if counted else {}
    send(phone, opening, phone.line("collection_close", scope, close | reason, civil_on=day))


def mark(person: MadePerson, phone: Phone, alert_id: str) -> None:
    send(phone, phone.line("alert_mark", f"person:{person.id}", {"alert_id": alert_id, "answer": "done"}))


def subjects(mailbox: Mailbox, about: str) -> list[str]:
    return [message["Subject"] for message in mailbox.messages if about in message["Subject"]]


def busy(mailbox: Mailbox, reply: str = "451 later") -> None:
    """From now on every message is answered so, until `mailbox.replies` is cleared."""
    mailbox.replies[:] = [reply] * 20


def log(rule: str) -> list[tuple[str, bool]]:
    """State of each delivery of a rule, and whether it was sent; in the order of the states."""
    with reading() as connection:
        items = load_log(connection, ["35"])
    return sorted((each["state"], each["sent_at"] is not None) for each in items if each["rule"] == rule)


def test_what_happened_days_ago_is_news_when_it_arrives(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    phone = officer.phone()
    scope, _members = make_group(phone, founded_on="2026-10-20")
    at("2026-11-23T14:00")
    # the phone was without signal for eleven days
    collect(phone, scope, "2026-11-12", counted=100)
    at("2026-11-23T15:00")
    assert subjects(mailbox, DIFFERS) == [DIFFERS]


def test_what_was_found_while_nobody_could_be_told_is_left_to_the_app(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    phone = officer.phone()
    collect(phone, make_group(phone, founded_on="2026-10-20")[0], "2026-11-22", counted=100)
    scan_alerts()
    at("2026-11-27T14:00")
    assert subjects(mailbox, DIFFERS) == []


def test_four_groups_that_collect_tomorrow_are_one_message_the_evening_before(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    scopes = found_groups(officer.phone(), 4)
    at("2026-12-04T00:20")
    at("2026-12-04T16:59")
    assert subjects(mailbox, DAY) == []
    at("2026-12-04T17:00")
    assert subjects(mailbox, TOMORROW) == [f"{TOMORROW} และอีก 3 เรื่อง"]
    [text] = [each.get_content() for each in mailbox.messages if DAY in each["Subject"]]
    assert "มีเรื่องที่ถึงกำหนด: พรุ่งนี้เป็นวันเก็บเงินของกลุ่ม และอีก 3 เรื่อง\n" in text
    assert not any(scope.removeprefix("group:") in text for scope in scopes)
    assert log("collection_tomorrow") == [("sent", True), *[("together", True)] * 3]
    for day in ("05", "06", "07"):
        at(f"2026-12-{day}T17:30")
    assert len(log("collection_tomorrow")) == 4
    assert subjects(mailbox, TOMORROW) == [f"{TOMORROW} และอีก 3 เรื่อง"]


def test_on_the_day_itself_the_message_says_so(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    found_groups(officer.phone(), 1)
    at("2026-12-05T06:59")
    assert subjects(mailbox, DAY) == []
    at("2026-12-05T07:00")
    assert subjects(mailbox, DAY) == ["ออมทรัพย์: ถึงวันเก็บเงินของกลุ่ม"]


def test_after_its_day_a_collection_is_announced_no_more(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    found_groups(officer.phone(), 2)
    busy(mailbox)
    at("2026-12-04T17:00")
    mailbox.replies.clear()
    # no scan has looked since
    at("2026-12-06T08:00", scans=False)
    assert subjects(mailbox, DAY) == []
    assert log("collection_tomorrow") == [("settled", False)] * 2


def test_what_was_settled_since_is_not_written_of_on_the_days_after(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    phone = officer.phone()
    scopes = found_groups(phone, 3)
    at("2026-12-07T09:00")
    assert subjects(mailbox, MISSING) == [f"{MISSING} และอีก 2 เรื่อง"]
    for scope in scopes:
        collect(phone, scope, "2026-12-07")
    for day in ("08", "09", "10"):
        at(f"2026-12-{day}T09:00")
    assert len(subjects(mailbox, MISSING)) == 1


def test_what_is_found_after_the_message_left_follows_the_day_after_while_it_is_due(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    phone = officer.phone()
    for hour, group in ((9, "one"), (11, "two"), (13, "three")):
        collect(phone, make_group(phone, name=group, founded_on="2026-10-20")[0], "2026-11-22", counted=100)
        at(f"2026-11-23T{hour:02}:00")
    assert subjects(mailbox, DIFFERS) == [DIFFERS]
    at("2026-11-24T06:00")
    assert subjects(mailbox, DIFFERS) == [DIFFERS]
    at("2026-11-24T07:00")
    assert subjects(mailbox, DIFFERS) == [DIFFERS, f"{DIFFERS} และอีก 1 เรื่อง"]


def test_what_is_answered_while_its_message_waits_is_closed_and_the_rest_is_sent(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    phone = officer.phone()
    found_groups(phone, 3)
    busy(mailbox)
    at("2026-12-07T09:00")
    with reading() as connection:
        ids = connection.execute(
            select(Delivery.alert_id, Delivery.told_with).where(Delivery.rule == "collection_missing")
        ).all()
    [first] = [str(each.alert_id) for each in ids if each.told_with is None]
    second, _third = [str(each.alert_id) for each in ids if each.told_with is not None]
    mark(officer, phone, first)
    mark(officer, phone, second)
    at("2026-12-07T09:02")
    mailbox.replies.clear()
    # the message itself stands for what is left of it, with the same bytes
    at("2026-12-07T09:10")
    assert subjects(mailbox, MISSING) == [f"{MISSING} และอีก 2 เรื่อง"]
    assert log("collection_missing") == [("sent", True), ("settled", False), ("together", True)]


def test_a_message_of_which_nothing_is_left_is_closed_unsent(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    phone = officer.phone()
    scopes = found_groups(phone, 3)
    busy(mailbox)
    at("2026-12-07T09:00")
    assert log("collection_missing") == [("waiting", False)] * 3
    for scope in scopes:
        collect(phone, scope, "2026-12-07")
    mailbox.replies.clear()
    at("2026-12-07T09:10")
    assert subjects(mailbox, MISSING) == []
    assert log("collection_missing") == [("settled", False)] * 3


def test_what_stands_in_a_message_that_is_refused_was_not_told(
    officer: MadePerson, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    found_groups(officer.phone(), 2)
    busy(mailbox, "554 no")
    at("2026-12-07T09:00")
    assert log("collection_missing") == [("refused", False)] * 2


def test_who_is_chief_of_two_districts_has_the_figures_of_both_in_one_message(
    app: Flask, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    make_campaign()
    make_person("behind", "350102", from_on="2026-01-01")
    with_address(make_person("chief", "3501", "3502", role="district_chief"))
    at("2026-11-23T08:00")
    [message] = mailbox.messages
    assert message["Subject"] == "ออมทรัพย์: สรุปประจำสัปดาห์ของพื้นที่"
    text = message.get_content()
    first, second = text.split("ทรายมูล\n")
    assert "เมืองยโสธร\nการตั้งกลุ่มไม่คืบหน้ามานานแล้ว: 1\n" in first
    assert f"{say('alert.new_officer_stuck')}: 1\n" in first
    assert second.startswith("ไม่มีเรื่องที่เกินกำหนด\n")
    assert log("weekly_digest") == [("sent", True), ("together", True)]


def test_a_quiet_week_does_not_say_that_something_is_due(
    app: Flask, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    with_address(make_person("chief", "3501", role="district_chief"))
    at("2026-11-23T08:00")
    text = mailbox.messages[0].get_content()
    assert "สรุปประจำสัปดาห์ของพื้นที่\nไม่มีเรื่องที่เกินกำหนด\n" in text
    assert "มีเรื่องที่ถึงกำหนด" not in text


def test_every_sort_of_outcome_has_its_word() -> None:
    for state in ("waiting", "sent", "together", "settled", "refused", "given_up"):
        assert not say(f"delivery.state_{state}").startswith("delivery.")


def test_staff_of_the_province_are_sent_the_week_as_chiefs_are(
    app: Flask, mailbox: Mailbox, at: Callable[..., None]
) -> None:
    with_address(make_person("staff", "35", role="province_staff"))
    at("2026-11-23T08:00")
    assert [message["Subject"] for message in mailbox.messages] == ["ออมทรัพย์: สรุปประจำสัปดาห์ของพื้นที่"]


def test_who_has_left_is_sent_nothing_any_more(
    mailbox: Mailbox, officer: MadePerson, at: Callable[..., None], clock: HeldClock
) -> None:
    found_groups(officer.phone(), 1)
    clock.now = datetime.fromisoformat("2026-12-07T06:00+07:00")
    scan_alerts()
    retire(officer.id, bangkok_date(clock()), clock())
    at("2026-12-07T09:00")
    assert (log("collection_missing"), mailbox.messages) == ([], [])
