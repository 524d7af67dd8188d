"""How the lines of the audit log hang together, and what each verb means. Pure."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

#: What can stand in a line. Verbs are permanent; their words live in `i18n` as `audit.<verb>`.
VERBS = (
    "logged_in",
    "login_failed",
    "logged_out",
    "password_changed",
    "password_reset",
    "user_added",
    "user_retired",
    "assigned",
    "assignment_ended",
    "mentor_given",
    "mentor_ended",
    "device_revoked",
    "device_restored",
    "device_key_replaced",
    "join_code_made",
    "joined",
    "second_factor_set",
    "second_factor_failed",
    "second_factor_reset",
    "backup_code_used",
    "set_aside_read",
    "set_aside_answered",
    "outbox_file_brought",
    "identity_read",
    "exported",
    "audit_read",
)

#: What the first line hangs on.
BEGINNING = "0" * 64


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is hashed and kept; `at` as `server.clock.format_instant` writes it."""

    number: int
    at: str
    who: str | None
    what: str
    about: str | None
    device_id: str | None

    def hash_after(self, hash_before: str) -> str:
        """SHA-256, hexadecimal, over the hash of the line before and everything this line says."""
        told = [hash_before, self.number, self.at, self.who, self.what, self.about, self.device_id]
        return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


def first_broken(lines: Iterable[tuple[Line, str]]) -> int | None:
    """Number of the first line that is missing or does not hang on the one before; None when the chain is whole.

    `lines` are (line, kept hash) from number 1 upwards. Lines cut off at the end leave no trace in the chain itself:
    compare its head with one that was noted elsewhere.
    """
    hash_before = BEGINNING
    for number, (line, kept_hash) in enumerate(lines, start=1):
        if line.number != number or line.hash_after(hash_before) != kept_hash:
            return number
        hash_before = kept_hash
    return None
