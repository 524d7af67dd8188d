"""The ledger on the wire: fields and limits of entries and collection days."""

import re
from typing import Any

from marshmallow import ValidationError

from server.concept import Concept, shape_of
from server.fields import Choice, Count, Day, Pattern, Period, RowId, Satang, StrictField, StrictSchema, Text
from server.ledger.entry_kinds import DENOMINATIONS_SATANG, ENTRY_KINDS
from server.ledger.models import (
    Attendance,
    CollectionClose,
    CollectionConfirm,
    CollectionCount,
    CollectionDate,
    CollectionOpen,
    Entry,
    RollCall,
)
from server.ledger.rules import (
    PRESENCES,
    SIGNER_POSTS,
    check_confirm,
    check_entry,
    close_flags,
    collection_references,
    entry_flags,
    entry_lookups,
    entry_references,
    entry_sums,
    entry_tallies,
)
from sync.kind import IN_GROUP, Kind

#: The device's own code, a dash, its running number: final when it is handed over, without any signal.
SLIP_NUMBER = re.compile(r"[2-9A-HJKMNP-Z]{4}-\d{6}")


class Counts(StrictField[dict[str, int]]):
    """Pieces by denomination: {"100000": 2} is two notes of a thousand baht."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("value_invalid", **kwargs)

    def read(self, value: Any) -> dict[str, int]:
        """The pieces themselves, when all are whole numbers of real notes and coins."""
        known = {str(denomination) for denomination in DENOMINATIONS_SATANG}
        if not isinstance(value, dict) or not set(value) <= known:
            raise ValidationError("value_invalid")
        for pieces in value.values():
            if not isinstance(pieces, int) or isinstance(pieces, bool):
                raise ValidationError("not_an_integer")
            if not 0 <= pieces <= 100_000:
                raise ValidationError("number_out_of_range")
        return value


#: A photo of a slip travels beside the lines, which name it by the hash of its bytes.
PHOTO_BYTES_MAX = 60 * 1024
SHA256 = re.compile(r"[0-9a-f]{64}")

#: A drawn name is this many points wide at most, and this many high.
STROKE_GRID = 999
#: More than a careful signature needs, and within a line of the wire.
STROKE_POINTS_MAX = 600


class Strokes(StrictField[list[list[int]]]):
    """A drawn signature: each stroke as x, y, x, y …, on a grid of 0 to 999 both ways."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("value_invalid", **kwargs)

    def read(self, value: Any) -> list[list[int]]:
        """The strokes themselves, when all their points lie on the grid and there are not too many."""
        if not isinstance(value, list) or not all(isinstance(stroke, list) for stroke in value):
            raise ValidationError("value_invalid")
        if any(not stroke or len(stroke) % 2 for stroke in value):
            raise ValidationError("value_invalid")
        steps = [step for stroke in value for step in stroke]
        if not 0 < len(steps) <= 2 * STROKE_POINTS_MAX:
            raise ValidationError("number_out_of_range")
        for step in steps:
            if not isinstance(step, int) or isinstance(step, bool):
                raise ValidationError("not_an_integer")
            if not 0 <= step <= STROKE_GRID:
                raise ValidationError("number_out_of_range")
        return value


class EntrySchema(StrictSchema):
    """One transfer between two accounts of a group."""

    entry_kind = Choice(ENTRY_KINDS, required=True)
    amount_satang = Satang(required=True)
    member_id = RowId(allow_none=True, load_default=None)
    period = Period(allow_none=True, load_default=None)
    collection_id = RowId(allow_none=True, load_default=None)
    reverses = RowId(allow_none=True, load_default=None)
    slip_number = Pattern(SLIP_NUMBER, "slip_number_invalid", allow_none=True, load_default=None)
    reason = Text(length_max=200, allow_none=True, load_default=None)
    corrects = RowId(allow_none=True, load_default=None)
    witness_name = Text(length_max=120, allow_none=True, load_default=None)
    bank_reference = Text(length_max=40, allow_none=True, load_default=None)
    bank_signers = Text(length_max=120, allow_none=True, load_default=None)
    photo_sha256 = Pattern(SHA256, allow_none=True, load_default=None)


