"""The line breaks, lies, or comes back at the wrong moment: nothing is lost, nothing is twice, nothing is called sent too early."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing

from playwright.sync_api import Route, expect

from tests.e2e.demo_logins import OFFICER
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, eventually
from tests.e2e.served import Served


def groups_named(served: Served, place: str) -> int:
    """How many groups of this village the server has."""
    [(count,)] = served.rows("SELECT count(*) FROM savings_group WHERE place_name = ?", place)
    return int(count)


def waits(officer: Officer) -> None:
    """The sign says that something waits, and does not say it was sent."""
    expect(officer.sign()).to_have_text(
        re.compile(officer.phone.say("sign.waiting", count=7).replace("7", r"\d+"))
    )


def is_sent(officer: Officer) -> None:
    expect(officer.sign()).to_have_text(officer.phone.say("sign.sent"), timeout=60_000)


def test_opens_from_cold_without_signal(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    served.kill()
    for address in ("/", "/?src=home", "/#/groups/new"):
        phone.reopen(address)
        expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
        expect(phone.field("login.password")).to_have_count(0)
    for address in ("/#/", "/#/groups", "/#/sync", "/#/me", "/#/alerts", "/#/ui"):
        phone.page.goto(served.url + address)
        expect(phone.page.get_by_role("heading", level=1)).to_be_visible()


def test_a_form_is_kept_as_typed(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    served.kill()
    phone.reopen("/#/groups/new")
    phone.field("group.village_name").fill("ดงแคน")
    phone.field("group.moo").fill("๑๒")
    phone.page.wait_for_timeout(1000)
    phone.reopen("/#/groups/new")
    expect(phone.field("group.village_name")).to_have_value("ดงแคน")
    expect(phone.field("group.moo")).to_have_value("๑๒")


def test_a_lost_answer_makes_nothing_twice(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    lost: list[int] = []

    def lose(route: Route) -> None:
        if len(lost) < 2:
            lost.append(route.fetch().status)
            route.abort("connectionreset")
        else:
            route.continue_()

    phone.allowed.append("net::ERR_CONNECTION_RESET")
    phone.context.route("**/api/sync/push", lose)
    officer.found_group("โคกสูง", "5")
    officer.send_now()
    eventually(lambda: lost, "a push", phone)
    assert groups_named(served, "โคกสูง") == 1
    waits(officer)
    officer.send_now()
    eventually(lambda: len(lost) == 2, "a second push", phone)
    officer.send_now()
    is_sent(officer)
    assert lost == [200, 200]
    assert groups_named(served, "โคกสูง") == 1


def test_a_captive_portal_takes_nothing(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    asked: list[str] = []

    def portal(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<h1>Welcome to free wifi</h1>")

    phone.context.route("**/*", portal)
    officer.found_group("นาดี", "1")
    officer.send_now()
    eventually(lambda: any(url.endswith("/api/sync/push") for url in asked), "a push into the portal", phone)
    waits(officer)
    # past the portal, opening the app is reason enough to send
    phone.reopen()
    is_sent(officer)
    assert groups_named(served, "นาดี") == 1


def test_two_tabs_send_once(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    served.kill()
    second = phone.open_tab("/#/groups")
    phone.page.bring_to_front()
    officer.found_group("โนนสว่าง", "9")
    waits(officer)
    second.bring_to_front()
    expect(second.get_by_role("link", name=re.compile("โนนสว่าง"))).to_be_visible()
    served.start()
    phone.page.bring_to_front()
    is_sent(officer)
    second.bring_to_front()
    expect(second.locator("a.sign [role=status]")).to_have_text(phone.say("sign.sent"), timeout=30_000)
    assert groups_named(served, "โนนสว่าง") == 1
    assert served.rows(
        "SELECT count(*) FROM receipt WHERE scope_id = (SELECT scope_id FROM savings_group WHERE place_name = 'โนนสว่าง')"
    ) == [(1,)]


def test_an_expired_session_holds_up_nothing_but_news(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    phone.allowed.append("status of 401")
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    with closing(sqlite3.connect(served.installation.database)) as connection, connection:
        connection.execute("DELETE FROM session")
    officer.found_group("หนองบัว", "2")
    eventually(lambda: groups_named(served, "หนองบัว") == 1, "delivered by the phone's own right", phone)
    # nobody is told that it came back
    expect(officer.sign()).to_have_text(phone.say("sign.sent_sign_in"))
    phone.page.goto(served.url + "/#/sync")
    phone.field("login.password").fill(OFFICER[1])
    phone.button("login.enter").click()
    is_sent(officer)
    signed = served.rows("SELECT count(*) FROM signed_push JOIN device ON device.id = device_id")
    assert signed != [(0,)]


def test_a_date_that_cannot_be_is_refused_in_the_form(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    phone.page.goto(served.url + "/#/groups/new")
    phone.field("group.village_name").fill("ดอนกลาง")
    phone.field("group.moo").fill("4")
    phone.field("place.subdistrict").select_option(index=1)
    phone.field("date.year").fill("2599")
    phone.button("group.save").click()
    expect(phone.page.get_by_text(phone.say("date.not_yet"))).to_be_visible()
    phone.field("date.year").fill("2022")
    expect(phone.page.get_by_text("2565")).to_be_visible()
    phone.button("group.save").click()
    phone.page.wait_for_url(re.compile(r"#/groups/[0-9a-f-]{36}$"))
    is_sent(officer)
    [(founded_on,)] = served.rows("SELECT founded_on FROM savings_group WHERE place_name = ?", "ดอนกลาง")
    assert founded_on.startswith("2022-")
