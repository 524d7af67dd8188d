"""Rules of what is said about members. Pure. What a group allows (settings) is asked on the phone, where it is typed."""

from collections.abc import Iterable

from sync.operation import Operation
from sync.problems import Problem
from sync.row import View


def member_reference(operation: Operation) -> Iterable[tuple[str, str]]:
    """The member must be there."""
    return (("member", operation.data["member_id"]),)


def check_pledge_change(operation: Operation, _view: View) -> Problem | None:
    """A pledge changes from a month to come, so that no month already collected owes another sum; units come to it."""
    data = operation.data
    if data["from_period"] <= operation.civil_on.isoformat()[:7]:
        return Problem("period_not_future", "from_period")
    units, price_satang = data.get("units"), data.get("unit_price_satang")
    if (units is None) != (price_satang is None):
        return Problem("field_missing", "units" if units is None else "unit_price_satang")
    if units is not None and units * price_satang != data["amount_satang"]:
        return Problem("value_invalid", "units")
    return None


def check_beneficiary_statement(operation: Operation, _view: View) -> Problem | None:
    """A statement shares out the whole, before a witness; an empty one says that nobody is named."""
    beneficiaries, witnesses = operation.data["beneficiaries"], operation.data["witnesses"]
    if not beneficiaries:
        return None
    if sum(beneficiary["percent"] for beneficiary in beneficiaries) != 100:
        return Problem("percents_not_100", "beneficiaries")
    return None if witnesses else Problem("field_missing", "witnesses")
