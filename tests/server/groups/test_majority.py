from server.groups.majority import is_minor
from tests.vector_cases import every_case


@every_case("majority", "is_minor")
def test_is_minor(given: tuple[str, str], then: bool) -> None:
    born, day = given
    assert is_minor(born, day) is then
