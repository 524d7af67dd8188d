"""Rules of campaigns. Pure."""

from collections.abc import Mapping

from sync.kind import Field

CAMPAIGN_STATES: Mapping[str, frozenset[str]] = {"open": frozenset({"closed"}), "closed": frozenset({"open"})}

_REQUIRED = Field("critical", is_required=True)

CAMPAIGN_FIELDS: Mapping[str, Field] = {
    "name": _REQUIRED,
    "area_code": Field("fixed", is_required=True),
    "quantity": _REQUIRED,
    "signed_on": _REQUIRED,
    "starts_on": _REQUIRED,
    "target_on": _REQUIRED,
    "hard_on": _REQUIRED,
    "state": Field("state", is_required=True, transitions=CAMPAIGN_STATES),
    "agenda": Field("soft"),
    "unit_name": Field("critical"),
    "target_words": Field("critical"),
    "target_earliest_on": Field("critical"),
    "hard_words": Field("critical"),
    "confirmed_by_name": Field("critical"),
    "confirmed_on": Field("critical"),
}

TARGET_FIELDS: Mapping[str, Field] = {
    "campaign_id": Field("fixed", is_required=True),
    "quantity": _REQUIRED,
    "target_on": Field("critical"),
    "reason": Field("soft"),
}


def due_on(target_on: str, earliest_on: str | None, confirmed_on: str | None) -> str:
    """The day a campaign is worked towards: until somebody confirmed the reading, the earliest there is.

    Twin of campaigns/due_on.ts.
    """
    return target_on if confirmed_on or not earliest_on else min(target_on, earliest_on)
