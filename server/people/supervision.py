"""Whose work a person looks after."""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_, true

from server.errors import Refusal
from server.people.assignment import Assignment
from server.people.assignments import ever_holds
from server.people.current import CurrentPerson
from server.people.grants import Grants
from server.people.rights import SUPPORTS


def check_supporter(person: CurrentPerson) -> None:
    """Refuses with `not_allowed` whoever has no such role today."""
    if not any(role in SUPPORTS for role in person.roles):
        raise Refusal("not_allowed")


def supervised(author_id: Any, supporter: Grants) -> ColumnElement[bool]:
    """Whether an author's post lies within the supporter's area: today's, or of somebody without one, an earlier one.

    Nobody looks after their own work.
    """
    day = supporter.today.isoformat()
    reaching = [span for span in supporter.spans if span.role in SUPPORTS and span.holds_on(supporter.today)]
    inside = or_(
        false(),
        *(
            and_(
                Assignment.role.in_(sorted(SUPPORTS[span.role])),
                true() if span.area_code == "th" else Assignment.area_code.startswith(span.area_code),
            )
            for span in reaching
        ),
    )
    own = (Assignment.scope_id == "person:" + author_id) & (Assignment.from_on <= day) & ever_holds()
    in_force = own & or_(Assignment.to_on.is_(None), Assignment.to_on >= day)
    return and_(
        author_id != supporter.person_id,
        or_(exists().where(in_force, inside), and_(~exists().where(in_force), exists().where(own, inside))),
    )
