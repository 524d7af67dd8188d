"""A deadline is told once: by the scheduler in any number of processes, and by the phone itself without signal."""

import os
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from playwright.sync_api import Locator, Response, expect

from tests.e2e.demo_logins import OFFICER
from tests.e2e.officer import Officer
from tests.e2e.phone import Phone, eventually
from tests.e2e.served import Served

#: Officers of the demo province with a target within 90 days and no established group: 27, less the one who has one, less
#: one whose own target date is 120 days away.
OFFICERS_BEHIND = 25


@contextmanager
def schedulers(served: Served, number: int) -> Iterator[None]:
    """So many `omsap jobs` at the same time; killed at the end."""
    with (served.installation.folder / "jobs.log").open("ab") as log:
        started = [
            subprocess.Popen(
                [*served.installation.command, "jobs"],
                cwd=served.installation.folder,
                env=served.installation.environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=log,
                start_new_session=True,
            )
            for _ in range(number)
        ]
    try:
        yield
    finally:
        for one in started:
            os.killpg(one.pid, signal.SIGKILL)
            one.wait()


def end_lease(served: Served) -> None:
    """The killed one's minute is over."""
    with closing(sqlite3.connect(served.installation.database)) as connection, connection:
        connection.execute("UPDATE scheduler_lease SET held_until = '2026-01-01T00:00:00.000Z'")


def card_of(phone: Phone) -> Locator:
    heading = phone.page.get_by_role("heading", name=phone.say("alert.campaign_due"))
    return phone.page.locator("section").filter(has=heading)


def raised(served: Served) -> int:
    [(count,)] = served.rows("SELECT count(*) FROM alert WHERE rule = 'campaign_due'")
    return int(count)


def scans(served: Served) -> int:
    """How many scans have ended, by the schedulers' own log."""
    return (served.installation.folder / "jobs.log").read_text("utf-8").count("alerts raised:")


def test_an_alert_is_raised_once_and_arrives_with_the_pull(
    served: Served, phones: Callable[..., Phone]
) -> None:
    assert raised(served) == 0
    with schedulers(served, 2):
        eventually(lambda: scans(served) == 1, "one of two scans, the other stands by")
    end_lease(served)
    with schedulers(served, 1):
        eventually(lambda: scans(served) == 2, "the next one scans")
    assert raised(served) == OFFICERS_BEHIND
    assert served.rows("SELECT DISTINCT rule, step FROM alert WHERE rule = 'campaign_due'") == [
        ("campaign_due", 90)
    ]
    assert served.rows("SELECT count(DISTINCT scope_id) FROM alert WHERE rule = 'campaign_due'") == [
        (OFFICERS_BEHIND,)
    ]
    assert served.rows(
        "SELECT count(*) FROM receipt WHERE operation_id IN (SELECT id FROM alert WHERE rule = 'campaign_due')"
    ) == [(OFFICERS_BEHIND,)]

    phone = phones()
    pulled: list[str] = []

    def keep_alerts(response: Response) -> None:
        if response.url.endswith("/api/sync/pull") and response.ok:
            for page in response.json()["pages"]:
                pulled.extend(page["rows"].get("alert", {}).get("id", []))

    phone.open().on("response", keep_alerts)
    Officer(phone).settle(*OFFICER)
    expect(card_of(phone)).to_have_count(1)
    # the day that comes nearer, and five weeks without a step
    assert len(pulled) == 2


def test_a_phone_without_signal_finds_the_same_alert(served: Served, phones: Callable[..., Phone]) -> None:
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    served.kill()
    phone.reopen()
    expect(card_of(phone)).to_have_count(1)
    card_of(phone).get_by_role("button", name=phone.say("alert.done")).click()
    expect(card_of(phone)).to_have_count(0)
    served.start()
    expect(officer.sign()).to_have_text(phone.say("sign.sent"), timeout=60_000)
    [(marked,)] = served.rows("SELECT alert_id FROM alert_mark WHERE answer = 'done'")
    assert raised(served) == 0
    with schedulers(served, 1):
        eventually(lambda: scans(served) == 1, "a scan")
    assert served.rows("SELECT count(*) FROM alert WHERE id = ?", marked) == [(1,)]
    phone.reopen()
    expect(officer.sign()).to_have_text(phone.say("sign.sent"))
    expect(phone.page.get_by_role("heading", level=1)).to_be_visible()
    expect(card_of(phone)).to_have_count(0)
