"""One seed: phones, people, a network and a server in virtual time, and faults by weights that the seed draws itself.

Everything random comes from one `random.Random(seed)`; the same seed gives the same trace, byte for byte.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from server.clock import format_instant
from server.ledger.entry_kinds import ENTRY_KINDS
from sync.operation import Line
from tests.simulation.auditor import Auditor, ViolationError
from tests.simulation.phone import AskedPull, Disk, Phone, PullAnswer, PushAnswer
from tests.simulation.server import (
    POISON,
    BusyError,
    CrashError,
    Database,
    MemoryDatabase,
    Person,
    Server,
    SqliteDatabase,
    new_id,
)

SUBDISTRICTS = ("350101", "350102", "350201")
STEPS = 110
#: Of so many seeds one runs on the real store over SQLite.
SQLITE_EVERY = 60
TEN_YEARS_MS = 10 * 365 * 86_400_000

#: Fault → the weight it can have at most in one step; a seed draws its own, and switches some off altogether.
ACTS = {
    "crash_phone": 2.0, "roll_phone_back": 0.4, "clone_phone": 0.3, "lose_phone": 0.15,
    "restore_announced": 0.5, "restore_silently": 0.5, "end_assignment": 0.8, "begin_assignment": 1.0, "jump_clock": 1.0,
    "end_session": 1.0, "carry_foreign_line": 0.3, "save_future_version": 0.4, "save_poison": 0.4, "save_garbage": 0.4,
    "save_foreign_scope": 0.5, "save_impossible": 0.6, "forge_witness": 0.6, "photograph_disk": 1.5, "copy_replica": 1.5,
}  # fmt: skip
CHANCES = {
    "drop_request": 0.25, "drop_answer": 0.25, "duplicate_request": 0.2, "delay": 0.4, "crash_before_commit": 0.12,
    "crash_after_commit": 0.12, "disk_full": 0.1, "busy": 0.1, "replica_lag": 0.12, "late_answer": 0.3,
    "crash_between": 0.15, "quota": 0.1,
}  # fmt: skip

#: What must have happened over a run of seeds, or the run proves nothing: fault → how often in 100 seeds.
MUST_FIRE = {
    "drop_request": 300, "drop_answer": 300, "duplicate_request": 300, "delay": 300, "crash_before_commit": 60,
    "crash_after_commit": 60, "disk_full": 60, "handler_bug": 10, "busy": 60, "restore_announced": 40,
    "restore_silently": 40, "restore_other_branch": 10, "phone_crash": 100, "roll_phone_back": 20, "clone_phone": 20,
    "lose_phone": 10, "two_tabs": 200, "end_assignment": 30, "begin_assignment": 20, "regain_while_fetching": 3,
    "jump_clock": 50, "quota": 30, "end_session": 50, "carry_foreign_line": 10, "save_future_version": 20,
    "replica_lag": 50, "forge_witness": 30, "late_answer": 50, "fetch_in_parts": 100, "staged": 20, "forgotten": 100,
    "too_many_places": 5, "trimmed": 100, "purged": 20,
}  # fmt: skip


@dataclass
class Message:
    due: int
    deliver: Callable[[], None]


@dataclass
class World:
    """What a seed is made of, so that a mutant can bring its own."""

    phone: type[Phone] = Phone
    server: type[Server] = Server
    database: Callable[[], Database] | None = None
    steps: int = STEPS
    are_clocks_right: bool = False
    tell: Callable[[str], None] | None = None


@dataclass
class Outcome:
    """What a seed came to."""

    trace: str
    fired: Counter[str]
    figures: Counter[str]
    state: str = ""
    violation: str | None = None


@dataclass
class Holder:
    """A person with a phone in use: session, requests under way, an old photograph of the disk."""

    phone: Phone
    is_signed_in: bool = True
    pushes: int = 0
    pulls: int = 0
    photograph: tuple[Disk, frozenset[str]] | None = None
    pulled_era: int = -1
    boot: int = 0


class Simulation:
    def __init__(self, seed: int, world: World | None = None) -> None:
        self.world = world or World()
        self.rng = random.Random(seed)
        database = self.world.database or (SqliteDatabase if seed % SQLITE_EVERY == 0 else MemoryDatabase)
        self.server = self.world.server(database(), backups_kept=self.rng.randint(1, 4))
        self.auditor = Auditor()
        self.auditor.backup_taken(0)
        self.fired: Counter[str] = Counter()
        self.trace = hashlib.sha256(str(seed).encode())
        self.messages: list[Message] = []
        self.holders: list[Holder] = []
        self.assignments: dict[str, tuple[str, str]] = {}
        self.room = self.rng.choice([4, 9, 20, 60])
        self.is_calm = False
        self.weights = {
            name: most * self.rng.random() * (self.rng.random() < 0.75) for name, most in ACTS.items()
        }
        self.chances = {
            name: most * self.rng.random() * (self.rng.random() < 0.75) for name, most in CHANCES.items()
        }
        self.settle_in()

    # ------------------------------------------------------------------------------------------------ the world

    def settle_in(self) -> None:
        for number in range(self.rng.randint(2, 4)):
            role = (
                "officer"
                if number < 2
                else self.rng.choice(["officer", "officer", "district_chief", "province_staff"])
            )
            person = Person(new_id(self.rng), role)
            self.server.people[person.id] = person
            area = {"district_chief": "3501", "province_staff": "35"}.get(
                role, self.rng.choice(SUBDISTRICTS[:2])
            )
            self.assign(person, area)
            for device in range(self.rng.choice([1, 1, 2])):
                self.give_phone(person, f"{number}.{device}")

    def assign(self, person: Person, area: str) -> None:
        row_id = new_id(self.rng)
        self.server.assign(row_id, person.id, area, person.role)
        self.assignments[row_id] = (person.id, area)

    def give_phone(self, person: Person, name: str, device: str | None = None) -> Holder:
        device = device or new_id(self.rng)
        person.devices.add(device)
        phone = self.world.phone(name, person.id, device)
        phone.skew_ms = self.new_skew()
        holder = Holder(phone)
        self.holders.append(holder)
        return holder

    def new_skew(self) -> int:
        skew = self.rng.randint(-TEN_YEARS_MS, TEN_YEARS_MS)
        return 0 if self.world.are_clocks_right else skew

    def note(self, *what: Any) -> None:
        told = repr((self.server.now, *what))
        self.trace.update(told.encode())
        if self.world.tell:
            self.world.tell(told)

    def happens(self, name: str) -> bool:
        if self.is_calm or self.rng.random() >= self.chances[name]:
            return False
        self.fired[name] += 1
        return True

    # ------------------------------------------------------------------------------------------------ running

    def run(self) -> Outcome:
        violation = None
        try:
            for _step in range(self.world.steps):
                self.step()
            self.come_to_rest()
            self.auditor.check(self.server, [holder.phone for holder in self.holders])
        except AssertionError as error:
            violation = str(error)
        heads = sorted(self.server.database.everything().heads.items())
        self.note("end", violation, heads)
        return Outcome(self.trace.hexdigest(), self.fired, self.auditor.figures, self.told(), violation)

    def told(self) -> str:
        """What stands at the end, without anything a device's clock wrote."""
        rows = self.server.database.everything().rows
        return repr(
            [
                (
                    key,
                    row.seq,
                    sorted((name, value) for name, value in row.fields.items() if name != "made_at"),
                )
                for key, row in sorted(rows.items())
            ]
        )

    def step(self) -> None:
        self.server.now += self.rng.choice([1, 20, 600, 3600, 20_000])
        for message in sorted(self.messages, key=lambda each: each.due):
            if message.due <= self.server.now and message in self.messages:
                self.messages.remove(message)
                message.deliver()
        acts: list[tuple[float, Callable[[], None]]] = [
            (8, self.save_work),
            (6, self.start_push),
            (6, self.start_pull),
            (1.5, self.take_backup),
            *((weight, getattr(self, name)) for name, weight in self.weights.items() if weight),
        ]
        for _ in range(2):
            [act] = self.rng.choices([act for _weight, act in acts], [weight for weight, _act in acts])
            self.note(act.__name__)
            act()

    def come_to_rest(self) -> None:
        """No more faults: everything under way arrives, and a bounded number of cycles must bring everyone to rest."""
        self.is_calm = True
        while self.messages:
            self.server.now += 1
            self.messages.sort(key=lambda each: each.due)
            self.messages.pop(0).deliver()
        self.server.write_office_again()
        for holder in self.holders:
            holder.is_signed_in = True
        for _round in range(8):
            for holder in self.holders:
                self.cycle(holder)

    def cycle(self, holder: Holder) -> None:
        """As the engine: push until everything was tried and nothing is freed by it, pull until there is no more."""
        tried: set[str] = set()
        for _batch in range(60):
            lines = holder.phone.next_lines(25, frozenset(tried))
            if not lines:
                break
            tried |= {line.sha256 for line in lines}
            self.send_push(holder, lines)
            self.deliver_all()
        for _page in range(200):
            self.send_pull(holder)
            self.deliver_all()
            if not holder.phone.disk.is_more:
                return
        raise ViolationError(f"I15 {holder.phone.name} pulls for ever")

    def deliver_all(self) -> None:
        while self.messages:
            self.messages.pop(0).deliver()

    # ------------------------------------------------------------------------------------------------ the network

    def travel(self, deliver: Callable[[], None], dropped: str) -> None:
        if self.happens(dropped):
            return
        delay = self.rng.choice([2_000, 40_000, 200_000]) if self.happens("delay") else 0
        self.messages.append(Message(self.server.now + delay, deliver))

    def start_push(self) -> None:
        holder = self.rng.choice(self.holders)
        if holder.is_signed_in and holder.phone.disk.outbox:
            self.send_push(holder, holder.phone.next_lines(self.rng.choice([1, 3, 10, 60])))

    def send_push(self, holder: Holder, lines: Sequence[Line]) -> None:
        if holder.pushes:
            self.fired["two_tabs"] += 1
        holder.pushes += 1
        boot = holder.boot
        for _copy in range(2 if self.happens("duplicate_request") else 1):
            self.travel(lambda: self.serve_push(holder, lines, boot), "drop_request")

    def serve_push(self, holder: Holder, lines: Sequence[Line], boot: int) -> None:
        holder.pushes = 0
        error: Exception | None = None
        if self.happens("crash_before_commit"):
            error = CrashError()
        elif self.happens("disk_full") or self.happens("busy"):
            error = BusyError()
        if any(POISON.encode() in line.raw for line in lines):
            self.fired["handler_bug"] += 1
        try:
            answer = self.server.push(holder.phone.person_id, lines, error)
        except CrashError:
            return
        self.auditor.answered(lines, answer.results)
        self.note(
            "push", holder.phone.name, [(result.outcome, result.operation_id) for result in answer.results]
        )
        if self.happens("crash_after_commit"):
            return
        self.travel(lambda: self.take_push(holder, lines, answer, boot), "drop_answer")

    def take_push(self, holder: Holder, lines: Sequence[Line], answer: PushAnswer, boot: int) -> None:
        before = len(holder.phone.disk.witnesses)
        self.take(holder, holder.phone.take_push(lines, answer), -1, boot)
        if (
            any("1.0000" in one for places in holder.phone.disk.witnesses.values() for one in places)
            and before
        ):
            self.fired["too_many_places"] += 1

    def start_pull(self) -> None:
        holder = self.rng.choice(self.holders)
        if holder.is_signed_in:
            self.send_pull(holder)

    def send_pull(self, holder: Holder) -> None:
        asked, boot = holder.phone.ask(self.room), holder.boot
        for _copy in range(2 if self.happens("duplicate_request") else 1):
            self.travel(lambda: self.serve_pull(holder, asked, boot), "drop_request")

    def serve_pull(self, holder: Holder, asked: AskedPull, boot: int) -> None:
        if self.server.replica is not None and self.happens("replica_lag"):
            answer = self.server.pull_from_replica(holder.phone.person_id, asked)
            era = -1
        else:
            answer, era = self.server.pull(holder.phone.person_id, asked), self.server.era
        self.note(
            "pull", holder.phone.name, answer.forgotten, [(page.scope, page.to) for page in answer.pages]
        )
        self.travel(lambda: self.take_pull(holder, asked, answer, era, boot), "drop_answer")
        if self.happens("late_answer"):
            delay = self.rng.choice([2_000, 40_000, 200_000])
            late = Message(self.server.now + delay, lambda: self.take_pull(holder, asked, answer, era, boot))
            self.messages.append(late)

    def take_pull(self, holder: Holder, asked: AskedPull, answer: PullAnswer, era: int, boot: int) -> None:
        phone = holder.phone
        self.fired["forgotten"] += len(answer.forgotten)
        self.fired["fetch_in_parts"] += sum(page.filled < page.upto for page in answer.pages)
        scopes, journal = set(phone.disk.scopes), len(phone.disk.journal)
        taken_back = bool(answer.forgotten)
        self.take(holder, phone.take_pull(asked, answer), era, boot)
        self.fired["staged"] += sum(place.is_staging for place in phone.disk.scopes.values())
        self.fired["purged"] += len(scopes - set(phone.disk.scopes))
        if not taken_back:
            self.fired["trimmed"] += journal - len(phone.disk.journal)

    def take(self, holder: Holder, steps: Iterator[None], era: int, boot: int) -> None:
        """One transaction after another; the app may die between any two of them, and hears no answer meant for it before."""
        if holder not in self.holders or holder.boot != boot:
            return
        is_current = False
        for _step in steps:
            if self.happens("crash_between"):
                self.fired["phone_crash"] += 1
                holder.boot += 1
                break
        else:
            is_current = era == self.server.era
        self.auditor.phone_moved(holder.phone, self.server, is_current=is_current)

    # ------------------------------------------------------------------------------------------------ people at work

    def save_work(self) -> None:
        holder = self.rng.choice(self.holders)
        role = self.server.people[holder.phone.person_id].role
        if role == "province_staff" and self.rng.random() < 0.5:
            data = {"key": "collection_day", "value": self.rng.randint(1, 28), "starts_on": "2026-11-01"}
            self.save(holder, "setting", "area:35", data)
        elif role != "officer" or self.rng.random() < 0.08:
            data = {"alert_id": new_id(self.rng), "answer": "done"}
            self.save(holder, "alert_mark", f"person:{holder.phone.person_id}", data)
        else:
            for _each in range(self.rng.choice([1, 1, 2, 4])):
                self.save_group_work(holder)

    def groups(self, phone: Phone) -> list[str]:
        known = {scope for scope in phone.disk.rows if scope.startswith("group:") and phone.disk.rows[scope]}
        for waiting in phone.disk.outbox.values():
            if waiting.line.operation and waiting.line.operation.kind == "group":
                known.add(waiting.line.operation.scope)
        return sorted(known)

    def ids(self, phone: Phone, scope: str, kind: str) -> list[str]:
        found = {row_id for (name, row_id) in phone.disk.rows.get(scope, {}) if name == kind}
        for waiting in phone.disk.outbox.values():
            operation = waiting.line.operation
            if operation and operation.kind == kind and operation.scope == scope:
                found.add(str(operation.data.get("id", operation.id)))
        return sorted(found)

    def save_group_work(self, holder: Holder) -> None:
        phone, rng = holder.phone, self.rng
        groups = self.groups(phone)
        if not groups or rng.random() < 0.04:
            self.found(holder)
            return
        scope = rng.choice(groups[:3])  # few, so that people meet
        members = self.ids(phone, scope, "member")
        opened = self.ids(phone, scope, "collection_open")
        roll = rng.random()
        if not members or roll < 0.12:
            self.create(holder, "member", scope, self.new_member())
        elif roll < 0.25:
            name, value = rng.choice(
                [
                    ("collection_day", rng.randint(1, 28)),
                    ("note", f"n{rng.randint(1, 99)}"),
                    ("status", rng.choice(["established", "active", "closed"])),
                ]
            )
            self.edit(holder, "group", scope, scope.removeprefix("group:"), name, value)
        elif roll < 0.42:
            name, value = rng.choice(
                [
                    ("pledge_satang", rng.randint(1, 9) * 1000),
                    ("phone", f"08{rng.randint(10_000_000, 99_999_999)}"),
                    ("status", "left"),
                ]
            )
            self.edit(holder, "member", scope, rng.choice(members[:2]), name, value)
        elif roll < 0.47:
            civil_on = (self.server.today + timedelta(days=rng.choice([0, 0, 3]))).isoformat()
            data = {"period": "2026-11", "opening_cash_satang": 0}
            self.save(holder, "collection_open", scope, data, civil_on=civil_on)
        elif roll < 0.52 and opened:
            data = {"collection_id": rng.choice(opened), "counts": {"10000": rng.randint(0, 9)}}
            self.save(holder, "collection_count", scope, data)
        elif roll < 0.57 and (cases := self.ids(phone, scope, "case")):
            self.settle(holder, scope, rng.choice(cases))
        elif roll < 0.66 and (entries := self.ids(phone, scope, "entry")):
            target_id = rng.choice(entries)
            target = phone.shown("entry", scope, target_id) or {}
            mirrored = ("entry_kind", "amount_satang", "member_id", "period", "collection_id")
            data = {name: target.get(name) for name in mirrored} | {"reverses": target_id}
            self.save(holder, "entry", scope, data)
        else:
            self.save_entry(holder, scope, members, opened)

    def save_entry(self, holder: Holder, scope: str, members: Sequence[str], opened: Sequence[str]) -> None:
        rng = self.rng
        name = rng.choice(
            ["pledge", "pledge", "arrears", "fine", "other_receipt", "exit_payout", "loan_out", "bank_in"]
        )
        data: dict[str, Any] = {"entry_kind": name, "amount_satang": rng.randint(1, 500) * 100}
        if ENTRY_KINDS[name].has_member:
            data["member_id"] = rng.choice(members)
        if ENTRY_KINDS[name].has_period:
            data["period"] = "2026-11"
        if opened and rng.random() < 0.3:
            data["collection_id"] = rng.choice(opened)
        self.save(holder, "entry", scope, data, is_sound=True)

    def settle(self, holder: Holder, scope: str, case_id: str) -> None:
        """Somebody looks at a case, and of a clash says which value shall stand."""
        case = holder.phone.disk.rows[scope]["case", case_id].fields
        data: dict[str, Any] = {"case_id": case_id}
        if case["other"] is not None:
            data["choice"] = self.rng.choice(["kept", "other"])
            data |= {name: case[name] for name in ("row_kind", "row_id")}
        self.save(holder, "case_settle", scope, data)

    def new_member(self) -> dict[str, Any]:
        return {
            "number": str(self.rng.randint(1, 12)), "first_name": "บุญมี", "pledge_satang": 1000, "joined_on": "2026-11-01",
            "status": "active",
        }  # fmt: skip

    def found(self, holder: Holder) -> None:
        group_id = new_id(self.rng)
        areas = sorted(
            {area for person, area in self.assignments.values() if person == holder.phone.person_id}
        )
        if not areas:
            return
        news = {
            "name": "บ้านหนองแสง", "area_level": "village", "subdistrict_code": areas[0], "moo": 3,
            "founded_on": "2026-11-01", "pledge_mode": "amount", "pledge_min_satang": 1000, "collection_day": 5,
            "officer_id": holder.phone.person_id, "status": "founding",
        }  # fmt: skip
        self.create(holder, "group", f"group:{group_id}", news, group_id)

    def create(
        self, holder: Holder, kind: str, scope: str, news: dict[str, Any], row_id: str | None = None
    ) -> None:
        row_id = row_id or new_id(self.rng)
        data = {"id": row_id, "set": {name: [None, value] for name, value in news.items()}}
        self.save(holder, kind, scope, data, row_id)

    def edit(self, holder: Holder, kind: str, scope: str, row_id: str, name: str, value: Any) -> None:
        shown = holder.phone.shown(kind, scope, row_id)
        if shown is not None and shown.get(name) != value:
            self.save(holder, kind, scope, {"id": row_id, "set": {name: [shown.get(name), value]}})

    def save(
        self, holder: Holder, kind: str, scope: str, data: dict[str, Any], operation_id: str | None = None, *,
        is_sound: bool = False, civil_on: str | None = None, **keys: Any,
    ) -> None:  # fmt: skip
        operation_id = operation_id or new_id(self.rng)
        if self.happens("quota"):
            return  # the form stays as it was typed, and nobody was told that it is saved
        device_clock = self.server.instant + timedelta(milliseconds=holder.phone.skew_ms)
        line = holder.phone.save(
            kind,
            scope,
            data,
            operation_id,
            civil_on or self.server.today.isoformat(),
            format_instant(device_clock),
            **keys,
        )
        self.note("save", kind, operation_id)
        self.auditor.work_saved(holder.phone.name, line, is_sound=is_sound)

    def any_officer(self) -> Holder:
        return self.rng.choice(
            [each for each in self.holders if self.server.people[each.phone.person_id].role == "officer"]
            or self.holders
        )

    def save_future_version(self) -> None:
        holder = self.any_officer()
        if groups := self.groups(holder.phone):
            self.fired["save_future_version"] += 1
            self.save(holder, "entry", self.rng.choice(groups), {"new_shape": 1}, version=2)

    def save_poison(self) -> None:
        holder = self.any_officer()
        if groups := self.groups(holder.phone):
            self.create(holder, "member", self.rng.choice(groups), self.new_member() | {"first_name": POISON})

    def save_garbage(self) -> None:
        """Bytes that a broken phone wrote: cut in the middle."""
        phone = self.rng.choice(self.holders).phone
        line = phone.put(
            b'{"id":"%s","kind":"entry","scop' % new_id(self.rng).encode(), f"person:{phone.person_id}", 1
        )
        self.auditor.work_saved(phone.name, line, is_sound=False)

    def save_foreign_scope(self) -> None:
        holder, scopes = self.any_officer(), sorted(self.server.database.everything().heads)
        groups = [scope for scope in scopes if scope.startswith("group:")]
        if groups:
            data = {"entry_kind": "other_receipt", "amount_satang": 100}
            self.save(holder, "entry", self.rng.choice(groups), data)

    def save_impossible(self) -> None:
        holder = self.any_officer()
        if groups := self.groups(holder.phone):
            data = {"entry_kind": "other_receipt", "amount_satang": self.rng.choice([0, -5, 12.5, 10**12])}
            self.save(holder, "entry", self.rng.choice(groups), data)

    # ------------------------------------------------------------------------------------------------ faults of phones

    def crash_phone(self) -> None:
        """The app dies: what is under way may still reach the server, but nobody waits for the answer any more."""
        holder = self.rng.choice(self.holders)
        holder.pushes = 0
        holder.boot += 1
        self.fired["phone_crash"] += 1

    def photograph_disk(self) -> None:
        holder = self.rng.choice(self.holders)
        holder.photograph = (holder.phone.disk.copy(), self.auditor.copied(holder.phone.name))

    def roll_phone_back(self) -> None:
        holder = self.rng.choice(self.holders)
        if holder.photograph:
            self.fired["roll_phone_back"] += 1
            disk, held = holder.photograph
            holder.phone.disk = disk.copy()
            holder.boot += 1  # no answer outlives the app that asked
            self.auditor.disk_became(holder.phone.name, held, self.server.database.everything().receipts)

    def clone_phone(self) -> None:
        holder = self.rng.choice(self.holders)
        if len(self.holders) >= 9:
            return
        self.fired["clone_phone"] += 1
        person = self.server.people[holder.phone.person_id]
        clone = self.give_phone(person, f"{holder.phone.name}c{len(self.holders)}", holder.phone.device)
        clone.phone.disk = holder.phone.disk.copy()
        self.auditor.cloned(self.auditor.copied(holder.phone.name), clone.phone.name)

    def lose_phone(self) -> None:
        """Dropped into a well, or its storage was cleared by the browser; the person gets a new one."""
        holder = self.rng.choice(self.holders)
        self.fired["lose_phone"] += 1
        self.holders.remove(holder)
        self.auditor.disk_became(holder.phone.name, frozenset(), self.server.database.everything().receipts)
        self.give_phone(self.server.people[holder.phone.person_id], f"{holder.phone.name}n")

    def jump_clock(self) -> None:
        self.rng.choice(self.holders).phone.skew_ms = self.new_skew()
        self.fired["jump_clock"] += 1

    def end_session(self) -> None:
        """Logged out, or another person uses the machine: nothing is sent until somebody logs in again."""
        holder = self.rng.choice(self.holders)
        holder.is_signed_in = not holder.is_signed_in
        self.fired["end_session"] += 1

    def carry_foreign_line(self) -> None:
        """A broken app sends one person's line in another's session."""
        carried, carrier = self.rng.choice(self.holders).phone, self.rng.choice(self.holders)
        lines = carried.next_lines(1)
        if lines and carried.person_id != carrier.phone.person_id:
            self.fired["carry_foreign_line"] += 1
            self.auditor.answered(lines, self.server.push(carrier.phone.person_id, lines).results)

    def forge_witness(self) -> None:
        """A hostile phone says it was told of places: nothing may change, and nothing may be shown to it."""
        phone = self.rng.choice(self.holders).phone
        scopes = sorted(self.server.database.everything().heads)
        before = dict(self.server.database.everything().heads)
        forged = dict.fromkeys(scopes, ("7.0123456789abcdef", "nonsense", "999999.ffffffffffffffff~3"))
        answer = self.server.pull(phone.person_id, AskedPull({}, forged, 0, self.room))
        self.fired["forge_witness"] += 1
        if {page.scope for page in answer.pages} - set(answer.scopes):
            raise ViolationError("I8 a forged witness was shown rows of a scope that is not held")
        if self.server.database.everything().heads != before:
            raise ViolationError("a pull changed something")

    # ------------------------------------------------------------------------------------------------ the office, the server

    def end_assignment(self) -> None:
        active = sorted(self.assignments.items())
        if active:
            row_id, (person_id, _area) = self.rng.choice(active)
            del self.assignments[row_id]
            yesterday = (self.server.today - timedelta(days=1)).isoformat()
            self.server.end_assignment(new_id(self.rng), row_id, person_id, yesterday)
            self.fired["end_assignment"] += 1

    def begin_assignment(self) -> None:
        person = self.server.people[self.rng.choice(self.holders).phone.person_id]
        area = {"district_chief": "3501", "province_staff": "35"}.get(
            person.role, self.rng.choice(SUBDISTRICTS)
        )
        if (person.id, area) in self.assignments.values():
            return
        if any(
            place.is_staging or place.seq == 0
            for each in self.holders
            for place in each.phone.disk.scopes.values()
        ):
            self.fired["regain_while_fetching"] += 1
        self.assign(person, area)
        self.fired["begin_assignment"] += 1

    def copy_replica(self) -> None:
        self.server.replica = self.server.database.copy()

    def take_backup(self) -> None:
        self.server.take_backup()
        self.auditor.backup_taken(self.server.now)

    def restore_announced(self) -> None:
        """The office closes the server, restores, and types in again what it knows; whatever was under way is gone."""
        self.restore("restore_announced")
        self.messages.clear()
        self.server.write_office_again()

    def restore_silently(self) -> None:
        """Nobody says a word; what the office had typed in is mostly, but not always, missed at once."""
        self.restore("restore_silently")
        if self.rng.random() < 0.7:
            self.server.write_office_again()

    def restore(self, name: str) -> None:
        backup = self.rng.choice(self.server.backups)
        self.fired[name] += 1
        if self.server.is_of_another_branch(backup):
            self.fired["restore_other_branch"] += 1
        self.note("restore", backup.taken_at)
        self.server.restore(backup)
        self.auditor.server_restored(backup.taken_at, backup.lines)
