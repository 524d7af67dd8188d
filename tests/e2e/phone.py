"""A phone: a Chromium with a profile on disk, 360 × 740, that can be killed and opened again."""

import json
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import (
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Error,
    Locator,
    Page,
    Playwright,
    expect,
)

from tests.e2e.served import Served
from tests.house.tree import PROJECT

#: Under load a two-core machine needs longer than Playwright's own five seconds.
PATIENCE_SECONDS = 15
#: What a browser writes by itself when a request finds no server, or loses it halfway through an answer. A request that
#: was blocked is none of these.
NO_SERVER = re.compile(r"net::ERR_(?!BLOCKED)")
PIN = "40718293"
REPORT_VIOLATIONS = """
addEventListener('securitypolicyviolation', event =>
  console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
"""

expect.set_options(timeout=PATIENCE_SECONDS * 1000)


def words(language: str = "th") -> dict[str, str]:
    """All texts of the product in a language, by key."""
    texts: dict[str, str] = json.loads((PROJECT / "server" / "i18n" / f"{language}.json").read_text("utf-8"))
    return texts


class Phone:
    """One installation. Everything that goes wrong inside it lands in `faults`; a test ends with none."""

    def __init__(
        self, playwright: Playwright, chromium: str, profile: Path, served: Served, **screen: Any
    ) -> None:
        self.playwright = playwright
        self.chromium = chromium
        self.profile = profile
        self.served = served
        self.screen = {
            "viewport": {"width": 360, "height": 740},
            "is_mobile": True,
            "has_touch": True,
        } | screen
        self.faults: list[str] = []
        self.allowed: list[str] = []
        self.language = "th"
        self.words = words()
        #: Whether somebody has logged in, so that a lock stands before everything else.
        self.is_locked = False
        self._context: BrowserContext | None = None

    # ------------------------------------------------------------ the browser itself

    def open(self, path: str = "/") -> Page:
        """Start the browser from cold and open the app; the server may be down."""
        self._context = self.playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=self.chromium,
            headless=True,
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-first-run"],
            locale="th-TH",
            timezone_id="Asia/Bangkok",
            reduced_motion="reduce",
            **self.screen,
        )
        self._context.set_default_timeout(PATIENCE_SECONDS * 1000)
        self._context.add_init_script(REPORT_VIOLATIONS)
        self._context.on("page", self._watch)
        self.page = self._context.pages[0] if self._context.pages else self._context.new_page()
        self._watch(self.page)
        self.page.goto(self.served.url + path)
        if self.is_locked:
            self.unlock()
        return self.page

    def open_tab(self, path: str) -> Page:
        """Another tab, unlocked like the first."""
        tab = self.context.new_page()
        tab.goto(self.served.url + path)
        self.unlock(tab)
        return tab

    def reload(self) -> None:
        self.page.reload()
        if self.is_locked:
            self.unlock()

    def unlock(self, page: Page | None = None) -> None:
        """Type the PIN, or choose it where none was chosen."""
        page = page or self.page
        new = page.get_by_label(self.say("pin.new"), exact=True)
        known = page.get_by_label(self.say("pin.name"), exact=True)
        # after an update the page first fetches all of the other version
        expect(new.or_(known)).to_be_visible(timeout=60_000)
        is_new = new.is_visible()
        (new if is_new else known).fill(PIN)
        if is_new:
            page.get_by_label(self.say("pin.again"), exact=True).fill(PIN)
        verb = "pin.keep" if is_new else "pin.open"
        page.get_by_role("button", name=self.say(verb), exact=True).click()
        expect(new.or_(known)).to_have_count(0)
        self.is_locked = True

    @property
    def context(self) -> BrowserContext:
        assert self._context is not None, "the phone is closed"
        return self._context

    def close(self) -> None:
        if self._context is not None:
            self._context.close()
            self._context = None

    def kill(self) -> None:
        """SIGKILL every process of this browser: no page hears of it, nothing is written in farewell."""
        mark = f"--user-data-dir={self.profile}"
        killed = [one for one in psutil.process_iter(["cmdline"]) if mark in (one.info["cmdline"] or [])]
        for process in killed:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(killed, timeout=10)
        closed, self._context = self.context, None
        with suppress(Error):  # Playwright finds it gone
            closed.close()
        for lock in self.profile.glob("Singleton*"):
            lock.unlink(missing_ok=True)

    def reopen(self, path: str = "/") -> Page:
        """Kill the browser and open it from cold."""
        self.kill()
        return self.open(path)

    def cdp(self) -> CDPSession:
        return self.context.new_cdp_session(self.page)

    # ------------------------------------------------------------ what goes wrong

    def _watch(self, page: Page) -> None:
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"pageerror: {error}"))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        line = f"console {message.type}: {message.text} ({message.location.get('url', '')})"
        is_network = self.served.was_down and NO_SERVER.search(message.text) is not None
        if not is_network and not any(part in line for part in self.allowed):
            self.faults.append(line)

    # ------------------------------------------------------------ hands and eyes

    def say(self, key: str, **placeholders: object) -> str:
        """The text of a key in the phone's language."""
        return self.words[key].format(**placeholders)

    def button(self, key: str, **placeholders: object) -> Locator:
        return self.page.get_by_role("button", name=self.say(key, **placeholders), exact=True)

    def link(self, key: str, **placeholders: object) -> Locator:
        return self.page.get_by_role("link", name=self.say(key, **placeholders), exact=True)

    def field(self, key: str) -> Locator:
        return self.page.get_by_label(self.say(key), exact=True)

    def ask(self, script: str, argument: object = None) -> Any:
        """Value of a JavaScript function in the page; always an arrow function, as our policy forbids eval."""
        return self.page.evaluate(script, argument)


def eventually(
    holds: Callable[[], Any], what: str, phone: Phone | None = None, seconds: float = PATIENCE_SECONDS
) -> Any:
    """Wait until `holds()` is true and return its value; fails by saying what never came.

    What a phone's page reports (its requests, its routes) is only heard while waiting with that `phone`.
    """
    deadline = time.monotonic() + seconds
    while True:
        if value := holds():
            return value
        assert time.monotonic() < deadline, f"never came: {what}"
        if phone is None:
            time.sleep(0.1)
        else:
            phone.page.wait_for_timeout(100)
