import json
from typing import Any

import pytest

from server.catalog import KINDS
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.push import push_chunk
from sync.receipt import Result
from tests.operations import TODAY, Phone, id_of

SHEET = {
    "cut_off_on": "2026-10-31",
    "members": 2,
    "savings_satang": 100,
    "funds_satang": 20,
    "cash_satang": 50,
    "bank_satang": 70,
}


class Group:
    """A founded group with one member, and the officer who writes its books."""

    def __init__(self) -> None:
        self.phone, self.store = Phone(), MemoryStore()
        self.scope, founding = self.phone.founding()
        member = self.phone.member(self.scope)
        self.member_id = id_of(member)
        self.push(founding)
        self.push(member)

    def push(self, line: bytes) -> Result:
        [result] = push_chunk(self.store, [parse_line(line)], self.phone.author, KINDS, TODAY)
        return result

    def open_books(self, **changed: Any) -> Result:
        data = {"group_id": self.scope.removeprefix("group:"), **SHEET, **changed}
        return self.push(self.phone.line("opening_sheet", self.scope, data))


def test_a_group_begins_once() -> None:
    group = Group()
    assert group.open_books().receipt.flags == ()
    again = group.open_books()
    assert (again.outcome, again.receipt.flags) == ("applied", ("opening_again",))


def test_a_sheet_that_is_not_even_stands_and_is_flagged() -> None:
    assert Group().open_books(bank_satang=71).receipt.flags == ("opening_uneven",)


def test_a_sheet_opens_no_other_groups_books() -> None:
    group = Group()
    refused = group.open_books(group_id=group.member_id)
    assert refused.outcome == "rejected"
    assert refused.problem is not None
    assert (refused.problem.code, refused.problem.field) == ("value_invalid", "group_id")


@pytest.mark.parametrize(("answer", "flags"), [("confirmed", ()), ("disputed", ("balance_disputed",))])
def test_a_disputed_balance_asks_for_a_person(answer: str, flags: tuple[str, ...]) -> None:
    group = Group()
    word = {"member_id": group.member_id, "as_of": "2026-12-31", "balance_satang": 0, "answer": answer}
    result = group.push(group.phone.line("balance_confirmation", group.scope, word))
    assert (result.outcome, result.receipt.flags) == ("applied", flags)


def test_a_bank_slip_is_optional_on_an_entry() -> None:
    group = Group()
    plain = {"entry_kind": "bank_in", "amount_satang": 100}
    row_of = lambda line: group.store.all_rows["entry", group.scope, json.loads(line)["id"]].fields  # noqa: E731
    for slip in ({}, {"bank_reference": "0042", "bank_signers": None}):
        line = group.phone.line("entry", group.scope, plain | slip)
        assert group.push(line).outcome == "applied"
        assert row_of(line).get("bank_reference") == slip.get("bank_reference")
