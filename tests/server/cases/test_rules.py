import json
from typing import Any

import pytest

from server.cases.rules import RECORDS
from server.catalog import KINDS
from sync.memory_store import MemoryStore
from sync.problems import Problem
from sync.row import Row
from tests.operations import Phone, cursor_at, push


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def phones() -> tuple[Phone, Phone]:
    return Phone(), Phone()


@pytest.fixture
def scope(store: MemoryStore, phones: tuple[Phone, Phone]) -> str:
    scope, line = phones[0].founding()
    push(store, phones[0], line)
    return scope


def group(store: MemoryStore, scope: str) -> Row:
    return store.all_rows["group", scope, scope.removeprefix("group:")]


def edit(store: MemoryStore, phone: Phone, scope: str, seq: int, **changes: tuple[object, object]) -> bytes:
    """An edit of the group by a phone that had pulled up to `seq`."""
    base = cursor_at(store, scope, seq)
    return phone.edit("group", scope, scope.removeprefix("group:"), base=base, **changes)


def only_case(store: MemoryStore) -> Row:
    [case] = [row for row in store.all_rows.values() if row.kind == "case"]
    return case


def settling(phone: Phone, case: Row, choice: str | None, **more: Any) -> bytes:
    """What a phone sends when its person settles a case."""
    data = {"case_id": case.id, "choice": choice}
    if choice == "other":
        data |= {"row_kind": case.fields["row_kind"], "row_id": case.fields["row_id"]}
    return phone.line("case_settle", case.scope, data | more)


@pytest.fixture
def case(store: MemoryStore, phones: tuple[Phone, Phone], scope: str) -> Row:
    """Two phones set another day; the tenth stands."""
    one, two = phones
    push(store, one, edit(store, one, scope, 1, collection_day=(5, 10)))
    push(store, two, edit(store, two, scope, 1, collection_day=(5, 20)))
    return only_case(store)


def test_the_other_value_stands_from_then_on_and_the_first_is_in_the_history(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str, case: Row
) -> None:
    _one, two = phones
    assert push(store, two, settling(two, case, "other"))[0].outcome == "applied"
    assert group(store, scope).fields["collection_day"] == 20
    assert group(store, scope).seq == store.heads([scope])[scope].seq, "every phone learns of it"
    stamp = group(store, scope).stamps["collection_day"]
    assert (stamp.seq, stamp.device, stamp.author) == (group(store, scope).seq, two.device, two.person_id)
    assert [(each.old, each.new) for each in store.histories] == [("5", "10"), ("10", "20")]
    settled = only_case(store).fields
    assert (settled["settled_by"], settled["choice"]) == (two.person_id, "other")
    assert (settled["kept"], settled["other"]) == ("10", "20"), "both stay readable"


@pytest.mark.parametrize("choice", ["kept", None])
def test_what_stands_goes_on_standing(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str, case: Row, choice: str | None
) -> None:
    one, _two = phones
    assert push(store, one, settling(one, case, choice))[0].outcome == "applied"
    assert group(store, scope).fields["collection_day"] == 10
    settled = only_case(store).fields
    assert (settled["settled_by"], settled["choice"], settled["other"]) == (one.person_id, choice, "20")


def test_the_first_settler_wins(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str, case: Row
) -> None:
    one, two = phones
    push(store, one, settling(one, case, "kept"))
    assert push(store, two, settling(two, case, "other"))[0].outcome == "applied"
    assert group(store, scope).fields["collection_day"] == 10
    assert only_case(store).fields["settled_by"] == one.person_id


def test_a_chief_settles_what_a_chief_may_not_edit(store: MemoryStore, scope: str, case: Row) -> None:
    chief = Phone("3501", role="district_chief")
    refused = push(store, chief, edit(store, chief, scope, 3, collection_day=(10, 20)))[0]
    assert refused.problem == Problem("not_allowed")
    assert push(store, chief, settling(chief, case, "other"))[0].outcome == "applied"
    assert group(store, scope).fields["collection_day"] == 20


def test_over_something_newer_nothing_is_written_and_the_case_stays_open(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str, case: Row
) -> None:
    one, two = phones
    push(store, one, edit(store, one, scope, 3, collection_day=(10, 12)))
    push(store, two, settling(two, case, "other"))
    assert group(store, scope).fields["collection_day"] == 12
    open_case = only_case(store).fields
    assert (open_case["settled_by"], open_case["choice"]) == (None, None)
    assert (open_case["kept"], open_case["other"]) == ("12", "20"), (
        "between what stands now and the other value"
    )
    assert open_case["kept_author_id"] == one.person_id
    assert "10" in [each.old for each in store.histories]
    push(store, two, settling(two, only_case(store), "other"))
    assert group(store, scope).fields["collection_day"] == 20


def test_who_saw_the_newer_value_settles_over_it(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str, case: Row
) -> None:
    one, two = phones
    push(store, one, edit(store, one, scope, 3, collection_day=(10, 12)))
    push(store, two, settling(two, case, "other", kept="12"))
    assert group(store, scope).fields["collection_day"] == 20
    assert only_case(store).fields["choice"] == "other"


def test_fields_that_are_a_whole_are_settled_as_one(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, two = phones
    units = {"pledge_mode": ("amount", "units"), "pledge_min_satang": (1000, 5000)}
    push(store, one, edit(store, one, scope, 1, **units, unit_price_satang=(None, 5000)))
    more = {"pledge_mode": ("amount", "amount"), "pledge_min_satang": (1000, 2000)}
    push(store, two, edit(store, two, scope, 1, **more, unit_price_satang=(None, None)))
    push(store, two, settling(two, only_case(store), "other"))
    fields = group(store, scope).fields
    assert (fields["pledge_mode"], fields["pledge_min_satang"], fields["unit_price_satang"]) == (
        "amount",
        2000,
        None,
    )
    assert [json.loads(each.new) for each in store.histories[3:]] == ["amount", 2000, None]


def test_only_a_clash_has_another_value(store: MemoryStore, phones: tuple[Phone, Phone], scope: str) -> None:
    one, _two = phones
    push(store, one, one.member(scope), one.member(scope))
    flagged = only_case(store)
    assert flagged.fields["author_id"] == one.person_id
    result = push(store, one, settling(one, flagged, "other"))[0]
    assert result.problem == Problem("not_a_choice", "choice")
    assert push(store, one, settling(one, flagged, None))[0].outcome == "applied"


def test_whoever_takes_the_other_value_names_the_record(
    store: MemoryStore, phones: tuple[Phone, Phone], case: Row
) -> None:
    one, _two = phones
    result = push(store, one, settling(one, case, "other", row_kind="member"))[0]
    assert result.problem == Problem("value_invalid", "row_kind")


def test_every_sort_of_record_can_be_settled() -> None:
    assert sorted(name for name, kind in KINDS.items() if kind.way == "merge") == sorted(RECORDS)
