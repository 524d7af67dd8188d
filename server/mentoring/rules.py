"""Rules of mentoring. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from sync.kind import Field
from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

#: How coaching took place: face to face, over the telephone, in writing.
CONTACTS = ("met", "called", "wrote")
#: What a note can be.
NOTE_SORTS = (*CONTACTS, "question", "answer")
#: What either says of coaching that was noted; `unsaid` takes back what they said before.
WORDS = ("took_place", "did_not", "unsaid")

MENTORSHIP_FIELDS: Mapping[str, Field] = {
    "mentee_id": Field("fixed", is_required=True),
    "mentor_id": Field("fixed", is_required=True),
    "mentee_name": Field("fixed", is_required=True),
    "mentor_name": Field("fixed", is_required=True),
    "from_on": Field("critical", is_required=True),
    "to_on": Field("critical"),
}

#: signed: both say that it took place. waiting: the other has not said. disputed: the other says no.
#: withdrawn: whoever wrote it says no.
CoachingState = Literal["signed", "waiting", "disputed", "withdrawn"]


def check_mentorship(operation: Operation, _view: View) -> Problem | None:
    """Nobody is their own mentor."""
    changes = operation.data["set"]
    pair = [changes[name][1] for name in ("mentee_id", "mentor_id") if name in changes]
    return Problem("value_invalid", "mentor_id") if len(pair) == 2 and pair[0] == pair[1] else None


def note_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """An answer's question must be there."""
    about = operation.data.get("about_id")
    return (("coaching_note", about),) if about else ()


def check_note(operation: Operation, view: View) -> Problem | None:
    """An answer names a question, and nothing else names any."""
    about = operation.data.get("about_id")
    if operation.data["sort"] != "answer":
        return Problem("value_invalid", "about_id") if about else None
    if not about:
        return Problem("field_missing", "about_id")
    question = view.find("coaching_note", operation.scope, about)
    is_question = question is not None and question.fields["sort"] == "question"
    return None if is_question else Problem("value_invalid", "about_id")


def sign_references(operation: Operation) -> Iterable[tuple[str, str]]:
    """The note must be there."""
    return (("coaching_note", operation.data["note_id"]),)


def check_sign(operation: Operation, view: View) -> Problem | None:
    """Only coaching is signed, no question and no answer."""
    note = view.find("coaching_note", operation.scope, operation.data["note_id"])
    is_coaching = note is not None and note.fields["sort"] in CONTACTS
    return None if is_coaching else Problem("value_invalid", "note_id")


def coaching_state(author_id: str, signs: Iterable[Mapping[str, Any]]) -> CoachingState:
    """How coaching stands that `author_id` noted; `signs` of that note in their order, {author_id, word} each.

    Writing the note is its author's signature. Twin of mentoring/coaching.ts.
    """
    words = {sign["author_id"]: sign["word"] for sign in signs}
    if words.pop(author_id, None) == "did_not":
        return "withdrawn"
    if "did_not" in words.values():
        return "disputed"
    return "signed" if "took_place" in words.values() else "waiting"
