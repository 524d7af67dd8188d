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
}

TARGET_FIELDS: Mapping[str, Field] = {
    "campaign_id": Field("fixed", is_required=True),
    "quantity": _REQUIRED,
    "target_on": Field("critical"),
    "reason": Field("soft"),
}
