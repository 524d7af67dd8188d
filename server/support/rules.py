"""What an admitted line is, and what its author may in it. Pure."""

import json
from collections.abc import Sequence

from server.people.field_groups import Sight, tell_data
from server.people.grants import Grants, Span, is_of_pair
from server.people.rights import IDENTITY, PUSH, SUPPORTS
from sync.decide import Author, Standing
from sync.kind import Kind
from sync.operation import Operation, parse_line
from sync.row import View


def admitted_line(raw: bytes, device_id: str) -> bytes:
    """The line as its author wrote it, from the device of whoever answers for it and outside any device's chain.

    It keeps its id: what other lines name it by stays true, and it can take effect only once, whichever way it comes.
    """
    keys = json.loads(raw) | {"device": device_id, "number": 0, "previous": ""}
    return json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()


def admitted_author(author_id: str, spans: Sequence[Span], supporter: Grants, device_id: str) -> Author:
    """The author of an admitted line: may what their role ever allowed, where the supporter's own area reaches."""

    def standing(operation: Operation, kind: Kind, view: View) -> Standing:
        roles = {span.role for span in spans if span.has_begun(supporter.today)}
        if not any(kind.name in PUSH[role] for role in roles):
            return "not_allowed"
        prefix, _, subject = operation.scope.partition(":")
        if prefix == "person":
            return "holds" if subject == author_id else "not_allowed"
        if prefix == "mentorship":
            pair = view.find("mentorship", operation.scope, subject)
            return "holds" if pair is not None and is_of_pair(author_id, pair) else "not_allowed"
        area_code = subject if prefix == "area" else place_of(operation, view)
        return "holds" if supports_area(supporter, area_code) else "never"

    return Author(author_id, frozenset({device_id}), standing, is_admitted=True)


def told_line(raw: bytes, sight: Sight) -> str | None:
    """A line as it arrived, in text, or with what the reader is not told left out; None where that cannot be judged."""
    if sight >= {*IDENTITY, "amount"}:
        return raw.decode("utf-8", "backslashreplace")
    operation = parse_line(raw).operation
    if operation is None:
        return None
    keys = json.loads(raw) | {"data": tell_data(operation, sight)}
    return json.dumps(keys, ensure_ascii=False, separators=(",", ":"))


def place_of(operation: Operation, view: View) -> str:
    """The subdistrict of the group an operation is for; of one that does not exist yet, as its founding says."""
    group = view.find("group", operation.scope, operation.scope.removeprefix("group:"))
    code = (
        group.fields["subdistrict_code"]
        if group is not None
        else founding_field(operation, "subdistrict_code")
    )
    return str(code or "")


def founding_field(operation: Operation, name: str) -> object:
    """What the founding of a group says of itself; None where the operation founds none."""
    change = operation.data.get("set", {}) if operation.scope == f"group:{operation.id}" else {}
    values = change.get(name) if isinstance(change, dict) else None
    return values[1] if isinstance(values, list) and len(values) == 2 else None


def supports_area(supporter: Grants, area_code: str) -> bool:
    """Whether a role that looks after what was set aside reaches over the area today."""
    return any(
        span.role in SUPPORTS and span.holds_on(supporter.today) and span.covers(area_code)
        for span in supporter.spans
    )
