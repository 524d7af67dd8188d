"""The room of a group of 200 members in a slowed-down Chromium: from each tap to its answer on the screen, scrolling between.

Times say as much about this machine as about the app: read them beside the budget, not as a verdict.
"""

import tempfile
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.budgets import read_budgets
from benchmarks.many_groups import keep_groups
from server.app import create_app
from server.database import db
from server.demo.posts import make_posts
from server.settings import Settings
from tests.e2e.demo_logins import OFFICER
from tests.e2e.find_chromium import find_chromium
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone
from tests.e2e.served import Installation, Served

MEMBERS, SLOWDOWN, TAPS = 200, 6, 64

#: The browser's own measure of every tap: from the finger to the next picture, in steps of 8 ms; none is left out.
LISTEN = """() => {
  globalThis.answers = new Map();
  new PerformanceObserver(list => {
    for (const entry of list.getEntries())
      if (entry.interactionId) answers.set(entry.interactionId, Math.max(answers.get(entry.interactionId) ?? 0, entry.duration));
  }).observe({ type: 'event', durationThreshold: 16 });
}"""

#: The middle of the first untaken button that is wholly on the screen, or null.
NEXT = """() => {
  for (const button of document.querySelectorAll('.room button.take[aria-pressed=false]')) {
    const box = button.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    if (button.contains(document.elementFromPoint(x, y))) return { x, y };
  }
  return null;
}"""


def tap_through(phone: Phone) -> list[float]:
    """Milliseconds of each of 64 taps, with a swipe after every third."""
    page = phone.page
    phone.ask(LISTEN)
    page.mouse.move(180, 400)
    for turn in range(TAPS):
        place = phone.ask(NEXT)
        while place is None:
            page.mouse.wheel(0, 300)
            page.wait_for_timeout(100)
            place = phone.ask(NEXT)
        page.touchscreen.tap(place["x"], place["y"])
        if turn % 3 == 2:
            page.mouse.wheel(0, 400)
        page.wait_for_timeout(150)
    page.wait_for_timeout(2000)
    measured: list[float] = phone.ask("() => [...answers.values()]")
    # what took less than 16 ms is not told
    return sorted([0.0] * (TAPS - len(measured)) + measured)


def main() -> None:
    chromium = find_chromium()
    assert chromium, "no Chromium: make chromium"
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        installation = Installation(Path(made))
        installation.run("db", "upgrade")
        installation.run("demo")
        post = next(post for post in make_posts() if post.login == OFFICER[0])
        app = create_app(Settings(database_url=f"sqlite:///{installation.database}"))
        with app.app_context():
            keep_groups(post, datetime.now(UTC), groups=1, members=MEMBERS)
            db.engine.dispose()
        served = Served(installation)
        served.start()
        phone = Phone(playwright, chromium, Path(made) / "profile", served)
        try:
            phone.open()
            officer = Officer(phone)
            officer.settle(*OFFICER)
            [(group_id,)] = served.rows("SELECT id FROM savings_group WHERE place_name = ?", "หนองแสง 1")
            served.kill()
            phone.page.goto(f"{served.url}/#/groups/{group_id}")
            officer.open_collection()
            phone.cdp().send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
            answers = tap_through(phone)
            taken = phone.ask(
                "() => document.querySelectorAll('.room button.take[aria-pressed=true]').length"
            )
        finally:
            phone.close()
            served.stop()
    print(f"{taken} of {TAPS} taps taken; answers {[round(one) for one in answers]} ms")
    print(read_budgets()["room_tap"].line(answers[int(len(answers) * 0.95)]))


if __name__ == "__main__":
    main()
