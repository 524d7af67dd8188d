"""Progress of a campaign: what an area's officers promised, founded and collected, and what still waits on phones."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from server.alerts.models import ScanTime
from server.campaigns.models import Target
from server.clock import format_instant
from server.groups.models import Group
from server.ladder.standing import REQUIRED, standing_of
from server.places.places import Place, districts_of
from server.places.within import within
from server.reports.campaign import CampaignTerms, find_campaign
from server.reports.group_figures import Figures, fingerprint, load_chains, load_figures
from server.reports.officers import (
    DISTRICT_DIGITS,
    SILENT,
    Officer,
    count_devices,
    count_set_aside,
    last_words,
    load_officers,
    silent_before,
)
from server.reports.overdue import Late, count_overdue, load_late
from server.rulebook.lookup import SettingsByScope, load_settings


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups led by one officer in one district, counted."""

    officer_id: str
    district: str
    groups: int = 0
    members: int = 0
    savings_satang: int = 0
    open_cases: int = 0


@dataclass(frozen=True, slots=True)
class AreaGroups:
    """All groups of an area, counted: by officer and district, and for a campaign by the officer who founded them; what is late."""

    groups: Sequence[Groups]
    founded: Mapping[str, int]
    established: Mapping[str, int]
    late: Sequence[tuple[str, str | None, int]]


#: Area and campaign → what the counts were made of, and the counts: an area whose groups did not change is not counted anew.
_counted: dict[tuple[str, str | None], tuple[object, AreaGroups]] = {}


def progress_report(
    connection: Connection,
    area: Place,
    campaign_id: str | None,
    now: datetime,
    today: date,
) -> dict[str, Any]:
    """The report for an area, in fourteen questions, and eight more where groups changed or a scan looked since they were last counted."""
    campaign = find_campaign(connection, area, campaign_id, today)
    settings = load_settings(connection, SILENT, REQUIRED)
    officers = load_officers(connection, area, today)
    counted = _count_groups(connection, area, campaign, settings, today)
    for officer in officers.values():
        officer.founded = counted.founded.get(officer.person_id, 0)
        officer.established = counted.established.get(officer.person_id, 0)
    _count_targets(connection, campaign, officers)
    count_devices(connection, area, today, silent_before(settings, area, now, today), officers)
    count_set_aside(connection, area, today, officers)
    late = count_overdue(connection, area, campaign, counted.late, officers, today=today)
    if area.level == "province":
        rows = [
            _district_row(place, officers.values(), counted.groups, late) for place in districts_of(area.code)
        ]
    else:
        rows = [
            _officer_row(officer, counted.groups, late) for officer in sorted(officers.values(), key=_by_name)
        ]
    return {
        "as_of": format_instant(now),
        "today": today.isoformat(),
        "area": asdict(area),
        "campaign": _told_campaign(campaign, today),
        "totals": {
            **_sums(officers.values(), counted.groups, late),
            "silent_phones": sum(officer.silent_phones for officer in officers.values()),
        },
        "rows": rows,
    }


def _told_campaign(campaign: CampaignTerms | None, today: date) -> dict[str, Any] | None:
    if campaign is None:
        return None
    return {
        "id": campaign.id,
        "name": campaign.name,
        "target_on": campaign.target_on,
        "hard_on": campaign.hard_on,
        "days_left": (date.fromisoformat(campaign.target_on) - today).days,
        "state": campaign.state,
    }


def _count_targets(
    connection: Connection, campaign: CampaignTerms | None, officers: Mapping[str, Officer]
) -> None:
    if campaign is None:
        return
    for officer in officers.values():
        officer.quantity = campaign.quantity
    rows = connection.execute(
        select(Target.scope_id, Target.quantity).where(Target.campaign_id == campaign.id).order_by(Target.seq)
    )
    for scope, quantity in rows:
        officer_id = scope.removeprefix("person:")
        if officer_id in officers:
            officers[officer_id].quantity = quantity


