import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event, func, select, text

from server.database import db, reading
from server.ledger.models import AccountBalance, Entry
from server.syncing.models import ReceiptLine, Scope, SetAside
from server.syncing.push import push
from server.syncing.store import SqlStore
from sync.feed import Asked, pull
from sync.receipt import Result
from tests.conftest import BEGINNING
from tests.operations import Phone, id_of


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        statements.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def outcomes(results: list[Result]) -> list[str]:
    return [result.outcome for result in results]


@pytest.fixture
def phone(app: Flask) -> Phone:
    return Phone()


@pytest.fixture
def founded(phone: Phone) -> tuple[str, str, str]:
    """Scope, member and collection of a group that stands."""
    scope, founding = phone.founding()
    member = phone.member(scope)
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    push(phone.author, [founding, member, opening], BEGINNING)
    return scope, id_of(member), id_of(opening)


def mixed(phone: Phone, founded: tuple[str, str, str], count: int, first: int = 1) -> list[bytes]:
    """`count` rounds of the same mix: a pledge, its reversal, an absence, a new member, an edit of the group."""
    scope, member_id, collection_id = founded
    lines = []
    for number in range(first, first + count):
        pledge = phone.pledge(scope, member_id, data={"collection_id": collection_id})
        mirror = {"entry_kind": "pledge", "amount_satang": 10000, "member_id": member_id, "period": "2026-11",
                  "collection_id": collection_id, "reverses": id_of(pledge)}  # fmt: skip
        absence = {"collection_id": collection_id, "member_id": member_id, "presence": "absent"}
        lines += [
            pledge,
            phone.line("entry", scope, mirror),
            phone.line("attendance", scope, absence),
            phone.member(scope, number=f"9{number:04}"),
            phone.edit("group", scope, scope.removeprefix("group:"), base="", note=(None, f"note {number}")),
        ]
    return lines


def test_the_number_of_statements_does_not_depend_on_the_number_of_operations(
    phone: Phone, founded: tuple[str, str, str]
) -> None:
    with counted_statements() as one:
        assert set(outcomes(push(phone.author, mixed(phone, founded, 1), BEGINNING))) == {"applied"}
    with counted_statements() as ten:
        assert set(outcomes(push(phone.author, mixed(phone, founded, 10, first=2), BEGINNING))) == {"applied"}
    assert len(ten) == len(one)
    assert len(one) <= 25


def test_the_number_of_statements_of_a_pull_does_not_depend_on_the_number_of_scopes(phone: Phone) -> None:
    scopes = []
    for _ in range(12):
        scope, founding = phone.founding()
        push(phone.author, [founding, phone.member(scope)], BEGINNING)
        scopes.append(scope)
    with counted_statements() as one, reading() as connection:
        pull(SqlStore(connection, BEGINNING), scopes[:1], Asked({}), 500)
    with counted_statements() as many, reading() as connection:
        pulled = pull(SqlStore(connection, BEGINNING), sorted(scopes), Asked({}), 500)
    assert len(pulled.pages) == 12
    assert len(many) == len(one)


def test_one_line_that_breaks_the_server_is_set_aside_alone(
    phone: Phone, founded: tuple[str, str, str], caplog: pytest.LogCaptureFixture
) -> None:
    scope, member_id, _ = founded
    with db.engine.begin() as connection:  # a fault nobody foresaw: the database refuses one amount
        connection.execute(text(BREAKING[db.engine.dialect.name][0]))
        if db.engine.dialect.name == "postgresql":
            connection.execute(text(BREAKING["postgresql"][1]))
    try:
        lines = [phone.pledge(scope, member_id, amount_satang) for amount_satang in (100, 666, 300)]
        assert outcomes(push(phone.author, lines, BEGINNING)) == ["applied", "quarantined", "applied"]
        again = push(phone.author, lines, BEGINNING)
        assert outcomes(again) == ["applied", "quarantined", "applied"]
        assert all(result.is_duplicate for result in again)
    finally:
        with db.engine.begin() as connection:
            on_table = " ON entry" if db.engine.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER break_on_666{on_table}"))
    with db.engine.connect() as connection:
        assert connection.execute(select(func.sum(Entry.amount_satang))).scalar_one() == 400
        kept = connection.execute(select(SetAside.raw, SetAside.code)).one()
    assert tuple(kept) == (lines[1], "internal")
    assert "failed" in caplog.text


