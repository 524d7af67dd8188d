"""What an area's officers are late with, the oldest first: what the latest scan found, and who has not signed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from server.alerts.models import ScanTime, StandingFinding
from server.clock import format_instant
from server.groups.models import Group
from server.places.places import Place
from server.reports.mous import mous_report
from server.reports.progress import DISTRICT_DIGITS, find_campaign, load_officers

#: Rules whose findings somebody has to follow up, once their day has passed. What is about one member stays with the officer.
FOLLOWED_UP = (
    "campaign_due",
    "no_progress",
    "collection_missing",
    "bank_slip_missing",
    "cash_mismatch",
    "device_silent",
    "agm_due",
    "report_due",
)
UNSIGNED = "mou_unsigned"


def overdue_report(connection: Connection, area: Place, now: datetime, today: date) -> dict[str, Any]:
    """The report, in eleven questions at the most."""
    officers = load_officers(connection, area, today)
    items = [
        {
            "rule": row.rule,
            "since_on": row.due_on,
            "group_id": row.group_id,
            "group_name": row.group_name,
            "officer_id": row.recipient,
            "officer_name": officers[row.recipient].display_name,
            "district_code": min(officers[row.recipient].districts, default=area.code),
        }
        for row in connection.execute(
            select(
                StandingFinding.rule,
                StandingFinding.due_on,
                StandingFinding.recipient,
                Group.id.label("group_id"),
                Group.name.label("group_name"),
            )
            .outerjoin(Group, Group.id == StandingFinding.subject)
            .where(StandingFinding.rule.in_(FOLLOWED_UP), StandingFinding.due_on < today.isoformat())
        )
        if row.recipient in officers
    ]
    items += _unsigned(connection, area, now, today)
    items.sort(key=lambda item: (item["since_on"], item["officer_name"], item["rule"]))
    counts = Counter(item["rule"] for item in items)
    return {
        "as_of": format_instant(now),
        "scanned_at": connection.execute(select(ScanTime.at)).scalar(),
        "counts": [{"rule": rule, "count": count} for rule, count in counts.most_common()],
        "items": items,
    }


def _unsigned(connection: Connection, area: Place, now: datetime, today: date) -> Iterable[dict[str, Any]]:
    """Second parties of the running campaign who have not signed what was drawn up for them."""
    campaign = find_campaign(connection, area, None, today)
    if campaign is None or campaign.state != "open":
        return
    for signer in mous_report(connection, area, campaign.id, now, today)["people"]:
        if signer["mou_id"] is not None and "party2" not in signer["signed"]:
            yield {
                "rule": UNSIGNED,
                "since_on": signer["dated_on"],
                "group_id": None,
                "group_name": None,
                "officer_id": signer["person_id"],
                "officer_name": signer["name"],
                "district_code": signer["area_codes"][0][:DISTRICT_DIGITS],
            }
