"""Alerts by real e-mail: once each, whatever dies, repeats or says no."""

import logging
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask, current_app
from flask.testing import FlaskClient
from marshmallow import ValidationError
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from server.alerts.models import Alert
from server.clock import format_instant
from server.database import db, reading, writing
from server.deliveries.addresses import masked, save_address
from server.deliveries.channels import Mail, Sent
from server.deliveries.configured import make_channels
from server.deliveries.lease import hold_lease
from server.deliveries.models import ContactAddress, Delivery
from server.deliveries.plan import plan_deliveries
from server.deliveries.rules import (
    LEASE_SECONDS,
    NEVER_QUIET,
    TRIES_MAX,
    Quiet,
    first_try_at,
    next_try_at,
)
from server.deliveries.schemas import EmailSchema
from server.deliveries.send import claim, note, send_due
from server.jobs import scan_alerts, send_deliveries
from tests.conftest import BEGINNING, HeldClock
from tests.factories import MadePerson, log_in, make_campaign, make_person, send
from tests.server.deliveries.mailbox import Mailbox, MailServer

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer() as running:
        yield running


@pytest.fixture
def mailbox(server: MailServer, app: Flask) -> Mailbox:
    app.config["OMSAP_SETTINGS"] = replace(
        app.config["OMSAP_SETTINGS"],
        smtp_url=server.url,
        mail_from="omsap@example.org",
        public_url="https://omsap.example",
    )
    return server.mailbox


@pytest.fixture
def officer(app: Flask) -> MadePerson:
    make_campaign()
    # too short in office to stand still: the campaign is all there is to tell
    person = make_person("officer", "350102", from_on="2026-11-20")
    with writing() as connection:
        save_address(connection, person.id, "email", "officer@example.org", BEGINNING)
    scan_alerts()
    return person


def deliveries() -> list[Any]:
    with db.engine.connect() as connection:
        return list(connection.execute(select(Delivery).order_by(Delivery.made_at)).mappings())


def test_an_alert_is_mailed_once_and_names_nobody(officer: MadePerson, mailbox: Mailbox) -> None:
    for _run in range(3):
        send_deliveries()
    [message] = mailbox.messages
    assert (message["To"], message["From"]) == ("officer@example.org", "omsap@example.org")
    [delivery] = deliveries()
    assert (delivery["state"], delivery["tries"]) == ("sent", 1)
    assert message["Message-ID"] == f"<{delivery['id']}@example.org>"
    text = message.get_content()
    assert "https://omsap.example" in text
    assert officer.name not in text + message["Subject"]


def test_without_an_address_or_a_server_nothing_leaves(app: Flask, mailbox: Mailbox) -> None:
    make_campaign()
    make_person("officer", "350102")
    scan_alerts()
    send_deliveries()
    assert (mailbox.messages, deliveries()) == ([], [])


def test_planned_at_the_same_moment_twice_it_is_one(officer: MadePerson, mailbox: Mailbox) -> None:
    with writing() as connection:
        assert plan_deliveries(connection, ["email"], BEGINNING, None) == 1
        assert plan_deliveries(connection, ["email"], BEGINNING, None) == 0
    assert len(deliveries()) == 1


def test_what_was_marked_done_is_not_sent(app: Flask, officer: MadePerson, mailbox: Mailbox) -> None:
    with reading() as connection:
        alert_id = connection.execute(select(Alert.id)).scalar_one()
    phone = officer.phone()
    mark = {"alert_id": alert_id, "answer": "done"}
    send(phone, phone.line("alert_mark", f"person:{officer.id}", mark))
    send_deliveries()
    assert mailbox.messages == []


def test_old_news_is_left_to_the_app(officer: MadePerson, clock: HeldClock, mailbox: Mailbox) -> None:
    clock.advance(days=4)
    send_deliveries()
    assert mailbox.messages == []


def test_a_busy_server_is_tried_again_with_the_same_message(
    officer: MadePerson, clock: HeldClock, mailbox: Mailbox
) -> None:
    mailbox.replies[:] = ["451 later", "421 closing"]
    send_deliveries()
    send_deliveries()
    [waiting] = deliveries()
    assert (waiting["state"], waiting["tries"], waiting["trouble"]) == ("waiting", 1, "server 451")
    for _more in range(2):
        clock.advance(minutes=5)
        send_deliveries()
    [message] = mailbox.messages
    [sent] = deliveries()
    assert (sent["state"], sent["tries"]) == ("sent", 3)
    assert sent["request"] == waiting["request"]
    assert message["Message-ID"] == f"<{sent['id']}@example.org>"


