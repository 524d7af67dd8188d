"""Cases on the wire. Nobody pushes a case: it is opened by what an operation's receipt says."""

from server.cases.models import Case, CaseSettle
from server.cases.rules import settle_changes, settle_references
from server.concept import Concept, shape_of
from server.fields import RowId, StrictSchema, Text
from sync.kind import ANYWHERE, Kind


class CaseSchema(StrictSchema):
    """Something a person should look at."""

    reason = Text(length_max=40)
    operation_id = RowId()
    row_kind = Text(length_max=40)
    row_id = RowId()
    field = Text(length_max=40, allow_none=True)
    kept = Text(length_max=2000, allow_none=True)
    other = Text(length_max=2000, allow_none=True)
    settled_by = RowId(allow_none=True)


class CaseSettleSchema(StrictSchema):
    """Somebody settles a case."""

    case_id = RowId(required=True)
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
            changes=settle_changes,
        ),
        CaseSettle,
        _settle,
    ),
)
