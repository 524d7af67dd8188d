"""Memoranda and ceremonies on the wire."""

import re

from server.concept import Concept, edit_shape_of, shape_of
from server.fields import Choice, Count, Day, Lines, Pattern, RowId, RowIds, StrictSchema, Text
from server.ledger.schemas import Strokes
from server.mou.models import Ceremony, Mou, MouAmendment, MouSignature, MouTemplate
from server.mou.rules import (
    CEREMONY_FIELDS,
    CHANGES,
    PARTIES,
    PARTY2_ROLES,
    amendment_references,
    check_amendment,
    check_mou,
    check_signature,
    check_text,
    mou_lookups,
    signature_references,
)
from server.people.grants import holder_lookups
from sync.kind import IN_AREA, IN_PERSON, Kind

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_AREA = re.compile(r"th|\d{2}|\d{4}")


class MouTemplateSchema(StrictSchema):
    """One version of the text that is signed in a campaign."""

    campaign_id = RowId(required=True)
    party2_role = Choice(PARTY2_ROLES, required=True)
    source_words = Text(length_max=200, required=True)
    text = Lines(length_max=4000, required=True)
    fingerprint = Pattern(_FINGERPRINT, required=True)


class MouSchema(StrictSchema):
    """A memorandum with one person; `area_code` is where its text lies."""

    campaign_id = RowId(required=True)
    area_code = Pattern(_AREA, required=True)
    template_id = RowId(required=True)
    fingerprint = Pattern(_FINGERPRINT, required=True)
    quantity = Count(minimum=0, maximum=100, required=True)
    target_on = Day(required=True)
    target_words = Text(length_max=200, allow_none=True, load_default=None)
    dated_on = Day(required=True)
    place = Text(length_max=200, required=True)
    party1_name = Text(length_max=120, required=True)
    party1_post = Text(length_max=120, required=True)
    party2_id = RowId(required=True)
    party2_name = Text(length_max=120, required=True)
    party2_post = Text(length_max=120, required=True)


class MouAmendmentSchema(StrictSchema):
    """A memorandum is changed or ended, in words of its own."""

    mou_id = RowId(required=True)
    change = Choice(CHANGES, required=True)
    quantity = Count(minimum=0, maximum=100, allow_none=True, load_default=None)
    target_on = Day(allow_none=True, load_default=None)
    text = Lines(length_max=2000, required=True)
    fingerprint = Pattern(_FINGERPRINT, required=True)


class MouSignatureSchema(StrictSchema):
    """Somebody signed a memorandum or an amendment; of several for one place the newest counts."""

    mou_id = RowId(required=True)
    amendment_id = RowId(allow_none=True, load_default=None)
    party = Choice(PARTIES, required=True)
    signer_name = Text(length_max=120, required=True)
    signer_post = Text(length_max=120, allow_none=True, load_default=None)
    fingerprint = Pattern(_FINGERPRINT, required=True)
    strokes = Strokes(allow_none=True, load_default=None)
    reason = Text(length_max=200, allow_none=True, load_default=None)
    repeats = RowId(allow_none=True, load_default=None)


class CeremonySchema(StrictSchema):
    """A day on which memoranda are signed, and who came."""

    campaign_id = RowId()
    held_on = Day()
    place = Text(length_max=200)
    chair_name = Text(length_max=120)
    chair_post = Text(length_max=120, allow_none=True)
    guests = Lines(length_max=2000, allow_none=True)
    attended = RowIds(most=500, allow_none=True)


_template, _mou, _amendment = MouTemplateSchema(), MouSchema(), MouAmendmentSchema()
_signature, _ceremony = MouSignatureSchema(), CeremonySchema()

CONCEPTS = (
    Concept(
        "mou_template",
        Kind("mou_template", "append", IN_AREA, shape_of(_template), check=check_text),
        MouTemplate,
        _template,
    ),
    Concept(
        "mou",
        Kind("mou", "append", IN_PERSON, shape_of(_mou), lookups=mou_lookups, check=check_mou),
        Mou,
        _mou,
    ),
    Concept(
        "mou_amendment",
        Kind(
            "mou_amendment",
            "append",
            IN_PERSON,
            shape_of(_amendment),
            references=amendment_references,
            lookups=holder_lookups,
            check=check_amendment,
        ),
        MouAmendment,
        _amendment,
    ),
    Concept(
        "mou_signature",
        Kind(
            "mou_signature",
            "append",
            IN_PERSON,
            shape_of(_signature),
            references=signature_references,
            lookups=holder_lookups,
            check=check_signature,
        ),
        MouSignature,
        _signature,
    ),
    Concept(
        "ceremony",
        Kind("ceremony", "merge", IN_AREA, edit_shape_of(_ceremony), fields=CEREMONY_FIELDS),
        Ceremony,
        _ceremony,
    ),
)