def test_what_will_never_be_taken_is_not_tried_for_ever(
    officer: MadePerson, clock: HeldClock, mailbox: Mailbox
) -> None:
    mailbox.replies[:] = ["554 no"]
    send_deliveries()
    clock.advance(hours=1)
    send_deliveries()
    assert [(each["state"], each["tries"]) for each in deliveries()] == [("refused", 1)]


def test_an_address_nobody_has_is_ended(officer: MadePerson, mailbox: Mailbox) -> None:
    mailbox.refused_recipients["officer@example.org"] = "550 no such user"
    send_deliveries()
    with reading() as connection:
        assert connection.execute(select(ContactAddress.ended_at)).scalar_one() is not None


@pytest.mark.parametrize("address", ["(somchai@example.org", "somchai@[example.org"])
def test_one_address_that_cannot_be_written_to_stops_nobody_elses_mail(
    app: Flask, mailbox: Mailbox, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    make_campaign()
    for number, to in enumerate((address, "a@example.org", "b@example.org")):
        person = make_person(f"officer{number}", "350102", from_on="2026-11-20")
        with writing() as connection:
            save_address(connection, person.id, "email", to, BEGINNING)
    scan_alerts()
    send_deliveries()
    assert sorted(message["To"] for message in mailbox.messages) == ["a@example.org", "b@example.org"]
    [refused] = [each for each in deliveries() if each["state"] != "sent"]
    assert (refused["state"], refused["tries"]) == ("refused", 1)
    assert refused["trouble"] in ("StopIteration", "AttributeError")
    assert refused["trouble"] in caplog.text
    assert "somchai" not in caplog.text


def test_a_process_killed_between_claim_and_send_is_overtaken(
    officer: MadePerson, clock: HeldClock, mailbox: Mailbox
) -> None:
    with writing() as connection:
        plan_deliveries(connection, ["email"], BEGINNING, None)
    with writing() as connection:
        assert claim(connection, ["email"], BEGINNING) is not None
    # the process is dead now; nobody else touches what it held
    send_deliveries()
    assert mailbox.messages == []
    clock.advance(minutes=3)
    send_deliveries()
    assert len(mailbox.messages) == 1
    assert [(each["state"], each["tries"]) for each in deliveries()] == [("sent", 2)]


def test_a_server_that_took_it_and_could_not_say_so_gets_the_same_message_id(
    officer: MadePerson, clock: HeldClock, mailbox: Mailbox
) -> None:
    with writing() as connection:
        plan_deliveries(connection, ["email"], BEGINNING, None)
    with writing() as connection:
        claimed = claim(connection, ["email"], BEGINNING)
    assert claimed is not None
    channels = make_channels(current_app.config["OMSAP_SETTINGS"])
    assert channels["email"].send(claimed.id, claimed.address, claimed.request) == Sent("taken")
    with writing() as connection:
        note(connection, claimed, Sent("later", "TimeoutError"), BEGINNING)
    clock.advance(minutes=2)
    send_deliveries()
    assert len({message["Message-ID"] for message in mailbox.messages}) == 1
    assert len(mailbox.messages) == 2


def test_two_processes_claim_different_ones(officer: MadePerson, mailbox: Mailbox) -> None:
    with writing() as connection:
        plan_deliveries(connection, ["email"], BEGINNING, None)
        assert claim(connection, ["email"], BEGINNING) is not None
        assert claim(connection, ["email"], BEGINNING) is None
    assert send_due({}, lambda: BEGINNING) == 0


@dataclass
class Slow:
    """A channel that takes its time; what it answers one after the other, "taken" afterwards."""

    clock: HeldClock
    name: str = "email"
    seconds: float = 50
    answers: list[Sent] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)

    def send(self, _delivery_id: str, address: str, _request: dict[str, Any]) -> Sent:
        self.clock.advance(seconds=self.seconds)
        self.addresses.append(address)
        return self.answers.pop(0) if self.answers else Sent("taken")


@pytest.fixture
def three(app: Flask) -> list[MadePerson]:
    """Three officers who are told by e-mail and by LINE."""
    make_campaign()
    people = [make_person(name, "350102", from_on="2026-11-20") for name in ("one", "two", "three")]
    for person in people:
        with writing() as connection:
            save_address(connection, person.id, "email", f"{person.id}@example.org", BEGINNING)
            save_address(connection, person.id, "line", f"U{person.id}", BEGINNING)
    scan_alerts()
    return people


