"""Lines as a phone seals them to an installation: twin of `static/pwa/src/adapters/line_sealer.ts`."""

import secrets

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from server.people.device_keys import bytes_of, text_of


def seal(
    public_key: str, line: bytes, key: EllipticCurvePrivateKey | None = None, iv: bytes | None = None
) -> str:
    """The line sealed to a point, both in base64url."""
    key, iv = key or generate_private_key(SECP256R1()), iv or secrets.token_bytes(12)
    server = bytes_of(public_key)
    own = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = key.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), server))
    derived = HKDF(SHA256(), 32, None, b"omsap sealed line 1" + own + server).derive(shared)
    return text_of(b"\x01" + own + iv + AESGCM(derived).encrypt(iv, line, None))
