"""savings_week: on 6 March the first group was founded; 6 to 8 March is the savings week, told to everybody with a post. Pure."""

from datetime import date, timedelta

from server.alerts.rule import Finding

RULE = "savings_week"
_MONTH, _FIRST_DAY, _LAST_DAY = 3, 6, 8


def savings_week(ahead_days: int, today: date, recipient: str) -> list[Finding]:
    """A finding from `ahead_days` before 6 March to the last day of the week; it is about nobody but the recipient."""
    due_on = date(today.year, _MONTH, _FIRST_DAY)
    raised_on = due_on - timedelta(days=ahead_days)
    if not raised_on <= today <= due_on.replace(day=_LAST_DAY):
        return []
    return [Finding(RULE, recipient, due_on.isoformat(), 0, recipient, raised_on.isoformat())]
