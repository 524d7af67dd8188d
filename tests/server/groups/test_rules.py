import pytest

from sync.memory_store import MemoryStore
from tests.operations import Phone, id_of, new_id, push


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"status": "active"}, "transition_not_legal", "status"),
        ({"officer_id": new_id()}, "field_not_allowed", "officer_id"),
        ({"pledge_mode": "units"}, "field_missing", "unit_price_satang"),
        ({"moo": 0}, "number_out_of_range", "moo"),
        ({"name": "  "}, "text_empty", "name"),
        ({"name": "ก" * 121}, "text_too_long", "name"),
        ({"founded_on": "2026-02-31"}, "no_such_date", "founded_on"),
        ({"founded_on": "9999-12-31"}, "no_such_date", "founded_on"),
        ({"founded_on": "0001-01-01"}, "no_such_date", "founded_on"),
        ({"pledge_min_satang": 10.5}, "not_an_integer", "pledge_min_satang"),
        ({"colour": "green"}, "unknown_field", "colour"),
    ],
)
def test_a_founding_that_cannot_be(changes: dict[str, object], code: str, field: str) -> None:
    store, phone = MemoryStore(), Phone()
    result = push(store, phone, phone.founding(**changes)[1])[0]
    assert result.problem is not None
    assert (result.outcome, result.problem.code, result.problem.field) == ("rejected", code, field)


def test_a_membership_begins_active() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    result = push(store, phone, founding, phone.member(scope, status="left"))[1]
    assert result.problem is not None
    assert result.problem.code == "transition_not_legal"


def test_a_group_founded_by_mistake_is_void_and_may_be_put_back() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    group_id = scope.removeprefix("group:")
    void = phone.edit("group", scope, group_id, base="", status=("founding", "void"))
    back = phone.edit("group", scope, group_id, base="", status=("void", "founding"))
    assert [result.outcome for result in push(store, phone, founding, void, back)] == ["applied"] * 3
    active = phone.edit("group", scope, group_id, base="", status=("founding", "established"))
    again = phone.edit("group", scope, group_id, base="", status=("established", "void"))
    last = push(store, phone, active, again)[1]
    assert last.problem is not None
    assert last.problem.code == "transition_not_legal"


@pytest.mark.parametrize(
    ("fields", "flags"),
    [
        ({"born": "2010-05-27"}, ("minor_without_guardian",)),
        ({"born": "2010", "guardian_name": "นางคำพอง ส."}, ()),
        ({"born": "1990"}, ()),
        ({}, ()),
    ],
)
def test_a_minor_without_a_guardian_is_taken_in_and_looked_at(
    fields: dict[str, str], flags: tuple[str, ...]
) -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    joining = phone.member(scope, **fields)
    result = push(store, phone, founding, joining)[1]
    assert (result.outcome, result.receipt and result.receipt.flags) == ("applied", flags)


def test_a_guardian_known_later_is_seen_with_what_was_known_before() -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    joining = phone.member(scope, born="2010", guardian_name="นางคำพอง ส.")
    push(store, phone, founding, joining)
    leaving_it = phone.edit("member", scope, id_of(joining), base="", guardian_name=("นางคำพอง ส.", None))
    [result] = push(store, phone, leaving_it)
    assert result.receipt is not None
    assert result.receipt.flags == ("minor_without_guardian",)


@pytest.mark.parametrize(("born", "code"), [("2010-02-30", "no_such_date"), ("27/5/2010", "not_a_date")])
def test_a_day_of_birth_is_one_of_the_calendar(born: str, code: str) -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    result = push(store, phone, founding, phone.member(scope, born=born))[1]
    assert result.problem is not None
    assert (result.problem.code, result.problem.field) == (code, "born")
