"""Two tabs of one phone: they save into one chain, and none can keep the other from sending for ever."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.demo_logins import OFFICER, OFFICER_WITH_GROUPS
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, eventually
from tests.e2e.served import Served

PRESS_AT = """
at => { setTimeout(() => document.querySelector('.bottom .button-main').click(), at - Date.now()); }
"""
HOLD_THE_LOCK = """
async () => {
  const names = (await indexedDB.databases()).map(each => each.name);
  const person = names.find(name => name.startsWith('omsap-')).slice('omsap-'.length);
  return new Promise(held => void navigator.locks.request(`sync:${person}:push`, () => {
    held(true);
    return new Promise(() => {});
  }).catch(() => {}));
}
"""


def test_two_tabs_save_at_the_same_moment(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER_WITH_GROUPS)
    officer.go_to_groups()
    phone.page.get_by_role("list").get_by_role("link").first.click()
    phone.page.wait_for_url(re.compile(r"#/groups/[0-9a-f-]{36}$"))
    address = f"{phone.page.url}/members/new"
    scope = f"group:{address.split('/')[-3]}"
    [(before,)] = served.rows("SELECT seq FROM scope WHERE id = ?", scope)

    def fill(page: Page, first_name: str) -> None:
        page.goto(address)
        page.get_by_label(phone.say("member.first_name"), exact=True).fill(first_name)
        page.get_by_label(phone.say("member.last_name"), exact=True).fill("ส.")
        page.get_by_label(phone.say("member.pledge"), exact=True).fill("100")

    other = phone.open_tab("/#/groups")
    tabs = {"สองแท็บหนึ่ง": phone.page, "สองแท็บสอง": other}
    for name, page in tabs.items():
        fill(page, name)
    moment = phone.ask("() => Date.now() + 1500")
    for page in tabs.values():
        page.evaluate(PRESS_AT, moment)
    eventually(
        lambda: served.rows("SELECT seq FROM scope WHERE id = ?", scope) == [(before + 2,)],
        "both members on the server",
        phone,
    )
    names = "SELECT first_name FROM member WHERE scope_id = ? AND first_name LIKE 'สองแท็บ%' ORDER BY seq"
    assert {name for (name,) in served.rows(names, scope)} == set(tabs)
    chain = "SELECT number FROM receipt WHERE scope_id = ? AND seq > ? ORDER BY number"
    [(first,), (second,)] = served.rows(chain, scope, before)
    assert second == first + 1


def test_a_frozen_tab_does_not_keep_the_others_from_sending(
    served: Served, phones: Callable[..., Phone]
) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    phone.context.clock.install()
    phone.reload()
    frozen = phone.context.new_page()
    frozen.goto(served.url + "/api/docs")
    assert frozen.evaluate(HOLD_THE_LOCK)
    phone.page.bring_to_front()
    officer.found_group("ห้วยแสง", "4")
    phone.page.clock.run_for(60_000)
    phone.page.wait_for_timeout(500)
    assert served.rows("SELECT count(*) FROM savings_group WHERE place_name = 'ห้วยแสง'") == [(0,)]

    def is_sent() -> bool:
        phone.page.clock.run_for(5_000)
        return served.rows("SELECT count(*) FROM savings_group WHERE place_name = 'ห้วยแสง'") == [(1,)]

    eventually(is_sent, "sent past the frozen tab", phone, seconds=40)
    phone.page.clock.run_for(5_000)
    expect(officer.sign()).to_have_text(phone.say("sign.sent"))
