"""What members have saved, as every report says it."""

from server.ledger.balances import natural_satang
from server.ledger.entry_kinds import ACCOUNTS, MEMBER_ACCOUNTS

#: The accounts that hold members' savings: kept apart for each member and owed to them.
SAVINGS_ACCOUNTS = tuple(sorted(account for account in MEMBER_ACCOUNTS if ACCOUNTS[account] == "liability"))


def savings_of(balance_satang: int) -> int:
    """Savings in satang out of the sum of those accounts' balances, where debits are positive."""
    return natural_satang(SAVINGS_ACCOUNTS[0], int(balance_satang))
