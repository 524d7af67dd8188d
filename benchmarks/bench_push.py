"""Pushing a collection of 100 deposits, beside SQLite's own limit for inserting 100 rows, in the same run on the same disk.

The raw limit is one BEGIN IMMEDIATE, one executemany of 100 rows into a table shaped like `entry`, one COMMIT, with the
server's own durability. What the push does beyond it: read and check each line, judge author and rules, receipts, feed,
the chain, kept balances.
"""

import hashlib
import json
import sqlite3
import statistics
import tempfile
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.budgets import read_budgets
from server.app import create_app
from server.database import Base, db
from server.settings import Settings
from server.syncing.push import push
from sync.decide import Author

ROUNDS = 15
DEPOSITS = 100
NOW = datetime(2026, 11, 23, 7, 15, 33, tzinfo=UTC)
PERSON, DEVICE, GROUP = (str(uuid.uuid5(uuid.NAMESPACE_OID, name)) for name in ("person", "device", "group"))


class LineMaker:
    """Lines of one phone in one scope, each naming the one before."""

    def __init__(self, scope: str) -> None:
        self.scope = scope
        self.number = 0
        self.previous = ""

    def line(self, kind: str, data: dict[str, Any], row_id: str | None = None) -> bytes:
        self.number += 1
        keys = {
            "id": row_id or str(uuid.uuid4()), "kind": kind, "version": 1, "scope": self.scope, "device": DEVICE, "number": self.number,
            "previous": self.previous, "author": PERSON, "needs": [], "base": "", "data": data, "civil_on": "2026-11-23",
            "made_at": "2026-11-23T07:15:33.123Z", "clock_offset_ms": 0, "app": "bench",
        }  # fmt: skip
        raw = json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()
        self.previous = hashlib.sha256(raw).hexdigest()
        return raw


def record(row_id: str, **fields: object) -> dict[str, Any]:
    """Data of a merge operation that creates a record."""
    return {"id": row_id, "set": {name: [None, value] for name, value in fields.items()}}


def founding(maker: LineMaker, members: list[str]) -> list[bytes]:
    """A group with its members."""
    group = record(
        GROUP, name="bench", area_level="village", subdistrict_code="350101", founded_on="2026-01-05",
        pledge_mode="amount", pledge_min_satang=10000, collection_day=5,
        officer_id=PERSON, status="founding",
    )  # fmt: skip
    return [maker.line("group", group, GROUP)] + [
        maker.line(
            "member",
            record(
                member,
                number=f"{place:04}",
                first_name="bench",
                pledge_satang=10000,
                joined_on="2026-01-05",
                status="active",
            ),
            member,
        )
        for place, member in enumerate(members, start=1)
    ]


def collection(maker: LineMaker, members: list[str], period: str) -> list[bytes]:
    """Everybody's pledge of a month, in a collection that was opened before."""
    opened = str(uuid.uuid4())
    push_all([maker.line("collection_open", {"period": period, "opening_cash_satang": 0}, opened)])
    return [
        maker.line(
            "entry",
            {
                "entry_kind": "pledge", "amount_satang": 10000, "member_id": member, "period": period,
                "collection_id": opened, "reverses": None, "slip_number": None, "reason": None,
            },
        )
        for member in members
    ]  # fmt: skip


def push_all(lines: list[bytes]) -> float:
    """Seconds that one push took; every line must have been applied."""
    author = Author(PERSON, frozenset({DEVICE}), lambda _operation, _kind, _view: "holds")
    started = time.perf_counter()
    results = push(author, lines, NOW)
    taken = time.perf_counter() - started
    outcomes = {result.outcome for result in results}
    assert outcomes <= {"applied", "merged"}, [
        result for result in results if result.outcome not in ("applied", "merged")
    ][:3]
    return taken


def raw_limit(folder: Path) -> float:
    """Median seconds of a bare transaction that inserts as many rows."""
    connection = sqlite3.connect(folder / "raw.sqlite3", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE entry (scope_id TEXT, id TEXT, seq INTEGER, author_id TEXT, device_id TEXT, civil_on TEXT, made_at TEXT,"
        " entry_kind TEXT, amount_satang INTEGER, member_id TEXT, period TEXT, collection_id TEXT, PRIMARY KEY (scope_id, id))"
    )
    taken = []
    for _ in range(ROUNDS):
        rows = [
            (GROUP, str(uuid.uuid4()), place, PERSON, DEVICE, "2026-11-23", "2026-11-23T07:15:33.123Z", "pledge", 10000, PERSON,
             "2026-11", GROUP)
            for place in range(DEPOSITS)
        ]  # fmt: skip
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("COMMIT")
        taken.append(time.perf_counter() - started)
    connection.close()
    return statistics.median(taken)


def main() -> None:
    budgets = read_budgets()
    with tempfile.TemporaryDirectory(dir=".") as made:
        folder = Path(made)
        app = create_app(Settings(database_url=f"sqlite:///{folder.resolve() / 'bench.sqlite3'}"))
        with app.app_context():
            Base.metadata.create_all(db.engine)
            members = [str(uuid.uuid4()) for _ in range(DEPOSITS)]
            maker = LineMaker(f"group:{GROUP}")
            push_all(founding(maker, members))
            month = datetime(2027, 1, 1, tzinfo=UTC)
            batches = []
            for _ in range(ROUNDS):
                batches.append(collection(maker, members, month.strftime("%Y-%m")))
                month = (month + timedelta(days=32)).replace(day=1)
            pushed = statistics.median([push_all(batch) for batch in batches])
            db.engine.dispose()
        raw = raw_limit(folder)
    print(
        f"push of {DEPOSITS} deposits {pushed * 1000:.1f} ms, raw limit {raw * 1000:.1f} ms (medians of {ROUNDS})"
    )
    print(budgets["push_ratio"].line(pushed / raw))


if __name__ == "__main__":
    main()
