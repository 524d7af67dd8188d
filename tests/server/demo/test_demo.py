import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, true

from server.app import create_app
from server.backups.copy import is_empty
from server.database import Base, db, reading
from server.demo.collection import count_pieces
from server.demo.make import make_demo
from server.demo.posts import PROVINCE, make_posts
from server.ladder.standing import REQUIRED, load_standings
from server.ledger.models import AccountBalance, Attendance, CollectionClose, CollectionOpen, Entry
from server.people.rights import STANDS_IN
from server.places.places import districts_of, level_of, subdistricts_of
from server.rulebook.lookup import load_settings
from server.settings import Settings
from server.syncing.models import ReceiptLine
from tests.conftest import BEGINNING


@contextmanager
def province(template: Path, folder: Path, now: datetime) -> Iterator[None]:
    """A demo province of its own."""
    folder.mkdir()
    shutil.copyfile(template, folder / "demo.sqlite3")
    with create_app(Settings(database_url=f"sqlite:///{folder / 'demo.sqlite3'}")).app_context():
        make_demo(now)
        yield
        db.engine.dispose()


def ids() -> dict[str, set[str]]:
    """Everything that syncs: table → ids."""
    with reading() as connection:
        return {
            table.name: set(connection.execute(select(table.c.id)).scalars())
            for table in Base.metadata.sorted_tables
            if "scope_id" in table.c and "id" in table.c
        }


def test_every_subdistrict_has_exactly_one_officer() -> None:
    posts = list(make_posts())
    roles = Counter(post.role for post in posts)
    assert (roles["officer"], roles["district_chief"], roles["mentor"]) == (27, 9, 1)
    assert all(level_of(code) in STANDS_IN[post.role] for post in posts for code in post.area_codes)
    codes = [place.code for district in districts_of(PROVINCE) for place in subdistricts_of(district.code)]
    assert Counter(code for post in posts if post.role == "officer" for code in post.area_codes) == Counter(
        codes
    )
    assert len(codes) == 79


def test_nothing_in_the_province_needs_settling(app: Flask) -> None:
    with reading() as connection:
        assert is_empty(connection)
    posts = make_demo(BEGINNING)
    with reading() as connection:
        assert not is_empty(connection)
    assert len(posts) == 42
    with reading() as connection:
        answers = connection.execute(select(ReceiptLine.outcome, ReceiptLine.flags)).all()
        assert {(outcome, str(flags)) for outcome, flags in answers} == {("applied", "[]")}
        assert connection.execute(select(func.sum(AccountBalance.amount_satang))).scalar_one() == 0
        cash = connection.execute(
            select(AccountBalance.amount_satang).where(AccountBalance.account == "cash")
        ).scalars()
        assert set(cash) == {0}


def test_the_province_shows_what_happens_in_the_field(app: Flask) -> None:
    make_demo(BEGINNING)
    with reading() as connection:
        kinds = set(connection.execute(select(Entry.entry_kind)).scalars())
        assert {"pledge", "arrears", "bank_in", "opening_savings", "opening_bank"} == kinds
        reversed_count = connection.execute(
            select(func.count()).select_from(Entry).where(Entry.reverses.is_not(None))
        ).scalar_one()
        assert reversed_count == 3
        presences = set(connection.execute(select(Attendance.presence)).scalars())
        assert presences == {"present", "absent"}
        opened = connection.execute(select(func.count()).select_from(CollectionOpen)).scalar_one()
        closes = connection.execute(
            select(CollectionClose.total_satang, CollectionClose.counted_satang)
        ).all()
        assert len(closes) == opened == 20
        assert all(total == counted > 0 for total, counted in closes)
        slips = list(
            connection.execute(select(Entry.slip_number).where(Entry.slip_number.is_not(None))).scalars()
        )
        assert len(slips) == len(set(slips)) > 200


def test_the_groups_stand_on_several_steps(app: Flask) -> None:
    make_demo(BEGINNING)
    with reading() as connection:
        settings = load_settings(connection, REQUIRED)
        standings = list(load_standings(connection, true(), settings, BEGINNING.date()))
    assert sorted((len(each.steps), each.stage) for each in standings) == [
        (4, "founding"),
        (9, "founding"),
        (10, "established"),
        (10, "established"),
        (10, "established"),
        (10, "founding"),
    ]
    states = Counter(step.state for each in standings for step in each.steps.values())
    assert states == {"acknowledged": 30, "submitted": 22, "returned": 1}


def test_the_same_day_makes_the_same_province(sqlite_template: Path, tmp_path: Path) -> None:
    with province(sqlite_template, tmp_path / "one", BEGINNING):
        one = ids()
    with province(sqlite_template, tmp_path / "two", BEGINNING):
        two = ids()
    assert one == two
    assert len(one["entry"]) > 300


@pytest.mark.parametrize(
    "day", ["2026-01-01", "2026-01-05", "2026-03-01", "2026-03-04", "2026-03-05", "2026-03-06", "2028-02-29"]
)
def test_the_province_fits_any_day_of_the_year(sqlite_template: Path, tmp_path: Path, day: str) -> None:
    now = datetime.fromisoformat(day).replace(hour=1, tzinfo=UTC)
    with province(sqlite_template, tmp_path / "one", now), reading() as connection:
        last = connection.execute(select(func.max(Entry.civil_on))).scalar_one()
    assert last <= day


def test_an_amount_in_as_few_pieces_as_it_takes() -> None:
    assert count_pieces(186_775) == {
        "100000": 1,
        "50000": 1,
        "10000": 3,
        "5000": 1,
        "1000": 1,
        "500": 1,
        "200": 1,
        "50": 1,
        "25": 1,
    }
    assert count_pieces(0) == {}
