from server.values.name_key import name_key
from tests.vector_cases import every_case


@every_case("name_key", "name_key")
def test_name_key(given: str, then: str) -> None:
    assert name_key(given) == then
    assert name_key(then) == then
