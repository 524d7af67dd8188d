"""Shares of a sum among beneficiaries. Pure. Twin of members/shares.ts."""

from collections.abc import Sequence


def shares_satang(total_satang: int, percents: Sequence[int]) -> list[int]:
    """What each is paid of a sum, in satang, by percentages that come to 100.

    Each share is rounded down; what that leaves goes to the first, so the shares always come to the sum.
    """
    shares = [total_satang * percent // 100 for percent in percents]
    return [share + (total_satang - sum(shares) if place == 0 else 0) for place, share in enumerate(shares)]
