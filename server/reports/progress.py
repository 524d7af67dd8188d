"""Progress of a campaign: what an area's officers promised, founded and collected, and what still waits on phones."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, or_, select

from server.campaigns.models import Campaign, Target
from server.campaigns.rules import due_on
from server.cases.models import Case
from server.cases.set_aside_answer import SetAsideAnswer
from server.clock import format_instant
from server.groups.models import Group
from server.ladder.rules import Step
from server.ladder.standing import GROUP_COLUMNS, REQUIRED, Standing, standing_of
from server.ledger.counted import is_counted
from server.people.assignment import Assignment
from server.people.models import Device, Person
from server.places.places import Place, ancestors_of, districts_of
from server.reports.area import within
from server.reports.group_figures import Figures, load_counted
from server.rulebook.lookup import SettingsByScope, load_settings, setting_in
from server.syncing.models import SetAside

_SILENT = "device_silent_days"
DISTRICT_DIGITS = 4


@dataclass(frozen=True, slots=True)
class CampaignTerms:
    """What a campaign asks of each officer, and until when."""

    id: str
    name: str
    quantity: int
    signed_on: str
    target_on: str
    hard_on: str
    state: str


@dataclass(slots=True)
class Officer:
    """An officer assigned in the area today, with all that is counted of them."""

    person_id: str
    display_name: str
    districts: set[str] = field(default_factory=set)
    quantity: int = 0
    founded: int = 0
    established: int = 0
    phones: int = 0
    silent_phones: int = 0
    waiting_operations: int = 0
    oldest_waiting_at: str | None = None
    last_heard_at: str | None = None
    set_aside_lines: int = 0

    @property
    def has_promised(self) -> bool:
        """Whether a group is expected of them in the campaign."""
        return self.quantity > 0

    @property
    def has_kept_promise(self) -> bool:
        """Whether they lead as many groups founded since the signing as they promised."""
        return self.has_promised and self.founded >= self.quantity

    @property
    def has_established(self) -> bool:
        """Whether as many of these groups are established."""
        return self.has_promised and self.established >= self.quantity


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups led by one officer in one district, counted."""

    officer_id: str
    district: str
    groups: int = 0
    members: int = 0
    savings_satang: int = 0
    open_cases: int = 0


#: Groups with their figures.
Counted = Sequence[tuple[Any, Figures]]


def progress_report(
    connection: Connection,
    area: Place,
    campaign_id: str | None,
    now: datetime,
    today: date,
) -> dict[str, Any]:
    """The report for an area, in eight questions, and six more where groups changed since they were last counted."""
    campaign = find_campaign(connection, area, campaign_id, today)
    settings = load_settings(connection, _SILENT, REQUIRED)
    officers = load_officers(connection, area, today)
    inside = within(Group.subdistrict_code, area.code)
    counted = load_counted(
        connection, inside, *GROUP_COLUMNS, Group.officer_id, _counted_once(area).label("is_once")
    )
    groups = _sum_groups(connection, inside, counted)
    if campaign is not None:
        stand = partial(standing_of, settings=settings, today=today)
        _count_founded(campaign, counted, stand, officers)
    _count_targets(connection, campaign, officers)
    _count_devices(connection, area, today, _silent_before(settings, area, now, today), officers)
    _count_set_aside(connection, area, today, officers)
    if area.level == "province":
        rows = [_district_row(place, officers.values(), groups) for place in districts_of(area.code)]
    else:
        rows = [_officer_row(officer, groups) for officer in sorted(officers.values(), key=_by_name)]
    return {
        "as_of": format_instant(now),
        "today": today.isoformat(),
        "area": asdict(area),
        "campaign": _told_campaign(campaign, today),
        "totals": {
            **_sums(officers.values(), groups),
            "silent_phones": sum(officer.silent_phones for officer in officers.values()),
        },
        "rows": rows,
    }


