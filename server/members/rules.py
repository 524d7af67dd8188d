"""Rules of what is said about members. Pure. What a group allows (settings) is asked on the phone, where it is typed."""

from collections.abc import Iterable

from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, View

EXIT_KINDS = ("resigned", "died", "expelled", "moved")

#: What must be nought when a member has left.
_SETTLED = ("pledged_savings", "special_savings", "loan")


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


def exit_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The member, the entries that paid out, and the leaving that is taken back must be there."""
    data = operation.data
    entries = [("entry", entry_id) for entry_id in data["entry_ids"]]
    return [("member", data["member_id"]), *entries, *reversed_reference(operation)]


def reversed_reference(operation: Operation) -> Iterable[tuple[str, str]]:
    """The statement of the same kind that is taken back, where it takes one back."""
    target = operation.data.get("reverses")
    return ((operation.kind, target),) if target else ()


def reversed_lookups(operation: Operation) -> Iterable[Lookup]:
    """Whether that was taken back already."""
    target = operation.data.get("reverses")
    return (Lookup(operation.kind, operation.scope, "reverses", target),) if target else ()


def exit_sums(operation: Operation) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What the member holds and owes."""
    return [("account_balance", (account, operation.data["member_id"])) for account in _SETTLED]


def check_exit(operation: Operation, view: View) -> Problem | None:
    """A leaving is taken back once, for the same member."""
    return check_reversal(operation, view, ("member_id",))


def check_reversal(operation: Operation, view: View, mirrored: tuple[str, ...]) -> Problem | None:
    """A statement of this kind is taken back once, and the mirror says the same."""
    target_id = operation.data.get("reverses")
    if not target_id:
        return None
    target = view.find(operation.kind, operation.scope, target_id)
    if target is None or any(target.fields[name] != operation.data[name] for name in mirrored):
        return Problem("reversal_mismatch", "reverses")
    if target.fields.get("reverses"):
        return Problem("reversal_of_reversal", "reverses")
    if view.where(operation.kind, operation.scope, "reverses", target_id):
        return Problem("already_reversed", "reverses")
    return None


def exit_flags(operation: Operation, view: View) -> Iterable[str]:
    """Whoever left with something still there or owed is looked at: another phone may have known of money this one did not."""
    if operation.data.get("reverses"):
        return ()
    is_settled = all(view.sum(name, operation.scope, key) == 0 for name, key in exit_sums(operation))
    return () if is_settled else ("not_settled",)


def merge_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """Both members, and the merge that is taken back, must be there."""
    both = [("member", operation.data[name]) for name in ("from_member_id", "into_member_id")]
    return [*both, *reversed_reference(operation)]


def check_merge(operation: Operation, view: View) -> Problem | None:
    """Nobody is part of themselves; a merge is taken back once, between the same two."""
    if operation.data["from_member_id"] == operation.data["into_member_id"]:
        return Problem("value_invalid", "into_member_id")
    return check_reversal(operation, view, ("from_member_id", "into_member_id"))
