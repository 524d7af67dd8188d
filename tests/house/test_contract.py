"""What the phone knows of the server's rules is what the rules say today."""

from pathlib import Path

import pytest

from server.catalog import CONCEPTS
from server.contract import contract_texts, is_fresh, write_contract


def test_the_written_contract_is_fresh() -> None:
    assert is_fresh(), "make contract"


@pytest.mark.parametrize("name", contract_texts())
def test_a_stale_contract_is_noticed(name: str, tmp_path: Path) -> None:
    write_contract(tmp_path)
    assert is_fresh(tmp_path)
    path = tmp_path / name
    path.write_text(path.read_text("utf-8").replace('"text"', '"raw"'), "utf-8")
    assert not is_fresh(tmp_path)


#: What a row on the phone carries beside its fields: its place in the feed, and the sign where it is now.
RESERVED = {"id", "seq", "mark"}


def test_no_field_hides_what_the_phone_says_of_every_row() -> None:
    assert [
        f"{name}.{field}"
        for name, concept in CONCEPTS.items()
        for field in RESERVED & concept.schema.fields.keys()
    ] == []
