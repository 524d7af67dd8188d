"""Two officers at one screen hand a group over; what the giver recorded elsewhere before still counts, as the giver's."""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.demo_logins import OFFICER_WITH_GROUPS
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, eventually
from tests.e2e.screens import shortcomings
from tests.e2e.served import Served
from tests.e2e.test_cases import VILLAGE, second_officer, set_collection_day


def log_in(phone: Phone, name: str, password: str) -> Officer:
    """An officer at a phone that has fetched everything."""
    phone.open()
    officer = Officer(phone)
    officer.log_in(name, password)
    expect(officer.sign()).to_have_text(phone.say("sign.sent"))
    return officer


def open_handover(phone: Phone) -> None:
    """The screen anew, as from the page of one's own."""
    phone.page.goto(f"{phone.served.url}/#/me")
    phone.link("handover.open").click()
    expect(phone.page.get_by_role("heading", level=1, name=phone.say("handover.name"))).to_be_visible()


def picture(phone: Phone, name: str) -> None:
    """Keep what is shown, where somebody asked for pictures."""
    folder = os.environ.get("OMSAP_HANDOVER_PICTURES")
    if folder:
        phone.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_group_is_handed_over_and_late_work_stays_the_givers(
    served: Served, phones: Callable[..., Phone]
) -> None:
    [(group, name, subdistrict)] = served.rows(
        "SELECT id, name, subdistrict_code FROM savings_group WHERE place_name = ?", VILLAGE
    )
    taker_name, taker_password = second_officer(served, subdistrict)
    # a deposit on a phone that was heard of last before it: nobody knows that it waits there
    old = phones("old")
    old.allowed.append("ERR_INTERNET_DISCONNECTED")
    giver_on_old = log_in(old, *OFFICER_WITH_GROUPS)
    old.context.set_offline(True)
    old.page.goto(f"{served.url}/#/groups/{group}")
    giver_on_old.open_collection()
    giver_on_old.take(1)

    # what waits on the phone in hand stands in the way, and is named
    phone = phones("giver")
    giver = log_in(phone, *OFFICER_WITH_GROUPS)
    phone.allowed.append("net::ERR_FAILED")
    phone.context.route("**/api/sync/push", lambda route: route.abort())
    set_collection_day(phone, group, "12")
    phone.page.goto(f"{served.url}/#/sync")
    phone.button("sync.send_now").click()
    waiting = "SELECT 1 FROM device WHERE waiting_count = 1"
    eventually(lambda: served.rows(waiting), "the phone's word that something waits", phone)
    open_handover(phone)
    expect(phone.page.get_by_role("checkbox", name=name)).to_be_visible()
    expect(phone.page.get_by_text(phone.say("handover.unsent_here", count=1))).to_be_visible()
    expect(phone.page.get_by_text(phone.say("handover.not_yet"))).to_be_visible()
    expect(phone.button("handover.confirm", count=0)).to_have_count(0)
    picture(phone, "unsent")
    assert shortcomings(phone.page) == []
    # once it is sent, the screen that is open goes on with the book as it is then
    phone.context.unroute("**/api/sync/push")
    phone.ask("() => void dispatchEvent(new Event('online'))")
    expect(giver.sign()).to_have_text(phone.say("sign.sent"))
    expect(phone.page.get_by_text(phone.say("handover.not_yet"))).to_have_count(0)

    # both look at what the book says; the taker's own password is their word
    phone.page.get_by_role("checkbox", name=name).check()
    card = phone.page.locator("section").filter(has=phone.page.get_by_role("heading", name=name))
    [(chain,)] = served.rows("SELECT chain FROM scope WHERE id = ?", f"group:{group}")
    expect(card).to_contain_text(f"{chain[:4]}-{chain[4:8]}".upper())
    [(members,)] = served.rows("SELECT count(*) FROM member WHERE scope_id = ?", f"group:{group}")
    expect(card).to_contain_text(phone.say("handover.people", count=members))
    phone.page.get_by_role("radio", name="พัฒนากรคนที่สอง").check()
    phone.field("login.name").fill(taker_name)
    confirm = phone.button("handover.confirm", count=1)
    confirm.click()
    expect(phone.page.get_by_text(phone.say("handover.password_missing"))).to_be_visible()
    phone.allowed.append("status of 422")
    phone.field("login.password").fill("not the takers")
    confirm.click()
    expect(phone.page.get_by_text(phone.say("problem.login_failed"))).to_be_visible()
    picture(phone, "refused")
    assert shortcomings(phone.page) == []
    phone.field("login.password").fill(taker_password)
    confirm.click()
    expect(phone.page.get_by_role("heading", level=1, name=phone.say("handover.done"))).to_be_visible()
    picture(phone, "done")
    assert shortcomings(phone.page) == []
    [(officer, founder)] = served.rows("SELECT officer_id, founder_id FROM savings_group WHERE id = ?", group)
    people = dict(served.rows("SELECT id, name FROM person"))
    assert (people[officer], people[founder]) == (taker_name, OFFICER_WITH_GROUPS[0])

    # it is the taker's to hand on now, and no longer the giver's
    other = phones("taker")
    log_in(other, taker_name, taker_password)
    open_handover(other)
    expect(other.page.get_by_role("checkbox", name=name)).to_be_visible()
    picture(other, "taker")
    assert shortcomings(other.page) == []
    open_handover(phone)
    # the giver's other group lies where this taker has no post
    expect(phone.page.get_by_role("heading", name=phone.say("handover.no_takers"))).to_be_visible()
    picture(phone, "giver-after")

    # the old phone is found: its deposit counts, as the giver's, and the taker sees it
    old.context.set_offline(False)
    giver_on_old.send_now()
    expect(giver_on_old.sign()).to_have_text(old.say("sign.sent"))
    [(author, amount_satang, first_name)] = served.rows(
        "SELECT e.author_id, e.amount_satang, m.first_name FROM entry e JOIN member m ON m.id = e.member_id"
        " WHERE e.scope_id = ? ORDER BY e.seq DESC LIMIT 1",
        f"group:{group}",
    )
    assert people[author] == OFFICER_WITH_GROUPS[0]
    other.page.goto(f"{served.url}/#/sync")
    other.button("sync.send_now").click()
    other.page.goto(f"{served.url}/#/groups/{group}")
    expect(other.page.get_by_text(other.say("collection.still_open"))).to_be_visible()
    latest = other.page.get_by_role("list", name=other.say("group.history")).get_by_role("listitem").first
    expect(latest).to_contain_text(first_name)
    expect(latest).to_contain_text(f"{amount_satang // 100}")
    latest.scroll_into_view_if_needed()
    picture(other, "late")
    assert shortcomings(other.page) == []
