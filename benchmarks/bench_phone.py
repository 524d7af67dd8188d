"""The phone app in a slowed-down Chromium: opening from cold without a server, and the tap that takes a deposit.

Times say as much about this machine as about the app: read them beside the budget, not as a verdict.
"""

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.budgets import read_budgets
from tests.e2e.demo_logins import OFFICER_WITH_GROUPS
from tests.e2e.find_chromium import find_chromium
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone
from tests.e2e.served import Installation, Served

COLD_STARTS = 5
COLD_START_SLOWDOWN, SAVE_SLOWDOWN = 4, 6

#: Milliseconds from the start of the navigation until a screen of the app stands with its way to the other places.
READY = """() => new Promise(resolve => {
  const look = () => document.querySelector('main h1, .page h1') && document.querySelector('nav a')
    ? resolve(performance.now()) : requestAnimationFrame(look);
  look();
})"""

#: Milliseconds from each tap on a member to the line that is safely on the phone, one after the other.
TAKE_ALL = """async () => {
  const taken = [];
  for (const button of document.querySelectorAll('button[aria-pressed=false]')) {
    const started = performance.now();
    button.click();
    while (button.ariaPressed !== 'true' || button.ariaBusy === 'true') await new Promise(requestAnimationFrame);
    taken.push(performance.now() - started);
  }
  return taken;
}"""


def slow_down(phone: Phone, times: int) -> None:
    phone.cdp().send("Emulation.setCPUThrottlingRate", {"rate": times})


def cold_start(phone: Phone, served: Served) -> float:
    """Milliseconds of one start of a fresh browser, without a server."""
    phone.reopen("/#/me")
    slow_down(phone, COLD_START_SLOWDOWN)
    phone.page.goto(f"{served.url}/?src=home")
    taken: float = phone.ask(READY)
    return taken


def main() -> None:
    budgets = read_budgets()
    chromium = find_chromium()
    assert chromium, "no Chromium: make chromium"
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        installation = Installation(Path(made))
        installation.run("db", "upgrade")
        installation.run("demo")
        served = Served(installation)
        served.start()
        phone = Phone(playwright, chromium, Path(made) / "profile", served)
        try:
            phone.open()
            officer = Officer(phone)
            officer.settle(*OFFICER_WITH_GROUPS)
            served.kill()
            starts = [cold_start(phone, served) for _ in range(COLD_STARTS)]
            phone.page.goto(f"{served.url}/#/groups")
            slow_down(phone, 1)
            officer.tap(phone.page.get_by_role("main").get_by_role("link", name="หนองบัวทอง"))
            officer.open_collection()
            slow_down(phone, SAVE_SLOWDOWN)
            saves = sorted(phone.ask(TAKE_ALL))
        finally:
            phone.close()
            served.stop()
    print(
        f"offline cold starts {[round(one) for one in starts]} ms; saves {[round(one) for one in saves]} ms"
    )
    print(budgets["offline_cold_start"].line(statistics.median(starts)))
    print(budgets["save"].line(saves[min(len(saves) - 1, int(len(saves) * 0.95))]))


if __name__ == "__main__":
    main()
