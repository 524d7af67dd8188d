"""Which mentorships concern somebody today, and how far coaching has come in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from server.mentoring.models import CoachingNote, CoachingSign, Mentorship
from server.mentoring.rules import CONTACTS, coaching_state
from server.people.grants import Grants


@dataclass(frozen=True, slots=True)
class Coaching:
    """How often coaching was noted (what its author took back left out), how often both signed, and the last day."""

    noted: int = 0
    signed: int = 0
    last_on: str | None = None


def is_mentored_by(grants: Grants) -> ColumnElement[bool]:
    """Whether a mentorship makes this person the mentor today."""
    day = grants.today.isoformat()
    return (
        (Mentorship.mentor_id == grants.person_id)
        & (Mentorship.from_on <= day)
        & or_(Mentorship.to_on.is_(None), Mentorship.to_on >= day)
    )


def is_held(grants: Grants) -> ColumnElement[bool]:
    """Whether this person's phone holds a mentorship: the mentor's while it lasts, the officer's always, as their own file."""
    return or_(Mentorship.mentee_id == grants.person_id, is_mentored_by(grants))


def load_coaching(connection: Connection, scopes: Iterable[str]) -> Mapping[str, Coaching]:
    """By scope of a mentorship; those without any note are left out. Two questions, and what was said is not among them."""
    wanted = list(scopes)
    signs: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for sign in connection.execute(
        select(CoachingSign.note_id, CoachingSign.author_id, CoachingSign.word)
        .where(CoachingSign.scope_id.in_(wanted))
        .order_by(CoachingSign.scope_id, CoachingSign.seq)
    ).mappings():
        signs[sign["note_id"]].append(dict(sign))
    states: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for scope, note_id, author_id, civil_on in connection.execute(
        select(CoachingNote.scope_id, CoachingNote.id, CoachingNote.author_id, CoachingNote.civil_on).where(
            CoachingNote.scope_id.in_(wanted), CoachingNote.sort.in_(CONTACTS)
        )
    ):
        state = coaching_state(author_id, signs[note_id])
        if state != "withdrawn":
            states[scope].append((state, civil_on))
    return {
        scope: Coaching(
            len(found), sum(state == "signed" for state, _day in found), max(day for _state, day in found)
        )
        for scope, found in states.items()
    }
