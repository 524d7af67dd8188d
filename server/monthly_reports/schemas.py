"""Monthly reports on the wire."""

from server.concept import Concept, shape_of
from server.fields import Count, Lines, Pattern, Period, StrictSchema
from server.ledger.schemas import SHA256
from server.monthly_reports.models import MonthlyReport
from server.monthly_reports.rules import SUM_MAX_SATANG, check_monthly_report
from sync.kind import IN_GROUP, Kind


def _sum(minimum: int = 0) -> Count:
    """A sum of many amounts, which may be more than any one of them."""
    return Count(minimum=minimum, maximum=SUM_MAX_SATANG, required=True)


class MonthlyReportSchema(StrictSchema):
    """The figures of one group at the end of a month, and what was difficult in it."""

    period = Period(required=True)
    members = Count(required=True)
    joined = Count(required=True)
    left = Count(required=True)
    due_satang = _sum()
    received_satang = _sum(-SUM_MAX_SATANG)
    arrears_satang = _sum()
    savings_satang = _sum(-SUM_MAX_SATANG)
    cash_satang = _sum(-SUM_MAX_SATANG)
    bank_satang = _sum(-SUM_MAX_SATANG)
    meetings = Count(required=True)
    visits = Count(required=True)
    problems = Lines(length_max=1000, allow_none=True, load_default=None)
    photo_sha256 = Pattern(SHA256, allow_none=True, load_default=None)


_report = MonthlyReportSchema()

CONCEPTS = (
    Concept(
        "monthly_report",
        Kind("monthly_report", "append", IN_GROUP, shape_of(_report), check=check_monthly_report),
        MonthlyReport,
        _report,
    ),
)
