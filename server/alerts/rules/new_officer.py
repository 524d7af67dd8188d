"""Who is a new officer: the months in which they are spoken to more softly, and others hear of them sooner. Pure."""

from datetime import date

_MONTHS_PER_YEAR = 12


def is_new_officer(first_on: str, months: int, today: date) -> bool:
    """Whether fewer months have passed since somebody's first day as an officer. Twin of mentoring/new_officer.ts."""
    first = date.fromisoformat(first_on)
    passed = (today.year - first.year) * _MONTHS_PER_YEAR + today.month - first.month
    return passed - (today.day < first.day) < months