BREAKING = {
    "sqlite": [
        (
            "CREATE TRIGGER break_on_666 BEFORE INSERT ON entry WHEN NEW.amount_satang = 666 "
            "BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
    ],
    "postgresql": [
        (
            "CREATE OR REPLACE FUNCTION break_now() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'broken'; END $$"
        ),
        (
            "CREATE TRIGGER break_on_666 BEFORE INSERT ON entry FOR EACH ROW WHEN (NEW.amount_satang = 666) "
            "EXECUTE FUNCTION break_now()"
        ),
    ],
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_full_disk_asks_for_another_try_and_keeps_no_half(
    phone: Phone, founded: tuple[str, str, str]
) -> None:
    scope, member_id, _ = founded
    lines = [phone.pledge(scope, member_id, data={"reason": "ก" * 200}) for _ in range(200)]
    with db.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    results = push(phone.author, lines, BEGINNING)
    assert outcomes(results)[-1] == "retry"
    with db.engine.connect() as connection:
        kept = connection.execute(select(func.count()).select_from(Entry)).scalar_one()
        answered = select(func.count()).select_from(ReceiptLine).where(ReceiptLine.scope_id == scope)
        assert connection.execute(answered).scalar_one() == kept + 3, "no entry without its receipt"
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert kept == outcomes(results).count("applied")
    assert set(outcomes(push(phone.author, lines, BEGINNING))) == {"applied"}
    with db.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(Entry)).scalar_one() == len(lines)


def test_what_was_not_begun_in_time_is_asked_for_again(phone: Phone, founded: tuple[str, str, str]) -> None:
    scope, member_id, _ = founded
    lines = [phone.pledge(scope, member_id) for _ in range(60)]
    assert set(outcomes(push(phone.author, lines, BEGINNING, seconds_max=0))) == {"retry"}
    with db.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(Entry)).scalar_one() == 0
    assert set(outcomes(push(phone.author, lines, BEGINNING))) == {"applied"}


def test_one_line_sent_by_many_at_the_same_moment_counts_once(app: Flask, phone: Phone) -> None:
    scope, founding = phone.founding()
    member = phone.member(scope)
    lines = [founding, member, phone.pledge(scope, id_of(member))]
    answers: list[list[Result]] = []

    def send() -> None:
        with app.app_context():
            answers.append(push(phone.author, lines, BEGINNING))

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [outcomes(answer) for answer in answers] == [["applied"] * 3] * 6
    assert sum(not result.is_duplicate for answer in answers for result in answer) == 3
    with db.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(Entry)).scalar_one() == 1
        assert connection.execute(select(Scope.seq).where(Scope.id == scope)).scalar_one() == 3


def test_a_reader_racing_writers_of_one_scope_misses_nothing(app: Flask, phone: Phone) -> None:
    scope, founding = phone.founding()
    member = phone.member(scope)
    push(phone.author, [founding, member], BEGINNING)
    writers_left = threading.Semaphore(0)
    rounds, writers = 25, 4

    def write() -> None:
        own = Phone(person_id=phone.person_id)
        with app.app_context():
            for _ in range(rounds):
                assert outcomes(push(own.author, [own.pledge(scope, id_of(member))], BEGINNING)) == [
                    "applied"
                ]
        writers_left.release()

    threads = [threading.Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    seen: set[str] = set()
    cursor, is_last_look = "", False
    while not is_last_look:
        is_last_look = not any(thread.is_alive() for thread in threads)
        with reading() as connection:
            pulled = pull(SqlStore(connection, BEGINNING), [scope], Asked({scope: cursor}), 500)
        for page in pulled.pages:
            assert page.base == cursor
            assert not page.is_reset
            seen |= {row.id for row in page.rows.get("entry", [])}
            cursor = page.to
    assert len(seen) == rounds * writers
    with db.engine.connect() as connection:
        stored = select(AccountBalance.amount_satang).where(AccountBalance.account == "cash")
        assert connection.execute(stored).scalar_one() == rounds * writers * 10000
        count = select(func.count()).select_from(ReceiptLine).where(ReceiptLine.scope_id == scope)
        assert connection.execute(count).scalar_one() == rounds * writers + 2
