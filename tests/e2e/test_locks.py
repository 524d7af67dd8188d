"""A lost phone, a shared phone: what lies on the disk says nothing, and opens for its person and nobody else."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.demo_logins import OFFICER, OFFICER_WITH_GROUPS
from tests.e2e.officer import Officer
from tests.e2e.phone import PIN, Phone, eventually
from tests.e2e.screens import shortcomings
from tests.e2e.served import Served

SECRET = "กุญแจทองคำหาย"


def readable(profile: Path, texts: list[str]) -> Iterator[tuple[str, str]]:
    """Which texts stand in which files of a browser, in the encodings it writes."""
    for file in profile.rglob("*"):
        if not file.is_file():
            continue
        content = file.read_bytes()
        for text in texts:
            if text.encode() in content or text.encode("utf-16-le") in content:
                yield text, file.name


def test_the_disk_of_a_lost_phone_says_nothing(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER_WITH_GROUPS)
    served.kill()
    officer.found_group("บ้านกุญแจหาย", "9")
    officer.register_members([(SECRET, "ศ.", 100)])
    phone.page.wait_for_url(re.compile(r"/members$"))
    fetched = served.rows(
        "SELECT DISTINCT m.first_name FROM member m JOIN savings_group g ON g.scope_id = m.scope_id"
        " JOIN person p ON p.id = g.officer_id WHERE p.name = ?",
        OFFICER_WITH_GROUPS[0],
    )
    assert len(fetched) > 5
    phone.close()
    # nowhere in the whole browser; its stores keep not even how a name or an amount is called
    assert list(readable(phone.profile, [SECRET])) == []
    [stores] = phone.profile.rglob("IndexedDB")
    told = ["บ้านกุญแจหาย", "amount_satang", "first_name", *(name for (name,) in fetched)]
    assert list(readable(stores, told)) == []
    # the search finds what is not sealed: who has logged in here
    assert dict(readable(stores, [OFFICER_WITH_GROUPS[0]]))

    # 400 days later and without signal the PIN still opens it, and what waited is there
    phone.is_locked = False
    phone.open()
    phone.context.clock.set_system_time(datetime.now(UTC) + timedelta(days=400))
    expect(phone.field("pin.name")).to_be_visible()
    expect(phone.page.get_by_text(phone.say("pin.waiting", count=2))).to_be_visible()
    assert shortcomings(phone.page) == []
    phone.field("pin.name").fill("83920174")
    phone.button("pin.open").click()
    expect(phone.page.get_by_text(phone.say("pin.wrong"))).to_be_visible()
    phone.unlock()
    day = phone.page.get_by_role("dialog").get_by_role("button", name=phone.say("day.is_right"), exact=True)
    expect(officer.sign().or_(day).first).to_be_visible()
    if day.is_visible():
        day.click()
    officer.go_to_groups()
    expect(phone.page.get_by_role("link", name="บ้านกุญแจหาย")).to_be_visible()


def test_two_officers_share_a_phone(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    # the other's session stands in the browser until somebody logs in
    phone.allowed.append("status of 403")
    first = Officer(phone)
    phone.open()
    first.settle(*OFFICER)
    phone.page.goto(f"{served.url}/#/me")
    phone.button("pin.lock").click()
    phone.button("pin.somebody_else").click()
    second = Officer(phone)
    second.log_in(*OFFICER_WITH_GROUPS)
    expect(second.sign()).to_have_text(phone.say("sign.sent"))
    phone.page.goto(f"{served.url}/#/me")
    phone.button("pin.lock").click()
    assert shortcomings(phone.page) == []
    phone.button("pin.other", name=OFFICER[0]).click()
    expect(phone.page.get_by_text(phone.say("pin.whose", name=OFFICER[0]))).to_be_visible()
    phone.field("pin.name").fill(PIN)
    phone.button("pin.open").click()
    expect(phone.field("pin.name")).to_have_count(0)
    first.go_to_groups()
    expect(phone.page.get_by_role("list").get_by_role("link")).to_have_count(0)


def test_a_finger_opens_the_store_as_well(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    device = phone.cdp()
    device.send("WebAuthn.enable")
    made = device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "hasPrf": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    its_id = {"authenticatorId": made["authenticatorId"]}
    officer.log_in(*OFFICER)
    eventually(
        lambda: phone.ask("() => Boolean(navigator.serviceWorker.controller)"), "the app kept on the phone"
    )
    expect(officer.sign()).to_have_text(phone.say("sign.sent"))
    phone.page.goto(f"{served.url}/#/me/pin")
    phone.button("pin.passkey_add").click()
    phone.field("pin.name").fill(PIN)
    assert shortcomings(phone.page) == []
    phone.button("pin.passkey_add").click()
    expect(phone.page.get_by_text(phone.say("pin.passkey_is_on"))).to_be_visible()

    served.kill()
    phone.page.goto(f"{served.url}/#/me")
    phone.button("pin.lock").click()
    expect(phone.button("pin.passkey")).to_be_visible()
    assert shortcomings(phone.page) == []
    phone.button("pin.passkey").click()
    officer.heading(phone.say("me.title"))

    # somebody else's finger opens nothing, and the PIN always does
    phone.button("pin.lock").click()
    device.send("WebAuthn.setUserVerified", {**its_id, "isUserVerified": False})
    phone.button("pin.passkey").click()
    expect(phone.page.get_by_text(phone.say("pin.passkey_failed"))).to_be_visible()
    phone.unlock()

    # taken back, the device lists it no more
    phone.page.goto(f"{served.url}/#/me/pin")
    phone.button("pin.passkey_remove").click()
    expect(phone.button("pin.passkey_add")).to_be_visible()
    eventually(lambda: device.send("WebAuthn.getCredentials", its_id)["credentials"] == [], "its list empty")
