"""Manifest: what stands beside a backup and says what it holds, as JSON."""

import hashlib
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from server.backups.summary import Summary


class BackupError(Exception):
    """A backup that could not be made, read or put back; `code` has its sentence under `cli.backup.<code>`."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


@dataclass(frozen=True, slots=True)
class Manifest:
    """One backup: its file, the instant in UTC as the wire writes them, the version of its tables, its figures.

    `differences` is how many verification found in the copy; it is proved when there are none.
    """

    file: str
    bytes: int
    sha256: str
    made_at: str
    revision: str
    differences: int
    summary: Summary

    @property
    def is_proved(self) -> bool:
        """Whether everything kept in the copy follows from its receipts and entries."""
        return self.differences == 0


def manifest_path(backup: Path) -> Path:
    """Where the manifest of a backup lies."""
    return backup.with_suffix(".json")


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write it for the owner's eyes only."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_bytes(orjson.dumps(asdict(manifest), option=orjson.OPT_INDENT_2) + b"\n")


def read_manifest(backup: Path) -> Manifest:
    """The manifest beside a backup. Raises `BackupError` `missing` or `manifest_unreadable`."""
    if not backup.is_file():
        raise BackupError("missing", file=backup)
    try:
        told = orjson.loads(manifest_path(backup).read_bytes())
        return Manifest(**{**told, "summary": Summary(**told["summary"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BackupError("manifest_unreadable", file=manifest_path(backup)) from error


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
