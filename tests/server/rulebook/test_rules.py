from typing import Any

import pytest

from server.catalog import KINDS
from server.people.rights import SERVER_AUTHOR, SERVER_DEVICE, SERVER_ID
from server.rulebook.lookup import setting_in
from server.rulebook.rules import RULES, setting_on, value_problem
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.push import push_chunk
from tests.operations import TODAY, Phone, id_of, new_id, push
from tests.vector_cases import every_case


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


@pytest.mark.parametrize("key", RULES)
def test_every_default_is_a_value_of_its_rule(key: str) -> None:
    assert value_problem(RULES[key], RULES[key].default) is None


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("entry_fee_satang", -1, "number_out_of_range"),
        ("entry_fee_satang", 20.5, "value_invalid"),
        ("loan_annual_rate_percent", 16, "number_out_of_range"),
        ("committee_term_years", None, "value_invalid"),
        ("surplus_to", "bank", "value_invalid"),
        ("surplus_to", ["prepaid"], "value_invalid"),
        ("member_types_enabled", ["ordinary", "royal"], "value_invalid"),
        ("campaign_due_steps_days", [90, True], "value_invalid"),
        ("campaign_due_steps_days", [90603014], "value_invalid"),
        ("committee_size", {"steering": [5, 9]}, "value_invalid"),
        ("committee_size", {**RULES["committee_size"].default, "loan": [5, 3]}, "value_invalid"),
        ("committee_size", {**RULES["committee_size"].default, "loan": [5]}, "value_invalid"),
        ("profit_split_percent", {"dividend": 60}, "value_invalid"),
        ("profit_split_percent", {"dividend": 100}, None),
    ],
)
def test_values_that_are_none_of_a_rule(key: str, value: object, code: str | None) -> None:
    problem = value_problem(RULES[key], value)
    assert (problem.code if problem else None) == code


@every_case("setting", "setting_in")
def test_the_nearest_place_that_says_something_counts(given: dict[str, Any], then: object) -> None:
    rows = {
        scope: [{"key": given["key"], "seq": seq, **row} for seq, row in enumerate(rows)]
        for scope, rows in given["settings"].items()
    }
    assert setting_in(given["key"], rows, given["area"], given["day"], given["group"]) == then


def pushed(phone: Phone, key: str, value: object, scope: str, *, founding: bytes | None = None) -> str | None:
    """The problem of setting a rule, after founding a group."""
    lines = [founding] if founding else []
    line = phone.line("setting", scope, {"key": key, "value": value, "starts_on": "2026-11-23"})
    result = push(MemoryStore(), phone, *lines, line)[-1]
    return result.problem.code if result.problem else None


def test_an_officer_sets_what_a_group_may_set_and_nothing_for_an_area() -> None:
    officer = Phone()
    scope, founding = officer.founding()
    assert id_of(founding) == scope.removeprefix("group:")
    assert pushed(officer, "entry_fee_satang", 1000, scope, founding=founding) is None
    assert pushed(officer, "report_due_day", 7, scope, founding=officer.founding(id_of(founding))[1]) == (
        "field_not_allowed"
    )
    for each, area in ((officer, "area:35"), (Phone("3501"), "area:3501")):
        assert pushed(each, "entry_fee_satang", 1000, area) == "not_allowed"


def test_a_province_sets_its_own_rules_and_not_the_nations() -> None:
    staff = Phone("35", role="province_staff")
    assert pushed(staff, "report_due_day", 7, "area:35") is None
    assert pushed(staff, "entry_fee_satang", 1000, "area:35") is None
    assert pushed(staff, "retention_years_finance", 12, "area:35") == "field_not_allowed"
    assert pushed(staff, "entry_fee_satang", 1000, "area:34") == "not_allowed"
