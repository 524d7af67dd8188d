"""How long the books need a name. Pure. Twin of privacy/kept_until.ts."""


def kept_until(left_on: str, years: int) -> str:
    """The first day on which the name of somebody who left on a day "YYYY-MM-DD" may go: years are whole years of accounts."""
    return f"{int(left_on[:4]) + years + 1}-01-01"
