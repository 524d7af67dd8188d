"""Rules of deliveries. Pure."""

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

_BANGKOK = timezone(timedelta(hours=7))

#: When on its day an alert leaves the app at the earliest: in the evening before a collection, at the beginning of the week.
LEAVES_AT: Mapping[str, time] = {"collection_tomorrow": time(17), "weekly_digest": time(8)}
#: What supervisors are told once a week, in one message, and otherwise in the app only.
DIGESTED = frozenset(
    {
        "agm_due", "bank_slip_missing", "campaign_due", "collection_missing", "device_silent", "new_officer_stuck",
        "no_progress",
    }
)  # fmt: skip
#: After an outage, or where a channel was set up only now, what was raised before is left to the app.
NEWS_DAYS = 3
TRIES_MAX = 8
LEASE_SECONDS = 120
_WAIT_FIRST, _WAIT_MAX = timedelta(minutes=1), timedelta(hours=3)

DELIVERY_NAMESPACE = uuid.UUID("6e0f5d0a-94a3-4a35-b1d1-7e2d3c8f4b21")

#: Letters, an @, and a name with a dot: what else an address may be, its own server knows.
EMAIL = re.compile(r"[^\s@<>\",;:]{1,64}@[^\s@<>\",;:]{1,180}\.[^\s@<>\",;:.]{2,}")


def delivery_id(alert_id: str, address_id: str) -> str:
    """The same alert to the same address is one delivery, whoever plans it and how often."""
    return str(uuid.uuid5(DELIVERY_NAMESPACE, f"{alert_id}|{address_id}"))


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours of the day in which nobody is disturbed: from one to the other, over midnight; none where they are the same."""

    from_hour: int
    until_hour: int

    def holds_at(self, hour: int) -> bool:
        """Whether an hour of the day is one of them."""
        return (hour - self.from_hour) % 24 < (self.until_hour - self.from_hour) % 24


NEVER_QUIET = Quiet(0, 0)


def first_try_at(now: datetime, rule: str, quiet: Quiet, day: date | None = None) -> datetime:
    """When an alert leaves: now, or at its rule's hour of its day (today), or in the morning when it is night in Thailand."""
    here = now.astimezone(_BANGKOK)
    at = max(here, datetime.combine(day or here.date(), LEAVES_AT.get(rule, time()), _BANGKOK))
    if quiet.holds_at(at.hour):
        day = at.date() + timedelta(days=at.hour >= quiet.until_hour % 24)
        at = datetime.combine(day, time(quiet.until_hour % 24), _BANGKOK)
    return at.astimezone(now.tzinfo)


def next_try_at(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many tries that failed; None when it is given up."""
    if tries >= TRIES_MAX:
        return None
    wait: timedelta = min(_WAIT_FIRST * 2 ** (tries - 1), _WAIT_MAX)
    return now + wait
