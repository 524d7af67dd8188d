"""Accounts and entry kinds: the one table that says what each sort of entry moves, from where to where.

Every group's books balance by construction, because each entry is one transfer between two accounts of the group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Nature = Literal["asset", "liability", "income", "expense", "equity"]

#: Account → nature. Savings are owed to the members, so they are liabilities of the group.
ACCOUNTS: Mapping[str, Nature] = {
    "cash": "asset",
    "bank": "asset",
    "loan": "asset",
    "pledged_savings": "liability",
    "special_savings": "liability",
    "entry_fee_income": "income",
    "fine_income": "income",
    "interest_income": "income",
    "other_income": "income",
    "expense": "expense",
    "opening": "equity",
    "carried": "equity",
}

#: Accounts kept apart for each member.
MEMBER_ACCOUNTS = frozenset({"loan", "pledged_savings", "special_savings"})


@dataclass(frozen=True, slots=True)
class EntryKind:
    """One sort of entry: the account it debits, the one it credits, and what it must name."""

    debit: str
    credit: str
    has_member: bool = False
    has_period: bool = False
    is_deposit: bool = False


ENTRY_KINDS: Mapping[str, EntryKind] = {
    "pledge": EntryKind("cash", "pledged_savings", has_member=True, has_period=True, is_deposit=True),
    "arrears": EntryKind("cash", "pledged_savings", has_member=True, has_period=True, is_deposit=True),
    "prepaid": EntryKind("cash", "pledged_savings", has_member=True, has_period=True, is_deposit=True),
    "special_deposit": EntryKind("cash", "special_savings", has_member=True, is_deposit=True),
    "entry_fee": EntryKind("cash", "entry_fee_income", has_member=True),
    "fine": EntryKind("cash", "fine_income", has_member=True),
    "other_receipt": EntryKind("cash", "other_income"),
    "expense": EntryKind("expense", "cash"),
    "bank_in": EntryKind("bank", "cash"),
    "bank_out": EntryKind("cash", "bank"),
    "exit_payout": EntryKind("pledged_savings", "cash", has_member=True),
    "special_payout": EntryKind("special_savings", "cash", has_member=True),
    "loan_out": EntryKind("loan", "cash", has_member=True),
    "loan_principal": EntryKind("cash", "loan", has_member=True),
    "loan_interest": EntryKind("cash", "interest_income", has_member=True),
    "opening_cash": EntryKind("cash", "opening"),
    "opening_bank": EntryKind("bank", "opening"),
    "opening_savings": EntryKind("opening", "pledged_savings", has_member=True),
    # between the two books of a group that was founded twice: what goes out of one comes into the other
    "carry_cash_out": EntryKind("carried", "cash"),
    "carry_cash_in": EntryKind("cash", "carried"),
    "carry_bank_out": EntryKind("carried", "bank"),
    "carry_bank_in": EntryKind("bank", "carried"),
    "carry_savings_out": EntryKind("pledged_savings", "carried", has_member=True),
    "carry_savings_in": EntryKind("carried", "pledged_savings", has_member=True),
    "carry_special_out": EntryKind("special_savings", "carried", has_member=True),
    "carry_special_in": EntryKind("carried", "special_savings", has_member=True),
    "carry_loan_out": EntryKind("carried", "loan", has_member=True),
    "carry_loan_in": EntryKind("loan", "carried", has_member=True),
}

#: Notes and coins in circulation, in satang, largest first.
DENOMINATIONS_SATANG = (100000, 50000, 10000, 5000, 2000, 1000, 500, 200, 100, 50, 25)
