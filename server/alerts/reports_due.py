"""Which officers have months to report: SQL to the facts of the rule, three questions."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import Connection, select

from server.alerts.levels import OFFICER
from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.report_due import ReportedFact, report_due
from server.groups.models import Group
from server.ledger.counted import is_counted
from server.monthly_reports.models import MonthlyReport
from server.places.places import NATION
from server.rulebook.lookup import load_settings, setting_in

_DUE_DAY, _AHEAD_DAYS = "report_due_day", "report_due_ahead_days"
#: No month before this one is asked for.
_LOOK_BACK_DAYS = 70


def find_reports_due(connection: Connection, today: date) -> Iterator[Finding]:
    """Findings for every officer of today about the groups they lead."""
    posts, settings = load_posts(connection, today), load_settings(connection, _DUE_DAY, _AHEAD_DAYS)
    filed: dict[str, list[str]] = defaultdict(list)
    since = (today - timedelta(days=_LOOK_BACK_DAYS)).isoformat()[:7]
    for scope, period in connection.execute(
        select(MonthlyReport.scope_id, MonthlyReport.period).where(MonthlyReport.period >= since).distinct()
    ):
        filed[scope].append(period)
    led: dict[str, list[ReportedFact]] = defaultdict(list)
    for scope, officer, founded_on in connection.execute(
        select(Group.scope_id, Group.officer_id, Group.founded_on).where(
            is_counted(), Group.duplicate_of.is_(None), Group.status.not_in(("closed", "void", "dormant"))
        )
    ):
        led[officer].append(ReportedFact(founded_on=founded_on, filed=filed[scope]))
    for officer, areas in posts.of(OFFICER):
        due_day, ahead_days = (
            setting_in(key, settings, areas[0] or NATION, today.isoformat())
            for key in (_DUE_DAY, _AHEAD_DAYS)
        )
        yield from report_due(led[officer], due_day, ahead_days, today, officer)
