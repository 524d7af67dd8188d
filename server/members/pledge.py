"""The pledge of a month: a fold over what was pledged at joining and its changes. Pure. Twin of members/pledge.ts."""

from collections.abc import Iterable, Mapping
from typing import Any


def pledge_due(joining_satang: int, changes: Iterable[Mapping[str, Any]], period: str) -> int:
    """What one member pledged for a month "2026-11", in satang.

    `changes` are {id, seq, amount_satang, from_period} of that member in any order; of two from one month the later
    arrival counts.
    """
    begun = [change for change in changes if change["from_period"] <= period]
    latest = max(begun, key=lambda each: (each["from_period"], each["seq"], each["id"]), default=None)
    return joining_satang if latest is None else int(latest["amount_satang"])