def test_every_one_of_a_slow_run_is_claimed_and_noted_at_its_own_time(
    three: list[MadePerson], clock: HeldClock
) -> None:
    with writing() as connection:
        plan_deliveries(connection, ["email"], BEGINNING, None)
    leases = []

    class Watched(Slow):
        def send(self, delivery_id: str, address: str, request: dict[str, Any]) -> Sent:
            leases.append(next(each["leased_until"] for each in deliveries() if each["id"] == delivery_id))
            return super().send(delivery_id, address, request)

    channel = Watched(clock, answers=[Sent("taken"), Sent("taken"), Sent("later", "server 451")])
    assert send_due({"email": channel}, clock) == 2
    held = [format_instant(BEGINNING + timedelta(seconds=each + LEASE_SECONDS)) for each in (0, 50, 100)]
    assert leases == held
    sent_at = sorted(each["sent_at"] for each in deliveries() if each["sent_at"])
    assert sent_at == [format_instant(BEGINNING + timedelta(seconds=each)) for each in (50, 100)]
    [waiting] = [each for each in deliveries() if each["state"] == "waiting"]
    assert waiting["next_try_at"] == format_instant(BEGINNING + timedelta(seconds=150 + 60))


def test_a_channel_that_cannot_be_reached_rests_and_holds_up_no_other(
    three: list[MadePerson], clock: HeldClock
) -> None:
    with writing() as connection:
        plan_deliveries(connection, ["email", "line"], BEGINNING, None)
    mail = Slow(clock, seconds=20, answers=[Sent("later", "TimeoutError", is_unreached=True)])
    line = Slow(clock, "line", seconds=0, answers=[Sent("later", "line 500")])
    assert send_due({"email": mail, "line": line}, clock) == 2
    assert (len(mail.addresses), len(line.addresses)) == (1, 3)
    # the next run asks again, beginning with those whose turn did not come
    assert send_due({"email": mail}, clock) == 2
    assert len(set(mail.addresses)) == 3


def test_a_wrong_password_of_ours_costs_nobody_a_message() -> None:
    request = {"subject": "ก", "text": "ก", "date": "Mon, 23 Nov 2026 14:15:33 +0700"}
    with MailServer(password="right") as running:
        wrong, right = (
            Mail(running.url.replace("//", f"//omsap:{word}@"), "omsap@example.org")
            for word in ("wrong", "right")
        )
        sent = wrong.send("d", "officer@example.org", request)
        assert (sent.answer, sent.trouble, sent.is_unreached) == ("later", "login 535", True)
        assert right.send("d", "officer@example.org", request).answer == "taken"
        assert len(running.mailbox.messages) == 1


def test_a_mail_server_that_is_not_there_cannot_be_reached_and_one_that_answers_can(
    officer: MadePerson, mailbox: Mailbox
) -> None:
    channel = make_channels(current_app.config["OMSAP_SETTINGS"])["email"]
    request = {"subject": "s", "text": "t", "date": "Mon, 23 Nov 2026 07:15:33 +0000"}
    mailbox.replies[:] = ["451 later"]
    assert channel.send("1", "a@example.org", request) == Sent("later", "server 451")
    assert channel.send("1", "สมชาย@example.org", request).is_unreached is False
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = Mail(f"smtp://127.0.0.1:{free.getsockname()[1]}", "omsap@example.org")
        told = Sent("later", "ConnectionRefusedError", is_unreached=True)
        assert nobody.send("1", "a@example.org", request) == told


@pytest.mark.parametrize(
    ("at", "first"),
    [
        ("2026-11-23T06:59:59+07:00", "2026-11-23T07:00:00+07:00"),
        ("2026-11-23T07:00:00+07:00", "2026-11-23T07:00:00+07:00"),
        ("2026-11-23T19:59:59+07:00", "2026-11-23T19:59:59+07:00"),
        ("2026-11-23T20:00:00+07:00", "2026-11-24T07:00:00+07:00"),
        ("2026-12-31T23:59:59+07:00", "2027-01-01T07:00:00+07:00"),
        ("2024-02-28T21:00:00+07:00", "2024-02-29T07:00:00+07:00"),
    ],
)
def test_nobody_is_disturbed_at_night(at: str, first: str) -> None:
    now = datetime.fromisoformat(at).astimezone(UTC)
    assert first_try_at(now, "campaign_due", Quiet(20, 7)) == datetime.fromisoformat(first)


