"""Rules of privacy. Pure.

The Personal Data Protection Act 2562: a purpose is told before or at collection (sections 21, 23), only what is needed is
collected (22), on a lawful basis (19, 24), for minors with a parent (20); the regulator is told of a breach within 72
hours (37). Money entries outlive a membership by the years that accounts are kept.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from server.groups.majority import is_minor
from server.privacy.kept_until import kept_until
from server.rulebook.rules import RULES
from sync.merge import stamp_of
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, Row, View

#: What is asked for beyond what membership needs; refusing it bars nobody.
EXTRAS = ("photo", "phone_reminder")
#: How somebody showed that they were told. A thumb print stays on paper: it is biometric.
WAYS = ("signed", "spoken", "thumb_on_paper")

#: The name of whoever has none any more; the screens say it in words.
NO_NAME = "–"
#: Fields of a member that tell who it is.
IDENTITY = (
    "title",
    "first_name",
    "last_name",
    "phone",
    "born",
    "guardian_member_id",
    "guardian_name",
    "address",
)

INCIDENT_SORTS = ("lost_phone", "lost_paper", "wrong_recipient", "intrusion", "other")
RISKS = ("none", "some", "high")
#: How long after noticing a breach the regulator is to be told.
TELLING_HOURS = 72


def check_consent(operation: Operation, view: View) -> Problem | None:
    """Who signs draws a name, who does not has a witness; for a minor a guardian answers."""
    data = operation.data
    if data["how"] == "signed" and not data.get("strokes"):
        return Problem("field_missing", "strokes")
    if data["how"] != "signed" and not data.get("witness_name"):
        return Problem("field_missing", "witness_name")
    member = view.find("member", operation.scope, data["member_id"])
    born = member.fields.get("born") if member else None
    if born and is_minor(born, operation.civil_on.isoformat()) and not data.get("guardian_name"):
        return Problem("field_missing", "guardian_name")
    return None


def erasure_lookups(operation: Operation) -> Iterable[Lookup]:
    """When the member left."""
    return (Lookup("member_exit", operation.scope, "member_id", operation.data["member_id"]),)


def check_erasure(operation: Operation, view: View) -> Problem | None:
    """Only of somebody who left, and not before the years are over that accounts are kept at the least."""
    member_id = operation.data["member_id"]
    member = view.find("member", operation.scope, member_id)
    exits = view.where("member_exit", operation.scope, "member_id", member_id)
    taken_back = {row.fields.get("reverses") for row in exits}
    left = [
        row.fields["left_on"] for row in exits if row.id not in taken_back and not row.fields.get("reverses")
    ]
    if member is None or member.fields["status"] != "left" or not left:
        return Problem("still_kept", "member_id")
    years = RULES["retention_years_finance"].least
    return (
        Problem("still_kept", "member_id")
        if operation.civil_on.isoformat() < kept_until(max(left), years)
        else None
    )


def erasure_changes(operation: Operation, view: View) -> Iterable[Row]:
    """The member's particulars are gone; number, pledge, dates and standing stay with the entries."""
    member = view.find("member", operation.scope, operation.data["member_id"])
    if member is None:
        return ()
    news: dict[str, Any] = {**dict.fromkeys(IDENTITY), "first_name": NO_NAME}
    stamp = stamp_of(operation, view.head(operation.scope).seq + 1)
    stamps = {**member.stamps, **dict.fromkeys(news, stamp)}
    return (replace(member, fields={**member.fields, **news}, stamps=stamps),)


def tell_by(noticed_at: datetime) -> datetime:
    """Until when the regulator is to be told."""
    return noticed_at + timedelta(hours=TELLING_HOURS)
