"""Rules of templates and assessments, and which of them count. Pure. `standing` is a twin of assessments/templates.ts."""

from collections.abc import Iterable, Mapping
from typing import Any

from server.assessments.proofs import QUERIES
from server.assessments.shipped import SHIPPED, VIRTUES
from server.members.rules import check_reversal, reversed_lookups, reversed_reference
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, View

#: yes_no: the group says whether. scale: it says how much, from nought to `most`. auto: the books say whether.
ITEM_KINDS = ("yes_no", "scale", "auto")
POINTS_MAX = 10


def check_template(operation: Operation, _view: View) -> Problem | None:
    """A form has items, each once and with something to ask; its levels rise from nought."""
    items, levels = operation.data["items"], operation.data["levels"]
    ids = [item["id"] for item in items]
    if not items or len(set(ids)) < len(ids) or not all(map(_asks, items)):
        return Problem("value_invalid", "items")
    bounds = [level["min_percent"] for level in levels]
    rises = bounds == sorted(set(bounds)) and bounds[:1] in ([], [0])
    return None if rises else Problem("value_invalid", "levels")


def _asks(item: Mapping[str, Any]) -> bool:
    """Whether an item can be answered: what the books answer is asked of them; only a scale has more than one point."""
    is_auto = item["kind"] == "auto"
    has_words = bool(item["text_th"].strip()) or is_auto or item["id"] in VIRTUES
    return (
        has_words
        and is_auto == (item["auto_query"] in QUERIES)
        and (item["kind"] == "scale" or item["most"] == 1)
    )


def assessment_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The minutes of the meeting, and what is taken back, must be there."""
    minutes = operation.data.get("minutes_id")
    return (*([("minutes", minutes)] if minutes else []), *reversed_reference(operation))


def assessment_lookups(operation: Operation) -> Iterable[Lookup]:
    """The form, which never changes; and whether what is taken back was taken back already."""
    area = operation.data.get("template_area")
    form = (
        [Lookup("assessment_template", f"area:{area}", "id", operation.data["template_id"])] if area else []
    )
    return (*form, *reversed_lookups(operation))


def check_assessment(operation: Operation, view: View) -> Problem | None:
    """Nothing is assessed before its day; every item of a form that is there is answered once, within its points."""
    data = operation.data
    if data["assessed_on"] > operation.civil_on.isoformat():
        return Problem("value_invalid", "assessed_on")
    if data.get("reverses"):
        is_empty = not data["answers"]
        return check_reversal(operation, view, ("assessed_on", "template_id")) if is_empty else _NO_ANSWERS
    area = data.get("template_area")
    row = view.find("assessment_template", f"area:{area}", data["template_id"]) if area else None
    form = row.fields if row else SHIPPED.get(data["template_id"]) if area is None else None
    if form is None:
        return Problem("value_invalid", "template_id")
    most = {item["id"]: item["most"] for item in form["items"]}
    answered = [answer["item"] for answer in data["answers"]]
    if sorted(answered) != sorted(most) or any(
        each["points"] > most[each["item"]] for each in data["answers"]
    ):
        return _NO_ANSWERS
    return None


_NO_ANSWERS = Problem("value_invalid", "answers")


def standing(assessments: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those of one group that were not taken back, the oldest first: {id, seq, assessed_on, reverses, …} in any order."""
    known = list(assessments)
    taken_back = {each["reverses"] for each in known}
    kept = [each for each in known if not each["reverses"] and each["id"] not in taken_back]
    return sorted(kept, key=lambda each: (each["assessed_on"], each["seq"], each["id"]))
