"""A lost phone and a new one: the chief revokes and lets join, and the work that waited is not lost."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.demo_logins import DISTRICT_CHIEF, OFFICER, PROVINCE_CHIEF
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone
from tests.e2e.screens import shortcomings
from tests.e2e.served import Served
from tests.e2e.test_support import open_support, with_support


def test_a_new_phone_joins_by_code_and_the_lost_ones_work_is_admitted(
    served: Served, phones: Callable[..., Phone]
) -> None:
    lost = phones("lost")
    lost.open()
    officer = Officer(lost)
    officer.settle(*OFFICER)
    lost.allowed += ["ERR_INTERNET_DISCONNECTED", "401 (Unauthorized)"]
    lost.context.set_offline(True)
    group = officer.found_group("บ้านโนนยาง", "7")

    chief = phones("chief")
    chief.open()
    Officer(chief).log_in(*DISTRICT_CHIEF)
    chief.page.goto(f"{served.url}/#/me/phones")
    [(name, code)] = served.rows(
        "SELECT p.display_name, d.code FROM person p JOIN device d ON d.person_id = p.id WHERE p.name = ?"
        " ORDER BY d.registered_at DESC LIMIT 1",
        OFFICER[0],
    )
    chief.page.get_by_role("button", name=f"{chief.say('device.revoke')}: {name} {code}").click()
    expect(chief.page.get_by_text(chief.say("device.revoked", code=code))).to_be_visible()
    assert shortcomings(chief.page) == []
    card = chief.page.locator("section").filter(has=chief.page.get_by_role("heading", name=name))
    card.get_by_role("button", name=chief.say("device.make_code")).click()
    shown = chief.page.locator(".join-code").inner_text()
    assert shortcomings(chief.page) == []

    fresh = phones("fresh")
    fresh.open("/#/join")
    fresh.field("joining.code").fill(shown.lower())
    assert shortcomings(fresh.page) == []
    fresh.button("joining.enter").click()
    fresh.unlock()
    expect(Officer(fresh).sign()).to_have_text(fresh.say("sign.sent"))

    # found again: its owner logs in on it, and what had waited goes to support
    lost.context.set_offline(False)
    lost.page.goto(f"{served.url}/#/sync")
    lost.field("login.password").fill(OFFICER[1])
    lost.button("login.enter").click()
    lost.unlock()
    with_support(lost, 1)
    expect(lost.page.get_by_text(lost.say("problem.device_revoked")).first).to_be_visible()

    staff = phones("staff")
    staff.open()
    Officer(staff).log_in(*PROVINCE_CHIEF)
    open_support(staff)
    staff.page.get_by_role("list", name=staff.say("support.open")).get_by_role("link").click()
    staff.button("support.admit").click()
    expect(staff.page.get_by_role("heading", name=staff.say("support.empty"))).to_be_visible()
    assert served.rows("SELECT count(*) FROM savings_group WHERE id = ?", group) == [(1,)]
    officer.send_now()
    expect(officer.sign()).to_have_text(lost.say("sign.sent"))
