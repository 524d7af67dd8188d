"""A new version comes while work waits: nothing is lost, nobody's typing is, and half a version is never installed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import expect

from tests.e2e.demo_logins import OFFICER
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, eventually
from tests.e2e.served import Installation, Served, copy_database
from tests.house.tree import PROJECT

ASK_FOR_UPDATE = (
    "async () => { await (await navigator.serviceWorker.getRegistration()).update().catch(() => {}); }"
)
NEW_TITLE = "วันนี้ รุ่นใหม่"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the product with the app as it was built, which can be built anew."""
    root = tmp_path / "tree"
    for package in ("server", "sync"):
        shutil.copytree(PROJECT / package, root / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        PROJECT / "static" / "pwa", root / "static" / "pwa", ignore=shutil.ignore_patterns("node_modules")
    )
    (root / "static" / "pwa" / "node_modules").symlink_to(PROJECT / "static" / "pwa" / "node_modules")
    return root


@pytest.fixture
def served(tree: Path, tmp_path: Path, demo_database: Path) -> Iterator[Served]:
    """The server of that copy; replaces the usual one for this file's tests."""
    folder = tmp_path / "installation"
    folder.mkdir()
    command = (sys.executable, "-c", "from server.cli import main; main()")
    one = Served(Installation(folder, command, str(tree)))
    copy_database(demo_database, one.installation.database)
    one.start()
    yield one
    one.stop()


class Files(SimpleHTTPRequestHandler):
    """The built app and nothing else: whoever asks for an answer of ours gets none."""

    def do_GET(self) -> None:
        if self.path.startswith("/api/"):
            self.close_connection = True
        else:
            del self.headers["If-Modified-Since"]  # the version before is older, and new all the same
            super().do_GET()

    def do_POST(self) -> None:
        self.close_connection = True

    def log_message(self, *_words: object) -> None:
        pass


@contextmanager
def only_files(dist: Path, port: int) -> Iterator[None]:
    """The app can be fetched, and nothing can be sent.

    Not by stopping requests in the browser: a worker that rests meanwhile is then not asked for its update for minutes.
    """
    with ThreadingHTTPServer(("127.0.0.1", port), partial(Files, directory=str(dist))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()


def build_anew(tree: Path) -> None:
    """Build the app with another heading on the first screen."""
    path = tree / "server" / "i18n" / "th.json"
    words = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**words, "today.title": NEW_TITLE}, ensure_ascii=False), "utf-8")
    npm = Path(sys.executable).with_name("npm")
    environment = {**os.environ, "PATH": f"{npm.parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run(
        [npm, "run", "--silent", "build"],
        cwd=tree / "static" / "pwa",
        env=environment,
        check=True,
        capture_output=True,
    )


def test_an_update_waits_for_its_tap_and_loses_nothing(
    tree: Path, served: Served, phones: Callable[..., Phone]
) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    page = phone.page
    served.kill()
    officer.found_group("ดอนยาง", "6")
    page.goto(served.url + "/#/")
    other = phone.open_tab("/#/groups/new")
    other.get_by_label(phone.say("group.village_name"), exact=True).fill("ยังพิมพ์ไม่เสร็จ")

    dist = tree / "static" / "pwa" / "dist"
    before = shutil.copytree(dist, tree / "before")
    build_anew(tree)
    with only_files(dist, served.port):
        page.bring_to_front()
        phone.ask(ASK_FOR_UPDATE)
        use = phone.button("update.use")
        expect(use).to_be_visible()
        expect(
            page.get_by_role("heading", level=1, name=phone.say("today.title"), exact=True)
        ).to_be_visible()
        use.click()
        phone.unlock()
        expect(page.get_by_role("heading", level=1, name=NEW_TITLE, exact=True)).to_be_visible()
    page.goto(served.url + "/#/groups")
    expect(page.get_by_role("link", name="ดอนยาง")).to_be_visible()

    other.bring_to_front()
    expect(other.get_by_label(phone.say("group.village_name"), exact=True)).to_have_value("ยังพิมพ์ไม่เสร็จ")
    other.goto(served.url + "/#/ui")
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    other.close()

    # the new version was a mistake: the old one comes back as an update, and finds everything
    shutil.rmtree(dist)
    shutil.copytree(before, dist)
    with only_files(dist, served.port):
        page.bring_to_front()
        phone.ask(ASK_FOR_UPDATE)
        use.click()
        # going elsewhere at once would take the place of the reload that brings the other version
        phone.unlock()
        places = page.get_by_role("navigation")
        expect(places.get_by_role("link", name=phone.say("today.title"), exact=True)).to_be_visible()
    page.goto(served.url + "/#/")
    expect(page.get_by_role("heading", level=1, name=phone.say("today.title"), exact=True)).to_be_visible()
    page.goto(served.url + "/#/groups")
    expect(page.get_by_role("link", name="ดอนยาง")).to_be_visible()

    served.start()
    officer.send_now()
    expect(officer.sign()).to_have_text(phone.say("sign.sent"), timeout=60_000)
    assert served.rows("SELECT count(*) FROM savings_group WHERE place_name = 'ดอนยาง'") == [(1,)]


def test_half_a_version_is_refused(tree: Path, served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    phone.allowed += ["integrity", "Failed to find a valid digest", "404"]
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    page = phone.page
    served.kill()
    build_anew(tree)
    for script in (tree / "static" / "pwa" / "dist" / "assets").glob("*.js"):
        script.write_text("<h1>Welcome to free wifi</h1>", "utf-8")
    served.start()
    phone.ask(ASK_FOR_UPDATE)
    eventually(lambda: served.requests("/<path:name>") > 3, "a try to install", phone)
    page.wait_for_timeout(1000)
    expect(phone.button("update.use")).to_have_count(0)
    served.kill()
    page = phone.reopen()
    expect(page.get_by_role("heading", level=1, name=phone.say("today.title"), exact=True)).to_be_visible()
