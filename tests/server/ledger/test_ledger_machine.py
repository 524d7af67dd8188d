"""Money comes, goes and is taken back in any order and in any chunks: the books balance and every sum is the fold."""

from collections import defaultdict
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from server.catalog import KINDS
from server.ledger.balances import balances, natural_satang
from server.ledger.entry_kinds import ENTRY_KINDS
from server.ledger.rules import MIRRORED
from sync.memory_store import MemoryStore
from tests.examples import MACHINE, UNSHRUNK
from tests.operations import Phone, id_of, push


class Ledger(RuleBasedStateMachine):
    @initialize()
    def begin(self) -> None:
        self.store, self.phone = MemoryStore(), Phone()
        self.scope, founding = self.phone.founding()
        lines = [self.phone.member(self.scope, number=str(number)) for number in (1, 2)]
        self.members = [id_of(line) for line in lines]
        push(self.store, self.phone, founding, *lines)
        #: Entries that stand, by id, and which of them were taken back.
        self.entries: dict[str, dict[str, Any]] = {}
        self.reversed: set[str] = set()
        self.chunk: list[tuple[bytes, dict[str, Any]]] = []
        self.sent: list[bytes] = []

    @rule(
        name=st.sampled_from(sorted(ENTRY_KINDS)), amount_satang=st.integers(1, 300), member=st.integers(0, 1)
    )
    def move_money(self, name: str, amount_satang: int, member: int) -> None:
        kind = ENTRY_KINDS[name]
        data: dict[str, Any] = {"entry_kind": name, "amount_satang": amount_satang}
        data |= {"member_id": self.members[member]} if kind.has_member else {}
        data |= {"period": "2026-11"} if kind.has_period else {}
        self.chunk.append((self.phone.line("entry", self.scope, data), data))

    @rule(data=st.data(), lie=st.sampled_from([0, 0, 0, 1]))
    def take_back(self, data: st.DataObject, lie: int) -> None:
        if self.entries:
            target_id = data.draw(st.sampled_from(sorted(self.entries)))
            mirror = {name: self.entries[target_id].get(name) for name in MIRRORED} | {"reverses": target_id}
            mirror["amount_satang"] += lie
            self.chunk.append((self.phone.line("entry", self.scope, mirror), mirror))

    @rule()
    def send(self) -> None:
        results = push(self.store, self.phone, *(line for line, _data in self.chunk))
        for (line, data), result in zip(self.chunk, results, strict=True):
            problem = self.problem_of(data)
            assert (result.problem.code if result.problem else None) == problem
            if problem is None:
                assert result.receipt is not None
                assert (result.receipt.flags == ("overdrawn",)) == self.overdraws(data)
                self.entries[id_of(line)] = data
                self.reversed |= {data["reverses"]} if data.get("reverses") else set()
            self.sent.append(line)
        self.chunk = []

    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        if self.sent:
            [result] = push(self.store, self.phone, data.draw(st.sampled_from(self.sent)))
            assert result.is_duplicate

    def problem_of(self, data: dict[str, Any]) -> str | None:
        target = self.entries.get(data.get("reverses") or "")
        if target is None:
            return None
        if target["amount_satang"] != data["amount_satang"]:
            return "reversal_mismatch"
        if target.get("reverses"):
            return "reversal_of_reversal"
        return "already_reversed" if data["reverses"] in self.reversed else None

    def overdraws(self, data: dict[str, Any]) -> bool:
        """Whether an account that cannot be below nothing falls below it."""
        before, after = balances(self.entries.values()), balances([*self.entries.values(), data])
        return any(
            account in ("cash", "bank", "loan", "pledged_savings", "special_savings")
            and natural_satang(account, amount)
            < min(0, natural_satang(account, before.get((account, member), 0)))
            for (account, member), amount in after.items()
        )

    @invariant()
    def every_sum_is_the_fold(self) -> None:
        folded = balances(self.entries.values())
        stored = {
            key: amount
            for (name, _scope, key), amount in self.store.totals.items()
            if name == "account_balance"
        }
        assert stored == folded
        assert sum(stored.values()) == 0
        months: dict[str, int] = defaultdict(int)
        for entry in self.entries.values():
            months[entry["entry_kind"]] += (
                -entry["amount_satang"] if entry.get("reverses") else entry["amount_satang"]
            )
        by_month = {
            key[1]: amount
            for (name, _scope, key), amount in self.store.totals.items()
            if name == "group_month"
        }
        assert by_month == dict(months)


TestLedger = Ledger.TestCase
TestLedger.settings = MACHINE


@pytest.mark.parametrize(
    "weakened", [{"check": lambda _line, _view: None}, {"flags": lambda _line, _view: ()}]
)
def test_the_machine_finds_what_is_not_asked(
    weakened: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    kinds = dict(KINDS) | {"entry": replace(KINDS["entry"], **weakened)}
    monkeypatch.setattr("tests.operations.KINDS", kinds)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(Ledger, settings=UNSHRUNK)
