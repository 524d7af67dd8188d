"""Visits and advice on the wire."""

from server.concept import Concept, shape_of
from server.fields import Choice, Day, Lines, Pattern, RowId, StrictSchema, Text
from server.ledger.schemas import SHA256
from server.members.rules import reversed_lookups, reversed_reference
from server.visits.models import Visit, VisitAdvice
from server.visits.rules import PURPOSES, VISITORS, advice_references, check_visit
from sync.kind import IN_GROUP, Kind


class VisitSchema(StrictSchema):
    """Somebody came to the group."""

    visited_on = Day(required=True)
    purpose = Choice(PURPOSES, required=True)
    visitor = Choice(VISITORS, required=True)
    visitor_name = Text(length_max=120, allow_none=True, load_default=None)
    found = Lines(length_max=1000, allow_none=True, load_default=None)
    advice = Lines(length_max=1000, allow_none=True, load_default=None)
    photo_sha256 = Pattern(SHA256, allow_none=True, load_default=None)
    reverses = RowId(allow_none=True, load_default=None)


class VisitAdviceSchema(StrictSchema):
    """What a chief advises about a visit."""

    visit_id = RowId(required=True)
    text = Lines(length_max=1000, required=True)


_visit, _advice = VisitSchema(), VisitAdviceSchema()

CONCEPTS = (
    Concept(
        "visit",
        Kind(
            "visit",
            "append",
            IN_GROUP,
            shape_of(_visit),
            references=reversed_reference,
            lookups=reversed_lookups,
            check=check_visit,
        ),
        Visit,
        _visit,
    ),
    Concept(
        "visit_advice",
        Kind("visit_advice", "append", IN_GROUP, shape_of(_advice), references=advice_references),
        VisitAdvice,
        _advice,
    ),
)
