"""Writers race a reader: the feed skips nothing. The same race with a cursor taken at insert does skip, so it can."""

import itertools
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event, text

from server.database import db, reading
from server.syncing.push import push
from server.syncing.store import SqlStore
from sync.feed import Asked, pull
from tests.conftest import BEGINNING
from tests.operations import Phone, id_of
from tests.torture.conftest import how_many

WRITERS = 8
#: Rows of one transaction, as a phone sends a few deposits together.
ROWS_TOGETHER = 10

#: Writes rows in one transaction, given who writes; returns their ids.
Write = Callable[[int], set[str]]
#: The ids that came after the place where the reader stood.
Read = Callable[[], set[str]]


@contextmanager
def dawdling() -> Iterator[None]:
    """Every third transaction is held open a moment before its commit: the window in which a reader passes it."""

    def dawdle(_connection: object) -> None:
        if random.random() < 0.3:
            time.sleep(random.uniform(0, 0.004))

    event.listen(db.engine, "commit", dawdle)
    try:
        yield
    finally:
        event.remove(db.engine, "commit", dawdle)


def skipped(app: Flask, write: Write, read: Read, rows: int) -> int:
    """How many rows a reader who looks all the time never saw, of `rows` written by eight at once."""
    written: list[set[str]] = []
    faults: list[BaseException] = []

    def work(writer: int) -> None:
        try:
            with app.app_context():
                written.extend(write(writer) for _ in range(rows // WRITERS // ROWS_TOGETHER))
        except BaseException as fault:
            faults.append(fault)
            raise

    threads = [threading.Thread(target=work, args=(writer,)) for writer in range(WRITERS)]
    seen: set[str] = set()
    with dawdling():
        for thread in threads:
            thread.start()
        is_last_look = False
        while not is_last_look:
            is_last_look = not any(thread.is_alive() for thread in threads)
            seen |= read()
    assert faults == []
    made = set().union(*written)
    assert len(made) == rows // WRITERS // ROWS_TOGETHER * WRITERS * ROWS_TOGETHER
    assert seen <= made
    return len(made - seen)


def test_the_feed_skips_nothing(app: Flask) -> None:
    founder = Phone()
    scope, founding = founder.founding()
    member = founder.member(scope)
    push(founder.author, [founding, member], BEGINNING)
    phones = [Phone(person_id=founder.person_id) for _ in range(WRITERS)]
    cursors = {scope: ""}

    def write(writer: int) -> set[str]:
        phone = phones[writer]
        lines = [phone.pledge(scope, id_of(member)) for _ in range(ROWS_TOGETHER)]
        results = push(phone.author, lines, BEGINNING)
        while any(result.outcome == "retry" for result in results):
            results = push(phone.author, lines, BEGINNING)
        assert {result.outcome for result in results} == {"applied"}
        return {id_of(line) for line in lines}

    def read() -> set[str]:
        with reading() as connection:
            pages = pull(SqlStore(connection, BEGINNING), [scope], Asked(cursors), 500).pages
        for page in pages:
            assert (page.base, page.is_reset) == (cursors[scope], False)
            cursors[scope] = page.to
        return {row.id for page in pages for row in page.rows.get("entry", [])}

    rows = how_many("RACE_ROWS", 2000)
    missing = skipped(app, write, read, rows)
    # what one answer could not hold comes with the next ones
    while more := read():
        missing -= len(more)
    assert missing == 0


def test_a_number_taken_at_insert_skips(app: Flask) -> None:
    """PostgreSQL hands out the number itself; on SQLite it is taken before the writer's lock, as a careless one would."""
    is_sqlite = db.engine.dialect.name == "sqlite"
    key = "INTEGER PRIMARY KEY" if is_sqlite else "BIGSERIAL PRIMARY KEY"
    numbers, last = itertools.count(1), 0
    with db.engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS naive"))
        connection.execute(text(f"CREATE TABLE naive (number {key}, name TEXT NOT NULL)"))

    def write(writer: int) -> set[str]:
        names = [f"{writer} {time.monotonic_ns()} {place}" for place in range(ROWS_TOGETHER)]
        taken = [next(numbers) for _ in names]
        with db.engine.begin() as connection:
            for number, name in zip(taken, names, strict=True):
                if is_sqlite:
                    connection.execute(
                        text("INSERT INTO naive VALUES (:number, :name)"), {"number": number, "name": name}
                    )
                else:
                    connection.execute(text("INSERT INTO naive (name) VALUES (:name)"), {"name": name})
        return set(names)

    def read() -> set[str]:
        nonlocal last
        with reading() as connection:
            found = connection.execute(
                text("SELECT number, name FROM naive WHERE number > :last ORDER BY number"), {"last": last}
            ).all()
        last = found[-1][0] if found else last
        return {name for _number, name in found}

    try:
        assert skipped(app, write, read, how_many("RACE_ROWS", 2000)) > 0
    finally:
        with db.engine.begin() as connection:
            connection.execute(text("DROP TABLE naive"))


@pytest.fixture(autouse=True)
def _seeded(seed: str) -> None:
    random.seed(seed)
