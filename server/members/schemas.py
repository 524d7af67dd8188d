"""What is said about members on the wire."""

from server.concept import Concept, shape_of
from server.fields import Count, Period, RowId, Satang, StrictSchema, Text
from server.members.models import PledgeChange
from server.members.rules import check_pledge_change, member_reference
from sync.kind import IN_GROUP, Kind


class PledgeChangeSchema(StrictSchema):
    """A member pledges another sum from a future month on."""

    member_id = RowId(required=True)
    amount_satang = Satang(required=True)
    units = Count(minimum=1, allow_none=True, load_default=None)
    unit_price_satang = Satang(allow_none=True, load_default=None)
    from_period = Period(required=True)
    reason = Text(length_max=200, allow_none=True, load_default=None)


_pledge_change = PledgeChangeSchema()

CONCEPTS = (
    Concept(
        "pledge_change",
        Kind(
            "pledge_change",
            "append",
            IN_GROUP,
            shape_of(_pledge_change),
            references=member_reference,
            check=check_pledge_change,
        ),
        PledgeChange,
        _pledge_change,
    ),
)
