"""All books of a month of a large old group: in Node beside reading its entries, and in a slowed-down Chromium.

In the browser a book is folded once, when it is opened, so the first time in a new page counts: nothing is warm yet. What
counts is what the page's own thread took: others on this machine make people wait, not the books.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import CDPSession, sync_playwright

from benchmarks.budgets import PROJECT, read_budgets
from tests.e2e.find_chromium import find_chromium

SLOWDOWN, PAGES = 4, 7

PREPARE = """async module => {
  const { tellStory, foldBooks } = await import(`data:text/javascript;base64,${module}`);
  const story = tellStory();
  globalThis.fold = () => foldBooks(story);
}"""


def thread_ms(session: CDPSession) -> float:
    """Milliseconds that the page's thread has worked so far, its slowing down included."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return next(each["value"] for each in metrics if each["name"] == "TaskDuration") * 1000


def fold_in_browser(module: str) -> list[tuple[float, float]]:
    """Of each page its thread's milliseconds and those on the clock; each page is a browser of its own."""
    chromium = find_chromium()
    assert chromium, "no Chromium: make chromium"
    measured = []
    with sync_playwright() as playwright:
        for _ in range(PAGES):
            browser = playwright.chromium.launch(executable_path=chromium)
            page = browser.new_page()
            session = page.context.new_cdp_session(page)
            page.evaluate(PREPARE, module)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            before = thread_ms(session)
            on_the_clock: float = page.evaluate("() => fold()")
            measured.append((thread_ms(session) - before, on_the_clock))
            browser.close()
    return measured


def main() -> None:
    node = Path(sys.executable).with_name("node")
    told = subprocess.run(
        [node, PROJECT / "benchmarks" / "fold_books.mjs"], check=True, capture_output=True, text=True
    )
    measured = json.loads(told.stdout)
    budgets = read_budgets()
    print(budgets["books_ratio"].line(measured["ratio"]))
    print(f"  {measured['entries']} entries, {measured['folding_ms']:.0f} ms here")
    pages = fold_in_browser(measured["module"])
    print(budgets["books_fold"].line(statistics.median(ms for ms, _ in pages)))
    print(f"  on the clock {sorted(round(ms) for _, ms in pages)} ms")


if __name__ == "__main__":
    main()
