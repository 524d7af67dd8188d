"""What an area's officers are late with, the oldest first: what the latest scan found, and who has not signed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from server.alerts.models import ScanTime, StandingFinding
from server.alerts.standing import ITS_GROUP, stands_in
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


@dataclass(frozen=True, slots=True)
class Late:
    """How much is late with somebody, in these districts; `person_id` None where the group's officer is none of the area today."""

    person_id: str | None
    districts: frozenset[str]
    count: int


def overdue_report(connection: Connection, area: Place, now: datetime, today: date) -> dict[str, Any]:
    """The report, in eleven questions at the most."""
    officers = load_officers(connection, area, today)
    items = [
        _told_item(row, officers.get(row.recipient), area)
        for row in connection.execute(
            select(
                StandingFinding.rule,
                StandingFinding.due_on,
                StandingFinding.recipient,
                Group.id.label("group_id"),
                Group.name.label("group_name"),
                Group.subdistrict_code,
            )
            .outerjoin(Group, ITS_GROUP)
            .where(_is_late(area, today))
        )
        if row.group_id or row.recipient in officers
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
    items.sort(key=lambda item: (item["since_on"], item["officer_name"] or "", item["rule"]))
    counts = Counter(item["rule"] for item in items)
    return {
        "as_of": format_instant(now),
        "scanned_at": connection.execute(select(ScanTime.at)).scalar(),
        "counts": [{"rule": rule, "count": count} for rule, count in counts.most_common()],
        "items": items,
    }


def _told_item(row: Any, officer: Officer | None, area: Place) -> dict[str, Any]:
    """A matter of a group in the district where the group lies, else where its officer works."""
    districts = {row.subdistrict_code[:DISTRICT_DIGITS]} if row.group_id else officer and officer.districts
    return {
        "rule": row.rule,
        "since_on": row.due_on,
        "group_id": row.group_id,
        "group_name": row.group_name,
        "officer_id": officer and officer.person_id,
        "officer_name": officer and officer.display_name,
        "district_code": min(districts or (), default=area.code),
    }


def load_late(connection: Connection, area: Place, today: date) -> Sequence[tuple[str, str | None, int]]:
    """Of what the latest scan found for an area: recipient, the district of the group it is about, and how much. One question."""
    district = func.substr(Group.subdistrict_code, 1, DISTRICT_DIGITS)
    return connection.execute(
        select(StandingFinding.recipient, district, func.count())
        .outerjoin(Group, ITS_GROUP)
        .where(_is_late(area, today))
        .group_by(StandingFinding.recipient, district)
    ).all()


def count_overdue(
    connection: Connection,
    area: Place,
    campaign: CampaignTerms | None,
    found: Iterable[tuple[str, str | None, int]],
    officers: Mapping[str, Officer],
    *,
    today: date,
) -> list[Late]:
    """What `overdue_report` lists, counted; `found` is from `load_late`. Six questions at the most."""
    late = []
    for person_id, code, count in found:
        officer = officers.get(person_id)
        if code:
            late.append(Late(officer.person_id if officer else None, frozenset({code}), count))
        elif officer:
            late.append(Late(officer.person_id, frozenset(officer.districts), count))
    for signer in _unsigned(connection, area, campaign, today):
        districts = frozenset(code[:DISTRICT_DIGITS] for code in signer.area_codes)
        late.append(Late(signer.person_id, districts, 1))
    return late


def _is_late(area: Place, today: date) -> ColumnElement[bool]:
    is_due = StandingFinding.rule.in_(FOLLOWED_UP) & (StandingFinding.due_on < today.isoformat())
    return is_due & stands_in(area.code)


def _unsigned(
    connection: Connection, area: Place, campaign: CampaignTerms | None, today: date
) -> Iterable[Signer]:
    """Second parties of a running campaign who have not signed what was drawn up for them."""
    if campaign is None or campaign.state != "open":
        return []
    _role, signers = load_signers(connection, area, campaign.id, today)
    return [signer for signer in signers.values() if signer.mou_id is not None and not signer.has("party2")]
