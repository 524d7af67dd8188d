"""A new phone of an officer with twenty groups, 1,500 members and 18,000 deposits, on a bad line and a slow processor.

Counts what the pulls weigh on the wire, and the time from the login to a group that can be worked with, and to all of it.
"""

import time

from playwright.sync_api import Response

from benchmarks.budgets import read_budgets
from benchmarks.many_groups import phone_before_many_groups
from tests.e2e.demo_logins import OFFICER
from tests.e2e.officer import Officer
from tests.e2e.phone import eventually

SLOWDOWN = 4
#: 400 kbit/s and 400 ms there and back: a village at the edge of a cell.
LINE = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def main() -> None:
    budgets = read_budgets()
    with phone_before_many_groups() as (_served, phone):
        page = phone.open()
        officer = Officer(phone)
        weights: list[int] = []

        def weigh(answer: Response) -> None:
            if answer.url.endswith("/api/sync/pull"):
                weights.append(answer.request.sizes()["responseBodySize"])

        phone.field("login.name").fill(OFFICER[0])
        phone.field("login.password").fill(OFFICER[1])
        cdp = phone.cdp()
        cdp.send("Network.enable")
        cdp.send("Network.emulateNetworkConditions", LINE)
        cdp.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.on("response", weigh)
        started = time.monotonic()
        phone.button("login.enter").click()
        phone.unlock()
        page.get_by_role("navigation").get_by_role("link", name=phone.say("groups.title")).click()
        page.get_by_role("main").get_by_role("link", name="หนองแสง 20").click(timeout=60_000)
        page.get_by_text("113,400").first.wait_for(timeout=60_000)
        usable_seconds = time.monotonic() - started
        sent = phone.say("sign.sent")
        eventually(lambda: officer.sign().inner_text() == sent, "everything fetched", phone, 180)
        whole_seconds = time.monotonic() - started
    print(
        f"first fetch: {len(weights)} pulls of {[weight // 1024 for weight in weights]} KB, whole after {whole_seconds:.1f} s"
    )
    print(budgets["first_fetch"].line(sum(weights) / 1024))
    print(budgets["first_fetch_usable"].line(usable_seconds))


if __name__ == "__main__":
    main()
