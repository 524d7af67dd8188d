"""Passwords: argon2id, with the library's parameters (RFC 9106, low memory); hashes move up to newer ones at login."""

import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: Shortest password a person may choose, in characters; there is no rule on kinds of characters.
PASSWORD_LENGTH_MIN = 10
#: Longest password that is hashed; longer input only costs the server time.
PASSWORD_LENGTH_MAX = 200

_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """The argon2id hash to keep. Typing the same letters another way (NFC, NFD) gives the same password."""
    return _hasher.hash(_letters(password))


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password is right; takes as long when there is no such person (`password_hash` None)."""
    try:
        return (
            _hasher.verify(password_hash or _hash_of_nobody(), _letters(password))
            and password_hash is not None
        )
    except (VerificationError, InvalidHashError):
        return False


def needs_new_hash(password_hash: str) -> bool:
    """Whether the hash was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(password_hash)


def _letters(password: str) -> str:
    return unicodedata.normalize("NFC", password)


@cache
def _hash_of_nobody() -> str:
    return _hasher.hash("no person has this password")
