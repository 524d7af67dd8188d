import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from server.app import create_app
from server.backups.backup import make_backup
from server.backups.manifest import BackupError, Manifest, manifest_path
from server.backups.restore import restore
from server.backups.summary import summarize
from server.database import db, reading
from server.settings import Settings
from server.verification.verify import verify
from tests.conftest import BEGINNING
from tests.server.backups.conftest import change


@contextmanager
def other_installation(database_url: str) -> Iterator[Settings]:
    settings = Settings(database_url=database_url)
    with create_app(settings).app_context():
        try:
            yield settings
        finally:
            db.engine.dispose()


@pytest.fixture
def backup(group: str, folder: Path) -> tuple[Path, Manifest]:
    manifest = make_backup(folder, BEGINNING)
    return folder / manifest.file, manifest


def check_restored(manifest: Manifest) -> None:
    with reading() as connection:
        assert summarize(connection) == manifest.summary
        assert list(verify(connection)) == []


def test_restoring_into_an_empty_place(backup: tuple[Path, Manifest], bare_database_url: str) -> None:
    """From either database into either: the backups of both are of one form."""
    path, manifest = backup
    with other_installation(bare_database_url) as settings:
        restore(path, settings.sqlite_path, replace=False)
        check_restored(manifest)
        if settings.sqlite_path is not None:
            assert settings.sqlite_path.stat().st_mode & 0o077 == 0


def test_a_database_that_holds_something_is_left_alone(
    app: Flask, backup: tuple[Path, Manifest], settings: Settings
) -> None:
    path, _ = backup
    change("UPDATE entry SET reason = 'later'")
    with pytest.raises(BackupError, match="not_empty"):
        restore(path, settings.sqlite_path, replace=False)
    with reading() as connection:
        assert connection.execute(text("SELECT DISTINCT reason FROM entry")).scalar_one() == "later"


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_database_of_postgresql_is_never_replaced(
    backup: tuple[Path, Manifest], settings: Settings
) -> None:
    with pytest.raises(BackupError, match="replace_needs_file"):
        restore(backup[0], settings.sqlite_path, replace=True)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_replacing_keeps_the_former_file(
    backup: tuple[Path, Manifest], settings: Settings, folder: Path
) -> None:
    path, manifest = backup
    change("UPDATE entry SET reason = 'later'")
    aside = restore(path, settings.sqlite_path, replace=True)
    check_restored(manifest)
    assert aside is not None
    with other_installation(f"sqlite:///{aside}"), reading() as connection:
        assert connection.execute(text("SELECT DISTINCT reason FROM entry")).scalar_one() == "later"
    assert settings.sqlite_path is not None
    leftover = [
        each.name for each in settings.sqlite_path.parent.iterdir() if each.name.startswith(".omsap-")
    ]
    assert leftover == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_file_that_is_in_use_is_not_replaced(
    backup: tuple[Path, Manifest], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.database.LOCK_WAIT_SECONDS", 0.1)
    with other_installation(settings.database_url), reading() as other:
        assert other.execute(text("SELECT count(*) FROM entry")).scalar_one() == 2
        with create_app(settings).app_context(), pytest.raises(BackupError, match="in_use"):
            restore(backup[0], settings.sqlite_path, replace=True)
    assert settings.sqlite_path is not None
    assert settings.sqlite_path.exists()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("harm", ["shorter", "altered", "without_manifest", "broken_manifest", "gone"])
def test_a_backup_that_was_harmed_is_refused(
    backup: tuple[Path, Manifest], tmp_path: Path, harm: str
) -> None:
    path, _ = backup
    content = path.read_bytes()
    told = {
        "shorter": "altered",
        "altered": "altered",
        "without_manifest": "manifest_unreadable",
        "broken_manifest": "manifest_unreadable",
        "gone": "missing",
    }
    if harm == "shorter":
        path.write_bytes(content[: len(content) // 2])
    elif harm == "altered":
        place = len(content) // 2
        path.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
    elif harm == "without_manifest":
        manifest_path(path).unlink()
    elif harm == "broken_manifest":
        manifest_path(path).write_text('{"file": 1}', "utf-8")
    else:
        shutil.rmtree(path.parent)
    with other_installation(f"sqlite:///{tmp_path / 'other.sqlite3'}") as settings:
        with pytest.raises(BackupError) as raised:
            restore(path, settings.sqlite_path, replace=False)
        assert raised.value.code == told[harm]
