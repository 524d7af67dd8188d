"""What is said about members on the wire."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError

from server.concept import Concept, shape_of
from server.fields import Choice, Count, Day, Period, RowId, Satang, StrictField, StrictSchema, Text, Value
from server.members.models import BeneficiaryStatement, MemberExit, MemberMerge, PledgeChange
from server.members.rules import (
    EXIT_KINDS,
    check_beneficiary_statement,
    check_exit,
    check_merge,
    check_pledge_change,
    exit_flags,
    exit_references,
    exit_sums,
    member_reference,
    merge_references,
    reversed_lookups,
)
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


class Parts(StrictField[Mapping[str, Any]]):
    """Some named values that are said together, each of its own sort: `Parts(name=Text(…), percent=Count(…))`."""

    def __init__(self, **parts: StrictField[Any]) -> None:
        super().__init__("value_invalid")
        self.parts: Mapping[str, StrictField[Any]] = parts

    def read(self, value: Any) -> Mapping[str, Any]:
        """The values, when all are there, no others, and each is good, or nothing where that is allowed."""
        if not isinstance(value, dict) or value.keys() != self.parts.keys():
            raise ValidationError("value_invalid")
        return {
            name: None if part.allow_none and value[name] is None else part.read(value[name])
            for name, part in self.parts.items()
        }


_NAME = Text(length_max=120)
#: Who is paid when a member dies; percent of the whole.
_BENEFICIARY = Parts(
    name=_NAME, relation=Text(length_max=60, may_be_empty=True), percent=Count(minimum=1, maximum=100)
)
_PAYEE = Parts(name=_NAME, amount_satang=Satang())


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
    beneficiaries = Several(_BENEFICIARY, count_max=10, required=True)
    witnesses = Several(_NAME, count_max=2, required=True)


class MemberExitSchema(StrictSchema):
    """A member leaves, settled up."""

    member_id = RowId(required=True)
    exit_kind = Choice(EXIT_KINDS, required=True)
    left_on = Day(required=True)
    entry_ids = Several(RowId(), count_max=40, required=True)
    payees = Several(_PAYEE, count_max=10, required=True)
    reverses = RowId(allow_none=True, load_default=None)
    reason = Text(length_max=200, allow_none=True, load_default=None)


class MemberMergeSchema(StrictSchema):
    """One person registered twice: `from` is shown as `into` from now on."""

    from_member_id = RowId(required=True)
    into_member_id = RowId(required=True)
    reverses = RowId(allow_none=True, load_default=None)
    reason = Text(length_max=200, allow_none=True, load_default=None)


_exit, _merge = MemberExitSchema(), MemberMergeSchema()
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
    Concept(
        "member_exit",
        Kind(
            "member_exit",
            "append",
            IN_GROUP,
            shape_of(_exit),
            references=exit_references,
            lookups=reversed_lookups,
            sums=exit_sums,
            check=check_exit,
            flags=exit_flags,
        ),
        MemberExit,
        _exit,
    ),
    Concept(
        "member_merge",
        Kind(
            "member_merge",
            "append",
            IN_GROUP,
            shape_of(_merge),
            references=merge_references,
            lookups=reversed_lookups,
            check=check_merge,
        ),
        MemberMerge,
        _merge,
    ),
)