def _count_groups(
    connection: Connection,
    area: Place,
    campaign: CampaignTerms | None,
    settings: SettingsByScope,
    today: date,
) -> AreaGroups:
    """Every group of the area, counted. Two questions while none of them changed and no scan looked."""
    inside = within(Group.subdistrict_code, area.code)
    chains = load_chains(connection, inside)
    scanned_at = connection.execute(select(ScanTime.at)).scalar()
    made_of = (fingerprint(chains), scanned_at, campaign, settings, today)
    key = (area.code, campaign.id if campaign else None)
    kept = _counted.get(key)
    if kept is None or kept[0] != made_of:
        figures = load_figures(connection, chains, inside)
        sums = _sum_groups(figures, campaign, settings, today)
        kept = _counted[key] = (made_of, AreaGroups(*sums, load_late(connection, area, today)))
    return kept[1]


def _sum_groups(
    figures: Iterable[Figures], campaign: CampaignTerms | None, settings: SettingsByScope, today: date
) -> tuple[Sequence[Groups], Mapping[str, int], Mapping[str, int]]:
    """Groups by officer and district; by who founded them, those founded since the signing, and of these the established.

    A group that was founded twice counts once, a closed one no more; what lies in their books counts where it lies.
    """
    sums: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    founded, established = Counter[str](), Counter[str]()
    for group in figures:
        sum_ = sums[group.officer_id, group.subdistrict_code[:DISTRICT_DIGITS]]
        sum_["savings_satang"] += group.savings_satang
        sum_["open_cases"] += group.open_cases
        if not group.counts:
            continue
        sum_["groups"] += 1
        sum_["members"] += group.members
        if campaign is not None and group.founded_on >= campaign.signed_on:
            standing = standing_of(group, group.steps, settings, today)
            founded[group.founder_id] += 1
            established[group.founder_id] += standing.established_on is not None
    groups = [Groups(officer_id, district, **counts) for (officer_id, district), counts in sums.items()]
    return groups, founded, established


def _sums(officers: Iterable[Officer], groups: Iterable[Groups], late: Iterable[Late]) -> dict[str, int]:
    officers, groups = list(officers), list(groups)
    return {
        "officers": len(officers),
        "target": sum(officer.has_promised for officer in officers),
        "founded": sum(officer.has_kept_promise for officer in officers),
        "established": sum(officer.has_established for officer in officers),
        "forming": sum(officer.founded - officer.established for officer in officers),
        "groups": sum(each.groups for each in groups),
        "members": sum(each.members for each in groups),
        "deposits_satang": sum(each.savings_satang for each in groups),
        "waiting_operations": sum(officer.waiting_operations for officer in officers),
        "phones": sum(officer.phones for officer in officers),
        "open_cases": sum(each.open_cases for each in groups),
        "set_aside_lines": sum(officer.set_aside_lines for officer in officers),
        "overdue": sum(each.count for each in late),
    }


def _district_row(
    place: Place, officers: Iterable[Officer], groups: Iterable[Groups], late: Sequence[Late]
) -> dict[str, Any]:
    here = [officer for officer in officers if place.code in officer.districts]
    led = [each for each in groups if each.district == place.code]
    return {
        "code": place.code,
        "name_th": place.name_th,
        "name_en": place.name_en,
        "level": "district",
        **_sums(here, led, (each for each in late if place.code in each.districts)),
        **last_words(here),
    }


def _officer_row(officer: Officer, groups: Iterable[Groups], late: Sequence[Late]) -> dict[str, Any]:
    led = [each for each in groups if each.officer_id == officer.person_id]
    return {
        "person_id": officer.person_id,
        "name_th": officer.display_name,
        "name_en": officer.display_name,
        "level": "officer",
        **_sums([officer], led, (each for each in late if each.person_id == officer.person_id)),
        **last_words([officer]),
    }


def _by_name(officer: Officer) -> tuple[str, str]:
    return officer.display_name, officer.person_id
