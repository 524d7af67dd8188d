"""All books of a month of a large old group: in Node beside reading its entries, and in a slowed-down Chromium.

In the browser a book is folded once, when it is opened, so the first time in a new page counts: nothing is warm yet.
"""

import json
import statistics
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from benchmarks.budgets import PROJECT, read_budgets
from tests.e2e.find_chromium import find_chromium

SLOWDOWN, PAGES, ROUNDS = 4, 5, 10

#: Milliseconds of each folding in a page, the cold one first.
FOLD = """async ([module, rounds]) => {
  const { tellStory, foldBooks } = await import(`data:text/javascript;base64,${module}`);
  const story = tellStory();
  return Array.from({ length: rounds }, () => foldBooks(story));
}"""


def fold_in_browser(module: str) -> list[list[float]]:
    """Milliseconds by page and round; each page is a browser of its own."""
    chromium = find_chromium()
    assert chromium, "no Chromium: make chromium"
    measured = []
    with sync_playwright() as playwright:
        for _ in range(PAGES):
            browser = playwright.chromium.launch(executable_path=chromium)
            page = browser.new_page()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
            measured.append(page.evaluate(FOLD, [module, ROUNDS]))
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
    cold = sorted(first for first, *_ in pages)
    # the fastest page: what others on this machine take is not the app's
    print(budgets["books_fold"].line(cold[0]))
    warm = statistics.median(ms for _, *later in pages for ms in later)
    print(f"  first time {[round(ms) for ms in cold]} ms, later {warm:.0f} ms")


if __name__ == "__main__":
    main()
