"""Rules of deliveries. Pure."""

import re
import uuid
from datetime import datetime, time, timedelta, timezone

_BANGKOK = timezone(timedelta(hours=7))

#: Nobody is disturbed from eight in the evening to seven in the morning.
QUIET_FROM, QUIET_UNTIL = time(20), time(7)
#: After an outage, or where a channel was set up only now, older alerts are left to the app.
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


def first_try_at(now: datetime) -> datetime:
    """Now, or the morning when it is night in Thailand."""
    here = now.astimezone(_BANGKOK)
    if QUIET_UNTIL <= here.time() < QUIET_FROM:
        return now
    day = here.date() + timedelta(days=here.time() >= QUIET_FROM)
    return datetime.combine(day, QUIET_UNTIL, _BANGKOK).astimezone(now.tzinfo)


def next_try_at(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many tries that failed; None when it is given up."""
    if tries >= TRIES_MAX:
        return None
    wait: timedelta = min(_WAIT_FIRST * 2 ** (tries - 1), _WAIT_MAX)
    return now + wait
