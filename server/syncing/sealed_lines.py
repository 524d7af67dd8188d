"""Sealed lines: what waits in a store whose PIN is forgotten, handed in by its person after they logged in anew.

Nobody's device signs it: every line that has no answer yet waits for a supervisor, as `not_signed`. A line of anybody else is not taken in
at all: its answer would stand in the way of the one that its own author's phone still has to send.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey

from server.people.device_keys import bytes_of
from server.people.devices import OwnDevices
from server.people.grants import Grants
from server.people.sealing_key import open_sealed
from server.syncing.limits import PUSH_SECONDS_MAX
from server.syncing.push import push
from server.syncing.store import ticket_of
from server.syncing.wire import dump_result
from sync.operation import parse_line
from sync.receipt import Result


def hand_in(
    grants: Grants,
    own: OwnDevices,
    key: EllipticCurvePrivateKey | None,
    sealed: Sequence[bytes],
    now: datetime,
) -> list[dict[str, Any]]:
    """Open and push the lines, each in base64url; one answer for each, in order.

    What cannot be opened or read is answered `unreadable`, a line of somebody else `author_mismatch`; both without a receipt.
    """
    lines = [_open(key, each) for each in sealed]
    problems = [_problem_of(line, grants.person_id) for line in lines]
    taken = [
        line for line, problem in zip(lines, problems, strict=True) if line is not None and problem is None
    ]
    author = grants.author(own.ids, own.revoked, own.ids)
    results = iter(push(author, taken, now, seconds_max=PUSH_SECONDS_MAX))
    return [
        _told(place, next(results), grants.person_id) if problem is None else _not_taken(place, problem)
        for place, problem in enumerate(problems, start=1)
    ]


def _open(key: EllipticCurvePrivateKey | None, sealed: bytes) -> bytes | None:
    if key is None:
        return None
    try:
        return open_sealed(key, bytes_of(sealed.decode("ascii")))
    except ValueError:
        return None


def _problem_of(line: bytes | None, person_id: str) -> str | None:
    operation = parse_line(line).operation if line is not None else None
    if operation is None:
        return "unreadable"
    return None if operation.author == person_id else "author_mismatch"


def _told(place: int, result: Result, reader_id: str) -> dict[str, Any]:
    ticket = ticket_of(result.receipt.line_sha256) if result.receipt else ""
    return dump_result(place, result, ticket, reader_id)


def _not_taken(place: int, code: str) -> dict[str, Any]:
    return {**dump_result(place, Result(None, "rejected"), "", ""), "code": code, "ticket": None}