class CollectionOpenSchema(StrictSchema):
    """The beginning of a collection day."""

    period = Period(required=True)
    opening_cash_satang = Satang(may_be_zero=True, required=True)


class AttendanceSchema(StrictSchema):
    """Who came."""

    collection_id = RowId(required=True)
    member_id = RowId(required=True)
    presence = Choice(PRESENCES, required=True)
    proxy_name = Text(length_max=120, allow_none=True, load_default=None)


class RollCallSchema(StrictSchema):
    """The roll was called; who is not noted otherwise was there."""

    collection_id = RowId(required=True)
    present = Count(maximum=10_000, required=True)
    proxy = Count(maximum=10_000, required=True)
    absent = Count(maximum=10_000, required=True)


class CollectionCountSchema(StrictSchema):
    """The cash by note and coin."""

    collection_id = RowId(required=True)
    counts = Counts(required=True)
    expected_satang = Satang(may_be_negative=True, allow_none=True, load_default=None)


class CollectionConfirmSchema(StrictSchema):
    """A second person agreed to total and count; or why nobody did."""

    collection_id = RowId(required=True)
    total_satang = Satang(may_be_negative=True, required=True)
    counted_satang = Satang(may_be_zero=True, required=True)
    signer_name = Text(length_max=120, allow_none=True, load_default=None)
    signer_post = Choice(SIGNER_POSTS, allow_none=True, load_default=None)
    strokes = Strokes(allow_none=True, load_default=None)
    reason = Text(length_max=200, allow_none=True, load_default=None)


class CollectionCloseSchema(StrictSchema):
    """The end of a collection day."""

    collection_id = RowId(required=True)
    lines = Count(maximum=10_000, required=True)
    total_satang = Satang(may_be_negative=True, required=True)
    counted_satang = Satang(may_be_zero=True, required=True)
    reason = Text(length_max=200, allow_none=True, load_default=None)
    cash_with_name = Text(length_max=120, allow_none=True, load_default=None)


class CollectionDateSchema(StrictSchema):
    """The day the group collects for one month; none: not at all that month."""

    period = Period(required=True)
    collection_on = Day(required=True, allow_none=True)
    reason = Text(length_max=200, allow_none=True, load_default=None)


_entry, _open, _attendance = EntrySchema(), CollectionOpenSchema(), AttendanceSchema()
_roll_call, _confirm, _date = RollCallSchema(), CollectionConfirmSchema(), CollectionDateSchema()
_count, _close = CollectionCountSchema(), CollectionCloseSchema()

CONCEPTS = (
    Concept(
        "entry",
        Kind(
            "entry",
            "append",
            IN_GROUP,
            shape_of(_entry),
            references=entry_references,
            lookups=entry_lookups,
            sums=entry_sums,
            check=check_entry,
            flags=entry_flags,
            tallies=entry_tallies,
        ),
        Entry,
        _entry,
    ),
    Concept(
        "collection_open", Kind("collection_open", "append", IN_GROUP, shape_of(_open)), CollectionOpen, _open
    ),
    Concept(
        "attendance",
        Kind("attendance", "append", IN_GROUP, shape_of(_attendance), references=collection_references),
        Attendance,
        _attendance,
    ),
    Concept(
        "roll_call",
        Kind("roll_call", "append", IN_GROUP, shape_of(_roll_call), references=collection_references),
        RollCall,
        _roll_call,
    ),
    Concept(
        "collection_count",
        Kind("collection_count", "append", IN_GROUP, shape_of(_count), references=collection_references),
        CollectionCount,
        _count,
    ),
    Concept(
        "collection_confirm",
        Kind(
            "collection_confirm",
            "append",
            IN_GROUP,
            shape_of(_confirm),
            references=collection_references,
            check=check_confirm,
        ),
        CollectionConfirm,
        _confirm,
    ),
    Concept(
        "collection_close",
        Kind(
            "collection_close",
            "append",
            IN_GROUP,
            shape_of(_close),
            references=collection_references,
            flags=close_flags,
        ),
        CollectionClose,
        _close,
    ),
    Concept(
        "collection_date",
        Kind("collection_date", "append", IN_GROUP, shape_of(_date)),
        CollectionDate,
        _date,
    ),
)
