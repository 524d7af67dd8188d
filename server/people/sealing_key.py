"""The sealing key: phones seal each line to this installation as well, so that it arrives when their PIN is forgotten.

A sealed line: the version, 1 byte; a point of the phone's, 65 bytes; 12 random bytes; what AES-256-GCM made of the line. Its key is
HKDF-SHA-256 of what ECDH over P-256 gives, without salt; `info` says what it is for and names the point of the phone and the server's.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from server.people.device_keys import bytes_of, text_of
from server.people.models import SealingKey

_PURPOSE = b"omsap sealed line 1"
_VERSION = b"\x01"
_POINT_BYTES = 65
_IV_BYTES = 12


def find_public_key(connection: Connection) -> str | None:
    """What phones seal to, in base64url; None before anybody has logged in."""
    return connection.execute(select(SealingKey.public_key)).scalar_one_or_none()


def make_public_key(connection: Connection) -> str:
    """As `find_public_key`; makes the key pair where there is none yet."""
    found = find_public_key(connection)
    if found is not None:
        return found
    key = generate_private_key(SECP256R1())
    secret = key.private_numbers().private_value.to_bytes(32)
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    # two logins at the same moment: the first one's counts
    connection.execute(
        insert(SealingKey)
        .values(number=1, public_key=text_of(_point_of(key)), secret=text_of(secret))
        .on_conflict_do_nothing()
    )
    return str(find_public_key(connection))


def load_private_key(connection: Connection) -> EllipticCurvePrivateKey | None:
    """What opens the lines; None where there is no key to have sealed any to."""
    secret = connection.execute(select(SealingKey.secret)).scalar_one_or_none()
    return private_key_of(secret) if secret else None


def private_key_of(secret: str) -> EllipticCurvePrivateKey:
    """The key of a secret number in base64url."""
    return derive_private_key(int.from_bytes(bytes_of(secret)), SECP256R1())


def open_sealed(key: EllipticCurvePrivateKey, sealed: bytes) -> bytes:
    """The line. Raises ValueError for whatever was not sealed to this key, or was changed since."""
    place = 1 + _POINT_BYTES
    point, iv, hidden = sealed[1:place], sealed[place : place + _IV_BYTES], sealed[place + _IV_BYTES :]
    try:
        if sealed[:1] != _VERSION:
            raise ValueError("another version")
        shared = key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point))
        derive = HKDF(SHA256(), 32, salt=None, info=_PURPOSE + point + _point_of(key))
        return AESGCM(derive.derive(shared)).decrypt(iv, hidden, None)
    except (InvalidTag, ValueError) as error:
        raise ValueError("not sealed to this key, or changed since") from error


def _point_of(key: EllipticCurvePrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
