"""Milestones and their reviews on the wire."""

from server.concept import Concept, shape_of
from server.fields import Choice, Day, Lines, Pattern, RowId, StrictSchema
from server.ladder.models import Milestone, MilestoneReview
from server.ladder.rules import VERDICTS, check_milestone, check_review, review_references
from server.ledger.schemas import SHA256
from server.members.rules import reversed_lookups, reversed_reference
from server.rulebook.rules import MILESTONES
from sync.kind import IN_GROUP, Kind


class MilestoneSchema(StrictSchema):
    """A step of a group's formation was taken."""

    milestone = Choice(MILESTONES, required=True)
    done_on = Day(required=True)
    note = Lines(length_max=500, allow_none=True, load_default=None)
    photo_sha256 = Pattern(SHA256, allow_none=True, load_default=None)
    proof_id = RowId(allow_none=True, load_default=None)
    reverses = RowId(allow_none=True, load_default=None)


class MilestoneReviewSchema(StrictSchema):
    """What the district chief says of a step that was told."""

    milestone_id = RowId(required=True)
    verdict = Choice(VERDICTS, required=True)
    note = Lines(length_max=500, allow_none=True, load_default=None)


_milestone, _review = MilestoneSchema(), MilestoneReviewSchema()

CONCEPTS = (
    Concept(
        "milestone",
        Kind(
            "milestone",
            "append",
            IN_GROUP,
            shape_of(_milestone),
            references=reversed_reference,
            lookups=reversed_lookups,
            check=check_milestone,
        ),
        Milestone,
        _milestone,
    ),
    Concept(
        "milestone_review",
        Kind(
            "milestone_review",
            "append",
            IN_GROUP,
            shape_of(_review),
            references=review_references,
            check=check_review,
        ),
        MilestoneReview,
        _review,
    ),
)
