"""Push: the one way anything that syncs is written, by phones, by the server itself, by imports and by the demonstration."""

import logging
import math
import random
import time
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, InterfaceError, OperationalError

from server.catalog import KINDS
from server.database import LOCK_WAIT_SECONDS, writing
from server.syncing.proof import Proof
from server.syncing.store import SqlStore
from server.values.thai_date import bangkok_date
from sync.decide import Author
from sync.operation import Line, parse_line
from sync.problems import Problem
from sync.push import CHUNK_LINES_MAX, push_all_or_none, push_chunk, set_aside
from sync.receipt import Result

#: A chunk that lost a race (a scope founded twice at once, a lock, a serialisation) is tried so often.
_TRIES = 3

_log = logging.getLogger(__name__)


class _BusyError(Exception):
    """The database was busy; nothing happened."""


def push(
    author: Author,
    lines: Sequence[bytes],
    now: datetime,
    *,
    seconds_max: float = math.inf,
    proof: Proof | None = None,
) -> list[Result]:
    """Answer every line, in order. Each chunk commits by itself; what was answered stays answered.

    `now` is an aware UTC instant; `proof` is kept with the first chunk that has an answer. Nothing is raised for what a line holds; a database that cannot be written
    answers `retry`, and so do chunks that were not begun within `seconds_max`.
    """
    deadline = time.monotonic() + seconds_max
    parsed = [parse_line(line) for line in lines]
    results: list[Result] = []
    for start in range(0, len(parsed), CHUNK_LINES_MAX):
        results += _push_chunk(author, parsed[start : start + CHUNK_LINES_MAX], now, deadline, proof)
    return results


def push_together(
    parts: Sequence[tuple[Author, bytes]], now: datetime, *, seconds_max: float
) -> list[Result]:
    """Lines that stand or fall together, each of its own author: one transaction, which keeps all of them or none.

    Where a result is not effective nothing was written, not even a receipt, and the same may be tried again later.
    """
    deadline = time.monotonic() + seconds_max
    parsed = [(author, parse_line(line)) for author, line in parts]
    try:
        return _try(lambda store: push_all_or_none(store, parsed, KINDS, bangkok_date(now)), now, deadline)
    except _BusyError:
        return [Result(line.operation_id, "retry") for _author, line in parsed]


def push_within(connection: Connection, parts: Sequence[tuple[Author, bytes]], now: datetime) -> list[Result]:
    """Lines that stand or fall with everything else in the caller's transaction, which it rolls back unless all results are effective.

    Other than `push` it begins nothing anew: a lost race or a busy database is raised as the error it is.
    """
    store, parsed = SqlStore(connection, now), [(author, parse_line(line)) for author, line in parts]
    return [
        result
        for start in range(0, len(parsed), CHUNK_LINES_MAX)
        for result in push_all_or_none(
            store, parsed[start : start + CHUNK_LINES_MAX], KINDS, bangkok_date(now)
        )
    ]


def _push_chunk(
    author: Author, lines: Sequence[Line], now: datetime, deadline: float, proof: Proof | None
) -> list[Result]:
    """One transaction; if it fails unexpectedly, one per line, so that only the culprit is set aside."""
    today = bangkok_date(now)
    try:
        return _try(lambda store: push_chunk(store, lines, author, KINDS, today), now, deadline, proof)
    except _BusyError:
        return [Result(line.operation_id, "retry") for line in lines]
    except Exception:
        _log.exception("a chunk of %d lines failed; replaying it line by line", len(lines))
    if len(lines) > 1:
        return [result for line in lines for result in _push_chunk(author, [line], now, deadline, proof)]
    try:
        return _try(
            lambda store: [set_aside(store, lines[0], author, Problem("internal"))], now, deadline, proof
        )
    except (_BusyError, DBAPIError):
        _log.exception("a line could not even be set aside")
        return [Result(lines[0].operation_id, "retry")]


def _try(
    work: Callable[[SqlStore], list[Result]], now: datetime, deadline: float, proof: Proof | None = None
) -> list[Result]:
    """The results of one transaction, begun anew after a lost race; waits for others until `deadline` and no longer."""
    for attempt in range(_TRIES):
        patience = min(deadline - time.monotonic(), LOCK_WAIT_SECONDS)
        if patience <= 0:
            break
        try:
            with writing(patience) as connection:
                return work(SqlStore(connection, now, proof))
        except IntegrityError:
            # two requests founded one scope, or sent one line, at the same moment: the second look sees the first
            if attempt == _TRIES - 1:
                raise
        except DBAPIError as error:
            if not _is_database_trouble(error):
                raise
            _log.warning("the database was busy: %s", type(error.orig).__name__)
        time.sleep(random.uniform(0, 0.05 * 2**attempt))  # noqa: S311  spreads retries, guards nothing
    raise _BusyError


def _is_database_trouble(error: DBAPIError) -> bool:
    """Whether the database failed, not the line: a line's own fault is a DataError, an IntegrityError and their like."""
    return (
        isinstance(error, OperationalError | InterfaceError)
        or type(error) is DatabaseError
        or error.connection_invalidated
    )
