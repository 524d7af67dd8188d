from server.mou.fingerprint import fingerprint_of
from tests.vector_cases import every_case


@every_case("fingerprint", "fingerprint_of")
def test_the_fingerprint_of_a_text(given: str, then: str) -> None:
    assert fingerprint_of(given) == then
