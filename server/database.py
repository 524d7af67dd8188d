"""The database: one SQLAlchemy for SQLite and PostgreSQL, and the two sorts of transaction the sync needs."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.orm import DeclarativeBase

#: How long a writer waits for another one before it gives up and the phone is asked to try again.
LOCK_WAIT_SECONDS = 10.0


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can address it on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


db = SQLAlchemy(model_class=Base)


@contextmanager
def writing(lock_wait_seconds: float = LOCK_WAIT_SECONDS) -> Iterator[Connection]:
    """One writing transaction, committed at the end, rolled back by any exception.

    SQLite takes its one writer's lock at once: a position handed out before that lock could be skipped by a reader.
    Raises OperationalError when another writer keeps a lock longer than `lock_wait_seconds`.
    """
    options = {"omsap_lock_wait_ms": max(1, round(lock_wait_seconds * 1000))}
    with db.engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def reading() -> Iterator[Connection]:
    """One snapshot for several statements; nothing can be written."""
    options: dict[str, Any] = {"omsap_read_only": True}
    if db.engine.dialect.name == "postgresql":
        options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    with db.engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@event.listens_for(Engine, "connect")
def _prepare_connection(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # the driver opens no transaction of its own: `_begin` does
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            f"busy_timeout={round(LOCK_WAIT_SECONDS * 1000)}",
            "foreign_keys=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    is_read_only = options.get("omsap_read_only", False)
    lock_wait_ms = options.get("omsap_lock_wait_ms", round(LOCK_WAIT_SECONDS * 1000))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {lock_wait_ms}")
        connection.exec_driver_sql("BEGIN" if is_read_only else "BEGIN IMMEDIATE")
    elif not is_read_only:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{lock_wait_ms}ms'")
