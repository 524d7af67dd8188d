"""Handover: a group is led by another officer from now on; what stood in its books at that moment is kept with it."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from server.concept import Concept, Fact, shape_of
from server.database import Base
from server.fields import Count, RowId, Satang, StrictSchema, Text
from sync.kind import IN_GROUP, Kind
from sync.merge import stamp_of
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Row, View


class Handover(Fact, Base):
    """The author handed the group over, `to_officer_id` took it. `check_code` names the place up to which both saw it."""

    __tablename__ = "handover"

    to_officer_id: Mapped[str] = mapped_column(String(36))
    check_code: Mapped[str] = mapped_column(String(9))
    members: Mapped[int]
    savings_satang: Mapped[int] = mapped_column(BigInteger)
    cash_satang: Mapped[int] = mapped_column(BigInteger)
    bank_satang: Mapped[int] = mapped_column(BigInteger)
    open_cases: Mapped[int]
    note: Mapped[str | None] = mapped_column(String(500))


class HandoverSchema(StrictSchema):
    """A group is handed over, with what its books said. Only the hand-over page makes one: no role may push it."""

    to_officer_id = RowId(required=True)
    check_code = Text(length_max=9, required=True)
    members = Count(required=True)
    savings_satang = Satang(may_be_zero=True, may_be_negative=True, required=True)
    cash_satang = Satang(may_be_zero=True, may_be_negative=True, required=True)
    bank_satang = Satang(may_be_zero=True, may_be_negative=True, required=True)
    open_cases = Count(required=True)
    note = Text(length_max=500, allow_none=True, load_default=None)


def check_handover(operation: Operation, view: View) -> Problem | None:
    """Whoever leads the group hands it over, to somebody else."""
    group = view.find("group", operation.scope, operation.scope.removeprefix("group:"))
    if group is None or group.fields["officer_id"] != operation.author:
        return Problem("not_allowed")
    return (
        Problem("value_invalid", "to_officer_id")
        if operation.data["to_officer_id"] == operation.author
        else None
    )


def handover_changes(operation: Operation, view: View) -> Iterable[Row]:
    """The group has another leader; who founded it keeps that for ever."""
    group = view.find("group", operation.scope, operation.scope.removeprefix("group:"))
    if group is None:
        return ()
    news = {
        "officer_id": operation.data["to_officer_id"],
        "founder_id": group.fields.get("founder_id") or operation.author,
    }
    stamp = stamp_of(operation, view.head(operation.scope).seq + 1)
    stamps = {**group.stamps, **dict.fromkeys(news, stamp)}
    return (replace(group, fields={**group.fields, **news}, stamps=stamps),)


_handover = HandoverSchema()

CONCEPTS = (
    Concept(
        "handover",
        Kind(
            "handover",
            "append",
            IN_GROUP,
            shape_of(_handover),
            check=check_handover,
            changes=handover_changes,
        ),
        Handover,
        _handover,
    ),
)
