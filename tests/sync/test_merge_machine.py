"""Three phones edit one group in any order, from any place they had seen, also across a restore of the server.

The model knows only what people would say: who had seen which value when they wrote another one.
"""

import copy
import json
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from server.groups.rules import GROUP_STATES
from sync.memory_store import MemoryStore
from tests.examples import MACHINE, UNSHRUNK
from tests.operations import Phone, cursor_at, push

PHONES = st.integers(0, 2)


class Merges(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.store, self.phones = MemoryStore(), [Phone() for _ in range(3)]
        self.scope, founding = self.phones[0].founding()
        self.group_id = self.scope.removeprefix("group:")
        push(self.store, self.phones[0], founding)
        #: What was told in order, the values that stand, and who changed each last, and when.
        self.history = [founding]
        self.current: dict[str, Any] = {"collection_day": 5, "note": None, "status": "founding"}
        self.last: dict[str, tuple[int, int]] = {"collection_day": (1, 0), "status": (1, 0)}
        self.cases = 0
        self.given: list[tuple[str, Any]] = []
        self.waiting: list[list[tuple[bytes, str, Any, Any, list[bytes]]]] = [[], [], []]
        self.seen = [
            (cursor_at(self.store, self.scope, 1), list(self.history), dict(self.current)) for _ in range(3)
        ]
        self.back_up()

    @rule(phone=PHONES)
    def pull(self, phone: int) -> None:
        cursor = cursor_at(self.store, self.scope, len(self.history))
        self.seen[phone] = (cursor, list(self.history), dict(self.current))

    @rule(phone=PHONES, day=st.integers(1, 4))
    def edit_critical(self, phone: int, day: int) -> None:
        self.edit(phone, "collection_day", day)

    @rule(phone=PHONES, note=st.sampled_from(["ก", "ข", "ค"]))
    def edit_soft(self, phone: int, note: str) -> None:
        self.edit(phone, "note", note)

    @rule(phone=PHONES, data=st.data())
    def edit_state(self, phone: int, data: st.DataObject) -> None:
        legal = sorted(GROUP_STATES[self.seen[phone][2]["status"]])
        if legal:
            self.edit(phone, "status", data.draw(st.sampled_from(legal)))

    def edit(self, phone: int, name: str, new: Any) -> None:
        cursor, history, shown = self.seen[phone]
        if shown[name] == new:
            return
        line = self.phones[phone].edit(
            "group", self.scope, self.group_id, base=cursor, **{name: (shown[name], new)}
        )
        self.waiting[phone].append((line, name, shown[name], new, history))
        shown[name] = new

    @rule(phone=PHONES)
    def deliver(self, phone: int) -> None:
        if not self.waiting[phone]:
            return
        line, name, old, new, history = self.waiting[phone].pop(0)
        [result] = push(self.store, self.phones[phone], line)
        expected = self.expect(phone, name, old, new, history)
        assert result.outcome == expected, (name, old, new, self.current[name])
        self.history.append(line)
        if expected != "rejected":
            self.given.append((name, new))
        self.cases += expected == "conflict"
        if expected in ("applied", "merged") and new != self.current[name]:
            self.current[name], self.last[name] = new, (len(self.history), phone)
        assert push(self.store, self.phones[phone], line)[0].is_duplicate

    def expect(self, phone: int, name: str, old: Any, new: Any, history: list[bytes]) -> str:
        current = self.current[name]
        is_foreign = self.is_foreign(name, phone, history, has_moved=current != old)
        if new == current:
            return "applied"
        if name == "status":
            if new in GROUP_STATES[current]:
                return "applied"
            return "conflict" if new in GROUP_STATES[old] else "rejected"
        if not GROUP_STATES[self.current["status"]] and self.is_foreign(
            "status", phone, history, has_moved=True
        ):
            return "conflict"
        if not is_foreign:
            return "applied"
        return "conflict" if name == "collection_day" else "merged"

    @rule(phone=PHONES, other=PHONES, day=st.integers(1, 4))
    def tell_and_lose(self, phone: int, other: int, day: int) -> None:
        """Somebody pulled what the server will soon have lost."""
        self.pull(phone)
        self.edit(phone, "collection_day", day)
        for _line in list(self.waiting[phone]):
            self.deliver(phone)
        self.pull(other)
        self.restore()

    def is_foreign(self, name: str, phone: int, history: list[bytes], *, has_moved: bool) -> bool:
        """Whether somebody else changed the field after all that the author had seen."""
        if name not in self.last:
            return False
        seq, who = self.last[name]
        has_seen = self.history[: len(history)] == history
        return who != phone and (seq > len(history) if has_seen else has_moved)

    @rule()
    def back_up(self) -> None:
        self.backup = copy.deepcopy(
            (self.store, self.history, self.current, self.last, self.cases, self.given)
        )

    @rule()
    def restore(self) -> None:
        self.store, self.history, self.current, self.last, self.cases, self.given = copy.deepcopy(self.backup)

    @invariant()
    def what_stands_is_what_people_expect(self) -> None:
        row = self.store.all_rows["group", self.scope, self.group_id]
        assert {name: row.fields[name] for name in self.current} == self.current

    @invariant()
    def every_value_is_somewhere(self) -> None:
        cases = [row.fields for row in self.store.all_rows.values() if row.kind == "case"]
        assert len(cases) == self.cases
        known = {(each.field, told) for each in self.store.histories for told in (each.old, each.new)}
        known |= {(case["field"], case[side]) for case in cases for side in ("kept", "other")}
        known |= {(name, json.dumps(value, ensure_ascii=False)) for name, value in self.current.items()}
        assert {(name, json.dumps(value, ensure_ascii=False)) for name, value in self.given} <= known


TestMerges = Merges.TestCase
TestMerges.settings = MACHINE


@pytest.mark.parametrize("name", ["is_nothing_concurrent", "is_every_base_trusted", "is_no_history_kept"])
def test_the_machine_finds(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    weakened: dict[str, tuple[str, Any]] = {
        "is_nothing_concurrent": ("sync.merge._Edit._is_concurrent", lambda *_told, **_more: False),
        "is_every_base_trusted": ("sync.cursor.Cursor.lies_on", lambda _cursor, _chain: True),
        "is_no_history_kept": ("sync.decide._Chunk._remember", lambda *_told: None),
    }
    monkeypatch.setattr(*weakened[name])
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Merges, settings=UNSHRUNK)
