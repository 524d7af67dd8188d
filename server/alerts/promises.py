"""What is due of promises: facts of all officers in a fixed number of questions, then the rules, officer by officer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from server.alerts.apart import apart
from server.alerts.escalation import Audience
from server.alerts.facts import CampaignDueCase, PromisesOf, load_promises
from server.alerts.levels import Level
from server.alerts.mentor_copies import Pair, load_pairs
from server.alerts.pauses import load_pauses
from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.campaign_due import campaign_due
from server.alerts.rules.new_officer_stuck import new_officer_stuck
from server.alerts.rules.no_progress import no_progress
from server.ladder.standing import REQUIRED
from server.rulebook.lookup import load_settings, setting_in

_KEYS = (
    "campaign_due_chief_days",
    "campaign_due_province_days",
    "no_progress_days",
    "no_progress_chief_days",
    "new_officer_stuck_days",
    "new_officer_months",
)


def find_due_promises(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings for each officer, for the chiefs of their district, who coach them, for the province and for mentors. Eleven questions."""
    posts, pauses = load_posts(connection, today), load_pauses(connection)
    pairs = load_pairs(connection, today)
    settings = load_settings(connection, "campaign_due_steps_days", REQUIRED, *_KEYS)
    for officer in load_promises(connection, posts, settings, today):
        place = officer.area_codes[0] or "th"
        days = {key: setting_in(key, settings, place, today.isoformat()) for key in _KEYS}
        told = posts.above(officer.officer_id, officer.area_codes)
        audience = Audience(told, pauses.get(officer.officer_id, ()), None, today)
        mentored = pairs.get(officer.officer_id, ())
        yield from apart(officer.officer_id, _about(officer, audience, days, mentored))


def _about(
    officer: PromisesOf, audience: Audience, days: dict[str, int], mentored: Iterable[Pair]
) -> Iterator[Finding]:
    for case in officer.due:
        yield from _deadlines(case, audience, days)
    yield from _standstills(officer, audience, days)
    for pair in mentored:
        stuck = _stuck(officer, days["new_officer_stuck_days"], days, audience.today, pair.mentor_id)
        # as all that a mentor hears it is about the mentorship
        yield from (replace(finding, subject=pair.id) for finding in stuck)


def _deadlines(case: CampaignDueCase, audience: Audience, days: dict[str, int]) -> Iterator[Finding]:
    """Each level hears from its own step on; whoever has several officers that are behind is told of the campaign once."""

    def ladder(level: Level, recipient: str) -> list[Finding]:
        found = campaign_due(case.facts, case.steps, audience.today, recipient)
        return [each for each in found if level.days is None or each.step <= days[level.days]]

    yield from audience.hear("campaign_due", ladder)


def _standstills(officer: PromisesOf, audience: Audience, days: dict[str, int]) -> Iterator[Finding]:
    facts, today = officer.progress, audience.today

    def still(level: Level, recipient: str) -> list[Finding]:
        return no_progress(facts, days[str(level.days)], today, recipient)

    def stuck(level: Level, recipient: str) -> list[Finding]:
        return _stuck(officer, days[str(level.days)], days, today, recipient)

    yield from audience.hear("no_progress", still)
    yield from audience.hear("new_officer_stuck", stuck)


def _stuck(
    officer: PromisesOf, after_days: int, days: dict[str, int], today: date, recipient: str
) -> list[Finding]:
    months = days["new_officer_months"]
    return new_officer_stuck(
        officer.progress, officer.ever_from, months, after_days, today=today, recipient=recipient
    )
