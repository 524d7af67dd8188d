"""What an area's officers are late with, the oldest first: what the latest scan found, and who has not signed."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from server.alerts.models import ScanTime, StandingFinding
from server.clock import format_instant
from server.groups.models import Group
from server.places.places import Place
from server.reports.campaign import CampaignTerms, find_campaign
from server.reports.mous import Signer, load_signers
from server.reports.officers import DISTRICT_DIGITS, Officer, load_officers

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


@dataclass(slots=True)
class Late:
    """Somebody who is late, with how much, and in which districts they work."""

    person_id: str
    districts: set[str]
    count: int = 0


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
            .where(_is_late(today))
        )
        if row.recipient in officers
    ]
    items += [
        {
            "rule": UNSIGNED,
            "since_on": signer.dated_on,
            "group_id": None,
            "group_name": None,
            "officer_id": signer.person_id,
            "officer_name": signer.name,
            "district_code": signer.area_codes[0][:DISTRICT_DIGITS],
        }
        for signer in _unsigned(connection, area, find_campaign(connection, area, None, today), today)
    ]
    items.sort(key=lambda item: (item["since_on"], item["officer_name"], item["rule"]))
    counts = Counter(item["rule"] for item in items)
    return {
        "as_of": format_instant(now),
        "scanned_at": connection.execute(select(ScanTime.at)).scalar(),
        "counts": [{"rule": rule, "count": count} for rule, count in counts.most_common()],
        "items": items,
    }


def count_overdue(
    connection: Connection,
    area: Place,
    campaign: CampaignTerms | None,
    officers: Mapping[str, Officer],
    today: date,
) -> dict[str, Late]:
    """Who of the area is late, by id, and with how much: what `overdue_report` lists, counted. Seven questions at the most."""
    late: dict[str, Late] = {}
    for person_id, count in connection.execute(
        select(StandingFinding.recipient, func.count())
        .where(_is_late(today))
        .group_by(StandingFinding.recipient)
    ):
        if person_id in officers:
            late[person_id] = Late(person_id, officers[person_id].districts, count)
    for signer in _unsigned(connection, area, campaign, today):
        districts = {code[:DISTRICT_DIGITS] for code in signer.area_codes}
        late.setdefault(signer.person_id, Late(signer.person_id, districts)).count += 1
    return late


def _is_late(today: date) -> ColumnElement[bool]:
    return StandingFinding.rule.in_(FOLLOWED_UP) & (StandingFinding.due_on < today.isoformat())


def _unsigned(
    connection: Connection, area: Place, campaign: CampaignTerms | None, today: date
) -> Iterable[Signer]:
    """Second parties of a running campaign who have not signed what was drawn up for them."""
    if campaign is None or campaign.state != "open":
        return []
    _role, signers = load_signers(connection, area, campaign.id, today)
    return [signer for signer in signers.values() if signer.mou_id is not None and not signer.has("party2")]
