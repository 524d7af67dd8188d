"""The folder that holds backups."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from server.backups.manifest import BackupError, manifest_path
from server.backups.rules import NAME, choose_kept

#: What an interrupted backup or restore may leave begins with this; it is safe to delete.
PARTIAL = ".omsap-"


def find_backups(folder: Path) -> list[Path]:
    """The backups of a folder, the newest first. A file without a manifest is none."""
    found = (path for path in folder.glob("omsap-*.sqlite3") if NAME.fullmatch(path.name))
    return sorted((path for path in found if manifest_path(path).is_file()), reverse=True)


def delete_old_backups(folder: Path) -> list[str]:
    """Delete what need not be kept any more; the names of those."""
    names = {path.name for path in find_backups(folder)}
    outdated = sorted(names - choose_kept(names))
    for name in outdated:
        manifest_path(folder / name).unlink(missing_ok=True)
        (folder / name).unlink(missing_ok=True)
    return outdated


def sync_to_disk(path: Path) -> None:
    """Wait until a file, or a folder's list of names, would survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def written_to(folder: Path) -> Iterator[None]:
    """Whatever cannot be written inside, for want of room or of the right to, is a `BackupError`."""
    try:
        yield
    except OSError as error:
        raise BackupError("not_written", folder=folder, reason=error.strerror or error) from error
    except DBAPIError as error:
        raise BackupError("not_written", folder=folder, reason=error.orig) from error
