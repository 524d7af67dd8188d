"""The province's overview with 3,000,000 entries, beside the same page of a province that has founded nothing, in the same run.

100 officers, 500 groups, 50,000 members, 60 entries each. Rows are written straight into the tables of a database that is thrown
away, with the sums that a push keeps beside them. `OMSAP_BENCH_DATABASE_URL` takes another database than SQLite; it must be empty.
"""

import gc
import itertools
import os
import statistics
import tempfile
import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Connection, event, insert

from benchmarks.budgets import read_budgets
from server.alerts.scan import scan
from server.app import create_app
from server.campaigns.models import Campaign
from server.clock import utc_now
from server.database import Base, db, writing
from server.groups.models import Group, Member
from server.ladder.models import Milestone
from server.ledger.models import AccountBalance, CollectionClose, CollectionOpen, Entry, GroupMonth
from server.people.accounts import save_account
from server.people.assignment import Assignment
from server.people.models import Person
from server.people.passwords import hash_password
from server.places.places import districts_of, subdistricts_of
from server.rulebook.rules import MILESTONES
from server.settings import Settings
from server.syncing.models import Scope
from server.syncing.server_device import push_as_server
from server.values.thai_date import bangkok_date

OFFICERS, GROUPS, MEMBERS, MONTHS = 100, 500, 100, 60
ROUNDS = 100
CHUNK_ROWS = 20_000
PROVINCE = "35"
PLEDGE_SATANG = 10_000

#: The page with the tiles, and the lists behind it.
PAGES = ("progress", "overdue", "assessments")
LOGIN, PASSWORD = "chief", "bench bench bench"
HEADERS = {"Omsap-Client": "1"}


def row_id(*names: object) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, " ".join(map(str, names))))


def fact(scope: str, name: str, seq: int, on: date, author: str) -> dict[str, Any]:
    """What every synced row has."""
    ids = {"scope_id": scope, "id": row_id(scope, name), "seq": seq, "author_id": author, "device_id": author}
    return {**ids, "civil_on": on.isoformat(), "made_at": f"{on.isoformat()}T05:00:00.000Z"}


