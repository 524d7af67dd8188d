"""What a collection costs: taps and time for 30 members in the room, and for 100 deposits few requests and bytes on the line."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Request, expect

from benchmarks.budgets import read_budgets
from server.app import create_app
from server.database import db
from server.demo.operations import first_values
from server.demo.phone import DemoPhone
from server.demo.posts import make_posts
from server.settings import Settings
from tests.e2e.demo_logins import OFFICER
from tests.e2e.officer import Note, Officer
from tests.e2e.phone import Phone
from tests.e2e.served import Served

MEMBERS = 100
#: A room as most are, how long it may take, and taps from opening the collection to its last deposit.
BY_HAND, BY_HAND_SECONDS_MAX, TAPS_EACH_MAX = 30, 180, 1.3
GROUP_ID = "019302a0-0000-7000-8000-000000000001"

TAKE_ALL = """async () => {
  for (;;) {
    const button = document.querySelector('button[aria-pressed=false]');
    const undrawn = document.querySelector('.room-undrawn');
    if (!button && !undrawn) return;
    (button ?? undrawn).scrollIntoView();
    button?.click();
    await new Promise(requestAnimationFrame);
    while (button && (button.ariaPressed !== 'true' || button.ariaBusy === 'true')) await new Promise(requestAnimationFrame);
  }
}"""


def found_large_group(served: Served) -> None:
    """A group of 100 members with a pledge of 100 baht each, made by the officer's post on another phone."""
    post = next(post for post in make_posts() if post.login == OFFICER[0])
    app = create_app(Settings(database_url=f"sqlite:///{served.installation.database}"))
    with app.app_context():
        other_phone = DemoPhone(post, 20, datetime.now(UTC))
        scope, today = f"group:{GROUP_ID}", other_phone.today
        group = {
            "name": "หนองใหญ่", "area_level": "community", "subdistrict_code": post.area_codes[0], "place_name": "หนองใหญ่",
            "founded_on": today.isoformat(), "pledge_mode": "amount", "pledge_min_satang": 10000, "collection_day": 5,
            "officer_id": post.person_id, "status": "founding",
        }  # fmt: skip
        other_phone.add("group", scope, today, first_values(group), GROUP_ID)
        for place in range(1, MEMBERS + 1):
            member = {
                "number": f"{place:04}", "first_name": f"บุญมี{place}", "last_name": "ศ.", "pledge_satang": 10000,
                "joined_on": today.isoformat(), "status": "active",
            }  # fmt: skip
            other_phone.add("member", scope, today, first_values(member))
        other_phone.send()
        db.engine.dispose()


def test_a_collection_of_100_deposits_is_sent_in_few_requests_and_bytes(
    served: Served, phones: Callable[..., Phone]
) -> None:
    found_large_group(served)
    phone = phones()
    officer = Officer(phone)
    phone.open()
    officer.settle(*OFFICER)
    page = phone.page
    served.kill()
    page.goto(f"{served.url}/#/groups/{GROUP_ID}")
    taps_before, started = officer.taps, time.monotonic()
    officer.open_collection()
    for number in range(1, BY_HAND + 1):
        officer.take(number)
    assert (officer.taps - taps_before) / BY_HAND <= TAPS_EACH_MAX
    assert time.monotonic() - started < BY_HAND_SECONDS_MAX
    phone.ask(TAKE_ALL)
    officer.count([Note("1,000", 10)])
    officer.close()

    uploads: list[int] = []

    def weigh(request: Request) -> None:
        if request.url.endswith("/api/sync/push"):
            uploads.append(len(request.post_data_buffer or b""))

    # a request that found no server yet carried nothing over any line
    page.on("requestfinished", weigh)
    served.start()
    expect(officer.sign()).to_have_text(phone.say("sign.sent"), timeout=60_000)
    [(deposits,)] = served.rows(
        "SELECT count(*) FROM entry WHERE scope_id = ? AND entry_kind = 'pledge'", f"group:{GROUP_ID}"
    )
    assert deposits == MEMBERS
    budgets = read_budgets()
    answered = [upload for upload in uploads if upload]
    assert len(answered) <= budgets["collection_push_requests"].limit
    assert sum(answered) / 1024 <= budgets["collection_push_upload"].limit, f"{sum(answered)} bytes up"
