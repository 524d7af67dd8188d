import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from server.app import create_app
from server.audit.log import head, latest, note, verify_log
from server.audit.models import AuditLine
from server.database import db, reading, writing
from server.settings import Settings


@pytest.fixture
def migrated_app(bare_database_url: str) -> Iterator[Flask]:
    app = create_app(Settings(database_url=bare_database_url))
    with app.app_context():
        upgrade()
        yield app
        db.engine.dispose()


@pytest.mark.parametrize(
    "change",
    [update(AuditLine).values(who="another"), delete(AuditLine)],
    ids=["changed", "deleted"],
)
def test_the_database_itself_refuses_to_change_a_line(migrated_app: Flask, change: object) -> None:
    with writing() as connection:
        note(connection, "p", "logged_in")
    with pytest.raises(DBAPIError, match="audit lines are never changed"), writing() as connection:
        connection.execute(change)  # type: ignore[call-overload]
    with reading() as connection:
        assert [(line.number, line.who, line.what) for line in latest(connection, 9)] == [
            (1, "p", "logged_in")
        ]


def test_a_line_goes_with_the_change_it_tells_of(app: Flask) -> None:
    with writing() as connection:
        note(connection, "p", "exported", "x")
        connection.rollback()
    with reading() as connection:
        assert head(connection)[0] == 0


def test_a_verb_that_has_no_words_is_not_written(app: Flask) -> None:
    with writing() as connection, pytest.raises(ValueError, match="peeped"):
        note(connection, "p", "peeped")


def test_writers_at_the_same_time_make_one_chain(app: Flask) -> None:
    together = threading.Barrier(4)

    def write() -> None:
        with app.app_context():
            together.wait()
            for _ in range(5):
                with writing() as connection:
                    note(connection, "p", "exported", "x")

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading() as connection:
        assert head(connection)[0] == 20
        assert verify_log(connection) is None


def test_a_changed_line_is_found(app: Flask) -> None:
    for _ in range(3):
        with writing() as connection:
            note(connection, "p", "exported", "x")
    with writing() as connection:
        connection.execute(update(AuditLine).where(AuditLine.number == 2).values(about="y"))
    with reading() as connection:
        assert verify_log(connection) == 2
        assert connection.execute(select(AuditLine.about).where(AuditLine.number == 2)).scalar_one() == "y"
