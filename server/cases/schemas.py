"""Cases on the wire. Nobody pushes a case: it is opened by what an operation's receipt says."""

from server.cases.models import Case, CaseSettle
from server.cases.rules import (
    CHOICES,
    RECORDS,
    check_settle,
    settle_changes,
    settle_lookups,
    settle_references,
)
from server.concept import Concept, shape_of
from server.fields import Choice, Day, RowId, StrictSchema, Text
from sync.kind import ANYWHERE, Kind

#: A value of a record as JSON text.
VALUE_LENGTH_MAX = 2000


class CaseSchema(StrictSchema):
    """Something a person should look at."""

    reason = Text(length_max=40)
    operation_id = RowId()
    row_kind = Text(length_max=40)
    row_id = RowId()
    field = Text(length_max=40, allow_none=True)
    kept = Text(length_max=VALUE_LENGTH_MAX, allow_none=True)
    other = Text(length_max=VALUE_LENGTH_MAX, allow_none=True)
    author_id = RowId(allow_none=True)
    civil_on = Day(allow_none=True)
    kept_author_id = RowId(allow_none=True)
    kept_on = Day(allow_none=True)
    settled_by = RowId(allow_none=True)
    choice = Choice(CHOICES, allow_none=True)


class CaseSettleSchema(StrictSchema):
    """Somebody settles a case; without a choice they looked at it, and what stands is right."""

    case_id = RowId(required=True)
    choice = Choice(CHOICES, allow_none=True, load_default=None)
    row_kind = Choice(RECORDS, allow_none=True, load_default=None)
    row_id = RowId(allow_none=True, load_default=None)
    kept = Text(length_max=VALUE_LENGTH_MAX, allow_none=True, load_default=None)
    note = Text(length_max=200, allow_none=True, load_default=None)


_settle = CaseSettleSchema()

CONCEPTS = (
    Concept("case", None, Case, CaseSchema()),
    Concept(
        "case_settle",
        Kind(
            "case_settle",
            "append",
            ANYWHERE,
            shape_of(_settle),
            references=settle_references,
            lookups=settle_lookups,
            check=check_settle,
            changes=settle_changes,
        ),
        CaseSettle,
        _settle,
    ),
)
