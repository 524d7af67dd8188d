"""Passwords: argon2id, with the library's parameters (RFC 9106, low memory); hashes move up to newer ones at login."""

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: Shortest password a person may choose, in characters; there is no rule on kinds of characters.
PASSWORD_LENGTH_MIN = 10
#: Longest password that is hashed; longer input only costs the server time.
PASSWORD_LENGTH_MAX = 200

_hasher = PasswordHasher()
#: For what we drew ourselves, with more chance than people's passwords have: several are looked through at a login.
_code_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


#: A made password is three groups of these: nothing in it looks like something else when copied by hand.
_MADE_OF = "23456789abcdefghjkmnpqrstuvwxyz"


def hash_password(password: str) -> str:
    """The argon2id hash to keep. Typing the same letters another way (NFC, NFD) gives the same password."""
    return _hasher.hash(_letters(password))


def hash_code(code: str) -> str:
    """The argon2id hash to keep of a code that was drawn by chance; `verify_password` knows it too."""
    return _code_hasher.hash(_letters(code))


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


def make_password() -> str:
    """A password of 12 letters in three groups: 59 bits of chance."""
    return "-".join("".join(secrets.choice(_MADE_OF) for _ in range(4)) for _ in range(3))
