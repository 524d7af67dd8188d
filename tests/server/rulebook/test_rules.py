import pytest

from server.catalog import KINDS
from server.people.rights import SERVER_AUTHOR, SERVER_DEVICE, SERVER_ID
from server.rulebook.rules import setting_on
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.push import push_chunk
from tests.operations import TODAY, Phone, new_id


def row(value: object, starts_on: str, seq: int) -> dict[str, object]:
    return {"key": "collection_day", "value": value, "starts_on": starts_on, "seq": seq}


def test_until_somebody_sets_it_a_rule_has_its_default() -> None:
    assert setting_on("collection_day", [], "2026-11-23") == 5


def test_an_old_meeting_keeps_its_old_rule() -> None:
    rows = [row(10, "2026-11-01", 1), row(20, "2027-01-01", 2)]
    assert setting_on("collection_day", rows, "2026-10-31") == 5
    assert setting_on("collection_day", rows, "2026-12-31") == 10
    assert setting_on("collection_day", rows, "2027-01-01") == 20


def test_of_two_that_start_on_one_day_the_later_arrival_counts() -> None:
    rows = [row(20, "2026-11-01", 7), row(10, "2026-11-01", 3)]
    assert setting_on("collection_day", rows, "2026-11-01") == 20


def test_what_is_no_rule_cannot_be_asked() -> None:
    with pytest.raises(KeyError):
        setting_on("colour", [], "2026-11-01")


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("collection_day", 7, None), ("collection_day", "7", "value_invalid"), ("colour", 1, "not_a_choice"),
     ("pledge_max_satang", 100000, None), ("two_person_close", 1, "value_invalid")],
)  # fmt: skip
def test_only_a_known_rule_is_set_and_only_to_its_sort_of_value(
    key: str, value: object, code: str | None
) -> None:
    phone = Phone(person_id=SERVER_ID)
    phone.device = SERVER_DEVICE
    data = {"key": key, "value": value, "starts_on": "2026-11-01"}
    line = phone.line("setting", "area:th", data, new_id())
    result = push_chunk(MemoryStore(), [parse_line(line)], SERVER_AUTHOR, KINDS, TODAY)[0]
    assert (result.problem.code if result.problem else None) == code
