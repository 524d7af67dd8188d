"""The server is killed without warning, again and again, while officers send: nothing is lost and nothing is twice."""

import shutil
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tests.e2e.served import copy_database
from tests.torture.auditor import Audit, sqlite_query
from tests.torture.collecting import collecting, make_officers
from tests.torture.conftest import how_many
from tests.torture.served import QuickServed

#: How long the server may live once a push is under way, in seconds: within a transaction, within a few, longer.
LIVES_SECONDS_MAX = (0.02, 0.08, 0.3)


def integrity(database: Path, folder: Path) -> str:
    """What SQLite says of the files as the killed server left them; they stay untouched, so that it recovers them itself."""
    copy = folder / "looked_at.sqlite3"
    copy_database(database, copy)
    with closing(sqlite3.connect(copy)) as connection:
        [answer] = connection.execute("PRAGMA integrity_check").fetchone()
    for left in folder.glob("looked_at*"):
        left.unlink()
    return str(answer)


def test_a_killed_server_loses_nothing_and_doubles_nothing(
    tmp_path: Path, sqlite_template: Path, seed: str
) -> None:
    database = tmp_path / "omsap.sqlite3"
    shutil.copyfile(sqlite_template, database)
    served = QuickServed(f"sqlite:///{database}", tmp_path / "server.log")
    officers = make_officers(f"sqlite:///{database}")
    served.start()
    started = time.monotonic()
    try:
        with collecting(officers, served.port, tmp_path, seed) as work:
            for _ in range(kills := how_many("KILLS", 30)):
                work.wait_for_a_push()
                time.sleep(work.chance.uniform(0, work.chance.choice(LIVES_SECONDS_MAX)))
                served.kill()
                assert integrity(database, tmp_path) == "ok"
                served.start()
    finally:
        served.kill()
    audit = Audit(tmp_path, sqlite_query(database))
    print(
        f"{kills} kills in {time.monotonic() - started:.0f} s: {len(audit.made)} operations, "
        f"{work.cut_off} requests cut off, {audit.answers_lost} answers lost after the commit"
    )
    assert audit.complaints == []
    assert work.cut_off >= kills / 2, "few kills fell into a request: this run proves little"
    assert audit.answers_lost > 0, "no kill fell between commit and answer: this run proves nothing"
