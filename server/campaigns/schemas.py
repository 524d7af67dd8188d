"""Campaigns and targets on the wire."""

import re

from server.campaigns.models import Campaign, Target
from server.campaigns.rules import CAMPAIGN_FIELDS, CAMPAIGN_STATES, TARGET_FIELDS
from server.concept import Concept, edit_shape_of
from server.fields import Choice, Count, Day, Pattern, RowId, StrictSchema, Text
from server.people.grants import holder_lookups
from sync.kind import IN_AREA, IN_PERSON, Kind


class CampaignSchema(StrictSchema):
    """A drive of the form "1 officer, 1 X"."""

    name = Text(length_max=120)
    area_code = Pattern(re.compile(r"th|\d{2}|\d{4}"))
    quantity = Count(minimum=1, maximum=100)
    signed_on = Day()
    starts_on = Day()
    target_on = Day()
    hard_on = Day()
    state = Choice(CAMPAIGN_STATES)
    agenda = Text(length_max=200, allow_none=True)
    unit_name = Text(length_max=60, allow_none=True)
    target_words = Text(length_max=200, allow_none=True)
    target_earliest_on = Day(allow_none=True)
    hard_words = Text(length_max=200, allow_none=True)
    confirmed_by_name = Text(length_max=120, allow_none=True)
    confirmed_on = Day(allow_none=True)


class TargetSchema(StrictSchema):
    """What one officer promised."""

    campaign_id = RowId()
    quantity = Count(minimum=0, maximum=100)
    target_on = Day(allow_none=True)
    reason = Text(length_max=200, allow_none=True)


_campaign, _target = CampaignSchema(), TargetSchema()

CONCEPTS = (
    Concept(
        "campaign",
        Kind("campaign", "merge", IN_AREA, edit_shape_of(_campaign), fields=CAMPAIGN_FIELDS),
        Campaign,
        _campaign,
    ),
    Concept(
        "target",
        Kind(
            "target",
            "merge",
            IN_PERSON,
            edit_shape_of(_target),
            fields=TARGET_FIELDS,
            lookups=holder_lookups,
        ),
        Target,
        _target,
    ),
)
