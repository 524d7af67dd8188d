"""Work that the server set aside is not lost: a supervisor decides on a screen, and the officer's phone hears of it."""

import os
import re
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.demo_logins import DISTRICT_CHIEF, OFFICER, PROVINCE_CHIEF
from tests.e2e.officer import MEMBERS, Officer
from tests.e2e.phone import Phone, eventually
from tests.e2e.screens import shortcomings
from tests.e2e.served import Served
from tests.e2e.test_screens import look_at


def picture(phone: Phone, name: str) -> None:
    """Keep what is shown, where somebody asked for pictures."""
    folder = os.environ.get("OMSAP_SUPPORT_PICTURES")
    if folder:
        phone.page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def strand(served: Served, phone: Phone, amount_satang: int = 12_300) -> None:
    """A deposit of the phone's person in a group of another district, which the app never offers, in the phone's outbox:
    as an app before there were locks would have left it, readable.
    """
    [(group, member)] = served.rows(
        "SELECT substr(m.scope_id, 7), m.id FROM member m JOIN savings_group g ON g.scope_id = m.scope_id"
        " WHERE g.subdistrict_code NOT LIKE '3501%' LIMIT 1"
    )
    [(person, device)] = served.rows(
        "SELECT p.id, d.id FROM person p JOIN device d ON d.person_id = p.id WHERE p.name = ?"
        " ORDER BY d.registered_at DESC LIMIT 1",
        OFFICER[0],
    )
    line = {
        "id": str(uuid.uuid4()), "kind": "entry", "version": 1, "scope": f"group:{group}", "device": device,
        "number": 1, "previous": "", "author": person, "needs": [], "base": "",
        "data": {"entry_kind": "pledge", "amount_satang": amount_satang, "member_id": member, "period": "2026-11"},
        "civil_on": "2026-11-20", "made_at": "2026-11-20T03:00:00.000Z", "clock_offset_ms": 0, "app": "0.1.0",
    }  # fmt: skip
    phone.ask(
        """async ({ person, line }) => {
          const database = await new Promise((take, fail) => {
            const asked = indexedDB.open(`omsap-${person}`);
            asked.onsuccess = () => take(asked.result);
            asked.onerror = () => fail(asked.error);
          });
          const text = JSON.stringify(line);
          const kept = { line: text, line_bytes: new TextEncoder().encode(text).length, made_at: line.made_at,
                         outcome: null, code: null, missing: [] };
          await new Promise((take, fail) => {
            const transaction = database.transaction('outbox', 'readwrite');
            transaction.objectStore('outbox').add({ id: line.id, scope: line.scope, state: 'waiting', kept });
            transaction.oncomplete = take;
            transaction.onerror = () => fail(transaction.error);
          });
          database.close();
        }""",
        {"person": person, "line": line},
    )


def with_support(phone: Phone, count: int) -> None:
    page = phone.page
    page.goto(f"{phone.served.url}/#/sync")
    expect(
        page.get_by_role("heading", name=phone.say("sync.state_with_support", count=count))
    ).to_be_visible()


def open_support(phone: Phone) -> None:
    phone.page.goto(f"{phone.served.url}/#/")
    phone.page.get_by_role("link", name=phone.say("support.open")).click()
    expect(phone.page.get_by_role("heading", level=1, name=phone.say("support.open"))).to_be_visible()


def test_what_was_set_aside_is_admitted_and_the_officer_hears_of_it(
    served: Served, phones: Callable[..., Phone]
) -> None:
    phone = phones("officer")
    phone.open()
    officer = Officer(phone)
    officer.log_in(*OFFICER, before_pin=lambda: strand(served, phone))
    officer.send_now()
    with_support(phone, 1)
    picture(phone, "officer-with-support")
    staff = phones("staff")
    staff.open()
    Officer(staff).log_in(*PROVINCE_CHIEF)
    open_support(staff)
    picture(staff, "staff-list")
    staff.page.get_by_role("list", name=staff.say("support.open")).get_by_role("link").click()
    expect(staff.button("support.admit")).to_be_visible()
    staff.button("support.original").click()
    expect(staff.page.locator("pre")).to_contain_text('"amount_satang":"…"')
    # declining without a reason is not done
    staff.button("support.decline").click()
    expect(staff.page.get_by_text(staff.say("support.note_missing"))).to_be_visible()
    staff.field("support.note").fill("กลุ่มยืนยันแล้ว")
    picture(staff, "staff-line")
    assert shortcomings(staff.page) == []
    before = served.rows("SELECT count(*), sum(amount_satang) FROM entry")
    staff.button("support.admit").click()
    expect(staff.page.get_by_role("heading", name=staff.say("support.empty"))).to_be_visible()
    [(count, total)] = before
    assert served.rows("SELECT count(*), sum(amount_satang) FROM entry") == [(count + 1, total + 12_300)]
    picture(staff, "staff-empty")
    officer.send_now()
    expect(phone.page.get_by_role("heading", name=phone.say("support_answer.title"))).to_be_visible()
    expect(phone.page.get_by_text("กลุ่มยืนยันแล้ว")).to_be_visible()
    expect(officer.sign()).to_have_text(phone.say("sign.sent"))
    picture(phone, "officer-answered")
    assert shortcomings(phone.page) == []


