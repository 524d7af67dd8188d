import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.ledger.balances import balances, legs, natural_satang
from server.ledger.entry_kinds import ACCOUNTS, ENTRY_KINDS, MEMBER_ACCOUNTS

CASES = json.loads((Path(__file__).parents[2] / "vectors/balance.json").read_text("utf-8"))

entries = st.lists(
    st.fixed_dictionaries(
        {
            "entry_kind": st.sampled_from(sorted(ENTRY_KINDS)),
            "amount_satang": st.integers(1, 1_000_000_000),
            "member_id": st.sampled_from(["m1", "m2", "m3"]),
            "reverses": st.sampled_from([None, "e1"]),
        }
    )
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_vectors(case: dict[str, Any]) -> None:
    told = {f"{account}|{member}": satang for (account, member), satang in balances(case["given"]).items()}
    assert told == case["then"]


@given(entries)
def test_every_book_balances_whatever_is_recorded(recorded: list[dict[str, Any]]) -> None:
    assert sum(balances(recorded).values()) == 0


@given(entries)
def test_reversing_everything_leaves_nothing(recorded: list[dict[str, Any]]) -> None:
    mirrored = [entry | {"reverses": None if entry["reverses"] else "e1"} for entry in recorded]
    assert not any(balances(recorded + mirrored).values())


def test_every_entry_kind_names_two_different_accounts_that_exist() -> None:
    for name, kind in ENTRY_KINDS.items():
        assert {kind.debit, kind.credit} <= set(ACCOUNTS), name
        assert kind.debit != kind.credit, name
        keeps_apart = bool({kind.debit, kind.credit} & MEMBER_ACCOUNTS)
        assert kind.has_member or not keeps_apart, f"{name} moves a member's account and must name the member"


def test_savings_are_told_as_people_say_them() -> None:
    cash, savings = legs({"entry_kind": "pledge", "amount_satang": 100, "member_id": "m1"})
    assert natural_satang(cash.account, cash.amount_satang) == 100
    assert natural_satang(savings.account, savings.amount_satang) == 100
