"""Device keys: what a phone signs with, and the credential by which it hands in work while nobody is logged in.

Keys are points of P-256 and signatures ECDSA with SHA-256, as every browser's Web Crypto makes them: the point uncompressed,
a signature as r and s of 32 bytes each, both in base64url without padding.
"""

import base64
import binascii
import re
import secrets

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import Connection, select, update

from server.audit.log import note
from server.errors import Refusal
from server.people.models import Device, Session
from server.people.sessions import end_other_sessions, hash_token

#: 65 bytes: 4, x, y.
PUBLIC_KEY = re.compile(r"[0-9A-Za-z_-]{87}")
_SIGNATURE_BYTES = 64


def is_signed(public_key: str, text: str, signature: str) -> bool:
    """Whether the holder of the key signed the text; False for whatever is no signature at all."""
    try:
        made = bytes_of(signature)
        if len(made) != _SIGNATURE_BYTES:
            return False
        r, s = int.from_bytes(made[:32]), int.from_bytes(made[32:])
        _point(public_key).verify(encode_dss_signature(r, s), text.encode(), ECDSA(SHA256()))
    except (InvalidSignature, ValueError):
        return False
    return True


def enrol(
    connection: Connection, person_id: str, device_id: str, public_key: str | None, *, is_new: bool
) -> str | None:
    """From now on the device signs with this key; answers with its new credential, which is nowhere kept.

    Only somebody who has just logged in gets here. Another key in the place of one that stood is noted in the audit log. A phone
    that brings no key has none to prove a credential with: it gets none, and what stood stays. Refuses `value_invalid` what
    is no point of the curve.
    """
    if public_key is None:
        return None
    try:
        _point(public_key)
    except ValueError:
        raise Refusal("value_invalid", 422, "public_key") from None
    credential = secrets.token_urlsafe(32)
    stood = (
        None
        if is_new
        else connection.execute(select(Device.public_key).where(Device.id == device_id)).scalar_one()
    )
    connection.execute(
        update(Device)
        .where(Device.id == device_id)
        .values(public_key=public_key, upload_hash=hash_token(credential))
    )
    if stood not in (None, public_key):
        note(connection, person_id, "device_key_replaced", person_id, device_id)
    return credential


def end_other_logins(connection: Connection, person_id: str, kept_token_hash: str | None = None) -> None:
    """End all sessions of a person but the kept one, and the credentials of all other devices.

    For a secret that was changed: whoever knew the old one may have made themselves a device.
    """
    kept = select(Session.device_id).where(Session.token_hash == kept_token_hash)
    connection.execute(
        update(Device)
        .where(Device.person_id == person_id, Device.upload_hash.is_not(None), Device.id.not_in(kept))
        .values(upload_hash=None)
    )
    end_other_sessions(connection, person_id, kept_token_hash)


def _point(public_key: str) -> EllipticCurvePublicKey:
    """Raises ValueError for what is no point of the curve."""
    return EllipticCurvePublicKey.from_encoded_point(SECP256R1(), bytes_of(public_key))


def text_of(made: bytes) -> str:
    """Bytes in base64url without padding."""
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def bytes_of(text: str) -> bytes:
    """What is written in base64url. Raises ValueError for what is none."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from error
