"""The phone's own storage, clock and people: full, turned, or somebody else's, nothing is lost and each is said."""

import http.server
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Route, expect

from tests.e2e.demo_logins import OFFICER, OFFICER_WITH_GROUPS
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, eventually
from tests.e2e.served import Served


def groups_named(served: Served, place: str) -> int:
    [(count,)] = served.rows("SELECT count(*) FROM savings_group WHERE place_name = ?", place)
    return int(count)


def is_sent(officer: Officer) -> None:
    expect(officer.sign()).to_have_text(officer.phone.say("sign.sent"), timeout=60_000)


def test_a_full_phone_keeps_the_form_and_says_so(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    served.kill()
    officer.found_group("หนองเต็ม", "3")
    # the browser asks for the quota when a database is opened; the override lasts as long as its session
    phone.page.goto("about:blank")
    browser = phone.cdp()
    browser.send("Storage.overrideQuotaForOrigin", {"origin": served.url, "quotaSize": 1024})
    phone.page.wait_for_timeout(2500)
    phone.page.goto(served.url + "/#/groups/new")
    phone.unlock()
    phone.field("place.subdistrict").select_option(index=1)
    phone.field("group.village_name").fill("หนองล้น")
    phone.field("group.moo").fill("4")
    phone.field("group.pledge_min").fill("50")
    phone.button("group.save").click()
    expect(phone.page.get_by_text(phone.say("save.storage_full"))).to_be_visible()
    expect(phone.field("group.village_name")).to_have_value("หนองล้น")
    expect(phone.field("group.pledge_min")).to_have_value("50")
    browser.send("Storage.overrideQuotaForOrigin", {"origin": served.url})
    phone.button("group.save").click()
    phone.page.wait_for_url(re.compile(r"#/groups/[0-9a-f-]{36}$"))
    served.start()
    officer.send_now()
    is_sent(officer)
    assert (groups_named(served, "หนองเต็ม"), groups_named(served, "หนองล้น")) == (1, 1)


def test_another_person_on_the_phone_neither_sees_nor_sends_what_waits(
    served: Served, phones: Callable[..., Phone]
) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    phone.context.route("**/api/sync/push", lambda route: route.abort("connectionrefused"))
    phone.allowed.append("net::ERR_CONNECTION_REFUSED")
    officer.found_group("บ้านหนึ่งเครื่อง", "8")
    phone.page.goto(served.url + "/#/me")
    phone.button("logout.leave").click()
    expect(phone.page.get_by_text(phone.say("logout.waiting", count=1))).to_be_visible()
    phone.button("logout.leave_waiting").click()
    phone.context.unroute("**/api/sync/push")
    officer.log_in(*OFFICER_WITH_GROUPS)
    is_sent(officer)
    officer.go_to_groups()
    expect(phone.page.get_by_role("link", name=re.compile("บ้านหนึ่งเครื่อง"))).to_have_count(0)
    assert groups_named(served, "บ้านหนึ่งเครื่อง") == 0
    phone.page.goto(served.url + "/#/me")
    phone.button("logout.leave").click()
    officer.log_in(*OFFICER)
    eventually(lambda: groups_named(served, "บ้านหนึ่งเครื่อง") == 1, "sent in its author's session", phone)
    [(author, person)] = served.rows(
        "SELECT savings_group.officer_id, person.id FROM savings_group JOIN person ON person.name = ? "
        "WHERE place_name = 'บ้านหนึ่งเครื่อง'",
        OFFICER[0],
    )
    assert author == person


def test_a_clock_years_off_asks_for_the_day_once_and_holds_nothing_up(
    served: Served, phones: Callable[..., Phone]
) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    served.kill()
    today = phone.ask("() => new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10)")
    phone.context.clock.set_system_time(datetime(2016, 1, 1, 5, tzinfo=UTC))
    phone.reload()
    sheet = phone.page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    sheet.get_by_role("button", name=phone.say("day.is_right"), exact=True).click()
    expect(sheet).to_have_count(0)
    officer.found_group("บ้านนาฬิกา", "2")
    phone.reload()
    expect(officer.sign()).to_have_text(phone.say("sign.waiting", count=1))
    expect(sheet).to_have_count(0)
    served.start()
    officer.send_now()
    is_sent(officer)
    [(founded_on,)] = served.rows("SELECT founded_on FROM savings_group WHERE place_name = 'บ้านนาฬิกา'")
    assert founded_on == today
    assert served.rows("SELECT count(*) FROM sync_case WHERE reason = 'date_suspect'") == [(0,)]


@contextmanager
def free_wifi(port: int) -> Iterator[list[str]]:
    """A captive portal in the server's place: to every request its own friendly page. Yields the paths asked for."""
    asked: list[str] = []

    class Portal(http.server.BaseHTTPRequestHandler):
        def answer(self) -> None:
            asked.append(self.path)
            page = b"<!doctype html><title>Free wifi</title><h1>Welcome</h1>"
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

        do_GET = do_POST = answer  # noqa: N815  named by the base class

        def log_message(self, *_: Any) -> None:
            pass

    def listen() -> http.server.ThreadingHTTPServer | None:
        with suppress(OSError):  # the killed server's port is let go a moment later
            return http.server.ThreadingHTTPServer(("127.0.0.1", port), Portal)
        return None

    server = eventually(listen, "the server's port let go")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield asked
    server.shutdown()
    thread.join()
    server.server_close()


def test_behind_a_captive_portal_the_app_stays_installed_and_keeps_everything(
    served: Served, phones: Callable[..., Phone]
) -> None:
    phone = phones()
    phone.allowed += ["unsupported MIME type", "Failed to update a ServiceWorker"]
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    served.kill()
    with free_wifi(served.port) as asked:
        phone.reopen()
        officer.found_group("บ้านไวไฟ", "7")
        officer.send_now()
        eventually(lambda: "/api/sync/push" in asked and "/sw.js" in asked, "the portal asked", phone)
        expect(officer.sign()).to_have_text(phone.say("sign.waiting", count=1))
        phone.reopen()
        expect(officer.sign()).to_have_text(phone.say("sign.waiting", count=1))
    served.start()
    officer.send_now()
    is_sent(officer)
    assert groups_named(served, "บ้านไวไฟ") == 1


def test_an_app_too_old_to_learn_says_so_and_goes_on_sending(
    served: Served, phones: Callable[..., Phone]
) -> None:
    phone = phones()
    phone.allowed.append("status of 426")
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)

    def from_an_old_app(route: Route) -> None:
        asked = {**json.loads(route.request.post_data or ""), "protocol": 0}
        route.continue_(post_data=json.dumps(asked))

    phone.context.route("**/api/sync/pull", from_an_old_app)
    phone.reload()
    expect(phone.page.get_by_text(phone.say("update.needed"))).to_be_visible()
    officer.found_group("บ้านรุ่นเก่า", "5")
    eventually(lambda: groups_named(served, "บ้านรุ่นเก่า") == 1, "sent all the same", phone)
    phone.context.unroute("**/api/sync/pull")
    phone.page.goto(served.url + "/#/")
    phone.button("update.use").click()
    phone.unlock()
    is_sent(officer)
    expect(phone.page.get_by_text(phone.say("update.needed"))).to_have_count(0)