def completeness(connection: Connection, area: Place, now: datetime, today: date) -> dict[str, Any]:
    """What the phones of an area's officers last said they had not sent, and since when; three questions."""
    officers, settings = load_officers(connection, area, today), load_settings(connection, _SILENT)
    _count_devices(connection, area, today, _silent_before(settings, area, now, today), officers)
    everybody = list(officers.values())
    return {
        "waiting_operations": sum(officer.waiting_operations for officer in everybody),
        "phones": sum(officer.phones for officer in everybody),
        "silent_phones": sum(officer.silent_phones for officer in everybody),
        **_last_words(everybody),
    }


def find_campaign(
    connection: Connection, area: Place, campaign_id: str | None, today: date
) -> CampaignTerms | None:
    """The campaign that was asked for, else the one for groups that runs here and began last, else the last that ran."""
    scopes = [f"area:{code}" for code in ancestors_of(area.code)]
    statement = select(
        Campaign.id,
        Campaign.name,
        Campaign.quantity,
        Campaign.signed_on,
        Campaign.target_on,
        Campaign.target_earliest_on,
        Campaign.confirmed_on,
        Campaign.hard_on,
        Campaign.state,
    ).where(Campaign.scope_id.in_(scopes))
    if campaign_id is not None:
        statement = statement.where(Campaign.id == campaign_id)
    else:
        statement = statement.where(Campaign.starts_on <= today.isoformat(), Campaign.unit_name.is_(None))
    is_closed = case((Campaign.state == "open", 0), else_=1)
    found = connection.execute(
        statement.order_by(is_closed, Campaign.starts_on.desc(), Campaign.id).limit(1)
    ).first()
    if found is None:
        return None
    target_on = due_on(found.target_on, found.target_earliest_on, found.confirmed_on)
    return CampaignTerms(
        found.id, found.name, found.quantity, found.signed_on, target_on, found.hard_on, found.state
    )


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


def _assigned(area: Place, today: date) -> Any:
    """Officers' assignments in force today inside the area, or covering it."""
    day = today.isoformat()
    return (
        (Assignment.role == "officer")
        & (Assignment.from_on <= day)
        & or_(Assignment.to_on.is_(None), Assignment.to_on >= day)
        & or_(within(Assignment.area_code, area.code), Assignment.area_code.in_(ancestors_of(area.code)))
    )


def load_officers(connection: Connection, area: Place, today: date) -> dict[str, Officer]:
    """Who is an officer of the area today, by id; nothing is counted of them yet. One question."""
    rows = connection.execute(
        select(Person.id, Person.display_name, Assignment.area_code)
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .where(_assigned(area, today), Person.disabled_at.is_(None))
    )
    officers: dict[str, Officer] = {}
    for person_id, display_name, area_code in rows:
        officer = officers.setdefault(person_id, Officer(person_id, display_name))
        if len(area_code) >= DISTRICT_DIGITS:
            officer.districts.add(area_code[:DISTRICT_DIGITS])
    return officers


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


def _count_founded(
    campaign: CampaignTerms,
    counted: Counted,
    stand: Callable[[Any, Mapping[str, Step]], Standing],
    officers: Mapping[str, Officer],
) -> None:
    """Groups of the campaign, each for the one officer who founded it; `stand` says where a group stands."""
    for group, figures in counted:
        if group.is_once and group.founded_on >= campaign.signed_on and group.founder_id in officers:
            officers[group.founder_id].founded += 1
            officers[group.founder_id].established += stand(group, figures.steps).established_on is not None


def _counted_once(area: Place) -> ColumnElement[bool]:
    """A group that was founded twice counts once; money that still lies in its second book counts where it lies."""
    return and_(within(Group.subdistrict_code, area.code), is_counted(), Group.duplicate_of.is_(None))


