import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.kind import Field
from sync.memory_store import MemoryStore
from sync.merge import Clash, merge
from sync.operation import Operation, parse_line
from sync.problems import Problem
from sync.row import Row
from tests.operations import Phone, cursor_at, id_of, new_id, push


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


def cases(store: MemoryStore) -> list[Row]:
    return [row for row in store.all_rows.values() if row.kind == "case"]


class TestWhole:
    """The pledge rule of a group: how pledges are set, the least one, and what a unit costs."""

    def rule(self, mode: object, least: object, unit: object) -> dict[str, object]:
        return {"pledge_mode": mode, "pledge_min_satang": least, "unit_price_satang": unit}

    def edit(
        self,
        store: MemoryStore,
        phone: Phone,
        scope: str,
        seq: int,
        old: dict[str, object],
        new: dict[str, object],
    ) -> bytes:
        return edit(store, phone, scope, seq, **{name: (old[name], new[name]) for name in old})

    def test_edits_of_different_fields_of_it_clash_as_one(
        self, store: MemoryStore, phones: tuple[Phone, Phone], scope: str
    ) -> None:
        one, two = phones
        first = self.rule("amount", 1000, None)
        units, more = self.rule("units", 1000, 5000), self.rule("amount", 2000, None)
        assert push(store, one, self.edit(store, one, scope, 1, first, units))[0].outcome == "applied"
        assert push(store, two, self.edit(store, two, scope, 1, first, more))[0].outcome == "conflict"
        fields = group(store, scope).fields
        assert {name: fields[name] for name in units} == units, "no half of the other rule stands"
        [case] = cases(store)
        assert case.fields["field"] == "pledge_rule"
        assert (json.loads(case.fields["kept"]), json.loads(case.fields["other"])) == (units, more)
        assert (case.fields["kept_author_id"], case.fields["author_id"]) == (one.person_id, two.person_id)
        assert (case.fields["kept_on"], case.fields["civil_on"]) == ("2026-11-23", "2026-11-23")

    def test_it_is_sent_as_one(self, store: MemoryStore, phones: tuple[Phone, Phone], scope: str) -> None:
        one, _two = phones
        result = push(store, one, edit(store, one, scope, 1, pledge_min_satang=(1000, 2000)))[0]
        assert result.problem == Problem("field_missing", "pledge_mode")

    def test_two_who_state_the_same_rule_agree(
        self, store: MemoryStore, phones: tuple[Phone, Phone], scope: str
    ) -> None:
        first, units = self.rule("amount", 1000, None), self.rule("units", 5000, 5000)
        outcomes = [
            push(store, phone, self.edit(store, phone, scope, 1, first, units))[0].outcome for phone in phones
        ]
        assert outcomes == ["applied", "applied"]


class TestEnd:
    """A member who left, a group that was closed."""

    def test_an_edit_by_somebody_who_did_not_know_is_asked_for(
        self, store: MemoryStore, phones: tuple[Phone, Phone], scope: str
    ) -> None:
        one, two = phones
        joining = one.member(scope)
        push(store, one, joining)
        seen = cursor_at(store, scope, 2)
        push(store, one, one.edit("member", scope, id_of(joining), base=seen, status=("active", "left")))
        late = two.edit(
            "member", scope, id_of(joining), base=seen, phone=(None, "0812345678"), first_name=("บุญมี", "บุญมา")
        )
        assert push(store, two, late)[0].outcome == "conflict"
        member = store.all_rows["member", scope, id_of(joining)].fields
        assert (member["phone"], member["first_name"], member["status"]) == (None, "บุญมี", "left")
        assert {case.fields["field"]: case.fields["other"] for case in cases(store)} == {
            "phone": '"0812345678"',
            "first_name": '"บุญมา"',
        }

    def test_who_knows_of_it_corrects_the_register(
        self, store: MemoryStore, phones: tuple[Phone, Phone], scope: str
    ) -> None:
        one, two = phones
        push(store, one, edit(store, one, scope, 1, status=("founding", "closed")))
        assert push(store, two, edit(store, two, scope, 1, note=(None, "ใกล้วัด")))[0].outcome == "conflict"
        assert push(store, two, edit(store, two, scope, 2, note=(None, "ใกล้วัด")))[0].outcome == "applied"
        assert push(store, one, edit(store, one, scope, 1, collection_day=(5, 9)))[0].outcome == "applied"


TAGS = {"name": Field("critical"), "tags": Field("set")}
ONE, TWO = "1" * 8, "2" * 8


def tag_edit(device: str, old: list[str] | None, new: list[str]) -> Operation:
    """An edit of a record with a set, made on a device."""
    line = Phone().line("group", f"group:{new_id()}", {"id": new_id(), "set": {"tags": [old, new]}})
    operation = parse_line(line).operation
    assert operation is not None
    return replace(operation, device=device)


class Tags:
    """A record with a set, edited from two devices."""

    def __init__(self, *tags: str) -> None:
        self.row = Row("thing", "group:x", "x", 1, {"name": "n", "tags": list(tags)})

    def edit(self, device: str, old: list[str], new: list[str], *, seen: int) -> tuple[Clash, ...]:
        merged = merge(tag_edit(device, old, new), self.row, TAGS, "thing", self.row.seq + 1, seen=seen)
        assert not isinstance(merged, Problem)
        self.row = merged.row
        return merged.conflicts


