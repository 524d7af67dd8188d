"""The auditor notices what it is there for: each fault is planted into an honest run, and must be complained of."""

import json
import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.torture.auditor import Audit, sqlite_query
from tests.torture.collecting import collecting, make_officers
from tests.torture.served import QuickServed


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """A folder with what phones made and heard of an undisturbed server, and its database."""
    folder = tmp_path_factory.mktemp("honest")
    database = folder / "omsap.sqlite3"
    shutil.copyfile(sqlite_template, database)
    served = QuickServed(f"sqlite:///{database}", folder / "server.log")
    officers = make_officers(f"sqlite:///{database}")
    served.start()
    try:
        with collecting(officers, served.port, folder, "honest") as work:
            for _ in range(20):
                work.wait_for_a_push()
                time.sleep(0.03)
    finally:
        served.kill()
    with closing(sqlite3.connect(database, timeout=60)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return folder


@pytest.fixture
def folder(tmp_path: Path, honest: Path) -> Path:
    """A copy to plant a fault in."""
    return Path(shutil.copytree(honest, tmp_path / "planted"))


def complaints(folder: Path) -> list[str]:
    return Audit(folder, sqlite_query(folder / "omsap.sqlite3")).complaints


def test_an_honest_run_has_no_fault(folder: Path) -> None:
    assert complaints(folder) == []


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        ("DELETE FROM entry WHERE rowid = (SELECT min(rowid) FROM entry)", "lost: entry"),
        (
            (
                "INSERT INTO entry (scope_id, id, seq, author_id, device_id, civil_on, made_at, entry_kind, amount_satang)"
                " SELECT scope_id, 'again', seq, author_id, device_id, civil_on, made_at, entry_kind, amount_satang"
                " FROM entry LIMIT 1"
            ),
            "too many: entry",
        ),
        ("UPDATE entry SET amount_satang = amount_satang + 1 WHERE rowid = 1", "changed:"),
        ("UPDATE entry SET member_id = 'somebody else' WHERE rowid = 1", "changed:"),
        ("UPDATE account_balance SET amount_satang = amount_satang + 1 WHERE account = 'cash'", "sum of"),
        ("UPDATE group_month SET lines = lines + 1", "sum of"),
        ("UPDATE receipt SET seq = seq + 1000 WHERE seq = 3", "a gap:"),
        ("UPDATE receipt SET outcome = 'conflict' WHERE seq = 3", "the chain breaks:"),
        ("UPDATE receipt SET chain = 'x' WHERE seq = 3", "the chain breaks:"),
        ("UPDATE scope SET seq = seq + 1", "heads"),
        ("DELETE FROM receipt WHERE seq = 3", "but kept (None"),
        ("DELETE FROM set_aside", "set aside wrongly"),
        ("UPDATE receipt SET operation_id = 'x' || rowid WHERE seq = 3", "answered"),
    ],
)
def test_a_fault_in_the_database_is_noticed(folder: Path, fault: str, complaint: str) -> None:
    with closing(sqlite3.connect(folder / "omsap.sqlite3")) as connection, connection:
        assert connection.execute(fault).rowcount > 0
    assert complaint in "\n".join(complaints(folder))


def drop_answer(events: list[dict]) -> None:
    """The phone takes a line out of its outbox that was never answered."""
    event = next(event for event in events if event.get("results"))
    event["results"].pop()


def answer_otherwise(events: list[dict]) -> None:
    event = next(event for event in events if event.get("results"))
    events.append({"push": event["push"], "results": [event["results"][0] | {"seq": 999, "duplicate": True}]})


def take_twice(events: list[dict]) -> None:
    events.append(next(event for event in events if event.get("results")))


def go_back(events: list[dict]) -> None:
    next(event for event in reversed(events) if "page" in event)["page"]["reset"] = True


def tell_twice(events: list[dict]) -> None:
    events.append(next(event for event in reversed(events) if event.get("rows", {}).get("entry")))


def skip_a_page(events: list[dict]) -> None:
    events.remove(next(event for event in events if event.get("rows", {}).get("entry")))


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        (drop_answer, "never answered:"),
        (answer_otherwise, "answered differently:"),
        (take_twice, "taken twice:"),
        (go_back, "is told to go back:"),
        (tell_twice, "was told twice:"),
        (skip_a_page, "never learnt of"),
    ],
)
def test_a_fault_in_what_a_phone_heard_is_noticed(folder: Path, fault, complaint: str) -> None:
    heard = folder / "officer1.heard.ndjson"
    events = [json.loads(line) for line in heard.read_text("utf-8").splitlines()]
    fault(events)
    heard.write_text("".join(json.dumps(event) + "\n" for event in events), "utf-8")
    assert complaint in "\n".join(complaints(folder))
