"""Unlocking a phone that holds twenty groups and 18,000 deposits, in a slowed-down Chromium, from cold and without a server.

Times say as much about this machine as about the app: read them beside the budget, not as a verdict. The browser slows the
page, not the threads that do the cryptography.
"""

import statistics
from dataclasses import dataclass

from benchmarks.budgets import read_budgets
from benchmarks.many_groups import phone_before_many_groups
from tests.e2e.demo_logins import OFFICER
from tests.e2e.officer import Officer
from tests.e2e.phone import PIN, Phone

STARTS, SLOWDOWN = 5, 4
#: What all members of one group have saved, in baht as its page says it.
SAVED = "113,400"

#: Notes when the app makes a key of the PIN, reads its pages, and opens and parses them: `[from, to]` of each.
LISTEN = """(() => {
  const spans = { key: [], read: [], open: [] };
  globalThis.spans = spans;
  const timed = (of, name, into) => {
    const plain = of[name];
    of[name] = function (...given) {
      const [from, done] = [performance.now(), plain.apply(this, given)];
      return done.finally(() => into.push([from, performance.now()]));
    };
  };
  timed(SubtleCrypto.prototype, 'deriveKey', spans.key);
  timed(SubtleCrypto.prototype, 'decrypt', spans.open);
  const { getAll } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.getAll = function (...given) {
    const [from, asked] = [performance.now(), getAll.apply(this, given)];
    if (this.name === 'pages') {
      asked.addEventListener('success', () => {
        spans.pages = asked.result.length;
        spans.bytes = asked.result.reduce((sum, page) => sum + page.sealed.length, 0);
        spans.read.push([from, performance.now()]);
      });
    }
    return asked;
  };
  const { parse } = JSON;
  JSON.parse = (...given) => {
    const from = performance.now();
    const parsed = parse(...given);
    if (parsed?.rows) spans.open.push([from, performance.now()]);
    return parsed;
  };
})()"""

#: Presses the button and waits for the figure; milliseconds of the whole, and what was noted meanwhile.
UNLOCK = """async ({ button, figure }) => {
  const pressed = performance.now();
  [...document.querySelectorAll('button')].find(each => each.textContent.trim() === button).click();
  while (document.querySelector('.figure')?.textContent.includes(figure) !== true) await new Promise(requestAnimationFrame);
  const shown = performance.now() - pressed;
  const { key, read, open, pages, bytes } = spans;
  const [[[keyFrom, keyTo]], [[readFrom, readTo]]] = [key, read];
  const opened = Math.max(...open.map(([, to]) => to));
  return { shown, key: keyTo - keyFrom, read: readTo - readFrom, opened: opened - readFrom, pages, bytes };
}"""


@dataclass(frozen=True, slots=True)
class Unlocking:
    """Milliseconds of one unlocking: to the figures; making the key; reading the pages; reading, opening and parsing them."""

    shown: float
    key: float
    read: float
    opened: float
    pages: int
    bytes: int


def unlock(phone: Phone, address: str) -> Unlocking:
    """Start a fresh browser at a group's page, and press the button with the PIN typed."""
    phone.reopen("/#/me")
    phone.context.add_init_script(LISTEN)
    phone.cdp().send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    phone.page.goto(f"{phone.served.url}/?src=home{address}")
    phone.field("pin.name").fill(PIN)
    return Unlocking(**phone.ask(UNLOCK, {"button": phone.say("pin.open"), "figure": SAVED}))


def main() -> None:
    with phone_before_many_groups() as (served, phone):
        phone.open()
        Officer(phone).settle(*OFFICER)
        [(group_id,)] = served.rows("SELECT id FROM savings_group WHERE place_name = ?", "หนองแสง 20")
        served.kill()
        # the lock is what is measured: nothing opens it by itself
        phone.is_locked = False
        starts = [unlock(phone, f"#/groups/{group_id}") for _ in range(STARTS)]
    for name in ("shown", "key", "read", "opened"):
        print(f"  {name:<7}{sorted(round(getattr(one, name)) for one in starts)} ms")
    print(f"  {starts[-1].pages} pages of {starts[-1].bytes / 1e6:.1f} MB")
    budgets = read_budgets()
    print(budgets["unlock"].line(statistics.median(one.shown for one in starts)))
    print(budgets["open_rows"].line(statistics.median(one.opened for one in starts)))


if __name__ == "__main__":
    main()
