from typing import Any

from sync.apply import apply
from tests.vector_cases import every_case


@every_case("apply", "apply")
def test_apply(given: dict[str, Any], then: dict[str, Any]) -> None:
    before = dict(given["row"]) if given["row"] else None
    assert apply(given["operation"], given["row"]) == then
    assert given["row"] == before, "the row given stays as it was"
