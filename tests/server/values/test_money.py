from server.values.money import format_baht, parse_baht
from tests.vector_cases import every_case


@every_case("money", "parse_baht")
def test_parse_baht(given: str, then: int | None) -> None:
    assert parse_baht(given) == then


@every_case("money", "format_baht")
def test_format_baht(given: int, then: str) -> None:
    assert format_baht(given) == then


@every_case("money", "format_baht")
def test_what_is_written_is_read_as_the_same(given: int, then: str) -> None:
    assert parse_baht(then.removeprefix("-")) == abs(given)
