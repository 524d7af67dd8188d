"""The key of a phone, as Web Crypto would make it."""

import base64
import hashlib

from cryptography.hazmat.primitives.asymmetric.ec import ECDSA, SECP256R1, generate_private_key
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from sync.upload import upload_text


class DeviceKey:
    """Makes a key; signs what a device hands in."""

    def __init__(self) -> None:
        self._key = generate_private_key(SECP256R1())
        point = self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        self.public_key = _text_of(point)

    def sign(self, text: str) -> str:
        """The signature of a text."""
        r, s = decode_dss_signature(self._key.sign(text.encode(), ECDSA(SHA256())))
        return _text_of(r.to_bytes(32) + s.to_bytes(32))

    def sign_push(self, device_id: str, *lines: bytes) -> str:
        """The signature of the lines of a push."""
        return self.sign(upload_text("push", device_id, [hashlib.sha256(line).hexdigest() for line in lines]))


def _text_of(made: bytes) -> str:
    return base64.urlsafe_b64encode(made).decode().rstrip("=")
