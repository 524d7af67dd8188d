"""Push: the one way anything that syncs is written, by phones, by the server itself, by imports and by the demonstration."""

import logging
import random
import time
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from server.catalog import KINDS
from server.database import writing
from server.syncing.store import SqlStore
from server.values.thai_date import bangkok_date
from sync.decide import Author
from sync.operation import Line, parse_line
from sync.problems import Problem
from sync.push import CHUNK_LINES_MAX, push_chunk, set_aside
from sync.receipt import Result

#: A chunk that lost a race (a scope founded twice at once, a lock, a serialisation) is tried so often.
_TRIES = 3

_log = logging.getLogger(__name__)


class _BusyError(Exception):
    """The database was busy; nothing happened."""


def push(author: Author, lines: Sequence[bytes], now: datetime) -> list[Result]:
    """Answer every line, in order. Each chunk commits by itself; what was answered stays answered.

    `now` is an aware UTC instant. Nothing is raised for what a line holds; a database that cannot be written
    answers `retry`.
    """
    parsed = [parse_line(line) for line in lines]
    results: list[Result] = []
    for start in range(0, len(parsed), CHUNK_LINES_MAX):
        results += _push_chunk(author, parsed[start : start + CHUNK_LINES_MAX], now)
    return results


def _push_chunk(author: Author, lines: Sequence[Line], now: datetime) -> list[Result]:
    """One transaction; if it fails unexpectedly, one per line, so that only the culprit is set aside."""
    try:
        return _try_chunk(author, lines, now)
    except _BusyError:
        return [Result(line.operation_id, "retry") for line in lines]
    except Exception:
        _log.exception("a chunk of %d lines failed; replaying it line by line", len(lines))
    if len(lines) > 1:
        return [result for line in lines for result in _push_chunk(author, [line], now)]
    try:
        with writing() as connection:
            return [set_aside(SqlStore(connection, now), lines[0], author, Problem("internal"))]
    except DBAPIError:
        _log.exception("a line could not even be set aside")
        return [Result(lines[0].operation_id, "retry")]


def _try_chunk(author: Author, lines: Sequence[Line], now: datetime) -> list[Result]:
    for attempt in range(_TRIES):
        try:
            with writing() as connection:
                return push_chunk(SqlStore(connection, now), lines, author, KINDS, bangkok_date(now))
        except IntegrityError:
            # two requests founded one scope, or sent one line, at the same moment: the second look sees the first
            if attempt == _TRIES - 1:
                raise
        except OperationalError as error:
            _log.warning("the database was busy: %s", type(error.orig).__name__)
            if attempt == _TRIES - 1:
                raise _BusyError from error
        time.sleep(random.uniform(0, 0.05 * 2**attempt))  # noqa: S311  spreads retries, guards nothing
    raise _BusyError
