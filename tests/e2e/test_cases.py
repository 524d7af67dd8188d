"""Two officers write different things without signal: nothing is lost, one tap chooses, and everybody ends with the same."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.demo_logins import DISTRICT_CHIEF, OFFICER_WITH_GROUPS
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, eventually, words
from tests.e2e.screens import shortcomings
from tests.e2e.served import Served

VILLAGE = "บ้านหนองบัวทอง"


def second_officer(served: Served, subdistrict: str) -> tuple[str, str]:
    """The login of another officer of the same subdistrict."""
    told = served.run(
        "user", "add", "--name", "second", "--display-name", "พัฒนากรคนที่สอง", "--role", "officer", "--area", subdistrict
    )  # fmt: skip
    return "second", told.split()[-1]


def set_collection_day(phone: Phone, group: str, day: str) -> None:
    """Type another collection day into the group's form and save it."""
    phone.page.goto(f"{phone.served.url}/#/groups/{group}/edit")
    phone.field("group.collection_day").fill(day)
    phone.button("form.save").click()
    expect(phone.link("group.edit")).to_be_visible()


def shown_day(phone: Phone, group: str) -> str:
    """The collection day as the form says when it is opened."""
    phone.page.goto(f"{phone.served.url}/#/groups/{group}")
    expect(phone.link("group.edit")).to_be_visible()
    phone.link("group.edit").click()
    return phone.field("group.collection_day").input_value()


def is_sent(officer: Officer) -> None:
    expect(officer.sign()).to_have_text(officer.phone.say("sign.sent"), timeout=60_000)


def day_of(served: Served, group: str) -> int:
    [(day,)] = served.rows("SELECT collection_day FROM savings_group WHERE id = ?", group)
    return int(day)


def is_fit(phone: Phone) -> list[str]:
    """What is wrong with the screen that is open, in both languages."""
    found = shortcomings(phone.page)
    address = phone.page.url
    for language in ("en", "th"):
        phone.page.goto(f"{phone.served.url}/#/me")
        phone.page.get_by_role("button", name=words("th")[f"language.{language}"]).click()
        expect(phone.page.locator("html")).to_have_attribute("lang", language)
        phone.page.goto(address)
        expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
        found += [f"{language}: {what}" for what in shortcomings(phone.page)]
    return found


def test_the_loser_chooses_and_everybody_ends_with_it(
    served: Served, phones: Callable[..., Phone], tmp_path: Path
) -> None:
    [(group, subdistrict)] = served.rows(
        "SELECT id, subdistrict_code FROM savings_group WHERE place_name = ?", VILLAGE
    )
    first, second = (phones(name, viewport={"width": 320, "height": 640}) for name in ("first", "second"))
    officers = Officer(first), Officer(second)
    for phone, officer, login in zip(
        (first, second), officers, (OFFICER_WITH_GROUPS, second_officer(served, subdistrict)), strict=True
    ):
        phone.open()
        officer.settle(*login)
    assert day_of(served, group) == 5

    # both without signal
    served.kill()
    set_collection_day(first, group, "10")
    set_collection_day(second, group, "20")
    served.start()
    officers[0].send_now()
    is_sent(officers[0])
    assert day_of(served, group) == 10

    # the second to arrive is asked
    officers[1].send_now()
    eventually(lambda: served.rows("SELECT id FROM sync_case"), "the case", second, 60)
    choose = second.link("sync.choose")
    expect(choose).to_be_visible(timeout=60_000)
    assert is_fit(second) == []
    choose.click()
    expect(second.page.get_by_role("heading", name=second.say("case.side_kept"))).to_be_visible()
    cards = second.page.locator(".card")
    expect(cards.nth(0)).to_contain_text("10")
    expect(cards.nth(1)).to_contain_text("20")
    expect(cards.nth(1)).to_contain_text(second.say("case.you"))
    assert is_fit(second) == []

    # chosen without signal: at once shown as answered, sent later
    served.kill()
    second.page.get_by_role("button", name=re.compile(rf"^{second.say('case.choose')}: 20$")).click()
    expect(second.page.get_by_text(second.say("case.pending"))).to_be_visible()
    assert day_of(served, group) == 10
    served.start()
    officers[1].send_now()
    is_sent(officers[1])
    eventually(lambda: day_of(served, group) == 20, "the other value on the server", second, 60)
    officers[0].send_now()
    is_sent(officers[0])
    for phone in (first, second):
        eventually(
            lambda phone=phone: shown_day(phone, group) == "20", "the choice on every phone", phone, 60
        )
        phone.page.goto(f"{served.url}/#/groups/{group}")
        expect(phone.link("group.edit")).to_be_visible()
        expect(phone.page.get_by_role("heading", name=phone.say("today.cases"))).to_have_count(0)

    # and all of it can be read afterwards
    history = served.rows(
        "SELECT old, new FROM field_history WHERE field = 'collection_day' AND row_id = ? ORDER BY seq", group
    )
    assert history == [("5", "10"), ("10", "20")]
    [(kept, other, choice)] = served.rows("SELECT kept, other, choice FROM sync_case")
    assert (kept, other, choice) == ("10", "20", "other")


def test_a_chief_chooses_for_officers_who_did_not(served: Served, phones: Callable[..., Phone]) -> None:
    [(group, subdistrict)] = served.rows(
        "SELECT id, subdistrict_code FROM savings_group WHERE place_name = ?", VILLAGE
    )
    phone = phones("first")
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER_WITH_GROUPS)
    other = phones("second")
    other.open()
    Officer(other).settle(*second_officer(served, subdistrict))
    served.kill()
    set_collection_day(phone, group, "10")
    set_collection_day(other, group, "20")
    served.start()
    officer.send_now()
    is_sent(officer)
    Officer(other).send_now()
    expect(other.link("sync.choose")).to_be_visible(timeout=60_000)
    chief = phones("chief", viewport={"width": 320, "height": 640})
    chief.open()
    Officer(chief).log_in(*DISTRICT_CHIEF)
    chief.page.goto(f"{served.url}/#/overview")
    title = f"{chief.say('group.collection_day')}: {chief.say('case.field_conflict')}"
    chief.page.get_by_role("link", name=re.compile(re.escape(title))).click()
    expect(chief.page.locator(".card").nth(1)).to_contain_text("พัฒนากรคนที่สอง")
    assert is_fit(chief) == []
    chief.page.get_by_role("button", name=re.compile(rf"^{chief.say('case.choose')}: 20$")).click()
    eventually(lambda: day_of(served, group) == 20, "the chief's choice on the server", chief, 60)
    Officer(other).send_now()
    is_sent(Officer(other))
