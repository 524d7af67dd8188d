"""Answering a line that was set aside: admitted, it takes effect after all; declined, it stays out. Both are told."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import select

from server.concept import Draft
from server.database import reading
from server.errors import Refusal
from server.people.assignments import load_spans
from server.people.current import CurrentPerson
from server.people.grants import Span
from server.people.models import Person
from server.people.supervision import check_supporter, supervised
from server.support.rules import admitted_author, admitted_line
from server.support.set_aside import load_line
from server.syncing.limits import PUSH_SECONDS_MAX
from server.syncing.push import push_together
from server.syncing.server_device import make_line
from sync.decide import Author
from sync.operation import Operation, parse_line
from sync.receipt import EFFECTIVE, Result

ANSWER_NAMESPACE = uuid.UUID("b1b7d0f4-2f0a-4c53-8f0e-5a1d7c9e6a42")


def answer_line(
    person: CurrentPerson, line_sha256: str, choice: str, note: str | None, now: datetime
) -> None:
    """Admit or decline a line; the decision and what it admits are one transaction.

    Refuses, and changes nothing: `not_found` for what is none of this person's business, `already_answered`,
    `not_allowed` where the group lies elsewhere or the line was refused for good, and whatever code the line itself is
    refused with.
    """
    check_supporter(person)
    with reading() as connection:
        line = load_line(connection, person.grants, line_sha256)
        if line is None:
            raise Refusal("not_found")
        if line["answer"] is not None:
            raise Refusal("already_answered", 409)
        operation = parse_line(line["raw"]).operation
        if not line["can_admit" if choice == "admitted" else "can_decline"]:
            raise Refusal("unreadable" if operation is None else "not_allowed", 409)
        spans = (
            load_spans(connection, operation.author)
            if operation is not None
            and connection.execute(
                select(Person.id).where(Person.id == operation.author, supervised(Person.id, person.grants))
            ).first()
            else ()
        )
    parts = []
    if choice == "admitted" and operation is not None:
        parts.append(_admission(person, operation, spans, line["raw"]))
    answer = _answer(line, operation, choice, note, person.grants.today.isoformat())
    answerer = Author(person.person_id, frozenset({person.device.id}), lambda *_: "holds")
    parts.append((answerer, make_line(answer, person.person_id, person.device.id)))
    results = push_together(parts, now, seconds_max=PUSH_SECONDS_MAX)
    for result in results:
        if result.outcome not in EFFECTIVE:
            raise _refusal(result, is_answer=result is results[-1])


def _admission(
    person: CurrentPerson, operation: Operation, spans: tuple[Span, ...], raw: bytes
) -> tuple[Author, bytes]:
    author = admitted_author(operation.author, spans, person.grants, person.device.id)
    return author, admitted_line(raw, person.device.id)


def _answer(
    line: dict[str, Any], operation: Operation | None, choice: str, note: str | None, civil_on: str
) -> Draft:
    """One line has one answer: its id follows from the line."""
    data = {
        "ticket": line["ticket"],
        "line_sha256": line["line_sha256"],
        "choice": choice,
        "note": note,
        "operation_id": operation.id if operation else None,
    }
    answer_id = str(uuid.uuid5(ANSWER_NAMESPACE, line["line_sha256"]))
    return Draft(answer_id, "set_aside_answer", f"person:{line['author_id']}", data, civil_on)


def _refusal(result: Result, *, is_answer: bool) -> Refusal:
    if result.outcome == "retry":
        return Refusal("busy", retry_after_seconds=5)
    if is_answer:
        # somebody else's answer to the same line came first
        return Refusal("already_answered", 409)
    if result.outcome == "held":
        return Refusal("needs_not_applied", 409)
    told = result.problem or result.receipt
    return Refusal(told.code if told and told.code else "internal", 409, told.field if told else None)
