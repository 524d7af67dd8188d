"""What the phone knows of the server's rules is what the rules say today."""

from pathlib import Path

import pytest

from server.catalog import CONCEPTS
from server.contract import CONTRACT_PATH, RULES_NAME, is_fresh, write_contract


def test_the_written_contract_is_fresh() -> None:
    assert is_fresh(), "make contract"


@pytest.mark.parametrize("name", [CONTRACT_PATH.name, RULES_NAME])
def test_a_stale_contract_is_noticed(tmp_path: Path, name: str) -> None:
    copy = tmp_path / CONTRACT_PATH.name
    write_contract(copy)
    assert is_fresh(copy)
    stale = copy.with_name(name)
    stale.write_text(stale.read_text("utf-8").replace("1000000000", "999"), "utf-8")
    assert not is_fresh(copy)


#: What a row on the phone carries beside its fields: its place in the feed, and the sign where it is now.
RESERVED = {"id", "seq", "mark"}


def test_no_field_hides_what_the_phone_says_of_every_row() -> None:
    assert [
        f"{name}.{field}"
        for name, concept in CONCEPTS.items()
        for field in RESERVED & concept.schema.fields.keys()
    ] == []
