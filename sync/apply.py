"""Apply: how an operation changes a row when nothing else happens. The phone draws pending work with its twin."""

from collections.abc import Mapping
from typing import Any


def apply(operation: Mapping[str, Any], row: Mapping[str, Any] | None) -> dict[str, Any]:
    """The row a person sees once the operation, as it stands in its line, is laid over it.

    A fact becomes the row; an edit sets its fields and leaves the others. `row` is None for what is new.
    """
    data = operation["data"]
    if "set" in data:
        news = {name: new for name, (_old, new) in data["set"].items()}
        return {**(row or {}), "id": data["id"], **news}
    return {
        "id": operation["id"],
        "author_id": operation["author"],
        "device_id": operation["device"],
        "civil_on": operation["civil_on"],
        "made_at": operation["made_at"],
        **data,
    }
