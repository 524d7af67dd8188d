from typing import Any

from server.members.pledge import pledge_due
from tests.vector_cases import every_case


@every_case("pledge", "pledge_due")
def test_pledge_due(given: dict[str, Any], then: int) -> None:
    assert pledge_due(**given) == then
    assert pledge_due(**given | {"changes": given["changes"][::-1]}) == then
