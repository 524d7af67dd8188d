"""The second factor: six figures of an authenticator app (RFC 6238), or a backup code when it is lost."""

import hmac
import secrets
import uuid
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from server.people.models import BackupCode, SecondFactor
from server.people.passwords import hash_code, verify_password
from server.people.rights import NEEDS_SECOND_FACTOR
from server.settings import Settings

#: Seconds a code counts; the one before and the one after are taken too, for clocks that disagree.
STEP_SECONDS = 30
_STEPS_AROUND = (0, -1, 1)
_ISSUER = "Omsap"

BACKUP_CODES = 8
#: As in a made password: nothing looks like something else when copied by hand.
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_CODE_LENGTH = 10


def needs_second_factor(roles: Iterable[str], settings: Settings) -> bool:
    """Whether one of these roles must not rely on a password alone, in this installation."""
    return settings.second_factor != "off" and any(NEEDS_SECOND_FACTOR[role] for role in roles)


def find_secret(connection: Connection, person_id: str) -> str | None:
    """The secret the person's codes come from; None while no second factor is set."""
    return connection.execute(
        select(SecondFactor.secret).where(SecondFactor.person_id == person_id)
    ).scalar_one_or_none()


def propose_secret(connection: Connection, person_id: str) -> str:
    """A new secret that waits for its first code; the one before counts until then. Base32, 160 bits."""
    import pyotp  # noqa: PLC0415 - most processes never need it

    secret = pyotp.random_base32()
    changed = connection.execute(
        update(SecondFactor).where(SecondFactor.person_id == person_id).values(next_secret=secret)
    )
    if changed.rowcount == 0:
        connection.execute(
            insert(SecondFactor).values(person_id=person_id, secret=None, next_secret=secret, last_step=0)
        )
    return secret


def authenticator_uri(secret: str, login: str) -> str:
    """What the QR code says to the authenticator app."""
    import pyotp  # noqa: PLC0415

    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=_ISSUER)


def take_code(connection: Connection, person_id: str, code: str, now: datetime) -> bool:
    """Whether the authenticator shows this code now and it was not taken before; taken with that."""
    secret = find_secret(connection, person_id)
    step = _step_of(secret, code, now) if secret else None
    return step is not None and _move_step(connection, person_id, step)


def confirm_secret(connection: Connection, person_id: str, code: str, now: datetime) -> bool:
    """The first code of the proposed secret: from now on it is the person's. False for a wrong code, or none proposed."""
    proposed = connection.execute(
        select(SecondFactor.next_secret).where(SecondFactor.person_id == person_id)
    ).scalar_one_or_none()
    step = _step_of(proposed, code, now) if proposed else None
    if step is None:
        return False
    connection.execute(
        update(SecondFactor)
        .where(SecondFactor.person_id == person_id)
        .values(secret=proposed, next_secret=None, last_step=step)
    )
    return True


def make_backup_codes() -> list[str]:
    """Codes to be shown once, "7kq2m-x9bwd": 49 bits of chance each."""
    drawn = ("".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH)) for _ in range(BACKUP_CODES))
    return [f"{letters[:5]}-{letters[5:]}" for letters in drawn]


def hash_backup_codes(codes: Iterable[str]) -> list[str]:
    """What the table keeps of them. Takes its time: call it outside any transaction."""
    return [hash_code(_plain(code)) for code in codes]


def save_backup_codes(connection: Connection, person_id: str, code_hashes: Iterable[str]) -> None:
    """These codes count from now on, and no earlier ones."""
    connection.execute(delete(BackupCode).where(BackupCode.person_id == person_id))
    rows = [{"id": str(uuid.uuid4()), "person_id": person_id, "code_hash": each} for each in code_hashes]
    connection.execute(insert(BackupCode), rows)


def load_backup_codes(connection: Connection, person_id: str) -> list[tuple[str, str]]:
    """Id and hash of each code that was not used yet."""
    rows = connection.execute(
        select(BackupCode.id, BackupCode.code_hash).where(BackupCode.person_id == person_id)
    )
    return [(row.id, row.code_hash) for row in rows]


def is_backup_code(code: str) -> bool:
    """Whether it has the form of a backup code, so that figures cost no hashing."""
    return len(_plain(code)) == _CODE_LENGTH


def find_backup_code(kept: Iterable[tuple[str, str]], code: str) -> str | None:
    """Id of the kept code that was typed. Takes its time: call it outside any transaction."""
    plain = _plain(code)
    return next((code_id for code_id, code_hash in kept if verify_password(code_hash, plain)), None)


def use_backup_code(connection: Connection, code_id: str) -> bool:
    """Take a code, unless somebody else just has."""
    return connection.execute(delete(BackupCode).where(BackupCode.id == code_id)).rowcount == 1


def count_backup_codes(connection: Connection, person_id: str) -> int:
    """How many codes are left."""
    return connection.execute(
        select(func.count()).select_from(BackupCode).where(BackupCode.person_id == person_id)
    ).scalar_one()


def forget_second_factor(connection: Connection, person_id: str) -> None:
    """The authenticator is lost: the person sets up a new one after the next login."""
    connection.execute(delete(BackupCode).where(BackupCode.person_id == person_id))
    connection.execute(delete(SecondFactor).where(SecondFactor.person_id == person_id))


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    import pyotp  # noqa: PLC0415

    figures, here = _plain(code), int(now.timestamp()) // STEP_SECONDS
    codes = pyotp.TOTP(secret, interval=STEP_SECONDS)
    return next(
        (
            here + away
            for away in _STEPS_AROUND
            if hmac.compare_digest(codes.generate_otp(here + away).encode(), figures.encode())
        ),
        None,
    )


def _move_step(connection: Connection, person_id: str, step: int) -> bool:
    moved = connection.execute(
        update(SecondFactor)
        .where(SecondFactor.person_id == person_id, SecondFactor.last_step < step)
        .values(last_step=step)
    )
    return moved.rowcount == 1


def _plain(code: str) -> str:
    """As it is compared: without spaces and dashes, small letters, Arabic figures."""
    letters = "".join(letter for letter in code if letter not in " -").casefold()
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in letters)
