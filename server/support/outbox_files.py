"""Outbox files: lines a phone exported because it could not send them, brought in by a supervisor.

Each line is pushed in its own author's name, with that author's grants and devices, exactly as their phone would have.
"""

import hashlib
import time
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from server.clock import format_instant
from server.database import reading, writing
from server.errors import Refusal
from server.people.assignment import Assignment
from server.people.current import CurrentPerson
from server.people.devices import load_own_devices
from server.people.grants import Grants, Span
from server.people.models import Person
from server.people.supervision import check_supporter, supervised
from server.support.models import OutboxImport
from server.syncing.limits import PUSH_BYTES_MAX, PUSH_SECONDS_MAX
from server.syncing.push import push
from server.syncing.store import ticket_of
from sync.decide import Author
from sync.operation import parse_line
from sync.receipt import EFFECTIVE, Result

#: Lines of one request; the shortest operation has some 300 bytes, so that a file of 1 MiB holds fewer.
IMPORT_LINES_MAX = 4000
IMPORTS_SHOWN = 20

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def import_file(person: CurrentPerson, body: bytes, now: datetime) -> dict[str, Any]:
    """Push the lines of a file; the answer counts them by what became of them and lists those not taken.

    Refuses with `too_large` beyond the limits of a push, with `unreadable` a file without any line. A second time changes
    nothing: every line has its answer already.
    """
    check_supporter(person)
    lines = read_lines(body)
    if len(body) > PUSH_BYTES_MAX or len(lines) > IMPORT_LINES_MAX:
        raise Refusal("too_large")
    parsed = [parse_line(line) for line in lines]
    if not parsed:
        raise Refusal("unreadable")
    by_author: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(parsed):
        if line.operation is not None:
            by_author[line.operation.author].append(place)
    with reading() as connection:
        authors = load_authors(connection, by_author, person.grants)
    deadline = time.monotonic() + PUSH_SECONDS_MAX
    results: dict[int, Result] = {}
    for author_id, author in authors.items():
        places = by_author[author_id]
        pushed = push(
            author, [lines[place] for place in places], now, seconds_max=deadline - time.monotonic()
        )
        results.update(zip(places, pushed, strict=True))
    told = [
        _told(
            place, parsed[place].operation_id, results.get(place), is_read=parsed[place].operation is not None
        )
        for place in range(len(parsed))
    ]
    counts = dict(Counter("duplicate" if each["duplicate"] else each["outcome"] for each in told))
    sha256 = hashlib.sha256(body).hexdigest()
    _keep(person, sha256, len(lines), counts, now)
    return {
        "as_of": format_instant(now),
        "sha256": sha256,
        "lines": len(lines),
        "counts": counts,
        "not_taken": [each for each in told if each["outcome"] not in EFFECTIVE],
    }


def read_lines(body: bytes) -> list[bytes]:
    """The lines of a file, without what a computer may have put around them on the way."""
    pieces = body.removeprefix(_BYTE_ORDER_MARK).split(b"\n")
    return [line for piece in pieces if (line := piece.removesuffix(b"\r"))]


def load_authors(
    connection: Connection, author_ids: Iterable[str], supporter: Grants
) -> Mapping[str, Author]:
    """Those of the authors whom this person looks after, as they would push themselves; three questions."""
    known = connection.execute(
        select(Person.id)
        .where(Person.id.in_(list(author_ids)), supervised(Person.id, supporter))
        .order_by(Person.id)
    )
    ids = list(known.scalars())
    spans: dict[str, list[Span]] = defaultdict(list)
    for scope, role, area_code, from_on, to_on in connection.execute(
        select(
            Assignment.scope_id, Assignment.role, Assignment.area_code, Assignment.from_on, Assignment.to_on
        ).where(Assignment.scope_id.in_([f"person:{each}" for each in ids]))
    ):
        spans[scope.removeprefix("person:")].append(Span(role, area_code, from_on, to_on))
    owned = load_own_devices(connection, ids)
    return {
        each: Grants(each, spans[each], supporter.today).author(owned[each].ids, owned[each].revoked)
        for each in ids
    }


def load_imports(connection: Connection, person: CurrentPerson) -> list[dict[str, Any]]:
    """The files this person brought in, the latest first."""
    found = connection.execute(
        select(OutboxImport.sha256, OutboxImport.imported_at, OutboxImport.lines, OutboxImport.counts)
        .where(OutboxImport.person_id == person.person_id)
        .order_by(OutboxImport.imported_at.desc(), OutboxImport.id)
        .limit(IMPORTS_SHOWN)
    )
    return [dict(row) for row in found.mappings()]


def _told(place: int, operation_id: str | None, result: Result | None, *, is_read: bool) -> dict[str, Any]:
    if result is None:
        code: str | None = "author_elsewhere" if is_read else "unreadable"
        return {"line": place + 1, "id": operation_id, "outcome": "refused", "code": code, "ticket": None,
                "duplicate": False}  # fmt: skip
    receipt = result.receipt
    is_set_aside = receipt is not None and result.outcome not in EFFECTIVE
    return {
        "line": place + 1,
        "id": operation_id,
        "outcome": result.outcome,
        "code": receipt.code if receipt else None,
        "ticket": ticket_of(receipt.line_sha256) if receipt and is_set_aside else None,
        "duplicate": result.is_duplicate,
    }


def _keep(person: CurrentPerson, sha256: str, lines: int, counts: Mapping[str, int], now: datetime) -> None:
    """Who brought in what, when. The same file by the same person once more is kept only if something new came of it."""
    is_news = set(counts) - {"duplicate", "refused"}
    with writing() as connection:
        known = select(OutboxImport.id).where(
            OutboxImport.sha256 == sha256, OutboxImport.person_id == person.person_id
        )
        if is_news or connection.execute(known.limit(1)).first() is None:
            connection.execute(
                insert(OutboxImport).values(
                    id=str(uuid.uuid4()),
                    sha256=sha256,
                    person_id=person.person_id,
                    device_id=person.device.id,
                    imported_at=format_instant(now),
                    lines=lines,
                    counts=dict(counts),
                )
            )