@pytest.mark.parametrize(
    ("rule", "at", "first"),
    [
        ("collection_tomorrow", "2026-11-23T00:20:00+07:00", "2026-11-23T17:00:00+07:00"),
        ("collection_tomorrow", "2026-11-23T18:20:00+07:00", "2026-11-23T18:20:00+07:00"),
        ("weekly_digest", "2026-11-23T00:20:00+07:00", "2026-11-23T08:00:00+07:00"),
        ("weekly_digest", "2026-11-23T21:00:00+07:00", "2026-11-24T07:00:00+07:00"),
    ],
)
def test_some_leave_at_an_hour_of_their_own(rule: str, at: str, first: str) -> None:
    assert first_try_at(datetime.fromisoformat(at), rule, Quiet(20, 7)) == datetime.fromisoformat(first)


def test_a_province_may_have_other_quiet_hours_or_none() -> None:
    night = datetime.fromisoformat("2026-11-23T23:00:00+07:00")
    assert first_try_at(night, "campaign_due", NEVER_QUIET) == night
    noon = datetime.fromisoformat("2026-11-23T12:30:00+07:00")
    assert first_try_at(noon, "campaign_due", Quiet(12, 13)) == datetime.fromisoformat(
        "2026-11-23T13:00:00+07:00"
    )
    late = datetime.fromisoformat("2026-11-23T22:30:00+07:00")
    assert first_try_at(late, "campaign_due", Quiet(22, 24)) == datetime.fromisoformat(
        "2026-11-24T00:00:00+07:00"
    )


def test_waiting_grows_and_ends() -> None:
    waits = [next_try_at(tries, BEGINNING) for tries in range(1, TRIES_MAX + 1)]
    assert waits[0] == BEGINNING + timedelta(minutes=1)
    assert waits[-1] is None
    known = [wait for wait in waits if wait is not None]
    assert known == sorted(set(known))


@pytest.mark.parametrize("address", ["a@b.co", "somchai.k+omsap@dopa.go.th", "สมชาย@ตัวอย่าง.ไทย"])
def test_an_address(address: str) -> None:
    assert EmailSchema().load({"address": address}) == {"address": address}


@pytest.mark.parametrize(
    "address",
    [
        "a@b", "a b@c.org", "@c.org", "a@c.org, b@c.org", "a@c.", "<a@c.org>",
        # of a right form, and no mail library can write to them
        "(somchai@example.org", "somchai@[example.org", "a(b)@example.org", "a@exa(mple.org", "=?utf-8?q?x?=@example.org",
    ],
)  # fmt: skip
def test_no_address(address: str) -> None:
    with pytest.raises(ValidationError) as told:
        EmailSchema().load({"address": address})
    assert told.value.messages == {"address": ["email_unclear"]}


def test_one_of_two_schedulers_works_and_the_other_takes_over(app: Flask) -> None:
    def asks(holder: str, **later: float) -> bool:
        with writing() as connection:
            return hold_lease(connection, holder, BEGINNING + timedelta(**later))

    assert [asks("one"), asks("two"), asks("one", seconds=20)] == [True, False, True]
    # "one" dies; its lease of 20 + 60 seconds runs out
    assert [asks("two", seconds=79), asks("two", seconds=81), asks("one", seconds=82)] == [
        False,
        True,
        False,
    ]


# ------------------------------------------------------------------------------------------------ the screens' routes


@pytest.fixture
def phone(app: Flask, officer: MadePerson) -> FlaskClient:
    client = app.test_client()
    log_in(client, "officer")
    return client


def test_ones_own_address_is_set_shown_masked_tested_and_ended(phone: FlaskClient, mailbox: Mailbox) -> None:
    told = phone.post("/api/deliveries/addresses/email", json={"address": "new@example.org"}).json
    assert (told["channels"], told["addresses"][0]["shown"]) == (["email"], "n…@example.org")
    assert phone.post("/api/deliveries/addresses/email/test").json["state"] == "sent"
    assert phone.post("/api/deliveries/addresses/email/test").status_code == 429
    assert [message["To"] for message in mailbox.messages] == ["new@example.org"]
    assert phone.post("/api/deliveries/addresses/email/end").json["addresses"] == []
    assert phone.post("/api/deliveries/addresses/email/test").status_code == 404


