import json
import logging
import resource
import sqlite3
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import stamp
from sqlalchemy import select

from server.backups.backup import make_backup
from server.backups.folder import find_backups
from server.backups.manifest import BackupError, hash_file, read_manifest
from server.backups.records import back_up, find_made
from server.backups.summary import summarize
from server.database import reading
from server.settings import Settings
from server.syncing.models import Backup
from tests.conftest import BEGINNING
from tests.server.backups.conftest import change, durable


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def made() -> list[tuple[str, str]]:
    with reading() as connection:
        return [(row.file_name, row.result) for row in find_made(connection)]


def test_a_backup_is_one_file_that_holds_everything(group: str, folder: Path) -> None:
    manifest = make_backup(folder, BEGINNING)
    assert files(folder) == ["omsap-20261123T071533Z.json", "omsap-20261123T071533Z.sqlite3"]
    path = folder / manifest.file
    assert read_manifest(path) == manifest
    assert (manifest.sha256, manifest.bytes) == (hash_file(path), path.stat().st_size)
    with reading() as connection:
        assert manifest.summary == summarize(connection)
    assert manifest.summary.balances_satang == {"cash": 15000, "pledged_savings": -15000}
    assert manifest.summary.rows["entry"] == 2
    assert manifest.made_at == "2026-11-23T07:15:33.123Z"
    copy = sqlite3.connect(path)
    assert copy.execute("SELECT sum(amount_satang) FROM entry WHERE scope_id = ?", (group,)).fetchone() == (
        15000,
    )
    copy.close()


def test_nobody_else_may_read_a_backup(group: str, folder: Path) -> None:
    make_backup(folder, BEGINNING)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_backup_that_was_made_is_known(group: str, folder: Path) -> None:
    back_up(folder, BEGINNING)
    with reading() as connection:
        row = connection.execute(select(Backup)).one()
    assert (row.verified_at, row.checked_at, row.result) == ("2026-11-23T07:15:33.123Z", None, "proved")


def test_a_damaged_database_is_backed_up_and_said_so(
    group: str, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    change("UPDATE account_balance SET amount_satang = amount_satang + 1 WHERE account = 'cash'")
    manifest = back_up(folder, BEGINNING)
    assert manifest.differences == 2
    assert "sum_differs" in caplog.text
    assert made() == [(manifest.file, "books_differ")]
    assert durable(group) == 0


def test_old_backups_go_with_their_rows_once_a_newer_one_is_proved(group: str, folder: Path) -> None:
    for day in range(9):
        back_up(folder, BEGINNING + timedelta(days=day))
    kept = [path.name for path in find_backups(folder)]
    assert kept == sorted(kept, reverse=True)
    assert len(kept) == 7
    assert [name for name, _ in made()] == kept
    assert len(files(folder)) == 14


def test_a_folder_that_cannot_be_written_gives_a_reason_and_is_noted(group: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupError, match="not_written"):
        back_up(tmp_path / "file", BEGINNING)
    assert made() == [("omsap-20261123T071533Z.sqlite3", "not_written")]


def test_tables_of_another_version_are_not_backed_up(group: str, folder: Path) -> None:
    stamp(revision="base")
    with pytest.raises(BackupError, match="tables_outdated"):
        make_backup(folder, BEGINNING)
    assert files(folder) == []


def test_a_full_disk_leaves_no_half(group: str, folder: Path, settings: Settings) -> None:
    """The command in a process that may write no file above 100 kB: the disk refuses, as a full one does."""
    run = subprocess.run(
        [sys.executable, "-m", "server.cli", "backup", "--to", str(folder)],
        env={"OMSAP_DATABASE_URL": settings.database_url, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(Path.cwd())},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    assert f"Nothing could be written to {folder}" in run.stderr
    assert "Traceback" not in run.stderr
    assert files(folder) == []


def test_a_manifest_is_readable_by_people(group: str, folder: Path) -> None:
    make_backup(folder, BEGINNING)
    [path] = folder.glob("*.json")
    told = json.loads(path.read_text("utf-8"))
    assert told["summary"]["balances_satang"]["cash"] == 15000


def test_an_empty_installation_is_backed_up_too(
    app: Flask, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stamp()
    caplog.set_level(logging.ERROR)
    assert back_up(folder, BEGINNING).is_proved
    assert caplog.text == ""
