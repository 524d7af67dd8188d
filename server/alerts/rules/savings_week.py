"""savings_week: the first groups were founded on 6 March; the days up to the 8th are savings week. Pure."""

from datetime import date

from server.alerts.rule import Finding

RULE = "savings_week"
_MONTH, _FIRST_DAY, _LAST_DAY = 3, 6, 8


def savings_week(today: date, recipient: str) -> list[Finding]:
    """One finding a year for everybody, while the week lasts; it is about the year."""
    if today.month != _MONTH or not _FIRST_DAY <= today.day <= _LAST_DAY:
        return []
    first = today.replace(day=_FIRST_DAY).isoformat()
    return [Finding(RULE, str(today.year), first, 0, recipient, first)]
