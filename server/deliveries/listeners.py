"""Who is told how: whether somebody supervises others, and when they are not to be disturbed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from server.alerts.levels import CHIEF, OFFICER, PROVINCE_CHIEF, STAFF
from server.alerts.recipients import load_posts
from server.deliveries.rules import Quiet
from server.places.places import NATION
from server.rulebook.lookup import load_settings, setting_in

_FROM, _UNTIL = "quiet_from_hour", "quiet_until_hour"
_SUPERVISORS = (CHIEF, STAFF, PROVINCE_CHIEF)


@dataclass(frozen=True, slots=True)
class Listener:
    """How one person is told."""

    is_supervisor: bool
    quiet: Quiet


class Listeners:
    """Everybody with a post; whoever has none is told as in the nation."""

    def __init__(self, known: Mapping[str, Listener], others: Listener) -> None:
        self._known, self._others = known, others

    def of(self, person_id: str) -> Listener:
        """How this person is told."""
        return self._known.get(person_id, self._others)


def load_listeners(connection: Connection, today: date) -> Listeners:
    """By the posts and settings of today; two questions."""
    posts, settings = load_posts(connection, today), load_settings(connection, _FROM, _UNTIL)

    def quiet_in(area: str) -> Quiet:
        from_hour, until_hour = (
            setting_in(key, settings, area or NATION, today.isoformat()) for key in (_FROM, _UNTIL)
        )
        return Quiet(from_hour, until_hour)

    known: dict[str, Listener] = {}
    for role in (*_SUPERVISORS, OFFICER):
        for person, areas in posts.of(role):
            # who also leads groups hears of them at once
            known[person] = Listener(role in _SUPERVISORS, quiet_in(areas[0]))
    return Listeners(known, Listener(is_supervisor=False, quiet=quiet_in(NATION)))