def _sum_groups(connection: Connection, inside: ColumnElement[bool], counted: Counted) -> list[Groups]:
    """Counts by officer and district: groups, active members, savings, open cases. One question."""
    sums: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for group, figures in counted:
        sum_ = sums[group.officer_id, group.subdistrict_code[:DISTRICT_DIGITS]]
        # money that lies in a second book, or in one founded by mistake, counts where it lies
        sum_["savings_satang"] += figures.savings_satang
        if group.is_once:
            sum_["groups"] += 1
            sum_["members"] += figures.members
    district = func.substr(Group.subdistrict_code, 1, DISTRICT_DIGITS)
    for officer_id, code, count in connection.execute(
        select(Group.officer_id, district, func.count())
        .join(Case, Case.scope_id == Group.scope_id)
        .where(inside, Case.settled_by.is_(None))
        .group_by(Group.officer_id, district)
    ):
        sums[officer_id, code]["open_cases"] = count
    return [Groups(officer_id, code, **counts) for (officer_id, code), counts in sums.items()]


def _holders(area: Place, today: date) -> Select[str]:
    """Who is an officer of the area today."""
    return (
        select(Person.id)
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .where(_assigned(area, today))
    )


def _count_set_aside(
    connection: Connection, area: Place, today: date, officers: Mapping[str, Officer]
) -> None:
    """Lines that lie with support, which has not answered: kept, and in no book."""
    rows = connection.execute(
        select(SetAside.author_id, func.count())
        .outerjoin(SetAsideAnswer, SetAsideAnswer.line_sha256 == SetAside.line_sha256)
        .where(
            SetAside.author_id.in_(_holders(area, today)),
            SetAside.outcome == "quarantined",
            SetAsideAnswer.id.is_(None),
        )
        .group_by(SetAside.author_id)
    )
    for person_id, count in rows:
        if person_id in officers:
            officers[person_id].set_aside_lines = count


def _silent_before(settings: SettingsByScope, area: Place, now: datetime, today: date) -> datetime:
    return now - timedelta(days=setting_in(_SILENT, settings, area.code, today.isoformat()))


def _count_devices(
    connection: Connection, area: Place, today: date, silent_before: datetime, officers: Mapping[str, Officer]
) -> None:
    is_silent = case(
        (and_(Device.last_heard_at < format_instant(silent_before), Device.revoked_at.is_(None)), 1), else_=0
    )
    rows = connection.execute(
        select(
            Device.person_id,
            func.count(),
            func.sum(is_silent),
            func.sum(Device.waiting_count),
            func.min(Device.oldest_waiting_at),
            func.max(Device.last_heard_at),
        )
        .where(Device.person_id.in_(_holders(area, today)))
        .group_by(Device.person_id)
    )
    for person_id, phones, silent, waiting, oldest_at, heard_at in rows:
        if person_id in officers:
            officer = officers[person_id]
            officer.phones, officer.silent_phones, officer.waiting_operations = (
                phones,
                int(silent),
                int(waiting),
            )
            officer.oldest_waiting_at, officer.last_heard_at = oldest_at, heard_at


def _sums(officers: Iterable[Officer], groups: Iterable[Groups]) -> dict[str, int]:
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
    }


def _last_words(officers: Sequence[Officer]) -> dict[str, str | None]:
    """The oldest operation waiting anywhere, and the last time any phone was heard of."""
    waiting = [officer.oldest_waiting_at for officer in officers if officer.oldest_waiting_at]
    heard = [officer.last_heard_at for officer in officers if officer.last_heard_at]
    return {"oldest_waiting_at": min(waiting, default=None), "last_heard_at": max(heard, default=None)}


def _district_row(place: Place, officers: Iterable[Officer], groups: Iterable[Groups]) -> dict[str, Any]:
    here = [officer for officer in officers if place.code in officer.districts]
    led = [each for each in groups if each.district == place.code]
    return {
        "code": place.code,
        "name_th": place.name_th,
        "name_en": place.name_en,
        "level": "district",
        **_sums(here, led),
        **_last_words(here),
    }


def _officer_row(officer: Officer, groups: Iterable[Groups]) -> dict[str, Any]:
    led = [each for each in groups if each.officer_id == officer.person_id]
    return {
        "person_id": officer.person_id,
        "name_th": officer.display_name,
        "name_en": officer.display_name,
        "level": "officer",
        **_sums([officer], led),
        **_last_words([officer]),
    }


def _by_name(officer: Officer) -> tuple[str, str]:
    return officer.display_name, officer.person_id
