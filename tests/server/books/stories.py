"""Random stories of a group's books, and what every book then says: 200 of them, the same ones from a fixed seed.

They are kept as tests/vectors/books_random.json, which the phone's folds must come to as well; rows stand without their names
to keep that small. After a change of the folds write it again: `python -m tests.server.books.stories`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from server.books.folds import (
    account_book,
    months_from,
    pledge_grid,
    receipts_and_payments,
    register_figures,
    three_way,
    trial_balance,
)
from server.ledger.balances import balances
from server.ledger.entry_kinds import ENTRY_KINDS
from server.ledger.passbook import passbook
from tests.house.tree import PROJECT

VECTORS = PROJECT / "tests" / "vectors" / "books_random.json"
STORIES, SEED = 200, 2569

#: Columns of the rows. `made` is the hour of `made_at`, "YYYY-MM-DDTHH", or "HH" on the entry's own day.
ENTRY = (
    "id", "entry_kind", "amount_satang", "member_id", "period", "collection_id", "reverses", "device_id",
    "civil_on", "made",
)  # fmt: skip
OPEN = ("id", "opening_cash_satang")
CLOSE = ("id", "device_id", "civil_on", "collection_id", "total_satang", "counted_satang")
MEMBER = ("status", "joined_on", "pledge_satang")
COLUMNS = {"entry": ENTRY, "open": OPEN, "close": CLOSE, "member": MEMBER}

_OPENING = ("opening_cash", "opening_bank", "opening_savings")
#: What a group that was founded twice gives to its other book, or takes from it.
_CARRIED = tuple(
    tuple(kind for kind in ENTRY_KINDS if kind.startswith("carry_") and kind.endswith(way))
    for way in ("_in", "_out")
)
_EVERY_KIND = tuple(ENTRY_KINDS)
_IN_A_COLLECTION = (
    "pledge",
    "pledge",
    "pledge",
    "arrears",
    "prepaid",
    "special_deposit",
    "entry_fee",
    "fine",
)


@dataclass(slots=True)
class Teller:
    """Tells one story: an old group begins, collects over three months, corrects, and hears late of what others wrote."""

    chance: Random
    months: list[str] = field(default_factory=list)
    members: list[str] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    opens: list[dict[str, Any]] = field(default_factory=list)
    closes: list[dict[str, Any]] = field(default_factory=list)
    serial: int = 0

    def tell(self) -> dict[str, Any]:
        """The story as rows, in the order in which everything arrived."""
        chance = self.chance
        # four months that may cross a year's end; the span that is read is within them
        self.months = months_from(f"{chance.choice((2025, 2026))}-{chance.choice((1, 6, 10, 11, 12)):02}", 4)
        self.members = [f"m{number + 1}" for number in range(chance.randrange(1, 4))]
        for kind in _OPENING:
            if chance.random() < 0.3:
                self.write(kind, f"{self.months[0]}-01")
        for month in self.months[1:3]:
            if chance.random() < 0.8:
                self.collect(month)
            for _ in range(chance.randrange(3)):
                self.write(chance.choice(_EVERY_KIND), self.a_day(month))
        if chance.random() < 0.15:
            day = self.a_day(chance.choice(self.months))
            for kind in chance.sample(chance.choice(_CARRIED), 2):
                self.write(kind, day)
        for _ in range(chance.randrange(3)):
            self.take_back(None, self.a_day(chance.choice(self.months)), is_corrected=chance.random() < 0.7)
        chance.shuffle(self.entries)
        first, last = sorted(chance.choices(self.months, k=2))
        return {
            "first": first,
            "last": last,
            "members": rows_of([self.a_record() for _ in self.members], MEMBER),
            "opens": rows_of(self.opens, OPEN),
            "closes": rows_of(self.closes, CLOSE),
            "entries": rows_of(self.entries, ENTRY),
        }

    def collect(self, month: str) -> None:
        """A collection: deposits, some taken back at once, closed or not, and what another phone brings afterwards."""
        chance, collection_id, day = self.chance, f"c{len(self.opens) + 1}", self.a_day(month)
        self.opens.append({"id": collection_id, "opening_cash_satang": self.an_amount()})
        for _ in range(chance.randrange(1, 4)):
            entry = self.write(chance.choice(_IN_A_COLLECTION), day, collection_id)
            if chance.random() < 0.2:
                self.take_back(entry, day, is_corrected=chance.random() < 0.7)
        if chance.random() < 0.8:
            total_satang = self.an_amount()
            counted_satang = total_satang + self.opens[-1]["opening_cash_satang"]
            if chance.random() < 0.3:
                counted_satang += chance.choice((-25, 100, -counted_satang))
            close = (self.an_id(), "d1", day, collection_id, total_satang, counted_satang)
            self.closes.append(dict(zip(CLOSE, close, strict=True)))
        if chance.random() < 0.4:
            self.write(chance.choice(_IN_A_COLLECTION), self.a_day(month), collection_id, "d2")

    def write(
        self, entry_kind: str, day: str, collection_id: str | None = None, device_id: str = "d1", **told: Any
    ) -> dict[str, Any]:
        """Write an entry down: mostly on its day, sometimes weeks later, by another hour as well."""
        chance, kind = self.chance, ENTRY_KINDS[entry_kind]
        made_on = f"{self.a_day(self.months[3])}T" if chance.random() < 0.1 else ""
        entry = {
            "id": self.an_id(),
            "entry_kind": entry_kind,
            "amount_satang": self.an_amount(),
            "member_id": chance.choice(self.members) if kind.has_member else None,
            "period": chance.choice(self.months) if kind.has_period else None,
            "collection_id": collection_id,
            "reverses": None,
            "device_id": device_id,
            "civil_on": day,
            "made": f"{made_on}{chance.randrange(2, 10):02}",
        } | told
        self.entries.append(entry)
        return entry

    def take_back(self, entry: dict[str, Any] | None, day: str, *, is_corrected: bool) -> None:
        """Mirror an entry that still stands, any where none is named, and perhaps write it anew with another amount."""
        reversed_ids = {each["reverses"] for each in self.entries}
        standing = [each for each in self.entries if not each["reverses"] and each["id"] not in reversed_ids]
        entry = entry or (self.chance.choice(standing) if standing else None)
        if entry is None:
            return
        device_id = entry["device_id"] if self.chance.random() < 0.8 else "d2"
        mirrored = {name: entry[name] for name in ("amount_satang", "member_id", "period")}
        place = (entry["entry_kind"], day, entry["collection_id"], device_id)
        self.write(*place, **mirrored, reverses=entry["id"])
        if is_corrected:
            self.write(*place, **(mirrored | {"amount_satang": self.an_amount()}))

    def a_record(self) -> dict[str, Any]:
        """A member as the register has one."""
        status = self.chance.choice(("active", "active", "left"))
        joined_on = self.a_day(self.chance.choice(self.months))
        return {"status": status, "joined_on": joined_on, "pledge_satang": self.an_amount()}

    def an_amount(self) -> int:
        """Satang: mostly what people bring, sometimes odd satang, sometimes as much as a group ever holds."""
        chance = self.chance.random()
        if chance < 0.8:
            return self.chance.randrange(1, 20) * 500
        return self.chance.randrange(1, 9999 if chance < 0.95 else 1_000_000_000)

    def a_day(self, month: str) -> str:
        return f"{month}-{self.chance.choice((1, 5, 5, 28)):02}"

    def an_id(self) -> str:
        self.serial += 1
        return f"{self.serial:02}"


def tell_stories() -> list[dict[str, Any]]:
    """All stories, without what the books say."""
    return [Teller(Random(SEED + number)).tell() for number in range(STORIES)]


def rows_of(facts: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> list[str]:
    """Each fact as its values between blanks, "-" for what is null."""
    return [" ".join("-" if fact[name] is None else str(fact[name]) for name in columns) for fact in facts]


def facts_of(rows: Sequence[str], columns: Sequence[str]) -> list[dict[str, Any]]:
    """The rows as facts again."""
    facts = []
    for row in rows:
        fact: dict[str, Any] = dict(zip(columns, row.split(" "), strict=True))
        for name, text in fact.items():
            fact[name] = None if text == "-" else int(text) if name.endswith("_satang") else text
        if made := fact.pop("made", None):
            day = "" if len(made) > 2 else f"{fact['civil_on']}T"
            fact["made_at"] = f"{day}{made}:00:00.000Z"
        facts.append(fact)
    return facts


def read_books(story: Mapping[str, Any]) -> dict[str, Any]:
    """What every book of a story says, without the names of columns."""
    first, last = story["first"], story["last"]
    entries, closes = facts_of(story["entries"], ENTRY), facts_of(story["closes"], CLOSE)
    check = three_way(entries, facts_of(story["opens"], OPEN), closes, last)
    money = receipts_and_payments(entries, first, last)
    told = {
        "balances": {
            f"{account}|{member}": satang for (account, member), satang in balances(entries).items()
        },
        "pledge_grid": {
            member_id: [row["brought_satang"], row["months"], row["total_satang"], row["later_satang"]]
            for member_id, row in pledge_grid(entries, first).items()
        },
        "receipts_and_payments": list(money.values()),
        "trial_balance": [list(line.values()) for line in trial_balance(entries, last)],
        "three_way": list(check.values()),
        "register": list(register_figures(facts_of(story["members"], MEMBER), first, last).values()),
        "passbooks": {
            member_id: [
                [line.entry["id"], line.change_satang, line.balance_satang]
                for line in passbook(entries, member_id, closes)
            ]
            for member_id in sorted({entry["member_id"] for entry in entries if entry["member_id"]})
        },
    }
    for account in ("cash", "bank"):
        book = account_book(entries, closes, account, first, last)
        told[f"{account}_book"] = [
            book.brought_satang,
            [[line.entry_ids, line.in_satang, line.out_satang, line.balance_satang] for line in book.lines],
            book.carried_satang,
        ]
    return told


def write_vectors() -> Path:
    """Keep every story with its books, one to a line."""
    lines = [
        json.dumps(story | {"books": read_books(story)}, separators=(",", ":"), sort_keys=True)
        for story in tell_stories()
    ]
    VECTORS.write_text(
        f'{{"columns": {json.dumps(COLUMNS)},\n"stories": [\n' + ",\n".join(lines) + "\n]}\n", "utf-8"
    )
    return VECTORS


if __name__ == "__main__":
    write_vectors()
