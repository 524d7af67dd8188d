"""Proof: the signature of a device over a whole push, checked once and kept with what the push changes."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from server.people.device_keys import is_signed
from sync.upload import upload_text


@dataclass(frozen=True, slots=True)
class Proof:
    """A signature that is right, and what it stands under."""

    device_id: str
    public_key: str
    line_hashes: bytes
    signature: str
    text_sha256: str


def prove(device_id: str, public_key: str | None, lines: Sequence[bytes], signature: str) -> Proof | None:
    """The proof that a device sent these lines; None where it has no key or did not sign them."""
    if public_key is None or not signature:
        return None
    hashes = [hashlib.sha256(line) for line in lines]
    text = upload_text("push", device_id, [each.hexdigest() for each in hashes])
    if not is_signed(public_key, text, signature):
        return None
    return Proof(
        device_id,
        public_key,
        b"".join(each.digest() for each in hashes),
        signature,
        hashlib.sha256(text.encode()).hexdigest(),
    )
