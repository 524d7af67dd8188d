"""Every screen can be read, heard and touched, in both languages, on the narrowest phone; and the app installs."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.demo_logins import DISTRICT_CHIEF, OFFICER_WITH_GROUPS, PROVINCE_CHIEF
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, words
from tests.e2e.screens import shortcomings
from tests.e2e.served import Served

LARGE_TEXT = "() => { document.documentElement.style.fontSize = '200%'; }"
USUAL_TEXT = "() => { document.documentElement.style.fontSize = ''; }"


def look_at(phone: Phone, addresses: list[str]) -> list[str]:
    """What is wrong with the screens at these addresses, in both languages, at 320 px and with text twice as large."""
    found: list[str] = []
    page = phone.page
    for language in ("th", "en"):
        page.goto(f"{phone.served.url}/#/me")
        page.get_by_role("button", name=words("th")[f"language.{language}"]).click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        for address in addresses:
            page.goto(f"{phone.served.url}/#{address}")
            expect(page.get_by_role("heading", level=1).first).to_be_visible()
            page.wait_for_function("() => !document.querySelector('[aria-busy=true]')")
            page.wait_for_timeout(150)
            found += [f"{language} {address}: {what}" for what in shortcomings(page)]
            page.evaluate(LARGE_TEXT)
            found += [
                f"{language} {address} with large text: {what}"
                for what in shortcomings(page)
                if "too wide" in what
            ]
            page.evaluate(USUAL_TEXT)
    return found


def test_the_officers_screens(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones(viewport={"width": 320, "height": 640})
    phone.open()
    expect(phone.field("login.password")).to_be_visible()
    assert shortcomings(phone.page) == []
    officer = Officer(phone)
    officer.settle(*OFFICER_WITH_GROUPS)
    page = phone.page
    [(group, member)] = served.rows(
        "SELECT substr(scope_id, 7), id FROM member WHERE scope_id IN"
        " (SELECT scope_id FROM savings_group WHERE place_name = 'บ้านหนองบัวทอง') ORDER BY number LIMIT 1"
    )
    [(collection,)] = served.rows(
        "SELECT id FROM collection_close WHERE scope_id = ? LIMIT 1", f"group:{group}"
    )
    [(collection,)] = served.rows("SELECT collection_id FROM collection_close WHERE id = ?", collection)
    home = f"/groups/{group}"
    found = look_at(
        phone,
        [
            "/", "/groups", "/groups/new", home, f"{home}/edit", f"{home}/members", f"{home}/members/new", f"{home}/members/{member}",
            f"{home}/members/{member}/edit", f"{home}/collection", f"{home}/collections/{collection}", f"{home}/dates", "/sync", "/alerts", "/me",
            "/me/password", "/nowhere", "/ui",
        ],
    )  # fmt: skip
    page.goto(f"{served.url}/#/me")
    page.get_by_role("button", name=words("th")["language.th"]).click()
    page.goto(f"{served.url}/#{home}")
    officer.open_collection()
    officer.take(1)
    day = f"{home}/collection"
    found += look_at(phone, [day, f"{day}/roll_call", f"{day}/payments", f"{day}/count"])
    page.goto(f"{served.url}/#{day}/count")
    page.get_by_role("button", name=words("en")["count.to_close_differing"]).click()
    officer.heading(words("en")["read_back.name"])
    found += look_at(phone, [f"{day}/read_back", f"{day}/close"])
    assert not found, "\n".join(found)


def test_the_supervisors_screens(served: Served, phones: Callable[..., Phone]) -> None:
    [(group,)] = served.rows("SELECT id FROM savings_group WHERE place_name = 'บ้านหนองบัวทอง'")
    found: list[str] = []
    for name, login, addresses in (
        (
            "district",
            DISTRICT_CHIEF,
            ["/", "/overview", f"/overview/3501/groups/{group}", "/alerts", "/sync", "/me"],
        ),
        ("province", PROVINCE_CHIEF, ["/", "/overview/3502"]),
    ):
        phone = phones(name, viewport={"width": 320, "height": 640})
        phone.open()
        Officer(phone).log_in(*login)
        found += look_at(phone, addresses)
    assert not found, "\n".join(found)


def test_the_app_installs(phones: Callable[..., Phone]) -> None:
    phone = phones()
    page = phone.open()
    page.wait_for_function("() => navigator.serviceWorker.controller")
    devtools = phone.cdp()
    assert devtools.send("Page.getAppManifest")["errors"] == []
    assert devtools.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_focus_follows_the_screen_and_keys_reach_everything(phones: Callable[..., Phone]) -> None:
    phone = phones()
    phone.open()
    Officer(phone).settle(*OFFICER_WITH_GROUPS)
    page = phone.page
    page.get_by_role("navigation").get_by_role("link", name=phone.say("groups.title")).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    reached: set[str] = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(str(phone.ask("() => document.activeElement?.textContent ?? ''")))
    links = page.get_by_role("main").get_by_role("link").all_text_contents()
    assert {text for text in links if not any(text in one for one in reached)} == set()
    assert re.search(phone.say("groups.found"), " ".join(reached))
