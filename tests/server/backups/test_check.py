from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from server.backups.check import SCRATCH_SCHEMA, check_backup
from server.backups.manifest import BackupError
from server.backups.records import back_up
from server.database import db, reading
from server.syncing.models import Backup
from tests.conftest import BEGINNING
from tests.factories import make_campaign
from tests.server.backups.conftest import change, durable

LATER = BEGINNING + timedelta(hours=2)


def checked() -> tuple[str | None, str]:
    with reading() as connection:
        row = connection.execute(select(Backup.checked_at, Backup.result)).one()
    return row.checked_at, row.result


def test_a_true_backup_passes_and_leaves_nothing_behind(group: str, folder: Path) -> None:
    manifest = back_up(folder, BEGINNING)
    assert check_backup(folder, LATER) == (manifest.file, "proved")
    assert checked() == ("2026-11-23T09:15:33.123Z", "proved")
    assert len(list(folder.iterdir())) == 2
    assert SCRATCH_SCHEMA not in inspect(db.engine).get_schema_names()


def test_what_happened_since_the_backup_does_no_harm(group: str, folder: Path) -> None:
    back_up(folder, BEGINNING)
    make_campaign("35", name="อีกโครงการ")
    assert check_backup(folder, LATER)[1] == "proved"


def test_a_truncated_file_fails_loudly_and_covers_nothing(
    group: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    manifest = back_up(folder, BEGINNING)
    assert durable(group) > 0
    path = folder / manifest.file
    path.write_bytes(path.read_bytes()[:-4096])
    assert check_backup(folder, LATER) == (manifest.file, "altered")
    assert checked()[1] == "altered"
    assert [record.levelname for record in caplog.records if "restore check" in record.message] == ["ERROR"]
    assert durable(group) == 0


def test_a_living_database_that_lost_its_history_is_noticed(group: str, folder: Path) -> None:
    back_up(folder, BEGINNING)
    change("DELETE FROM receipt WHERE scope_id LIKE 'group:%' AND seq = 5")
    assert check_backup(folder, LATER)[1] == "history_differs"


def test_no_backup_is_said_so(app: Flask, folder: Path) -> None:
    with pytest.raises(BackupError, match="no_backup"):
        check_backup(folder, LATER)
