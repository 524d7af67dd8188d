"""The scan asks what is due and does not exist, and raises exactly that; so missed scans heal and repeated ones do nothing."""

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from sqlalchemy import Connection, select

from server.alerts.calendar import find_days_of_note
from server.alerts.gaps import find_gaps
from server.alerts.group_findings import find_due_in_groups
from server.alerts.mentor_copies import find_mentor_copies, load_pairs
from server.alerts.models import Alert
from server.alerts.promises import find_due_promises
from server.alerts.recipients import load_posts
from server.alerts.reports_due import find_reports_due
from server.alerts.rule import Finding
from server.alerts.silence import find_silent
from server.alerts.standing import keep_standing
from server.concept import Draft
from server.database import reading, writing
from server.values.thai_date import bangkok_date
from sync.receipt import Result

log = logging.getLogger("omsap.alerts")


#: What writes the server's operations; a scan is handed it, because alerts lie below the sync that lists them.
Push = Callable[[Sequence[Draft], datetime], list[Result]]


def scan(now: datetime, push: Push) -> int:
    """Raise every alert that is due at `now` (UTC) and was not raised yet, and keep what is due for reports; returns how many."""
    with reading() as connection:
        today = bangkok_date(now)
        due = find_due(connection, today)
        missing = find_missing(connection, find_heard(connection, due, today))
    with writing() as connection:
        keep_standing(connection, due, now)
    results = push([make_draft(finding) for finding in missing], now)
    raised = sum(result.outcome == "applied" and not result.is_duplicate for result in results)
    for result in results:
        if result.outcome != "applied":
            log.warning("alert %s was answered %s %s", result.operation_id, result.outcome, result.problem)
    return raised


def find_due(connection: Connection, today: date) -> list[Finding]:
    """All findings of all rules today."""
    return [
        *_find_by_date(connection, today),
        *find_mentor_copies(connection, today, lambda day: _find_by_date(connection, day)),
        *find_silent(connection, today),
        *find_gaps(connection, today),
        *find_reports_due(connection, today),
        *find_days_of_note(connection, today),
    ]


def _find_by_date(connection: Connection, day: date) -> list[Finding]:
    """Findings that the calendar alone brings about, as on a day: today's, or what a mentor is to hear before."""
    return [*find_due_promises(connection, day), *find_due_in_groups(connection, day)]


def find_heard(connection: Connection, findings: Iterable[Finding], today: date) -> list[Finding]:
    """Those of the findings whose recipient has a post today, or mentors somebody.

    What falls due in a group whose officer has left stands for its chiefs; who left is told nothing.
    """
    here = {person for person, _area in load_posts(connection, today).everybody()}
    here |= {pair.mentor_id for pairs in load_pairs(connection, today).values() for pair in pairs}
    return [finding for finding in findings if finding.recipient in here]


def find_missing(connection: Connection, findings: Sequence[Finding]) -> list[Finding]:
    """Those of the findings that no alert exists for."""
    due_days = {finding.due_on for finding in findings}
    raised = set(connection.execute(select(Alert.id).where(Alert.due_on.in_(due_days))).scalars())
    return [finding for finding in _unique(findings) if finding.alert_id not in raised]


def make_draft(finding: Finding) -> Draft:
    """The alert of a finding. Nothing in it depends on who raises it or when: two processes make the same bytes."""
    return Draft(
        id=finding.alert_id,
        kind="alert",
        scope=f"person:{finding.recipient}",
        data={
            "rule": finding.rule,
            "subject": finding.subject,
            "due_on": finding.due_on,
            "step": finding.step,
        },
        civil_on=finding.raised_on,
    )


def _unique(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Each alert once: of several officers' reasons to tell a chief the same the earliest counts."""
    earliest: dict[str, Finding] = {}
    for finding in findings:
        known = earliest.setdefault(finding.alert_id, finding)
        if finding.raised_on < known.raised_on:
            earliest[finding.alert_id] = finding
    return earliest.values()
