"""Templates and assessments on the wire."""

import re

from server.assessments.models import Assessment, AssessmentTemplate
from server.assessments.proofs import QUERIES
from server.assessments.rules import (
    ITEM_KINDS,
    POINTS_MAX,
    assessment_lookups,
    assessment_references,
    check_assessment,
    check_template,
)
from server.assessments.shipped import SORTS
from server.concept import Concept, shape_of
from server.fields import Choice, Count, Day, Flag, Lines, Pattern, RowId, StrictSchema, Text
from server.members.schemas import Parts, Several
from sync.kind import IN_AREA, IN_GROUP, Kind

#: More items nobody reads aloud at a meeting.
ITEMS_MAX = 60
_ITEM_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")

_ITEM = Parts(
    id=Pattern(_ITEM_ID),
    side=Text(length_max=80, may_be_empty=True),
    text_th=Text(length_max=300, may_be_empty=True),
    kind=Choice(ITEM_KINDS),
    most=Count(minimum=1, maximum=POINTS_MAX),
    weight=Count(minimum=1, maximum=100),
    auto_query=Choice(QUERIES, allow_none=True),
)
_LEVEL = Parts(name=Text(length_max=60), min_percent=Count(maximum=100))
#: `words`: by what it was seen. What the books proved: so many of so many, or the day.
_ANSWER = Parts(
    item=Pattern(_ITEM_ID),
    points=Count(maximum=POINTS_MAX),
    words=Lines(length_max=300, allow_none=True),
    count=Count(allow_none=True),
    of=Count(allow_none=True),
    proved_on=Day(allow_none=True),
)


class AssessmentTemplateSchema(StrictSchema):
    """One version of a form by which groups are assessed."""

    sort = Choice(SORTS, required=True)
    name = Text(length_max=120, required=True)
    version = Count(minimum=1, maximum=999, required=True)
    is_official = Flag(required=True)
    source = Text(length_max=200, required=True)
    items = Several(_ITEM, count_max=ITEMS_MAX, required=True)
    levels = Several(_LEVEL, count_max=10, required=True)


class AssessmentSchema(StrictSchema):
    """A group was assessed."""

    template_id = RowId(required=True)
    template_area = Pattern(re.compile(r"th|\d{2}|\d{4}"), allow_none=True, load_default=None)
    assessed_on = Day(required=True)
    minutes_id = RowId(allow_none=True, load_default=None)
    people_count = Count(maximum=10_000, required=True)
    attended = Text(length_max=300, allow_none=True, load_default=None)
    is_read_aloud = Flag(required=True)
    answers = Several(_ANSWER, count_max=ITEMS_MAX, required=True)
    reverses = RowId(allow_none=True, load_default=None)


_template, _assessment = AssessmentTemplateSchema(), AssessmentSchema()

CONCEPTS = (
    Concept(
        "assessment_template",
        Kind("assessment_template", "append", IN_AREA, shape_of(_template), check=check_template),
        AssessmentTemplate,
        _template,
    ),
    Concept(
        "assessment",
        Kind(
            "assessment",
            "append",
            IN_GROUP,
            shape_of(_assessment),
            references=assessment_references,
            lookups=assessment_lookups,
            check=check_assessment,
        ),
        Assessment,
        _assessment,
    ),
)
