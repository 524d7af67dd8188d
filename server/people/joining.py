"""Joining: a code from a supervisor's screen stands for the password of one person, once and for ten minutes."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert

from server.clock import format_instant
from server.people.devices import CODE_LETTERS
from server.people.models import JoinCode
from server.people.trials import trial_key

#: 31**8 = 8.5e11 codes; with the wait on wrong ones nobody finds a living one within its minutes.
JOIN_CODE_LENGTH = 8
JOIN_CODE_MINUTES = 10


def make_join_code(connection: Connection, person_id: str, now: datetime) -> tuple[str, datetime]:
    """A new code of this person and when it is over; their earlier ones count no more. It is nowhere kept."""
    code = "".join(secrets.choice(CODE_LETTERS) for _ in range(JOIN_CODE_LENGTH))
    expires_at = now + timedelta(minutes=JOIN_CODE_MINUTES)
    connection.execute(
        delete(JoinCode).where(
            (JoinCode.person_id == person_id) | (JoinCode.expires_at <= format_instant(now))
        )
    )
    connection.execute(
        insert(JoinCode).values(
            code_hash=_hash(code), person_id=person_id, expires_at=format_instant(expires_at)
        )
    )
    return code, expires_at


def take_join_code(connection: Connection, code: str, now: datetime) -> str | None:
    """Whose living code it is, typed in any case and with spaces or dashes; from now on it is nobody's."""
    return connection.execute(
        delete(JoinCode)
        .where(JoinCode.code_hash == _hash(bare_code(code)), JoinCode.expires_at > format_instant(now))
        .returning(JoinCode.person_id)
    ).scalar_one_or_none()


def guess_key(code: str) -> str:
    """Under which guesses are counted: by how the code begins, so that who guesses slows down their like.

    Not by address: a whole village comes from one.
    """
    return trial_key("join", bare_code(code)[:2])


def bare_code(code: str) -> str:
    """A code as it was made: "k7qm-3xyz" is K7QM3XYZ."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
