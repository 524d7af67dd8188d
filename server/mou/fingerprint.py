"""The fingerprint of a text. Pure. Twin of mou/fingerprint.ts."""

import hashlib
import unicodedata


def fingerprint_of(text: str) -> str:
    """SHA-256 of the text in Unicode's form NFC, hexadecimal: the same words give the same one on every device."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()
