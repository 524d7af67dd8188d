"""Visits to one group with the advice that followed, the latest first."""

from typing import Any

from sqlalchemy import Connection, select

from server.people.models import Person
from server.visits.models import Visit, VisitAdvice
from server.visits.rules import written_as


def load_visits(connection: Connection, scope: str) -> list[dict[str, Any]]:
    """What was not taken back, in two questions; advice stays with a visit that was corrected."""
    advice = connection.execute(
        select(
            VisitAdvice.visit_id,
            VisitAdvice.text,
            VisitAdvice.civil_on,
            Person.display_name.label("author_name"),
        )
        .outerjoin(Person, Person.id == VisitAdvice.author_id)
        .where(VisitAdvice.scope_id == scope)
        .order_by(VisitAdvice.seq)
    ).mappings()
    advised = [dict(each) for each in advice]
    written = connection.execute(
        select(*Visit.__table__.columns, Person.display_name.label("author_name"))
        .outerjoin(Person, Person.id == Visit.author_id)
        .where(Visit.scope_id == scope)
        .order_by(Visit.visited_on.desc(), Visit.seq.desc())
    ).mappings()
    visits = [dict(each) for each in written]
    taken_back = {visit["reverses"] for visit in visits}
    told = []
    for visit in visits:
        if visit["reverses"] or visit["id"] in taken_back:
            continue
        ids = written_as(visit, visits)
        told.append({**visit, "advised": [each for each in advised if each["visit_id"] in ids]})
    return told
