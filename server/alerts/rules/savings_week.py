"""savings_week: the first groups were founded on 6 March; savings week begins that day. Pure."""

from datetime import date

from server.alerts.rule import Finding

RULE = "savings_week"
_MONTH, _DAY = 3, 6


def savings_week(days: int, today: date, recipient: str) -> list[Finding]:
    """One finding a year for everybody, while the week of so many days lasts; it is about the year."""
    first = date(today.year, _MONTH, _DAY)
    if not 0 <= (today - first).days < days:
        return []
    return [Finding(RULE, str(today.year), first.isoformat(), 0, recipient, first.isoformat())]