def test_of_two_tests_asked_for_at_once_one_leaves(app: Flask, officer: MadePerson, mailbox: Mailbox) -> None:
    clients = [app.test_client(), app.test_client()]
    for client in clients:
        log_in(client, "officer")
    at_once, answers = threading.Barrier(2), []

    def ask(client: FlaskClient) -> None:
        at_once.wait()
        answers.append(client.post("/api/deliveries/addresses/email/test").status_code)

    threads = [threading.Thread(target=ask, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (sorted(answers), len(mailbox.messages)) == ([200, 429], 1)


def test_of_two_addresses_saved_at_once_the_later_holds_and_both_are_answered(
    app: Flask, officer: MadePerson
) -> None:
    faults: list[Exception] = []

    def save_another() -> None:
        try:
            with app.app_context(), writing() as connection:
                save_address(connection, officer.id, "email", "second@example.org", BEGINNING)
        except Exception as error:
            faults.append(error)

    other = threading.Thread(target=save_another)
    with writing() as connection:
        save_address(connection, officer.id, "email", "first@example.org", BEGINNING)
        other.start()
        other.join(0.5)
        assert other.is_alive()
    other.join()
    assert faults == []
    with reading() as connection:
        kept = select(ContactAddress.address).where(ContactAddress.ended_at.is_(None))
        assert connection.execute(kept).scalars().all() == ["second@example.org"]


def test_what_the_database_refuses_is_logged_without_the_row(
    officer: MadePerson, caplog: pytest.LogCaptureFixture
) -> None:
    row = {
        "id": "1",
        "person_id": officer.id,
        "channel": "email",
        "address": "somchai@example.org",
        "since": None,
    }
    try:
        with writing() as connection:
            connection.execute(insert(ContactAddress).values(row))
    except IntegrityError:
        logging.getLogger("omsap").exception("the address was not saved")
    assert "IntegrityError" in caplog.text
    assert "contact_address" in caplog.text
    assert "somchai" not in caplog.text


def test_an_address_that_cannot_be_written_to_is_told_to_whoever_tests_it(
    phone: FlaskClient, officer: MadePerson, mailbox: Mailbox
) -> None:
    with writing() as connection:
        save_address(connection, officer.id, "email", "(somchai@example.org", BEGINNING)
    told = phone.post("/api/deliveries/addresses/email/test").json
    assert (told["state"], told["trouble"]) == ("refused", "StopIteration")


def test_an_address_that_is_none_is_answered_beside_the_field(phone: FlaskClient, mailbox: Mailbox) -> None:
    answer = phone.post("/api/deliveries/addresses/email", json={"address": "nobody"})
    assert (answer.status_code, answer.json["code"], answer.json["field"]) == (
        422,
        "email_unclear",
        "address",
    )


def test_where_no_server_is_set_up_nothing_is_offered(app: Flask, officer: MadePerson) -> None:
    client = app.test_client()
    log_in(client, "officer")
    assert client.get("/api/deliveries/addresses").json["channels"] == []
    answer = client.post("/api/deliveries/addresses/email", json={"address": "a@example.org"})
    assert answer.status_code == 404


def test_staff_see_what_was_sent_to_whom_and_whether_it_arrived(
    app: Flask, officer: MadePerson, mailbox: Mailbox
) -> None:
    send_deliveries()
    make_person("staff", "35", role="province_staff")
    make_person("others", "34", role="province_staff")
    log = {}
    for name in ("staff", "others", "officer"):
        client = app.test_client()
        log_in(client, name)
        log[name] = client.get("/api/deliveries/log")
    [item] = log["staff"].json["items"]
    assert (item["recipient_name"], item["rule"], item["state"]) == ("คุณ officer", "campaign_due", "sent")
    assert log["others"].json["items"] == []
    assert log["officer"].status_code == 403


def test_no_address_is_shown_whole() -> None:
    assert masked("officer@example.org") == "o…@example.org"


def test_a_held_delivery_is_not_taken_before_its_time(officer: MadePerson, mailbox: Mailbox) -> None:
    with writing() as connection:
        plan_deliveries(connection, ["email"], BEGINNING, None)
        later = format_instant(BEGINNING + timedelta(seconds=1))
        connection.execute(update(Delivery).values(next_try_at=later))
        assert claim(connection, ["email"], BEGINNING) is None
