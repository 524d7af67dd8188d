"""Copy: the rows of one database into another of the same tables, whatever kind of database either is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection, Engine, create_engine, func, insert, inspect, select

from server.database import Base
from server.people.models import Person
from server.syncing.models import Scope

#: Rows held in memory at a time.
ROWS_AT_A_TIME = 2000


@contextmanager
def open_file(path: Path) -> Iterator[Engine]:
    """An SQLite file as a database; one file again afterwards, without its log beside it."""
    engine = create_engine(f"sqlite:///{path}")
    try:
        yield engine
        with engine.connect() as connection:
            connection.connection.execute("PRAGMA journal_mode = DELETE")
    finally:
        engine.dispose()


def copy_rows(source: Connection, target: Connection) -> None:
    """Every row of every table, in an order that names nothing before it is there."""
    for table in Base.metadata.sorted_tables:
        rows = source.execute(select(table), execution_options={"yield_per": ROWS_AT_A_TIME}).mappings()
        for part in rows.partitions():
            target.execute(insert(table), [dict(row) for row in part])


def is_empty(connection: Connection) -> bool:
    """Whether there are no tables, or nobody and nothing that syncs in them."""
    if not inspect(connection).has_table(Person.__tablename__):
        return True
    return not any(
        connection.execute(select(func.count()).select_from(model)).scalar_one() for model in (Person, Scope)
    )


def upgrade_tables(connection: Connection) -> None:
    """Create the tables, or bring them up to this version."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def read_revision(connection: Connection) -> str | None:
    """The version of the tables; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str | None:
    """The version of the tables that this version of Omsap works with."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config: Config = current_app.extensions["migrate"].migrate.get_config()
    return config
