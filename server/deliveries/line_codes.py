"""Codes by which a LINE account becomes a person's: shown in the app, written to the account, good once and for minutes."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from server.clock import format_instant
from server.deliveries.models import LineCode

CODE_MINUTES = 15
_DIGITS = 8


def make_code(connection: Connection, person_id: str, now: datetime) -> str:
    """A new code for a person, in place of one before; only its hash is kept."""
    connection.execute(delete(LineCode).where(LineCode.person_id == person_id))
    code = "".join(str(secrets.randbelow(10)) for _digit in range(_DIGITS))
    until = format_instant(now + timedelta(minutes=CODE_MINUTES))
    connection.execute(insert(LineCode).values(code_sha256=_hash(code), person_id=person_id, until=until))
    return code


def take_code(connection: Connection, text: str, now: datetime) -> str | None:
    """Whose code a message is; it is used up with that. None for anything else."""
    found = connection.execute(
        select(LineCode.person_id).where(
            LineCode.code_sha256 == _hash(text.strip()), LineCode.until >= format_instant(now)
        )
    ).scalar()
    if found is not None:
        connection.execute(delete(LineCode).where(LineCode.person_id == found))
    return found


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
