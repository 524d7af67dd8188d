from server.values.thai_text import normalise_thai, search_text, thai_sort_key, to_western_digits
from tests.vector_cases import every_case


@every_case("thai_text", "normalise_thai")
def test_normalise_thai(given: str, then: str) -> None:
    assert normalise_thai(given) == then
    assert normalise_thai(then) == then


@every_case("thai_text", "to_western_digits")
def test_to_western_digits(given: str, then: str) -> None:
    assert to_western_digits(given) == then


@every_case("thai_text", "search_text")
def test_search_text(given: str, then: str) -> None:
    assert search_text(given) == then


@every_case("thai_text", "sort")
def test_thai_sort_key(given: list[str], then: list[str]) -> None:
    assert sorted(given, key=thai_sort_key) == then
