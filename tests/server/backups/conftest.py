"""An installation with a group in it, on either database, its tables made by the migrations."""

from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import stamp
from sqlalchemy import text

from server.database import db, reading
from server.syncing.durability import find_durable
from tests.factories import make_campaign, make_group, make_person


@pytest.fixture
def group(app: Flask) -> str:
    """The scope of a group with two deposits, in a database that knows its version."""
    stamp()
    make_campaign()
    scope, _ = make_group(make_person("officer", "350102").phone(), 10000, 5000)
    return scope


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def durable(scope: str) -> int:
    """Up to which seq every backup holds a scope."""
    with reading() as connection:
        return find_durable(connection, [scope])[0]


def change(statement: str) -> None:
    """Something happens to the living database that the product never does."""
    with db.engine.begin() as connection:
        assert connection.execute(text(statement)).rowcount > 0
