import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.exc import IntegrityError

from server.app import app_version
from server.database import db


def test_health_asks_the_database(client: FlaskClient) -> None:
    answer = client.get("/api/health")
    assert answer.json == {"status": "ok", "app": app_version()}


def test_no_error_of_any_database_quotes_what_was_written(app: Flask) -> None:
    assert db.engine.hide_parameters
    # as that of a backup
    another = create_engine("sqlite://")
    line = text("INSERT INTO one VALUES (:address, NULL)")
    with another.begin() as connection:
        connection.execute(text("CREATE TABLE one (address TEXT, name TEXT NOT NULL)"))
        with pytest.raises(IntegrityError) as told:
            connection.execute(line, {"address": "somchai@example.org"})
    another.dispose()
    assert "somchai" not in str(told.value)
