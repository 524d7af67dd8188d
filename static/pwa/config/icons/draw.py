"""Draws the app's icons from mark.svg with a Chromium: python static/pwa/config/icons/draw.py. Run when the mark changes."""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.e2e.find_chromium import find_chromium

HERE = Path(__file__).parent
ICONS = HERE.parents[1] / "public" / "icons"
#: name → pixels, corner radius in hundredths of the side; phones cut maskable and apple icons themselves
SIZES = {"icon-192": (192, 22), "icon-512": (512, 22), "maskable-512": (512, 0), "apple-180": (180, 0)}

CHROMIUM = find_chromium()

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    for name, (side, radius) in SIZES.items():
        page = browser.new_page(viewport={"width": side, "height": side})
        page.set_content(
            f"<style>body{{margin:0;background:transparent}}svg{{display:block;width:{side}px;height:{side}px;"
            f"border-radius:{radius}%}}</style>{(HERE / 'mark.svg').read_text('utf-8')}"
        )
        page.screenshot(path=ICONS / f"{name}.png", omit_background=True)
    browser.close()
