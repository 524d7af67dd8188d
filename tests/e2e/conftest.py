"""A real server, a real browser, and both can be killed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from tests.e2e.find_chromium import find_chromium
from tests.e2e.phone import Phone
from tests.e2e.served import Installation, Served, copy_database

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests talk to this machine, and to no other."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    path = find_chromium()
    assert path, "no Chromium: make chromium"
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo province, made once; each test copies the file."""
    made = Installation(tmp_path_factory.mktemp("demo"))
    made.run("db", "upgrade")
    made.run("demo")
    return made.database


@pytest.fixture
def served(tmp_path: Path, demo_database: Path) -> Iterator[Served]:
    """The server with a demo province of its own, running."""
    one = Served(Installation(tmp_path))
    copy_database(demo_database, one.installation.database)
    one.start()
    yield one
    one.stop()


@pytest.fixture
def phones(
    playwright: Playwright, chromium: str, served: Served, tmp_path: Path
) -> Iterator[Callable[..., Phone]]:
    """Make as many phones as a test needs; at its end each must be without a fault."""
    made: list[Phone] = []

    def make(name: str = "phone", **screen: object) -> Phone:
        made.append(Phone(playwright, chromium, tmp_path / f"profile-{name}", served, **screen))
        return made[-1]

    yield make
    for one in made:
        one.close()
    assert [fault for one in made for fault in one.faults] == []


@pytest.fixture
def phone(phones: Callable[..., Phone]) -> Phone:
    """One phone, not yet opened."""
    return phones()
