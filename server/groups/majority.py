"""Who is a minor. Pure. Twin of groups/majority.ts.

Thailand's Civil and Commercial Code: a person is of age on completing twenty years (section 19); who does not know the
day of birth is counted from the first of the month, who does not know the month from the first of the year (section 16).
"""

MAJORITY_YEARS = 20


def is_minor(born: str, day: str) -> bool:
    """Whether somebody born "2007-05-27", "2007-05" or "2007" is not of age yet on a day "YYYY-MM-DD"."""
    born_on = f"{born}-01-01"[:10]
    return f"{int(born_on[:4]) + MAJORITY_YEARS}{born_on[4:]}" > day
