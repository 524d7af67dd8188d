"""Notices, consents and erasures on the wire; incidents as they are told and asked."""

import re

from marshmallow import Schema, fields

from server.concept import Concept, shape_of
from server.fields import Choice, Choices, Count, Day, Lines, Pattern, RowId, StrictSchema, Text
from server.ledger.schemas import Strokes
from server.members.rules import member_reference
from server.privacy.models import Consent, Erasure, PrivacyNotice
from server.privacy.rules import (
    EXTRAS,
    INCIDENT_SORTS,
    RISKS,
    WAYS,
    check_consent,
    check_erasure,
    erasure_changes,
    erasure_lookups,
)
from sync.kind import IN_AREA, IN_GROUP, Kind

_INSTANT = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z")


class PrivacyNoticeSchema(StrictSchema):
    """What people are told about their data from a day on."""

    version = Count(minimum=2, maximum=999, required=True)
    starts_on = Day(required=True)
    text = Lines(length_max=4000, required=True)


class ConsentSchema(StrictSchema):
    """A member was told the notice, and agreed to some extras or to none."""

    member_id = RowId(required=True)
    notice_version = Count(minimum=1, maximum=999, required=True)
    agreed = Choices(EXTRAS, required=True)
    how = Choice(WAYS, required=True)
    guardian_name = Text(length_max=120, allow_none=True, load_default=None)
    witness_name = Text(length_max=120, allow_none=True, load_default=None)
    strokes = Strokes(allow_none=True, load_default=None)


class ErasureSchema(StrictSchema):
    """A former member's name and particulars are taken out."""

    member_id = RowId(required=True)
    reason = Text(length_max=200, required=True)


class NewIncidentSchema(StrictSchema):
    """An incident as it is recorded."""

    id = RowId(required=True)
    sort = Choice(INCIDENT_SORTS, required=True)
    noticed_at = Pattern(_INSTANT, "not_a_date", required=True)
    what = Lines(length_max=1000, required=True)
    people_count = Count(maximum=100_000_000, required=True)
    risk = Choice(RISKS, required=True)


class IncidentStepSchema(StrictSchema):
    """What was done about an incident; closing it says how it ended."""

    step = Choice(("regulator_told", "people_told", "closed"), required=True)
    outcome = Lines(length_max=1000, allow_none=True, load_default=None)


class IncidentSchema(Schema):
    """An incident as it stands; `tell_by` is when the 72 hours end."""

    id = fields.String()
    area_code = fields.String()
    sort = fields.String(metadata={"enum": list(INCIDENT_SORTS)})
    noticed_at = fields.String()
    tell_by = fields.String()
    what = fields.String()
    people_count = fields.Integer(strict=True)
    risk = fields.String(metadata={"enum": list(RISKS)})
    recorded_by_name = fields.String(allow_none=True)
    regulator_told_at = fields.String(allow_none=True)
    people_told_at = fields.String(allow_none=True)
    closed_at = fields.String(allow_none=True)
    outcome = fields.String(allow_none=True)


class IncidentsSchema(Schema):
    """The register: open incidents first, then the newest."""

    as_of = fields.String()
    items = fields.List(fields.Nested(IncidentSchema))


_notice, _consent, _erasure = PrivacyNoticeSchema(), ConsentSchema(), ErasureSchema()

CONCEPTS = (
    Concept(
        "privacy_notice",
        Kind("privacy_notice", "append", IN_AREA, shape_of(_notice)),
        PrivacyNotice,
        _notice,
    ),
    Concept(
        "consent",
        Kind(
            "consent",
            "append",
            IN_GROUP,
            shape_of(_consent),
            references=member_reference,
            check=check_consent,
        ),
        Consent,
        _consent,
    ),
    Concept(
        "erasure",
        Kind(
            "erasure",
            "append",
            IN_GROUP,
            shape_of(_erasure),
            references=member_reference,
            lookups=erasure_lookups,
            check=check_erasure,
            changes=erasure_changes,
        ),
        Erasure,
        _erasure,
    ),
)
