"""The server's clock: the one place where a request learns what time it is, so that a test can hold it still."""

from collections.abc import Callable
from datetime import UTC, datetime

from flask import Flask, current_app

Clock = Callable[[], datetime]

_EXTENSION = "omsap-clock"


def system_clock() -> datetime:
    """This instant in UTC, as the machine tells it."""
    return datetime.now(UTC)


def set_clock(app: Flask, clock: Clock) -> None:
    """Let this app read its time from `clock`, which answers instants in UTC."""
    app.extensions[_EXTENSION] = clock


def utc_now() -> datetime:
    """This instant in UTC, as the app's clock tells it."""
    clock: Clock = current_app.extensions[_EXTENSION]
    return clock()


def format_instant(instant: datetime) -> str:
    """An instant as the wire and the tables write it: "2026-11-23T07:15:33.123Z"; such texts sort by time."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_instant(text: str) -> datetime:
    """The instant a text of `format_instant` names. Raises ValueError for any other text."""
    return datetime.fromisoformat(text).astimezone(UTC)
