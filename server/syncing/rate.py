"""How often one device may ask: a bucket of each sort for every device, filled anew all the time.

The buckets stand in the memory of the process, not in the database. They protect a machine from one device that has gone
mad, and refusing must cost less than serving: a refusal that writes would itself take the one writer's lock. What must
hold exactly, that nothing counts twice, is held by receipts. With several processes a device may ask as many times more
often, after a restart it may begin anew; neither does any harm.
"""

import math
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app

from server.errors import Refusal
from server.settings import Settings

#: Buckets kept; of more devices those that asked longest ago are forgotten, which only lets them begin anew.
_BUCKETS_MAX = 20_000
_DAY_SECONDS = 24 * 60 * 60
RATES = "omsap-rates"


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and then so many a second."""

    burst: int
    per_second: float


class Buckets:
    """What each device has left of one rate."""

    def __init__(self, rate: Rate) -> None:
        self.rate = rate
        self._left: OrderedDict[str, tuple[float, datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, device_id: str, count: int, now: datetime) -> int:
        """Take `count` and return 0; or take nothing and return after how many seconds there is enough.

        More than a whole bucket holds is granted when the bucket is full, else it never would be.
        """
        with self._lock:
            left, at = self._left.pop(device_id, (float(self.rate.burst), now))
            passed = max(0.0, (now - at).total_seconds())
            left = min(self.rate.burst, left + passed * self.rate.per_second)
            lacking = min(count, self.rate.burst) - left
            self._left[device_id] = (left if lacking > 0 else left - count, now)
            if len(self._left) > _BUCKETS_MAX:
                self._left.popitem(last=False)
        return math.ceil(lacking / self.rate.per_second) if lacking > 0 else 0


def register_rates(app: Flask, settings: Settings) -> None:
    """Give this app its buckets: requests of each way, and operations of a day."""
    requests = Rate(2 * settings.device_requests_per_minute, settings.device_requests_per_minute / 60)
    operations = Rate(settings.device_operations_per_day, settings.device_operations_per_day / _DAY_SECONDS)
    app.extensions[RATES] = {
        "push": Buckets(requests),
        "pull": Buckets(requests),
        "operations": Buckets(operations),
    }


def add_rate(app: Flask, sort: str, rate: Rate) -> None:
    """One more rate for this app, of whatever else may be asked too often."""
    app.extensions[RATES][sort] = Buckets(rate)


def check_rate(sort: str, device_id: str, now: datetime, count: int = 1) -> None:
    """Refuses with `rate_limited`, and with the seconds to wait, a device that asks too often."""
    buckets: dict[str, Buckets] = current_app.extensions[RATES]
    wait_seconds = buckets[sort].take(device_id, count, now)
    if wait_seconds:
        raise Refusal("rate_limited", retry_after_seconds=wait_seconds)
