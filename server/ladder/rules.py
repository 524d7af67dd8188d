"""Rules of the ladder: what may be said, and where a group stands on it. Pure. The folds are twins of ladder/ladder.ts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from server.members.rules import check_reversal
from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

VERDICTS = ("acknowledged", "returned")

#: The step that is done only once somebody else has acknowledged it; the others are done when they are told.
REPORTED = "reported_established"

#: States of a group that somebody decided; all others follow from the ladder.
_DECIDED = frozenset({"void", "closed", "dormant"})


@dataclass(frozen=True, slots=True)
class Step:
    """Where one step stands: "submitted", "acknowledged" or "returned"; `review_id` names what was said of it last."""

    state: str
    milestone_id: str
    done_on: str
    review_id: str | None


def check_milestone(operation: Operation, view: View) -> Problem | None:
    """Nothing is told before it happened; a step is taken back once."""
    if operation.data["done_on"] > operation.civil_on.isoformat():
        return Problem("value_invalid", "done_on")
    return check_reversal(operation, view, ("milestone",))


def review_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The step must have been told."""
    return (("milestone", operation.data["milestone_id"]),)


def check_review(operation: Operation, view: View) -> Problem | None:
    """Nobody acknowledges what they told themselves; whoever returns a step says what is missing."""
    told = view.find("milestone", operation.scope, operation.data["milestone_id"])
    if told is None or told.fields["author_id"] == operation.author:
        return Problem("not_allowed")
    if told.fields.get("reverses"):
        return Problem("value_invalid", "milestone_id")
    is_silent = operation.data["verdict"] == "returned" and not (operation.data.get("note") or "").strip()
    return Problem("reason_missing", "note") if is_silent else None


def steps_of(
    milestones: Iterable[Mapping[str, Any]], reviews: Iterable[Mapping[str, Any]]
) -> dict[str, Step]:
    """The steps of one group that were taken, by milestone: of each the latest word that was not taken back.

    `milestones` are {id, seq, milestone, done_on, reverses}, `reviews` {id, seq, milestone_id, verdict}, in any order.
    """
    told = sorted(milestones, key=_order)
    taken_back = {each["reverses"] for each in told}
    said = {review["milestone_id"]: review for review in sorted(reviews, key=_order)}
    steps: dict[str, Step] = {}
    for each in told:
        if each["reverses"] or each["id"] in taken_back:
            continue
        review = said.get(each["id"])
        state = review["verdict"] if review else "submitted"
        steps[each["milestone"]] = Step(state, each["id"], each["done_on"], review["id"] if review else None)
    return steps


def _order(row: Mapping[str, Any]) -> tuple[int, str]:
    return row["seq"], row["id"]


def is_done(milestone: str, steps: Mapping[str, Step]) -> bool:
    """Whether a step counts: told and not returned; the report of the founding only once it is acknowledged."""
    state = steps[milestone].state if milestone in steps else None
    return state == "acknowledged" or (state == "submitted" and milestone != REPORTED)


def rule_day(steps: Mapping[str, Step], today: str) -> str:
    """The day whose rule says what is required: that of the report, so that a rule set later reaches no further back."""
    return steps[REPORTED].done_on if REPORTED in steps else today


def established_on(steps: Mapping[str, Step], required: Collection[str], founded_on: str) -> str | None:
    """The day on which the last of the required steps was taken; None while one of them is missing."""
    if not all(is_done(milestone, steps) for milestone in required):
        return None
    return max([founded_on, *(steps[milestone].done_on for milestone in required)])


def stage_of(status: str, established: str | None) -> str:
    """What a group is: void, closed or dormant as somebody decided, else "established" or still "founding"."""
    if status in _DECIDED:
        return status
    return "founding" if established is None else "established"
