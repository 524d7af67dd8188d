"""Rules of the ledger. Pure. Money that changed hands is refused only when it is impossible."""

from collections.abc import Iterable, Mapping
from typing import Any

from server.ledger.balances import legs, natural_satang
from server.ledger.entry_kinds import ENTRY_KINDS
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, Tally, View

#: What a reversal must share with the entry it mirrors.
MIRRORED = ("entry_kind", "amount_satang", "member_id", "period", "collection_id")

#: Accounts that cannot hold less than nothing in the world, so a negative balance shows a mistake.
_NEVER_NEGATIVE = frozenset({"cash", "bank", "loan", "pledged_savings", "special_savings"})

PRESENCES = ("present", "proxy", "absent")


def entry_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The member, collection and reversed entry that an entry names must be there."""
    named = {"member": "member_id", "collection_open": "collection_id", "entry": "reverses"}
    return [(kind, operation.data[name]) for kind, name in named.items() if operation.data.get(name)]


def entry_lookups(operation: Operation) -> Iterable[Lookup]:
    """Whether the entry was reversed already."""
    target = operation.data.get("reverses")
    return (Lookup("entry", operation.scope, "reverses", target),) if target else ()


def entry_sums(operation: Operation) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The balances of both accounts."""
    return [("account_balance", (leg.account, leg.member_id)) for leg in legs(operation.data)]


def check_entry(operation: Operation, view: View) -> Problem | None:
    """A deposit names member and period; a reversal mirrors one entry exactly, once, and is never reversed itself."""
    kind = ENTRY_KINDS[operation.data["entry_kind"]]
    if kind.has_member and not operation.data.get("member_id"):
        return Problem("field_missing", "member_id")
    if kind.has_period and not operation.data.get("period"):
        return Problem("field_missing", "period")
    target_id = operation.data.get("reverses")
    if not target_id:
        return None
    target = view.find("entry", operation.scope, target_id)
    if target is None or any(target.fields.get(name) != operation.data.get(name) for name in MIRRORED):
        return Problem("reversal_mismatch", "reverses")
    if target.fields.get("reverses"):
        return Problem("reversal_of_reversal", "reverses")
    if view.where("entry", operation.scope, "reverses", target_id):
        return Problem("already_reversed", "reverses")
    return None


def entry_flags(operation: Operation, view: View) -> Iterable[str]:
    """Below nothing, or for somebody who has left: it changed hands all the same, so it stands and somebody should look."""
    for leg in legs(operation.data):
        before_satang = view.sum("account_balance", operation.scope, (leg.account, leg.member_id))
        after_satang = natural_satang(leg.account, before_satang + leg.amount_satang)
        is_falling = natural_satang(leg.account, leg.amount_satang) < 0
        if leg.account in _NEVER_NEGATIVE and is_falling and after_satang < 0:
            yield "overdrawn"
            break
    member_id = operation.data.get("member_id")
    member = view.find("member", operation.scope, member_id) if member_id else None
    is_deposit = ENTRY_KINDS[operation.data["entry_kind"]].is_deposit and not operation.data.get("reverses")
    if is_deposit and member is not None and member.fields["status"] == "left":
        yield "member_left"


def entry_tallies(operation: Operation, _view: View) -> Iterable[Tally]:
    """Both accounts' balances, and the month's sum of its kind."""
    line = -1 if operation.data.get("reverses") else 1
    month, entry_kind = operation.civil_on.isoformat()[:7], operation.data["entry_kind"]
    amount_satang = line * operation.data["amount_satang"]
    return (
        *(
            Tally("account_balance", operation.scope, (leg.account, leg.member_id), leg.amount_satang)
            for leg in legs(operation.data)
        ),
        Tally("group_month", operation.scope, (month, entry_kind), amount_satang, line),
    )


def collection_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The collection, and the member where one is named, must be there."""
    member_id = operation.data.get("member_id")
    return [
        ("collection_open", operation.data["collection_id"]),
        *([("member", member_id)] if member_id else []),
    ]


def counted_satang(counts: Mapping[str, Any]) -> int:
    """What notes and coins come to: {satang of one piece: pieces}."""
    return sum(int(piece_satang) * pieces for piece_satang, pieces in counts.items())


def close_flags(operation: Operation, view: View) -> Iterable[str]:
    """Cash that differs from the lines is written down with its reason, and the district sees it."""
    opening = view.find("collection_open", operation.scope, operation.data["collection_id"])
    opening_satang = opening.fields["opening_cash_satang"] if opening else 0
    expected_satang = opening_satang + operation.data["total_satang"]
    return ("cash_difference",) if operation.data["counted_satang"] != expected_satang else ()
