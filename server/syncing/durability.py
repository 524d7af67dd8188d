"""Durability: up to when everything that was received would survive the loss of this database."""

from sqlalchemy import Connection, func, select

from server.syncing.models import Backup

#: How the proofs of a backup ended when all was well; any other result is the code of what was wrong.
PROVED = "proved"


def find_durable_before(connection: Connection) -> str | None:
    """Everything received before this instant lies in a proved backup; None while there is none. One question."""
    return connection.execute(
        select(func.max(Backup.covers_until)).where(Backup.result == PROVED)
    ).scalar_one()
