"""Rules of groups and members. Pure."""

from collections.abc import Iterable, Mapping

from server.groups.majority import is_minor
from sync.kind import Field
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, View

AREA_LEVELS = ("village", "community", "subdistrict")
PLEDGE_MODES = ("amount", "units")

#: A group only goes forward, from its founding to its end; dormant groups may wake up, and one that was founded by
#: mistake is void until somebody puts it back.
#: People of the area; organisations of the area; patrons without vote or loan. None said is the first.
MEMBER_TYPES = ("ordinary", "extraordinary", "honorary")

#: A group only goes forward, from its founding to its end; dormant groups may wake up.
GROUP_STATES: Mapping[str, frozenset[str]] = {
    "founding": frozenset({"established", "closed", "void"}),
    "void": frozenset({"founding"}),
    "established": frozenset({"active", "dormant", "closed"}),
    "active": frozenset({"dormant", "closed"}),
    "dormant": frozenset({"active", "closed"}),
    "closed": frozenset(),
}

#: Who has left stays in the register; coming back is a new membership. Only a leaving recorded by mistake is taken back.
MEMBER_STATES: Mapping[str, frozenset[str]] = {"active": frozenset({"left"}), "left": frozenset({"active"})}

#: What somebody found of two groups that look like one and are not; "undecided" takes it back. One and the same: `duplicate_of`.
VERDICTS = ("apart", "undecided")

_CRITICAL, _CRITICAL_REQUIRED = Field("critical"), Field("critical", is_required=True)
_FIXED_REQUIRED, _SOFT = Field("fixed", is_required=True), Field("soft")
_PLEDGE_RULE = "pledge_rule"

GROUP_FIELDS: Mapping[str, Field] = {
    "name": _CRITICAL_REQUIRED,
    "area_level": _FIXED_REQUIRED,
    "subdistrict_code": _FIXED_REQUIRED,
    "moo": _CRITICAL,
    "place_name": _CRITICAL,
    "founded_on": _CRITICAL_REQUIRED,
    "pledge_mode": Field("critical", is_required=True, whole=_PLEDGE_RULE),
    "pledge_min_satang": Field("critical", is_required=True, whole=_PLEDGE_RULE),
    "unit_price_satang": Field("critical", whole=_PLEDGE_RULE),
    "collection_day": _CRITICAL_REQUIRED,
    "meeting_place": _SOFT,
    "note": _SOFT,
    "officer_id": _FIXED_REQUIRED,
    "founder_id": Field("fixed"),
    "duplicate_of": _SOFT,
    "void_reason": _SOFT,
    "status": Field("state", is_required=True, transitions=GROUP_STATES),
}

MEMBER_FIELDS: Mapping[str, Field] = {
    "number": _CRITICAL_REQUIRED,
    "title": _SOFT,
    "first_name": _CRITICAL_REQUIRED,
    "last_name": _CRITICAL,
    "pledge_satang": _CRITICAL_REQUIRED,
    "joined_on": _CRITICAL_REQUIRED,
    "phone": _SOFT,
    "member_type": _SOFT,
    "born": _SOFT,
    "guardian_member_id": _SOFT,
    "guardian_name": _SOFT,
    "address": _SOFT,
    "status": Field("state", is_required=True, transitions=MEMBER_STATES, ended=frozenset({"left"})),
}


def check_group(operation: Operation, _view: View) -> Problem | None:
    """A group begins in its founding, led by the officer who founds it; a village group names its village number."""
    changes = operation.data["set"]
    if changes.get("duplicate_of", (None, None))[1] == operation.data["id"]:
        return Problem("value_invalid", "duplicate_of")
    if operation.id != operation.data["id"]:
        return None
    news = {name: new for name, (_old, new) in changes.items()}
    if news.get("officer_id") != operation.author:
        return Problem("field_not_allowed", "officer_id")
    if news.get("founder_id") is not None:
        return Problem("field_not_allowed", "founder_id")
    if news.get("status") != "founding":
        return Problem("transition_not_legal", "status")
    if news.get("pledge_mode") == "units" and news.get("unit_price_satang") is None:
        return Problem("field_missing", "unit_price_satang")
    return None


def check_member(operation: Operation, _view: View) -> Problem | None:
    """A membership begins active."""
    is_new = operation.id == operation.data["id"]
    begins = operation.data["set"].get("status", (None, None))[1]
    return Problem("transition_not_legal", "status") if is_new and begins not in (None, "active") else None


def member_lookups(operation: Operation) -> Iterable[Lookup]:
    """Members who already have the number that is being given."""
    change = operation.data["set"].get("number")
    return () if change is None else (Lookup("member", operation.scope, "number", change[1]),)


def member_flags(operation: Operation, view: View) -> Iterable[str]:
    """Two phones may give one number to two members: both stay, a person renumbers one. A minor has a guardian."""
    changes = operation.data["set"]
    if "number" in changes:
        others = view.where("member", operation.scope, "number", changes["number"][1])
        if any(other.id != operation.data["id"] for other in others):
            yield "member_number_taken"
    if changes.keys() & _OF_MINORS and _lacks_guardian(operation, view):
        yield "minor_without_guardian"


_OF_MINORS = frozenset({"born", "joined_on", "guardian_member_id", "guardian_name"})


def _lacks_guardian(operation: Operation, view: View) -> bool:
    row = view.find("member", operation.scope, operation.data["id"])
    member = dict(row.fields) if row else {}
    member |= {name: new for name, (_old, new) in operation.data["set"].items()}
    born, joined_on = member.get("born"), member.get("joined_on")
    is_young = born is not None and joined_on is not None and is_minor(born, joined_on)
    return is_young and not (member.get("guardian_member_id") or member.get("guardian_name"))
