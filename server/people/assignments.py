"""Reading a person's dated assignments from the table; what they allow is judged in `grants`."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, or_, select

from server.people.assignment import Assignment
from server.people.grants import Span

#: Roles from the one that sees furthest to the one that sees least.
_FURTHEST_FIRST = (
    "province_chief",
    "province_staff",
    "governor",
    "deputy_governor",
    "district_chief",
    "district_head",
    "system_admin",
    "officer",
    "mentor",
)


def load_spans(connection: Connection, person_id: str) -> tuple[Span, ...]:
    """All assignments of a person, past, present and to come, by area."""
    rows = connection.execute(
        select(Assignment.role, Assignment.area_code, Assignment.from_on, Assignment.to_on)
        .where(Assignment.scope_id == f"person:{person_id}")
        .order_by(Assignment.area_code, Assignment.role, Assignment.from_on)
    )
    return tuple(Span(*row) for row in rows)


def ever_holds() -> ColumnElement[bool]:
    """Whether a row's post was, is or will be in force: one cancelled before its first day ends the day before it."""
    return or_(Assignment.to_on.is_(None), Assignment.to_on >= Assignment.from_on)


def leading_role(roles: Iterable[str]) -> str | None:
    """Of several roles the one that sees furthest; None of none."""
    held = set(roles)
    return next((role for role in _FURTHEST_FIRST if role in held), None)
