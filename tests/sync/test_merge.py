import pytest

from sync.memory_store import MemoryStore
from sync.row import Row
from tests.operations import Phone, cursor_at, id_of, push


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


def test_edits_of_different_fields_meet_without_loss(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, two = phones
    assert push(store, one, edit(store, one, scope, 1, collection_day=(5, 10)))[0].outcome == "applied"
    assert push(store, two, edit(store, two, scope, 1, note=(None, "ใกล้วัด")))[0].outcome == "applied"
    assert (group(store, scope).fields["collection_day"], group(store, scope).fields["note"]) == (10, "ใกล้วัด")


def test_a_clash_on_a_critical_field_asks_a_person_and_keeps_both_values(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, two = phones
    push(store, one, edit(store, one, scope, 1, collection_day=(5, 10)))
    result = push(store, two, edit(store, two, scope, 1, collection_day=(5, 20)))[0]
    assert result.outcome == "conflict"
    assert group(store, scope).fields["collection_day"] == 10
    case = next(row for row in store.all_rows.values() if row.kind == "case")
    assert (case.fields["field"], case.fields["kept"], case.fields["other"]) == ("collection_day", "10", "20")


def test_a_clash_on_a_soft_field_takes_the_later_arrival_and_remembers_the_other(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, two = phones
    push(store, one, edit(store, one, scope, 1, note=(None, "ใกล้วัด")))
    result = push(store, two, edit(store, two, scope, 1, note=(None, "ใกล้โรงเรียน")))[0]
    assert result.outcome == "merged"
    assert group(store, scope).fields["note"] == "ใกล้โรงเรียน"
    assert store.histories[-1].old == '"ใกล้วัด"'


def test_a_phone_never_conflicts_with_itself(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, _two = phones
    results = push(
        store,
        one,
        edit(store, one, scope, 1, collection_day=(5, 10)),
        edit(store, one, scope, 1, collection_day=(10, 12)),
    )
    assert [result.outcome for result in results] == ["applied", "applied"]
    assert group(store, scope).fields["collection_day"] == 12


def test_who_has_seen_the_other_edit_does_not_conflict(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, two = phones
    push(store, one, edit(store, one, scope, 1, collection_day=(5, 10)))
    assert push(store, two, edit(store, two, scope, 2, collection_day=(10, 20)))[0].outcome == "applied"


def test_two_who_enter_the_same_value_agree(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, two = phones
    push(store, one, edit(store, one, scope, 1, collection_day=(5, 10)))
    assert push(store, two, edit(store, two, scope, 1, collection_day=(5, 10)))[0].outcome == "applied"


def test_what_is_fixed_at_the_founding_stays(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, _two = phones
    result = push(store, one, edit(store, one, scope, 1, subdistrict_code=("350102", "350103")))[0]
    assert (result.outcome, result.problem and result.problem.code) == ("rejected", "field_not_allowed")


def test_a_state_only_goes_where_it_may(store: MemoryStore, phones: tuple[Phone, Phone], scope: str) -> None:
    one, two = phones
    never = push(store, one, edit(store, one, scope, 1, status=("founding", "dormant")))[0]
    assert (never.outcome, never.problem and never.problem.code) == ("rejected", "transition_not_legal")
    push(store, one, edit(store, one, scope, 1, status=("founding", "closed")))
    late = push(store, two, edit(store, two, scope, 1, status=("founding", "established")))[0]
    assert late.outcome == "conflict", "it was legal where its author stood"


def test_an_edit_of_what_does_not_exist_yet_is_held(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, _two = phones
    joining = one.member(scope)
    leaving = one.edit("member", scope, id_of(joining), base="", status=("active", "left"))
    assert push(store, one, leaving)[0].outcome == "held"
    assert [result.outcome for result in push(store, one, joining, leaving)] == ["applied", "applied"]


def test_history_tells_every_change(store: MemoryStore, phones: tuple[Phone, Phone], scope: str) -> None:
    one, _two = phones
    push(store, one, edit(store, one, scope, 1, name=("กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง", "กลุ่มใหม่")))
    assert [(each.field, each.new) for each in store.histories] == [("name", '"กลุ่มใหม่"')]


def test_after_a_restore_the_old_value_tells_what_its_author_had_seen(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, two = phones
    push(store, one, edit(store, one, scope, 1, collection_day=(5, 10)))
    lost = "7.0123456789abcdef"
    late = two.edit("group", scope, scope.removeprefix("group:"), base=lost, collection_day=(5, 20))
    assert push(store, two, late)[0].outcome == "conflict", "it never saw the 10"
    knowing = two.edit("group", scope, scope.removeprefix("group:"), base=lost, collection_day=(10, 20))
    assert push(store, two, knowing)[0].outcome == "applied"