def test_sets_meet_element_by_element() -> None:
    tags = Tags("ก", "ข")
    assert tags.edit(ONE, ["ก", "ข"], ["ก", "ข", "ค"], seen=1) == ()
    assert tags.edit(TWO, ["ก", "ข"], ["ข", "ง"], seen=1) == ()
    assert tags.row.fields["tags"] == ["ข", "ค", "ง"]


def test_an_element_removed_here_and_added_again_there_is_asked_for() -> None:
    tags = Tags("ก", "ข")
    tags.edit(ONE, ["ก", "ข"], ["ข"], seen=1)
    tags.edit(TWO, ["ก", "ข"], ["ข"], seen=1)
    [clash] = tags.edit(TWO, ["ข"], ["ข", "ก", "ค"], seen=1)
    assert (clash.kept, clash.other) == (["ข", "ค"], ["ข", "ค", "ก"])
    assert tags.row.fields["tags"] == ["ข", "ค"], "what nobody disputes is taken"
    assert tags.edit(TWO, ["ข", "ค"], ["ข", "ค", "ก"], seen=tags.row.seq) == (), "knowing of it, it is added"


words = st.lists(st.sampled_from("กขคง"), unique=True, max_size=4)


@given(st.lists(st.tuples(st.booleans(), st.booleans(), words), max_size=8))
def test_no_element_of_a_set_vanishes_unasked(edits: list[tuple[bool, bool, list[str]]]) -> None:
    """Whatever two devices do: an element somebody added stands, was removed by somebody who saw it, or is asked for."""
    tags, shown, seen = Tags("ก"), {ONE: ["ก"], TWO: ["ก"]}, {ONE: 1, TWO: 1}
    for is_one, pulls, new in edits:
        device = ONE if is_one else TWO
        before, old = tags.row.fields["tags"], shown[device]
        conflicts = tags.edit(device, old, new, seen=seen[device])
        asked = {each for clash in conflicts for side in (clash.kept, clash.other) for each in side}
        stands = set(tags.row.fields["tags"])
        assert set(new) - set(old) <= stands | asked
        assert set(before) - (set(old) - set(new)) <= stands
        shown[device] = new
        if pulls:
            shown[device], seen[device] = tags.row.fields["tags"], tags.row.seq


changes = st.tuples(
    st.booleans(),
    st.booleans(),
    st.one_of(
        st.tuples(st.just("collection_day"), st.integers(1, 31)),
        st.tuples(st.just("note"), st.sampled_from(["ใกล้วัด", "ใกล้โรงเรียน", "ใต้ต้นโพธิ์"])),
        st.tuples(st.just("status"), st.sampled_from(["established", "active", "closed"])),
        st.tuples(st.just("pledge_rule"), st.sampled_from([("amount", 2000, None), ("units", 5000, 5000)])),
    ),
)


@given(st.lists(changes, max_size=10))
def test_every_value_stands_or_is_in_the_history_or_in_a_case(
    edits: list[tuple[bool, bool, tuple[str, Any]]],
) -> None:
    """Two devices edit one group in any order, pulling when they like: nothing that was taken in is lost."""
    store, phones = MemoryStore(), (Phone(), Phone())
    scope, founding = phones[0].founding()
    push(store, phones[0], founding)
    shown = [dict(group(store, scope).fields), dict(group(store, scope).fields)]
    seen = [1, 1]
    entered: list[dict[str, Any]] = []
    rule = ("pledge_mode", "pledge_min_satang", "unit_price_satang")
    for is_one, pulls, (name, value) in edits:
        each = 0 if is_one else 1
        news = dict(zip(rule, value, strict=True)) if name == "pledge_rule" else {name: value}
        pairs = {name: (shown[each][name], new) for name, new in news.items()}
        result = push(store, phones[each], edit(store, phones[each], scope, seen[each], **pairs))[0]
        if result.outcome != "rejected":
            entered.append(news)
            shown[each] |= news
        if pulls:
            shown[each], seen[each] = dict(group(store, scope).fields), store.heads([scope])[scope].seq
    kept = {
        (name, json.dumps(value, ensure_ascii=False)) for name, value in group(store, scope).fields.items()
    }
    kept |= {(past.field, text) for past in store.histories for text in (past.old, past.new)}
    for case in cases(store):
        name, sides = case.fields["field"], [json.loads(case.fields[side]) for side in ("kept", "other")]
        values = [side if isinstance(side, dict) else {name: side} for side in sides]
        kept |= {
            (field, json.dumps(value, ensure_ascii=False)) for side in values for field, value in side.items()
        }
    for news in entered:
        for name, value in news.items():
            assert (name, json.dumps(value, ensure_ascii=False)) in kept
    standing = tuple(group(store, scope).fields[name] for name in rule)
    rules = [tuple(news.values()) for news in entered if set(news) == set(rule)]
    assert standing in [("amount", 1000, None), *rules], "no half of one rule and half of another"


def test_an_author_between_two_pages_has_not_seen_everything_before_the_place(
    store: MemoryStore, phones: tuple[Phone, Phone], scope: str
) -> None:
    one, two = phones
    push(store, one, edit(store, one, scope, 1, collection_day=(5, 10)))
    push(store, one, edit(store, one, scope, 2, note=(None, "ใกล้วัด")))
    place = f"{cursor_at(store, scope, 2)}+{cursor_at(store, scope, 3)}"
    line = two.edit("group", scope, scope.removeprefix("group:"), base=place, collection_day=(5, 20))
    assert push(store, two, line)[0].outcome == "conflict"
