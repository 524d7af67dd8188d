"""What is due of promises: facts of all officers in a fixed number of questions, then the rules, officer by officer."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from server.alerts.escalation import Audience
from server.alerts.facts import CampaignDueCase, PromisesOf, load_promises
from server.alerts.levels import Level
from server.alerts.pauses import load_pauses
from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.campaign_due import campaign_due
from server.alerts.rules.campaign_overdue import campaign_overdue
from server.alerts.rules.new_officer_stuck import new_officer_stuck
from server.alerts.rules.no_progress import no_progress
from server.ladder.standing import REQUIRED
from server.rulebook.lookup import SettingsByScope, load_settings, setting_in

_STANDSTILL = ("no_progress_days", "no_progress_chief_days", "new_officer_stuck_days", "new_officer_months")
_LEVELS = ("campaign_due_chief_days", "campaign_due_staff_days")


def find_due_promises(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings for each officer, for the chiefs of their district, who coach them, and for the province. Ten questions."""
    posts, pauses = load_posts(connection, today), load_pauses(connection)
    settings = load_settings(connection, "campaign_due_steps_days", REQUIRED, *_STANDSTILL, *_LEVELS)
    for officer in load_promises(connection, posts, settings, today):
        told = posts.above(officer.officer_id, officer.area_codes)
        audience = Audience(told, pauses.get(officer.officer_id, ()), None, today)
        for case in officer.due:
            yield from _deadlines(case, audience, settings)
        yield from _standstills(officer, audience, settings)


def _deadlines(case: CampaignDueCase, audience: Audience, settings: SettingsByScope) -> Iterator[Finding]:
    """The ladder towards the target date, of which each level hears from its own step on; and the weeks after it."""
    today = audience.today
    from_days = {key: setting_in(key, settings, case.area_code, today.isoformat()) for key in _LEVELS}

    def ladder(level: Level, recipient: str) -> list[Finding]:
        steps = [step for step in case.steps if level.days is None or step <= from_days[level.days]]
        return campaign_due(case.facts, steps, today, recipient)

    yield from audience.hear("campaign_due", ladder)
    yield from audience.hear(
        "campaign_overdue", lambda _level, recipient: campaign_overdue(case.facts, today, recipient)
    )


def _standstills(officer: PromisesOf, audience: Audience, settings: SettingsByScope) -> Iterator[Finding]:
    today = audience.today
    rules = {
        key: setting_in(key, settings, officer.area_codes[0] or "th", today.isoformat())
        for key in _STANDSTILL
    }

    def still(level: Level, recipient: str) -> list[Finding]:
        return no_progress(officer.progress, rules[str(level.days)], today, recipient)

    def stuck(level: Level, recipient: str) -> list[Finding]:
        months, after_days = rules["new_officer_months"], rules[str(level.days)]
        return new_officer_stuck(
            officer.progress, officer.ever_from, months, after_days, today=today, recipient=recipient
        )

    yield from audience.hear("no_progress", still)
    yield from audience.hear("new_officer_stuck", stuck)
