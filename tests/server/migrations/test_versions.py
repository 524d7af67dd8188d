"""The migrations lead from nothing to exactly the tables the models describe, and back, on both databases."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import inspect

from server.app import create_app
from server.database import Base, db
from server.settings import Settings


@pytest.fixture
def bare_app(bare_database_url: str) -> Iterator[Flask]:
    app = create_app(Settings(database_url=bare_database_url))
    with app.app_context():
        yield app
        db.engine.dispose()


def differences() -> list[object]:
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def test_upgrading_gives_the_tables_of_the_models(bare_app: Flask) -> None:
    assert len(differences()) >= len(Base.metadata.tables)
    upgrade()
    assert differences() == []
    # a second time does nothing
    upgrade()
    assert differences() == []


def test_downgrading_leaves_nothing(bare_app: Flask) -> None:
    upgrade()
    downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) == {"alembic_version"}
