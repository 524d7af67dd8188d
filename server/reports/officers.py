"""The officers of an area: who they are today, and what their phones last said of themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, or_, select

from server.cases.set_aside_answer import SetAsideAnswer
from server.clock import format_instant
from server.people.assignment import Assignment
from server.people.models import Device, Person
from server.places.places import Place, ancestors_of
from server.places.within import within
from server.rulebook.lookup import SettingsByScope, load_settings, setting_in
from server.syncing.models import SetAside

SILENT = "device_silent_days"
DISTRICT_DIGITS = 4


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


def completeness(connection: Connection, area: Place, now: datetime, today: date) -> dict[str, Any]:
    """What the phones of an area's officers last said they had not sent, and since when; three questions."""
    officers = load_officers(connection, area, today)
    settings = load_settings(connection, SILENT)
    count_devices(connection, area, today, silent_before(settings, area, now, today), officers)
    everybody = list(officers.values())
    return {
        "waiting_operations": sum(officer.waiting_operations for officer in everybody),
        "phones": sum(officer.phones for officer in everybody),
        "silent_phones": sum(officer.silent_phones for officer in everybody),
        **last_words(everybody),
    }


def silent_before(settings: SettingsByScope, area: Place, now: datetime, today: date) -> str:
    """The instant before which a phone must have been heard last to be silent. `settings` hold `SILENT`."""
    return format_instant(now - timedelta(days=setting_in(SILENT, settings, area.code, today.isoformat())))


def count_devices(
    connection: Connection, area: Place, today: date, silent_before: str, officers: Mapping[str, Officer]
) -> None:
    """Their phones, and what these last said. One question."""
    is_silent = case((and_(Device.last_heard_at < silent_before, Device.revoked_at.is_(None)), 1), else_=0)
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


def count_set_aside(
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


def last_words(officers: Sequence[Officer]) -> dict[str, str | None]:
    """The oldest operation waiting anywhere, and the last time any phone was heard of."""
    waiting = [officer.oldest_waiting_at for officer in officers if officer.oldest_waiting_at]
    heard = [officer.last_heard_at for officer in officers if officer.last_heard_at]
    return {"oldest_waiting_at": min(waiting, default=None), "last_heard_at": max(heard, default=None)}


def _assigned(area: Place, today: date) -> Any:
    """Officers' assignments in force today inside the area, or covering it."""
    day = today.isoformat()
    return (
        (Assignment.role == "officer")
        & (Assignment.from_on <= day)
        & or_(Assignment.to_on.is_(None), Assignment.to_on >= day)
        & or_(within(Assignment.area_code, area.code), Assignment.area_code.in_(ancestors_of(area.code)))
    )


def _holders(area: Place, today: date) -> Select[str]:
    """Who is an officer of the area today."""
    return (
        select(Person.id)
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .where(_assigned(area, today))
    )
