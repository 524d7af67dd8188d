"""Upload: the text a device signs for what it hands in."""

from collections.abc import Sequence
from typing import Literal

#: What is handed in: the lines of one push, or one photo.
Upload = Literal["push", "photo"]


def upload_text(upload: Upload, device_id: str, hashes: Sequence[str]) -> str:
    """Whose it is, then the SHA-256 of each line in the order sent, or of the photo; one below the other.

    A push carries lines of several chains, and not always their neighbours: so each line is named, not the last alone. What came
    before hangs on them by its `previous`.
    """
    return "\n".join((f"omsap {upload} 1", device_id, *hashes))
