"""The book of a demo group: what its paper book said, and one collection day after the other."""

from collections.abc import Mapping
from datetime import date, timedelta

from server.demo.groups import DemoGroup
from server.demo.phone import DemoPhone
from server.ledger.entry_kinds import DENOMINATIONS_SATANG


def keep_opening(phone: DemoPhone, group: DemoGroup, day: date, pledges_satang: Mapping[str, int]) -> None:
    """What stood in the paper book when the group came into the app: a year of pledges, all of it in the bank."""
    total_satang = 12 * sum(pledges_satang.values())
    sheet = {
        "group_id": group.id,
        "cut_off_on": day.isoformat(),
        "members": len(pledges_satang),
        "savings_satang": total_satang,
        "funds_satang": 0,
        "cash_satang": 0,
        "bank_satang": total_satang,
    }
    phone.add("opening_sheet", group.scope, day, sheet)
    for member_id, pledge_satang in pledges_satang.items():
        phone.add_entry(group.scope, day, "opening_savings", 12 * pledge_satang, member_id=member_id)
    phone.add_entry(group.scope, day, "opening_bank", total_satang)


def keep_collection(
    phone: DemoPhone, group: DemoGroup, day: date, pledges_satang: Mapping[str, int], number: int
) -> None:
    """One collection day: who came, what they paid, the cash counted to the satang, all of it banked the next day.

    On every third one somebody is absent, and brings the missed month to the next; the second one has a line that was
    typed wrongly and taken back.
    """
    scope, period = group.scope, day.isoformat()[:7]
    collection_id = phone.add("collection_open", scope, day, {"period": period, "opening_cash_satang": 0})
    members = list(pledges_satang)
    absent = members[number % len(members)] if number % 3 == 2 else None
    lines, total_satang = 0, 0
    for member_id, pledge_satang in pledges_satang.items():
        presence = "absent" if member_id == absent else "present"
        named = {"collection_id": collection_id, "member_id": member_id}
        phone.add("attendance", scope, day, {**named, "presence": presence})
        if member_id == absent:
            continue
        paid = {**named, "period": period}
        if number == 1 and member_id == members[1]:
            wrong = {**paid, "slip_number": phone.next_slip()}
            wrong_id = phone.add_entry(scope, day, "pledge", 10 * pledge_satang, **wrong)
            back = {**paid, "reverses": wrong_id, "reason": "พิมพ์เกินหนึ่งหลัก"}
            phone.add_entry(scope, day, "pledge", 10 * pledge_satang, **back)
        phone.add_entry(scope, day, "pledge", pledge_satang, **paid, slip_number=phone.next_slip())
        lines, total_satang = lines + 1, total_satang + pledge_satang
        if number % 3 == 0 and number > 0 and member_id == members[number - 1]:
            missed = (day.replace(day=1) - timedelta(days=1)).isoformat()[:7]
            arrears = {**named, "period": missed, "slip_number": phone.next_slip()}
            phone.add_entry(scope, day, "arrears", pledge_satang, **arrears)
            lines, total_satang = lines + 1, total_satang + pledge_satang
    phone.add(
        "collection_count", scope, day, {"collection_id": collection_id, "counts": count_pieces(total_satang)}
    )
    totals = {"lines": lines, "total_satang": total_satang, "counted_satang": total_satang}
    phone.add("collection_close", scope, day, {"collection_id": collection_id, **totals})
    phone.add_entry(scope, min(day + timedelta(days=1), phone.today), "bank_in", total_satang)


def count_pieces(amount_satang: int) -> dict[str, int]:
    """An amount in as few notes and coins as it takes: {satang of one piece: pieces}."""
    pieces = {}
    for denomination_satang in DENOMINATIONS_SATANG:
        count, amount_satang = divmod(amount_satang, denomination_satang)
        if count:
            pieces[str(denomination_satang)] = count
    return pieces
