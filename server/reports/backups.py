"""Whether this installation would survive the loss of its database: the newest backup and its last restore check."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from server.clock import format_instant, parse_instant
from server.syncing.durability import PROVED
from server.syncing.models import Backup

#: A backup is made every night; after so long several have failed to come.
OLD_AFTER = timedelta(days=3)


def backup_report(connection: Connection, now: datetime) -> dict[str, Any]:
    """The newest backup, when one was last restored for a check with success, and whether somebody must act."""
    newest = connection.execute(select(Backup.__table__).order_by(Backup.made_at.desc()).limit(1)).first()
    checked_at = connection.execute(
        select(func.max(Backup.checked_at)).where(Backup.result == PROVED)
    ).scalar_one()
    if newest is None:
        state = "none"
    elif newest.result != PROVED:
        state = "failed"
    else:
        state = "old" if now - parse_instant(newest.made_at) > OLD_AFTER else "well"
    return {
        "as_of": format_instant(now),
        "state": state,
        "made_at": newest.made_at if newest else None,
        "checked_at": checked_at,
    }
