"""Rules of memoranda. Pure."""

from collections.abc import Iterable, Mapping

from server.mou.fingerprint import fingerprint_of
from server.people.grants import holder_lookups
from sync.kind import Field
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, View

#: Who may be the second party; the first is the chief of the province.
PARTY2_ROLES = ("officer", "district_chief")
#: Who signs: the two parties make it binding, the witnesses say that they saw it.
PARTIES = ("party1", "party2", "witness1", "witness2")
CHANGES = ("terms", "ended")

CEREMONY_FIELDS: Mapping[str, Field] = {
    "campaign_id": Field("fixed", is_required=True),
    "held_on": Field("critical", is_required=True),
    "place": Field("soft", is_required=True),
    "chair_name": Field("soft", is_required=True),
    "chair_post": Field("soft"),
    "guests": Field("soft"),
    "attended": Field("set"),
}

_DIFFERS = Problem("mou_text_differs", "fingerprint")


def check_text(operation: Operation, _view: View) -> Problem | None:
    """A text carries its own fingerprint."""
    return None if operation.data["fingerprint"] == fingerprint_of(operation.data["text"]) else _DIFFERS


def mou_lookups(operation: Operation) -> Iterable[Lookup]:
    """The text, which never changes, and whose file it is."""
    area = f"area:{operation.data['area_code']}"
    return (*holder_lookups(operation), Lookup("mou_template", area, "id", operation.data["template_id"]))


def check_mou(operation: Operation, view: View) -> Problem | None:
    """A memorandum lies in the file of its second party, and is in the very words of a text that is there."""
    if operation.scope != f"person:{operation.data['party2_id']}":
        return Problem("value_invalid", "party2_id")
    area = f"area:{operation.data['area_code']}"
    template = view.find("mou_template", area, operation.data["template_id"])
    return None if template and template.fields["fingerprint"] == operation.data["fingerprint"] else _DIFFERS


def amendment_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The memorandum must be there."""
    return (("mou", operation.data["mou_id"]),)


def check_amendment(operation: Operation, view: View) -> Problem | None:
    """New terms say what is new."""
    data = operation.data
    if data["change"] == "terms" and data.get("quantity") is None and data.get("target_on") is None:
        return Problem("field_missing", "target_on")
    return check_text(operation, view)


def signature_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """What is signed must be there."""
    yield "mou", operation.data["mou_id"]
    if operation.data.get("amendment_id"):
        yield "mou_amendment", operation.data["amendment_id"]


def check_signature(operation: Operation, view: View) -> Problem | None:
    """Only the words that were read are signed, drawn or with the reason why not; a first party alone repeats itself."""
    data = operation.data
    kind, row_id = (
        ("mou_amendment", data["amendment_id"]) if data.get("amendment_id") else ("mou", data["mou_id"])
    )
    signed = view.find(kind, operation.scope, row_id)
    if signed is None or signed.fields["fingerprint"] != data["fingerprint"]:
        return _DIFFERS
    if not data.get("strokes") and not data.get("reason"):
        return Problem("field_missing", "strokes")
    if data.get("repeats") and (data["party"] != "party1" or not data.get("strokes")):
        return Problem("field_not_allowed", "repeats")
    return None
