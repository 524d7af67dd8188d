"""Writing and reading the audit log."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

from sqlalchemy import Connection, insert, select, text

from server.audit.models import AuditLine
from server.audit.rules import BEGINNING, VERBS, Line, first_broken
from server.clock import format_instant, utc_now

#: Any number nobody else locks by: PostgreSQL writers of the log queue for it until they commit.
_LOCK = 0x6F6D7361
_COLUMNS = (
    AuditLine.number,
    AuditLine.at,
    AuditLine.who,
    AuditLine.what,
    AuditLine.about,
    AuditLine.device_id,
    AuditLine.hash,
)


def note(
    connection: Connection,
    who: str | None,
    what: str,
    about: str | None = None,
    device_id: str | None = None,
) -> None:
    """Add a line, in the transaction of the change it tells of and as the last thing in it.

    `who` is a person's id; `what` one of `VERBS`; `about` an id. Never pass a name, a number or a text here.
    """
    note_each(connection, who, what, (about,), device_id)


def note_each(
    connection: Connection,
    who: str | None,
    what: str,
    abouts: Sequence[str | None],
    device_id: str | None = None,
) -> None:
    """Add a line about each of several things, at least one; in as many questions as for one."""
    if what not in VERBS:
        raise ValueError(what)
    if connection.dialect.name == "postgresql":
        # SQLite has one writer at a time anyway; here two would hang two lines on the same one
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    number, hash_before = head(connection)
    at = format_instant(utc_now())
    rows = []
    for about in abouts:
        number += 1
        line = Line(number, at, who, what, about, device_id)
        hash_before = line.hash_after(hash_before)
        rows.append({**asdict(line), "hash": hash_before})
    connection.execute(insert(AuditLine), rows)


def head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last line; what the first line will hang on while there is none."""
    last = connection.execute(
        select(AuditLine.number, AuditLine.hash).order_by(AuditLine.number.desc()).limit(1)
    ).first()
    return (last.number, last.hash) if last else (0, BEGINNING)


def verify_log(connection: Connection) -> int | None:
    """Number of the first line that does not hang on the one before; None when all do."""
    statement = select(*_COLUMNS).order_by(AuditLine.number)
    with connection.execute(statement, execution_options={"yield_per": 1000}) as rows:
        return first_broken((Line(*row[:-1]), row[-1]) for row in rows)


def latest(connection: Connection, count: int) -> Iterator[Line]:
    """The last lines, the newest first."""
    rows = connection.execute(select(*_COLUMNS[:-1]).order_by(AuditLine.number.desc()).limit(count))
    return (Line(*row) for row in rows)
