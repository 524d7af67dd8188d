from server.campaigns.rules import due_on
from tests.vector_cases import every_case


@every_case("due_on", "due_on")
def test_the_day_that_is_worked_towards(given: tuple[str, str | None, str | None], then: str) -> None:
    assert due_on(*given) == then