def write(connection: Connection, model: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    waiting = iter(rows)
    while chunk := list(itertools.islice(waiting, CHUNK_ROWS)):
        connection.execute(insert(model), chunk)


def columns_of(model: type[Base], row: dict[str, Any]) -> dict[str, Any]:
    """A row with nothing in the columns it does not name."""
    return {column.name: row.get(column.name) for column in model.__table__.columns}


def fill_people(connection: Connection, today: date) -> list[tuple[str, str]]:
    """Officers, each in a subdistrict of their own, and the campaign; returns who works where."""
    places = [place.code for district in districts_of(PROVINCE) for place in subdistricts_of(district.code)]
    officers = [(row_id("officer", each), places[each % len(places)]) for each in range(OFFICERS)]
    at = f"{today.isoformat()}T00:00:00.000Z"
    write(
        connection,
        Person,
        (
            columns_of(
                Person,
                {"id": each, "name": f"o{n}", "display_name": f"o{n}", "password_hash": "", "created_at": at},
            )
            for n, (each, _place) in enumerate(officers)
        ),
    )
    begun = today - timedelta(days=36)
    write(
        connection,
        Assignment,
        (
            columns_of(
                Assignment,
                {
                    **fact(f"person:{each}", "post", 1, begun, each),
                    "role": "officer",
                    "area_code": place,
                    "from_on": begun.isoformat(),
                },
            )
            for each, place in officers
        ),
    )
    campaign = {
        "name": "bench", "area_code": PROVINCE, "quantity": 1, "signed_on": "2020-01-01", "starts_on": begun.isoformat(),
        "target_on": (today + timedelta(90)).isoformat(), "hard_on": (today + timedelta(180)).isoformat(), "state": "open",
    }  # fmt: skip
    scope = f"area:{PROVINCE}"
    write(
        connection,
        Campaign,
        [columns_of(Campaign, {**fact(scope, "campaign", 1, begun, officers[0][0]), **campaign})],
    )
    return officers


def fill_groups(connection: Connection, officers: list[tuple[str, str]], today: date) -> None:
    """Every group with its members, months, entries and the sums kept of them."""
    founded = today - timedelta(days=31 * MONTHS)
    days = [founded + timedelta(days=31 * month) for month in range(MONTHS)]
    for number in range(GROUPS):
        officer, place = officers[number % len(officers)]
        group_id = row_id("group", number)
        scope = f"group:{group_id}"

        def of(name: str, seq: int, on: date, scope: str = scope, officer: str = officer) -> dict[str, Any]:
            return fact(scope, name, seq, on, officer)

        members = [row_id(scope, "member", each) for each in range(MEMBERS)]
        group = {
            "name": f"g{number}", "area_level": "village", "subdistrict_code": place, "moo": 1, "place_name": "b",
            "founded_on": founded.isoformat(), "pledge_mode": "amount", "pledge_min_satang": PLEDGE_SATANG,
            "collection_day": 5, "officer_id": officer, "status": "founding",
        }  # fmt: skip
        write(connection, Scope, [{"id": scope, "seq": 1, "chain": row_id(scope), "durable_seq": 0}])
        write(connection, Group, [columns_of(Group, {**of("group", 1, founded), **group, "id": group_id})])
        write(
            connection,
            Member,
            (
                columns_of(
                    Member,
                    {
                        **of(f"m{each}", each + 2, founded),
                        "id": member,
                        "number": f"{each:04}",
                        "first_name": "b",
                        "pledge_satang": PLEDGE_SATANG,
                        "joined_on": founded.isoformat(),
                        "status": "active",
                    },
                )
                for each, member in enumerate(members)
            ),
        )
        write(
            connection,
            Milestone,
            (
                columns_of(
                    Milestone,
                    {**of(step, 200, founded), "milestone": step, "done_on": founded.isoformat()},
                )
                for step in MILESTONES
            ),
        )
        opens = [
            {**of(f"open {day}", 300, day), "period": day.isoformat()[:7], "opening_cash_satang": 0}
            for day in days
        ]
        write(connection, CollectionOpen, (columns_of(CollectionOpen, each) for each in opens))
        whole = MEMBERS * PLEDGE_SATANG
        write(
            connection,
            CollectionClose,
            (
                columns_of(
                    CollectionClose,
                    {
                        **of(f"close {day}", 301, day),
                        "collection_id": each["id"],
                        "lines": MEMBERS,
                        "total_satang": whole,
                        "counted_satang": whole,
                    },
                )
                for day, each in zip(days, opens, strict=True)
            ),
        )
        write(
            connection,
            Entry,
            (
                columns_of(
                    Entry,
                    {
                        **of(f"e {day} {member}", 1000 + place_in, day),
                        "entry_kind": "pledge",
                        "amount_satang": PLEDGE_SATANG,
                        "member_id": member,
                        "period": day.isoformat()[:7],
                    },
                )
                for place_in, (day, member) in enumerate(itertools.product(days, members))
            ),
        )
        sums = [("cash", "", whole * MONTHS)] + [
            ("pledged_savings", member, -PLEDGE_SATANG * MONTHS) for member in members
        ]
        write(
            connection,
            AccountBalance,
            (
                {
                    "scope_id": scope,
                    "account": account,
                    "member_id": member,
                    "amount_satang": satang,
                    "lines": MONTHS,
                }
                for account, member, satang in sums
            ),
        )
        write(
            connection,
            GroupMonth,
            (
                {"scope_id": scope, "month": day.isoformat()[:7], "entry_kind": "pledge", "amount_satang": whole, "lines": MEMBERS}
                for day in days
            ),
        )  # fmt: skip


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements asked inside."""
    asked: list[str] = []

    def keep(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", keep)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", keep)


def measure(client: FlaskClient) -> dict[str, tuple[float, float, int]]:
    """Page → median and 95th percentile in ms of its request, and how many statements it asks."""
    found = {}
    for name in PAGES:
        took = []
        for _round in range(ROUNDS):
            with counted() as asked:
                began = time.perf_counter()
                answer = client.get(f"/api/reports/{name}?area={PROVINCE}", headers=HEADERS)
                took.append((time.perf_counter() - began) * 1000)
            assert answer.status_code == 200, answer.text
        found[name] = (statistics.median(took), statistics.quantiles(took, n=20)[-1], len(asked))
    return found


def log_in(app: Flask, today: date) -> FlaskClient:
    """The chief of the province, at a browser."""
    with writing() as connection:
        chief = save_account(connection, LOGIN, LOGIN, hash_password(PASSWORD))
        post = {"role": "province_chief", "area_code": PROVINCE, "from_on": today.isoformat()}
        row = columns_of(Assignment, {**fact(f"person:{chief.id}", "post", 1, today, chief.id), **post})
        write(connection, Assignment, [row])
    client = app.test_client()
    given = {"name": LOGIN, "password": PASSWORD, "device_id": None, "app": "bench"}
    answer = client.post("/api/people/login", json=given, headers=HEADERS)
    assert answer.status_code == 200, answer.text
    return client


def main() -> int:
    budget = read_budgets()["overview_ratio"]
    with tempfile.TemporaryDirectory() as folder:
        url = os.environ.get("OMSAP_BENCH_DATABASE_URL") or f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        app = create_app(Settings(database_url=url, second_factor="off"))
        with app.app_context():
            now = utc_now()
            Base.metadata.create_all(db.engine)
            with writing() as connection:
                officers = fill_people(connection, bangkok_date(now))
            scan(now, push_as_server)
            client = log_in(app, bangkok_date(now))
            empty = measure(client)
            began = time.perf_counter()
            with writing() as connection:
                fill_groups(connection, officers, bangkok_date(now))
            print(f"filled {GROUPS * MEMBERS * MONTHS:,} entries in {time.perf_counter() - began:.0f} s")
            began = time.perf_counter()
            scan(now, push_as_server)
            print(f"scanned in {time.perf_counter() - began:.1f} s")
            # what filling left in this process is not the server's to look through
            gc.collect()
            gc.freeze()
            full = measure(client)
            db.engine.dispose()
    for name in PAGES:
        for what, (median, p95, statements) in (("empty", empty[name]), ("full", full[name])):
            print(f"{name:<12} {what:<6} median {median:7.1f} ms  p95 {p95:7.1f} ms  {statements} statements")
        assert empty[name][2] == full[name][2], "the number of statements grows"
    # the lists behind the page grow with what they list; its tiles may not
    ratio = full["progress"][1] / empty["progress"][1]
    print(budget.line(ratio))
    return int(ratio > budget.limit)


if __name__ == "__main__":
    raise SystemExit(main())
