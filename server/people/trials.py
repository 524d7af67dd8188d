"""Slowing down whoever guesses passwords: a growing wait per name, never a lock.

A device that is already the person's has a count of its own, so a stranger guessing at a name cannot keep its owner out.
"""

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, text, update

from server.clock import format_instant, parse_instant
from server.people.models import LoginTrial

#: Trials before any wait, first wait, longest wait; each further trial doubles the wait.
FREE_TRIALS = 5
WAIT_SECONDS_FIRST = 15
WAIT_SECONDS_MAX = 15 * 60
#: After this long without a trial the count begins anew.
FORGET_HOURS = 24

# both databases speak this; the count is raised in one statement so that parallel trials cannot share a number
_COUNT_TRIAL = text(
    "INSERT INTO login_trial (key, trials, last_at) VALUES (:key, 1, :now) ON CONFLICT (key) DO UPDATE SET "
    "trials = CASE WHEN login_trial.last_at < :forget THEN 1 ELSE login_trial.trials + 1 END, last_at = :now"
)


def trial_key(name: str, device_id: str | None) -> str:
    """Under which trials are counted; `device_id` only where the device is known to be the person's."""
    return hashlib.sha256(f"{name}\n{device_id or ''}".encode()).hexdigest()


def wait_seconds(trials: int) -> int:
    """How long after so many trials the next one may come."""
    if trials < FREE_TRIALS:
        return 0
    return min(WAIT_SECONDS_FIRST << min(trials - FREE_TRIALS, 16), WAIT_SECONDS_MAX)


def count_trial(connection: Connection, key: str, now: datetime) -> int:
    """Count a trial before its password is looked at; returns the seconds to wait, and then counts nothing."""
    forget_before = now - timedelta(hours=FORGET_HOURS)
    last = connection.execute(
        select(LoginTrial.trials, LoginTrial.last_at).where(LoginTrial.key == key)
    ).first()
    if last is not None and parse_instant(last.last_at) > forget_before:
        open_at = parse_instant(last.last_at) + timedelta(seconds=wait_seconds(last.trials))
        if now < open_at:
            return max(1, int((open_at - now).total_seconds()))
    connection.execute(
        _COUNT_TRIAL, {"key": key, "now": format_instant(now), "forget": format_instant(forget_before)}
    )
    return 0


def begin_wait(connection: Connection, key: str, now: datetime) -> None:
    """The trial was answered just now: the wait for the next one begins here."""
    connection.execute(update(LoginTrial).where(LoginTrial.key == key).values(last_at=format_instant(now)))


def clear_trials(connection: Connection, key: str) -> None:
    """The right password was given: the count begins anew."""
    connection.execute(delete(LoginTrial).where(LoginTrial.key == key))


def delete_old_trials(connection: Connection, now: datetime) -> int:
    """Forget counts that no longer slow anybody; returns how many."""
    old = format_instant(now - timedelta(hours=FORGET_HOURS))
    return connection.execute(delete(LoginTrial).where(LoginTrial.last_at < old)).rowcount
