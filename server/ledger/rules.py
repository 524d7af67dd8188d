"""Rules of the ledger. Pure. Money that changed hands is refused only when it is impossible."""

from collections.abc import Iterable, Mapping
from typing import Any

from server.ledger.balances import legs, natural_satang
from server.ledger.entry_kinds import ENTRY_KINDS
from server.members.pledge import pledge_due
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, Tally, View

#: What a reversal must share with the entry it mirrors.
MIRRORED = ("entry_kind", "amount_satang", "member_id", "period", "collection_id")

#: Accounts that cannot hold less than nothing in the world, so a negative balance shows a mistake.
_NEVER_NEGATIVE = frozenset({"cash", "bank", "loan", "pledged_savings", "special_savings"})

PRESENCES = ("present", "proxy", "absent")

#: Who may stand beside the officer and agree to a collection.
SIGNER_POSTS = ("chair", "treasurer", "secretary", "committee", "member")

#: What an entry names that must be there: field → sort of row.
_NAMED = {
    "member_id": "member",
    "collection_id": "collection_open",
    "reverses": "entry",
    "corrects": "entry",
}


def entry_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The member, collection, reversed and corrected entry that an entry names must be there."""
    return [(kind, operation.data[name]) for name, kind in _NAMED.items() if operation.data.get(name)]


def entry_lookups(operation: Operation) -> Iterable[Lookup]:
    """Whether the entry was reversed already, or the one it corrects; for a pledge, what was paid and promised for its month."""
    data = operation.data
    if data.get("reverses"):
        return (Lookup("entry", operation.scope, "reverses", data["reverses"]),)
    if data.get("corrects"):
        return (Lookup("entry", operation.scope, "reverses", data["corrects"]), *_pledge_lookups(operation))
    return _pledge_lookups(operation)


def _pledge_lookups(operation: Operation) -> tuple[Lookup, ...]:
    data = operation.data
    if data["entry_kind"] == "pledge" and data.get("period") and data.get("member_id"):
        return (
            Lookup("entry", operation.scope, "period", data["period"]),
            Lookup("pledge_change", operation.scope, "member_id", data["member_id"]),
        )
    return ()


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
    """What stands all the same, and somebody should look at.

    Paid out of nothing, twice for one month, for who left, or as a correction of a line that nobody has taken back.
    """
    return (
        *(("overdrawn",) if _overdraws(operation, view) else ()),
        *(("paid_twice",) if _pays_twice(operation, view) else ()),
        *(("member_left",) if _is_for_who_left(operation, view) else ()),
        *(("correction_unmatched",) if _corrects_what_stands(operation, view) else ()),
    )


def _corrects_what_stands(operation: Operation, view: View) -> bool:
    """Whether the line it corrects still counts, so that both do."""
    corrected: str | None = operation.data.get("corrects")
    return corrected is not None and not view.where("entry", operation.scope, "reverses", corrected)


def _overdraws(operation: Operation, view: View) -> bool:
    """Whether an account that cannot hold less than nothing falls below it."""
    for leg in legs(operation.data):
        before_satang = view.sum("account_balance", operation.scope, (leg.account, leg.member_id))
        after_satang = natural_satang(leg.account, before_satang + leg.amount_satang)
        is_falling = natural_satang(leg.account, leg.amount_satang) < 0
        if leg.account in _NEVER_NEGATIVE and is_falling and after_satang < 0:
            return True
    return False


def _is_for_who_left(operation: Operation, view: View) -> bool:
    """Whether a deposit is written for somebody who has left."""
    data = operation.data
    if not ENTRY_KINDS[data["entry_kind"]].is_deposit or data.get("reverses"):
        return False
    member = view.find("member", operation.scope, data["member_id"])
    return member is not None and member.fields["status"] == "left"


def _pays_twice(operation: Operation, view: View) -> bool:
    """Whether a pledge brings its month above what was promised, when another collection had taken money for it."""
    data = operation.data
    if data["entry_kind"] != "pledge" or data.get("reverses"):
        return False
    elsewhere_satang: int = sum(
        -other.fields["amount_satang"] if other.fields.get("reverses") else other.fields["amount_satang"]
        for other in view.where("entry", operation.scope, "period", data["period"])
        if other.fields.get("member_id") == data["member_id"]
        and other.fields.get("collection_id") != data.get("collection_id")
    )
    member = view.find("member", operation.scope, data["member_id"])
    changes = [
        {"id": change.id, "seq": change.seq, **change.fields}
        for change in view.where("pledge_change", operation.scope, "member_id", data["member_id"])
    ]
    pledge_satang = pledge_due(member.fields["pledge_satang"] if member else 0, changes, data["period"])
    return elsewhere_satang > 0 and elsewhere_satang + data["amount_satang"] > pledge_satang


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


def check_confirm(operation: Operation, _view: View) -> Problem | None:
    """Somebody agreed by name, or there is a reason why nobody did."""
    is_said = operation.data.get("signer_name") or operation.data.get("reason")
    return None if is_said else Problem("reason_missing", "reason")


def counted_satang(counts: Mapping[str, Any]) -> int:
    """What notes and coins come to: {satang of one piece: pieces}."""
    return sum(int(piece_satang) * pieces for piece_satang, pieces in counts.items())


def close_flags(operation: Operation, view: View) -> Iterable[str]:
    """Cash that differs from the lines is written down with its reason, and the district sees it."""
    opening = view.find("collection_open", operation.scope, operation.data["collection_id"])
    opening_satang = opening.fields["opening_cash_satang"] if opening else 0
    expected_satang = opening_satang + operation.data["total_satang"]
    return ("cash_difference",) if operation.data["counted_satang"] != expected_satang else ()
