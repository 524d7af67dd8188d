"""Each single call to the database fails once, and from there on: half a chunk is never kept, a page never has a gap."""

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, func, select
from sqlalchemy.exc import DBAPIError

from server.database import db
from server.ledger.models import AccountBalance, Entry
from server.syncing.models import ReceiptLine
from tests.conftest import HeldClock
from tests.operations import Phone, id_of
from tests.server.syncing.test_routes import pull, push, sign_in

#: What the drivers raise when the disk or the connection goes in the middle of something.
FAILURES = {
    "sqlite": (
        sqlite3.OperationalError("disk I/O error"),
        sqlite3.DatabaseError("database disk image is malformed"),
    ),
    "postgresql": (
        psycopg.OperationalError("server closed the connection unexpectedly"),
        psycopg.InterfaceError("the connection is closed"),
    ),
}


class FailingCalls:
    """Counts executed statements and commits, and lets the `first` of them fail, or it and all that follow."""

    def __init__(self, first: int, failure: Exception, *, is_lasting: bool) -> None:
        self.first, self.failure, self.is_lasting = first, failure, is_lasting
        self.calls = 0

    def execute(self, *_call: object) -> None:
        self.calls += 1
        if self.calls == self.first or (self.is_lasting and self.calls > self.first):
            raise self.failure

    def commit(self, _connection: object) -> None:
        try:
            self.execute()
        except Exception as error:
            raise DBAPIError.instance("COMMIT", None, error, type(error).__mro__[-3]) from error


@contextmanager
def failing(calls: FailingCalls) -> Iterator[None]:
    hooks = [("do_execute", calls.execute), ("do_executemany", calls.execute), ("commit", calls.commit)]
    for name, hook in hooks:
        event.listen(db.engine, name, hook)
    try:
        yield
    finally:
        for name, hook in hooks:
            event.remove(db.engine, name, hook)


@pytest.fixture
def phone(app: Flask, client: FlaskClient) -> Phone:
    app.config["PROPAGATE_EXCEPTIONS"] = False  # a failure is answered, as in a served app
    return sign_in(client, "officer", "officer", "350102")


def collection(phone: Phone) -> tuple[str, list[bytes]]:
    """A group with one member, three deposits and one of them taken back: 200.00 baht remain."""
    scope, founding = phone.founding()
    member = phone.member(scope)
    pledges = [phone.pledge(scope, id_of(member)) for _ in range(3)]
    mirror = phone.pledge(scope, id_of(member), data={"reverses": id_of(pledges[0])})
    return scope, [founding, member, *pledges, mirror]


def kept(scope: str) -> tuple[int, int, int]:
    """Receipts, entries and cash of a scope."""
    with db.engine.connect() as connection:
        receipts = select(func.count()).select_from(ReceiptLine).where(ReceiptLine.scope_id == scope)
        entries = select(func.count()).select_from(Entry).where(Entry.scope_id == scope)
        cash = select(func.sum(AccountBalance.amount_satang)).where(
            AccountBalance.scope_id == scope, AccountBalance.account == "cash"
        )
        return (
            connection.execute(receipts).scalar_one(),
            connection.execute(entries).scalar_one(),
            connection.execute(cash).scalar_one() or 0,
        )


def told(answer: Any) -> list[str]:
    """The outcomes of a push that was answered; nothing for one that was answered with a problem."""
    if answer.status_code == 200:
        return [result["outcome"] for result in answer.json["results"]]
    assert answer.status_code >= 500, "no failure of ours makes a phone drop or change anything"
    assert answer.content_type == "application/problem+json"
    return []


@pytest.mark.parametrize(
    ("failure", "is_lasting", "is_single"), [(0, True, False), (1, False, False), (1, False, True)]
)
def test_a_push_whose_call_fails_keeps_all_or_nothing(
    client: FlaskClient, phone: Phone, clock: HeldClock, failure: int, is_lasting: bool, is_single: bool
) -> None:
    for first in itertools.count(1):
        clock.advance(minutes=1)
        scope, lines = collection(phone)
        sent = lines
        if is_single:
            assert told(push(client, phone, *lines[:-1])) == ["applied"] * 5
            sent = lines[-1:]
        calls = FailingCalls(first, FAILURES[db.engine.dialect.name][failure], is_lasting=is_lasting)
        with failing(calls):
            outcomes = told(push(client, phone, *sent))
        assert set(outcomes) <= {"applied", "retry"}
        before = (5, 3, 30000) if is_single else (0, 0, 0)
        assert kept(scope) in (before, (6, 4, 20000)), f"half a chunk after call {first}"
        if "applied" in outcomes:
            assert kept(scope) == (6, 4, 20000)
        assert told(push(client, phone, *lines)) == ["applied"] * 6
        assert kept(scope) == (6, 4, 20000)
        if calls.calls < first:
            break
    assert first > 10, "the request made hardly any calls: nothing was tried"


def test_a_pull_whose_call_fails_is_a_problem_and_never_a_gap(
    client: FlaskClient, phone: Phone, clock: HeldClock
) -> None:
    _scope, lines = collection(phone)
    push(client, phone, *lines)
    whole = pull(client, phone).json["pages"]
    for first in itertools.count(1):
        clock.advance(minutes=1)
        calls = FailingCalls(first, FAILURES[db.engine.dialect.name][0], is_lasting=False)
        with failing(calls):
            answer = pull(client, phone)
        if answer.status_code == 200:
            assert answer.json["pages"] == whole
        else:
            assert (answer.status_code, answer.content_type) == (500, "application/problem+json")
        assert pull(client, phone).json["pages"] == whole
        if calls.calls < first:
            break
    assert first > 10
