"""Which backups there are by their names, and which of them are kept. Pure."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from server.values.thai_date import bangkok_date

NAME = re.compile(r"omsap-(\d{8}T\d{6}Z)\.sqlite3")
_STAMP = "%Y%m%dT%H%M%SZ"

#: So many days, weeks and months have their newest backup kept.
DAYS_KEPT, WEEKS_KEPT, MONTHS_KEPT = 7, 5, 12

#: A backup made longer ago is put back only where nothing newer is left.
RESTORED_WITHIN = timedelta(days=35)


def name_backup(made_at: datetime) -> str:
    """The file name of a backup of this instant; such names sort by time."""
    return f"omsap-{made_at.astimezone(UTC):{_STAMP}}.sqlite3"


def made_at_of(name: str) -> datetime:
    """The instant in a name of `name_backup`."""
    return datetime.strptime(name, f"omsap-{_STAMP}.sqlite3").replace(tzinfo=UTC)


def choose_kept(names: Iterable[str]) -> set[str]:
    """The backups that stay: the newest of each of the last days, weeks and months that have one, in Bangkok's days."""
    kept: set[str] = set()
    newest_first = sorted(names, reverse=True)
    for form, count in (("%Y-%m-%d", DAYS_KEPT), ("%G-%V", WEEKS_KEPT), ("%Y-%m", MONTHS_KEPT)):
        newest: dict[str, str] = {}
        for name in newest_first:
            newest.setdefault(bangkok_date(made_at_of(name)).strftime(form), name)
        kept.update(list(newest.values())[:count])
    return kept
