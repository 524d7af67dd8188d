"""Whether a slip still says what the ledger says. Nobody is named, and an answer tells only what its asker knew."""

import hmac
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, and_, select
from sqlalchemy.orm import aliased

from server.ledger.models import Entry
from server.people.devices import CODE_LENGTH
from server.people.models import Device
from server.slips.slip_code import slip_code
from server.syncing.models import ReceiptLine

#: The line that was applied; and the one a slip was written from, where support admitted it as a line of its own.
_OUTCOMES = ("applied", "quarantined")

Verdict = Literal["unchanged", "corrected", "not_arrived", "not_ours"]


@dataclass(frozen=True, slots=True)
class Checked:
    """What can be said of a slip; `corrected_on` is the day of the correction, ISO."""

    verdict: Verdict
    corrected_on: str | None = None


def check_slip(connection: Connection, number: str, amount_satang: int, code: str) -> Checked:
    """What the ledger says of a slip number, the sum and the code that stand on a slip; always two questions.

    A number that is there with another sum or code is "not ours", whichever of the two is wrong. "Not arrived" is said of a
    number nobody has sent yet from a phone that we know.
    """
    reversal = aliased(Entry)
    entries = connection.execute(
        select(Entry.amount_satang, ReceiptLine.line_sha256, reversal.civil_on.label("corrected_on"))
        .join(ReceiptLine, and_(ReceiptLine.operation_id == Entry.id, ReceiptLine.outcome.in_(_OUTCOMES)))
        .outerjoin(reversal, and_(reversal.scope_id == Entry.scope_id, reversal.reverses == Entry.id))
        .where(Entry.slip_number == number)
    ).all()
    is_known_phone = (
        connection.execute(select(Device.id).where(Device.code == number[:CODE_LENGTH])).first() is not None
    )
    matching = [
        entry
        for entry in entries
        if hmac.compare_digest(slip_code(entry.line_sha256), code) & (entry.amount_satang == amount_satang)
    ]
    if matching:
        corrected_on = matching[0].corrected_on
        return Checked("corrected" if corrected_on else "unchanged", corrected_on)
    return Checked("not_arrived" if is_known_phone and not entries else "not_ours")


def find_slip(connection: Connection, group_id: str, entry_id: str) -> str | None:
    """The code of one entry's slip; None when the entry has not arrived or has no slip."""
    line_sha256 = connection.execute(
        select(ReceiptLine.line_sha256)
        .join(Entry, and_(ReceiptLine.operation_id == Entry.id, ReceiptLine.outcome.in_(_OUTCOMES)))
        .where(Entry.scope_id == f"group:{group_id}", Entry.id == entry_id, Entry.slip_number.is_not(None))
        .order_by(ReceiptLine.outcome.desc())
    ).scalar()
    return slip_code(line_sha256) if line_sha256 else None
