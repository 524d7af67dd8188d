"""What a group states about its books, on the wire."""

from server.books.models import BalanceConfirmation, OpeningSheet
from server.books.rules import (
    ANSWERS,
    check_opening,
    confirmation_flags,
    confirmation_references,
    opening_flags,
    opening_lookups,
)
from server.concept import Concept, shape_of
from server.fields import Choice, Count, Day, RowId, Satang, StrictSchema, Text
from sync.kind import IN_GROUP, Kind


class OpeningSheetSchema(StrictSchema):
    """What an old group held on its cut-off day."""

    group_id = RowId(required=True)
    cut_off_on = Day(required=True)
    members = Count(maximum=10_000, required=True)
    savings_satang = Satang(may_be_zero=True, required=True)
    funds_satang = Satang(may_be_zero=True, required=True)
    cash_satang = Satang(may_be_zero=True, required=True)
    bank_satang = Satang(may_be_zero=True, required=True)


class BalanceConfirmationSchema(StrictSchema):
    """A member's word on the balance of a day."""

    member_id = RowId(required=True)
    as_of = Day(required=True)
    balance_satang = Satang(may_be_zero=True, required=True)
    answer = Choice(ANSWERS, required=True)
    note = Text(length_max=200, allow_none=True, load_default=None)


_opening, _confirmation = OpeningSheetSchema(), BalanceConfirmationSchema()

CONCEPTS = (
    Concept(
        "opening_sheet",
        Kind(
            "opening_sheet",
            "append",
            IN_GROUP,
            shape_of(_opening),
            lookups=opening_lookups,
            check=check_opening,
            flags=opening_flags,
        ),
        OpeningSheet,
        _opening,
    ),
    Concept(
        "balance_confirmation",
        Kind(
            "balance_confirmation",
            "append",
            IN_GROUP,
            shape_of(_confirmation),
            references=confirmation_references,
            flags=confirmation_flags,
        ),
        BalanceConfirmation,
        _confirmation,
    ),
)
