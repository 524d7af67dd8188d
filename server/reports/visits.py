"""Visits to one group with the advice that followed, the latest first."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from server.people.models import Person
from server.visits.models import Visit, VisitAdvice


def load_visits(connection: Connection, scope: str) -> list[dict[str, Any]]:
    """What was not taken back, in two questions."""
    advised: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for advice in connection.execute(
        select(
            VisitAdvice.visit_id,
            VisitAdvice.text,
            VisitAdvice.civil_on,
            Person.display_name.label("author_name"),
        )
        .outerjoin(Person, Person.id == VisitAdvice.author_id)
        .where(VisitAdvice.scope_id == scope)
        .order_by(VisitAdvice.seq)
    ).mappings():
        advised[advice["visit_id"]].append(dict(advice))
    mirror = aliased(Visit)
    is_taken_back = select(mirror.id).where(mirror.scope_id == scope, mirror.reverses == Visit.id).exists()
    visits = connection.execute(
        select(
            Visit.id,
            Visit.visited_on,
            Visit.purpose,
            Visit.visitor,
            Visit.visitor_name,
            Visit.found,
            Visit.advice,
            Visit.photo_sha256,
            Person.display_name.label("author_name"),
        )
        .outerjoin(Person, Person.id == Visit.author_id)
        .where(Visit.scope_id == scope, Visit.reverses.is_(None), ~is_taken_back)
        .order_by(Visit.visited_on.desc(), Visit.seq.desc())
    ).mappings()
    return [{**visit, "advised": advised[visit["id"]]} for visit in visits]