def test_what_was_declined_stays_with_its_officer_until_they_have_seen_it(
    served: Served, phones: Callable[..., Phone]
) -> None:
    phone = phones("officer")
    phone.open()
    officer = Officer(phone)
    officer.log_in(*OFFICER, before_pin=lambda: strand(served, phone))
    officer.send_now()
    with_support(phone, 1)
    staff = phones("staff")
    staff.open()
    Officer(staff).log_in(*PROVINCE_CHIEF)
    open_support(staff)
    staff.page.get_by_role("list", name=staff.say("support.open")).get_by_role("link").click()
    staff.field("support.note").fill("กลุ่มบันทึกเองแล้ว")
    before = served.rows("SELECT count(*) FROM entry")
    staff.button("support.decline").click()
    expect(staff.page.get_by_role("heading", name=staff.say("support.empty"))).to_be_visible()
    assert served.rows("SELECT count(*) FROM entry") == before
    officer.send_now()
    expect(phone.page.get_by_text(phone.say("problem.declined"))).to_be_visible()
    picture(phone, "officer-declined")
    phone.button("sync.settle").click()
    expect(officer.sign()).to_have_text(phone.say("sign.sent"))


def test_a_phone_that_cannot_send_hands_its_file_to_the_chief(
    served: Served, phones: Callable[..., Phone], tmp_path: Path
) -> None:
    phone = phones("officer")
    phone.open()
    officer = Officer(phone)
    officer.settle(*OFFICER)
    phone.allowed.append("ERR_INTERNET_DISCONNECTED")
    phone.context.set_offline(True)
    group = officer.found_group("บ้านโนนยาง", "7")
    officer.register_members(MEMBERS[:2])
    phone.page.wait_for_url(re.compile(r"/members$"))
    phone.page.goto(f"{served.url}/#/sync")
    expect(phone.page.get_by_text(phone.say("sync.copy_warning"))).to_be_visible()
    picture(phone, "officer-copy")
    with phone.page.expect_download() as download:
        phone.button("sync.copy_save").click()
    file = tmp_path / "omsap.ndjson"
    download.value.save_as(file)
    assert len(file.read_bytes().splitlines()) == 3
    chief = phones("chief")
    chief.open()
    Officer(chief).log_in(*DISTRICT_CHIEF)
    open_support(chief)
    chief.link("outbox_file.title").click()
    for taken, before in ((3, 0), (0, 3)):
        chief.field("outbox_file.file").set_input_files(file)
        chief.button("outbox_file.bring_in").click()
        told = chief.say("outbox_file.counts", taken=taken, before=before, left=0)
        expect(chief.page.get_by_role("main").get_by_role("status").get_by_text(told)).to_be_visible()
    picture(chief, "chief-file")
    assert shortcomings(chief.page) == []
    assert served.rows("SELECT count(*) FROM member WHERE scope_id = ?", f"group:{group}") == [(2,)]
    assert served.rows("SELECT count(*) FROM outbox_import") == [(1,)]
    # the line is back: the phone sends all of it once more, and nothing counts twice
    phone.context.set_offline(False)
    officer.send_now()
    expect(officer.sign()).to_have_text(phone.say("sign.sent"))
    assert served.rows("SELECT count(*) FROM member WHERE scope_id = ?", f"group:{group}") == [(2,)]


@pytest.mark.parametrize("width", [320, 1280])
def test_the_support_screens_can_be_read_and_touched(
    served: Served, phones: Callable[..., Phone], width: int
) -> None:
    phone = phones("officer")
    phone.open()
    officer = Officer(phone)
    officer.log_in(*OFFICER, before_pin=lambda: strand(served, phone))
    officer.send_now()
    with_support(phone, 1)
    found = look_at(phone, ["/sync"])
    screen = {} if width < 600 else {"is_mobile": False, "has_touch": False}
    staff = phones("staff", viewport={"width": width, "height": 800}, **screen)
    staff.open()
    Officer(staff).log_in(*PROVINCE_CHIEF)
    eventually(lambda: served.rows("SELECT 1 FROM set_aside"), "the line set aside")
    [(line,)] = served.rows("SELECT line_sha256 FROM set_aside")
    addresses = [
        "/support",
        "/support/rejected",
        "/support/answered",
        f"/support/lines/{line}",
        "/support/files",
    ]
    found += look_at(staff, addresses)
    for address in addresses:
        staff.page.goto(f"{served.url}/#{address}")
        expect(staff.page.get_by_role("heading", level=1)).to_be_visible()
        staff.page.wait_for_timeout(300)
        picture(staff, f"wide-{width}{address.replace('/', '-')[:20]}")
    assert not found, "\n".join(found)
