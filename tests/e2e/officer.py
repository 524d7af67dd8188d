"""What an officer does with the phone, by the words on the screen; every tap is counted."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.e2e.phone import Phone, eventually

#: Twelve invented members: first name, abbreviated surname, pledge in baht.
MEMBERS = [
    ("บุญมี", "ศ.", 100), ("คำพอง", "ส.", 200), ("ทองใบ", "จ.", 100), ("สมหมาย", "ก.", 50), ("บัวลา", "พ.", 100), ("จันทร์เพ็ญ", "ว.", 100),
    ("อุดม", "ท.", 150), ("หนูเล็ก", "ม.", 100), ("ประสิทธิ์", "น.", 100), ("มะลิ", "บ.", 100), ("สำราญ", "ด.", 300), ("แก้วตา", "อ.", 100),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Note:
    """A note or coin on the table: its value in baht as the screen writes it, and how many."""

    baht: str
    pieces: int


class Officer:
    """An officer at a phone. Taps are counted the way a thumb would: typing into a field that has the focus is none."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.taps = 0

    def tap(self, what: Locator) -> None:
        what.click()
        self.taps += 1

    def type(self, what: Locator, text: str) -> None:
        self.tap(what)
        what.fill(text)

    def heading(self, text: str | re.Pattern[str]) -> None:
        """Wait for a screen by its heading."""
        expect(self.phone.page.get_by_role("heading", level=1, name=text)).to_be_visible()

    # ------------------------------------------------------------ one after the other

    def log_in(self, name: str, password: str, before_pin: Callable[[], None] = lambda: None) -> None:
        phone = self.phone
        self.type(phone.field("login.name"), name)
        self.type(phone.field("login.password"), password)
        self.tap(phone.button("login.enter"))
        expect(phone.field("login.password")).to_have_count(0)
        before_pin()
        phone.unlock()

    def settle(self, name: str, password: str) -> None:
        """Log in, wait until the app is kept on the phone and everything was fetched, then close and open the browser.

        A browser writes its cookies to disk half a minute late, or when it is closed: killed before, it has forgotten
        the login, and would have to be told again before anything is sent.
        """
        phone = self.phone
        self.log_in(name, password)
        eventually(
            lambda: phone.ask("() => Boolean(navigator.serviceWorker.controller)"),
            "the app kept on the phone",
        )
        expect(self.sign()).to_have_text(phone.say("sign.sent"))
        phone.close()
        phone.open()
        expect(self.sign()).to_have_text(phone.say("sign.sent"))

    def send_now(self) -> None:
        """Ask for sending at once, on the sync page."""
        self.phone.page.goto(f"{self.phone.served.url}/#/sync")
        send = self.phone.button("sync.send_now")
        if send.count() and send.is_enabled():
            send.click()

    def go_to_groups(self) -> None:
        self.tap(
            self.phone.page.get_by_role("navigation").get_by_role("link", name=self.phone.say("groups.title"))
        )
        self.heading(self.phone.say("groups.title"))

    def found_group(self, place: str, moo: str) -> str:
        """Found a village group with the pledge rule as proposed; returns the group's id."""
        phone = self.phone
        self.go_to_groups()
        self.tap(phone.link("groups.found").first)
        self.heading(phone.say("groups.found"))
        phone.field("place.subdistrict").select_option(index=1)
        self.taps += 2
        self.tap(phone.page.get_by_role("radio", name=phone.say("group.village"), exact=True))
        self.type(phone.field("group.village_name"), place)
        self.type(phone.field("group.moo"), moo)
        self.type(phone.field("group.pledge_min"), "50")
        self.tap(phone.button("group.save"))
        phone.page.wait_for_url(re.compile(r"#/groups/[0-9a-f-]{36}$"))
        return phone.page.url.rpartition("/")[2]

    def register_members(self, members: list[tuple[str, str, int]]) -> None:
        """From the group's page: one after the other, without leaving the form."""
        phone = self.phone
        self.tap(phone.link("members.add"))
        for place, (first_name, last_name, pledge) in enumerate(members, start=1):
            self.type(phone.field("member.first_name"), first_name)
            self.type(phone.field("member.last_name"), last_name)
            self.type(phone.field("member.pledge"), str(pledge))
            is_last = place == len(members)
            self.tap(phone.button("member.save" if is_last else "member.save_and_next"))
            if not is_last:
                expect(phone.field("member.first_name")).to_have_value("")

    def open_collection(self) -> None:
        """From the group's page: this month, no cash on the table yet, everybody is here."""
        self.tap(self.phone.link("collection.start"))
        self.tap(self.phone.button("collection.open"))
        self.tap(self.phone.button("roll_call.done"))
        expect(self.phone.link("room.to_count")).to_be_visible()
        expect(self.take_button(1)).to_be_visible()

    def take_button(self, number: int) -> Locator:
        """The one tap that takes a member's pledge, and takes it back."""
        line = self.phone.page.get_by_role("listitem").filter(has_text=f"{number:04}")
        return line.locator("button[aria-pressed]")

    def take(self, number: int) -> None:
        self.tap(self.take_button(number))
        expect(self.take_button(number)).to_have_attribute("aria-pressed", "true")
        expect(self.take_button(number)).to_have_attribute("aria-busy", "false")

    def take_back(self, number: int) -> None:
        """A second tap within ten seconds, not so quick that it could be a trembling finger."""
        self.phone.page.wait_for_timeout(600)
        self.tap(self.take_button(number))
        expect(self.take_button(number)).to_have_attribute("aria-pressed", "false")

    def open_sheet(self, number: int) -> Locator:
        self.tap(
            self.phone.page.get_by_role("listitem")
            .filter(has_text=f"{number:04}")
            .get_by_role("button")
            .first
        )
        return self.phone.page.get_by_role("dialog")

    def take_other(self, number: int, baht: str) -> None:
        """An exception typed."""
        sheet = self.open_sheet(number)
        self.type(sheet.get_by_label(self.phone.say("room.other_amount"), exact=True), baht)
        self.tap(sheet.get_by_role("button", name=self.phone.say("room.take_amount"), exact=True))
        expect(sheet).to_have_count(0)

    def note_absent(self, number: int) -> None:
        sheet = self.open_sheet(number)
        self.tap(sheet.get_by_role("button", name=self.phone.say("room.is_absent"), exact=True))
        expect(sheet).to_have_count(0)

    def count(self, notes: list[Note]) -> None:
        phone = self.phone
        self.tap(phone.link("room.to_count"))
        for note in notes:
            kind = phone.say("count.coin" if float(note.baht.replace(",", "")) < 20 else "count.note")
            self.type(
                phone.page.get_by_label(re.compile(rf"^{kind}\s*{re.escape(note.baht)}\s*×?$")),
                str(note.pieces),
            )

    def close(self) -> None:
        """Read back and close without a committee; what was counted agrees."""
        phone = self.phone
        self.tap(phone.button("count.to_close"))
        self.tap(phone.link("read_back.right"))
        self.tap(phone.page.get_by_role("radio", name=phone.say("confirm.nobody"), exact=True))
        self.type(phone.field("confirm.alone"), "ยังไม่ได้เลือกกรรมการ")
        self.tap(phone.button("close.close"))
        expect(phone.page.get_by_role("heading", name=phone.say("slips.title"))).to_be_visible()

    def sign(self) -> Locator:
        """The sync sign at the top of the screen."""
        return self.phone.page.locator("a.sign [role=status]")
