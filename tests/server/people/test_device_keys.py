from typing import Any

from server.people.device_keys import is_signed
from sync.upload import upload_text
from tests.vector_cases import every_case


@every_case("upload", "upload_text")
def test_what_is_signed(given: dict[str, Any], then: str) -> None:
    assert upload_text(given["upload"], given["device"], given["hashes"]) == then


@every_case("upload", "is_signed")
def test_a_browsers_signature_is_checked(given: dict[str, str], then: bool) -> None:
    assert is_signed(given["public_key"], given["text"], given["signature"]) is then
