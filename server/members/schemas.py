"""What is said about members on the wire."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from server.concept import Concept, shape_of
from server.fields import Count, Period, RowId, Satang, StrictField, StrictSchema, Text, Value
from server.members.models import BeneficiaryStatement, PledgeChange
from server.members.rules import check_beneficiary_statement, check_pledge_change, member_reference
from sync.kind import IN_GROUP, Kind


class Several(StrictField[list[Value]]):
    """Some values of one sort, in the order they were said."""

    def __init__(self, each: StrictField[Value], *, count_max: int, **kwargs: Any) -> None:
        super().__init__("value_invalid", **kwargs)
        self.each = each
        self.count_max = count_max

    def read(self, value: Any) -> list[Value]:
        """The values themselves, when every one is good and they are not too many."""
        if not isinstance(value, list):
            raise ValidationError("value_invalid")
        if len(value) > self.count_max:
            raise ValidationError("number_out_of_range")
        return [self.each.read(one) for one in value]


class Beneficiary(StrictField[Mapping[str, Any]]):
    """Who is paid when a member dies: {"name", "relation", "percent"}, percent from 1 to 100."""

    #: Part → its sort and limits.
    parts: Mapping[str, StrictField[Any]] = {
        "name": Text(length_max=120),
        "relation": Text(length_max=60, may_be_empty=True),
        "percent": Count(minimum=1, maximum=100),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("value_invalid", **kwargs)

    def read(self, value: Any) -> Mapping[str, Any]:
        """The beneficiary, when all parts are there and good."""
        if not isinstance(value, dict) or value.keys() != self.parts.keys():
            raise ValidationError("value_invalid")
        return {name: part.read(value[name]) for name, part in self.parts.items()}


class PledgeChangeSchema(StrictSchema):
    """A member pledges another sum from a future month on."""

    member_id = RowId(required=True)
    amount_satang = Satang(required=True)
    units = Count(minimum=1, allow_none=True, load_default=None)
    unit_price_satang = Satang(allow_none=True, load_default=None)
    from_period = Period(required=True)
    reason = Text(length_max=200, allow_none=True, load_default=None)


class BeneficiaryStatementSchema(StrictSchema):
    """Who is paid when a member dies, as one whole; the newest counts."""

    member_id = RowId(required=True)
    # a group's own limit is lower, and asked where it is typed
    beneficiaries = Several(Beneficiary(), count_max=10, required=True)
    witnesses = Several(Text(length_max=120), count_max=2, required=True)


_pledge_change, _beneficiary_statement = PledgeChangeSchema(), BeneficiaryStatementSchema()

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
    Concept(
        "beneficiary_statement",
        Kind(
            "beneficiary_statement",
            "append",
            IN_GROUP,
            shape_of(_beneficiary_statement),
            references=member_reference,
            check=check_beneficiary_statement,
        ),
        BeneficiaryStatement,
        _beneficiary_statement,
    ),
)
