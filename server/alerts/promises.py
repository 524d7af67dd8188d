"""What is due of promises: facts of all officers in a fixed number of questions, then the rules, officer by officer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from server.alerts.facts import PromisesOf, load_promises
from server.alerts.recipients import CHIEF, PROVINCE_CHIEF, STAFF, load_posts
from server.alerts.rule import Finding
from server.alerts.rules.campaign_due import campaign_due
from server.alerts.rules.new_officer_stuck import new_officer_stuck
from server.alerts.rules.no_progress import no_progress
from server.ladder.standing import REQUIRED
from server.rulebook.lookup import SettingsByScope, load_settings, setting_in

_KEYS = ("no_progress_days", "no_progress_chief_days", "new_officer_stuck_days", "new_officer_months")
_CHIEF_DAYS, _PROVINCE_DAYS = "campaign_due_chief_days", "campaign_due_province_days"


def find_due_promises(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings for each officer, and for the chiefs of their district, who coach them. Nine questions."""
    posts = load_posts(connection, today)
    settings = load_settings(
        connection, "campaign_due_steps_days", REQUIRED, _CHIEF_DAYS, _PROVINCE_DAYS, *_KEYS
    )
    for officer in load_promises(connection, posts, settings, today):
        chiefs, province = (
            sorted({each for area in officer.area_codes for each in posts.reaching(area, *roles)})
            for roles in ((CHIEF,), (STAFF, PROVINCE_CHIEF))
        )
        chief_days, province_days = (
            setting_in(key, settings, officer.area_codes[0] or "th", today.isoformat())
            for key in (_CHIEF_DAYS, _PROVINCE_DAYS)
        )
        for case in officer.due:
            for finding in campaign_due(case.facts, case.steps, today, officer.officer_id):
                yield finding
                # whoever has several officers that are behind is told of the campaign once
                told = [
                    *(chiefs * (finding.step <= chief_days)),
                    *(province * (finding.step <= province_days)),
                ]
                yield from (replace(finding, recipient=each) for each in told)
        yield from _standstills(officer, chiefs, settings, today)


def _standstills(
    officer: PromisesOf, chiefs: list[str], settings: SettingsByScope, today: date
) -> Iterator[Finding]:
    after, chief_after, new_after, months = (
        setting_in(key, settings, officer.area_codes[0] or "th", today.isoformat()) for key in _KEYS
    )
    yield from no_progress(officer.progress, after, today, officer.officer_id)
    for chief in chiefs:
        yield from no_progress(officer.progress, chief_after, today, chief)
        yield from new_officer_stuck(
            officer.progress, officer.ever_from, months, new_after, today=today, recipient=chief
        )
