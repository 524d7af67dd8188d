"""Ids of the demo province: they follow from names and days, so that the same day always makes the same province."""

import hashlib
import uuid
from datetime import UTC, date, datetime, time, timedelta

from server.values.thai_date import BANGKOK

_NAMESPACE = uuid.UUID("5c9d9a86-58b1-5e0d-9c68-1b7c6f0a2569")


def named_id(name: str) -> str:
    """The id of what has a name that stands for ever: the same name always has the same one."""
    return str(uuid.uuid5(_NAMESPACE, name))


def make_id(made: datetime, label: str) -> str:
    """A UUID of version 7 whose random part follows from the label: the time first, so that ids sort by it."""
    chance = int.from_bytes(hashlib.sha256(label.encode()).digest()[:10])
    value = int(made.timestamp() * 1000) << 80 | 7 << 76 | (chance >> 64 & 0xFFF) << 64 | 2 << 62
    return str(uuid.UUID(int=value | chance & (1 << 62) - 1))


def afternoon(day: date, seconds: int = 0) -> datetime:
    """An instant of a village afternoon, so many seconds after two o'clock, in UTC."""
    return (datetime.combine(day, time(14), BANGKOK) + timedelta(seconds=seconds)).astimezone(UTC)
