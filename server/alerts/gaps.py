"""Districts of running campaigns in which nobody answers for some subdistrict; the province's staff is told."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, func, or_, select

from server.alerts.levels import OFFICER, STAFF
from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.assignment_gap import GapFacts, PostSpan, assignment_gap
from server.campaigns.models import Campaign
from server.people.assignment import Assignment
from server.people.assignments import ever_holds
from server.people.models import Person
from server.places.places import NATION, Place, districts_of, find_place, province_codes, subdistricts_of
from server.rulebook.lookup import load_settings, setting_in

_AFTER_DAYS = "assignment_gap_days"


def find_gaps(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings about every district of an open campaign. Four questions."""
    day, posts = today.isoformat(), load_posts(connection, today)
    spans, settings = _load_spans(connection), load_settings(connection, _AFTER_DAYS)
    begun: dict[str, str] = {}
    for area_code, starts_on in connection.execute(
        select(Campaign.area_code, func.min(Campaign.starts_on))
        .where(Campaign.state == "open", Campaign.starts_on <= day)
        .group_by(Campaign.area_code)
    ):
        for district in _districts_in(area_code):
            begun[district.code] = min(begun.get(district.code, starts_on), starts_on)
    for code, starts_on in sorted(begun.items()):
        facts = GapFacts(
            district_code=code,
            subdistrict_codes=[place.code for place in subdistricts_of(code)],
            posts=[
                span
                for span in spans
                if span["area_code"].startswith(code) or code.startswith(span["area_code"])
            ],
            campaign_starts_on=starts_on,
        )
        after_days = setting_in(_AFTER_DAYS, settings, code, day)
        for person in posts.reaching(code, STAFF):
            yield from assignment_gap(facts, after_days, today, person)


def _load_spans(connection: Connection) -> list[PostSpan]:
    """Every post as an officer that somebody has or had who can log in."""
    return [
        PostSpan(area_code=area_code, from_on=from_on, to_on=to_on)
        for area_code, from_on, to_on in connection.execute(
            select(Assignment.area_code, Assignment.from_on, Assignment.to_on)
            .join(Person, Assignment.scope_id == "person:" + Person.id)
            .where(
                Assignment.role == OFFICER,
                ever_holds(),
                or_(Person.disabled_at.is_(None), Assignment.to_on.is_not(None)),
            )
        )
    ]


def _districts_in(area_code: str) -> Iterator[Place]:
    if area_code == NATION:
        for province in province_codes():
            yield from districts_of(province)
    elif district := find_place(area_code[:4]):
        yield from districts_of(area_code) if len(area_code) == 2 else (district,)
