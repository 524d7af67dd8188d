"""The wire of push and pull: bytes to lines, results and pages to JSON. Pure."""

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from server.catalog import CONCEPTS, SUMS
from server.concept import Concept
from server.syncing.limits import (
    INFLATION_RATIO_MAX,
    PROTOCOL,
    PUSH_BYTES_MAX,
    PUSH_LINES_MAX,
    PUSH_PROTOCOL_MIN,
)
from sync.cursor import Cursor
from sync.feed import Page
from sync.operation import UUID
from sync.problems import Problem
from sync.receipt import Head, Result
from sync.row import Row

_APP = re.compile(r"[0-9A-Za-z.+-]{1,40}")


@dataclass(frozen=True, slots=True)
class PushHeader:
    """First line of a push: who sends."""

    device: str
    app: str


def unpack(body: bytes, encoding: str | None) -> bytes | Problem:
    """The bytes of a body sent as the header Content-Encoding says: as it is, or gzip."""
    if encoding is None or encoding.strip().lower() in ("", "identity"):
        return body
    return inflate(body) if encoding.strip().lower() == "gzip" else Problem("encoding_unknown")


def inflate(body: bytes) -> bytes | Problem:
    """The bytes of a gzip body. Never holds more than a push may have, however far the body would grow."""
    inflater = zlib.decompressobj(wbits=31)
    try:
        inflated = inflater.decompress(body, PUSH_BYTES_MAX + 1)
    except zlib.error:
        return Problem("unreadable")
    if len(inflated) > PUSH_BYTES_MAX or len(inflated) > INFLATION_RATIO_MAX * len(body):
        return Problem("too_large")
    return inflated if inflater.eof and not inflater.unused_data else Problem("unreadable")


def is_spoken(protocol: Any, oldest: int) -> bool:
    """Whether this server speaks a version of the wire, from `oldest` on."""
    return type(protocol) is int and oldest <= protocol <= PROTOCOL


def parse_push(body: bytes) -> tuple[PushHeader, list[bytes]] | Problem:
    """Header and operation lines of an inflated push. What an operation line holds is not looked at."""
    if len(body) > PUSH_BYTES_MAX:
        return Problem("too_large")
    # no more pieces than are looked at: a body of newlines only would become a million
    first, *lines = body.removesuffix(b"\n").split(b"\n", PUSH_LINES_MAX + 1)
    if len(lines) > PUSH_LINES_MAX:
        return Problem("too_large")
    try:
        keys = orjson.loads(first)
    except orjson.JSONDecodeError:
        return Problem("unreadable")
    if not isinstance(keys, dict) or not is_spoken(keys.get("protocol"), PUSH_PROTOCOL_MIN):
        return Problem("protocol_unknown")
    device, app = keys.get("device"), keys.get("app")
    if not isinstance(device, str) or not UUID.fullmatch(device):
        return Problem("value_invalid", "device")
    if not isinstance(app, str) or not _APP.fullmatch(app):
        return Problem("value_invalid", "app")
    return PushHeader(device, app), lines


def dump_result(place: int, result: Result, ticket: str, reader_id: str) -> dict[str, Any]:
    """The answer to the operation in line `place`, counted from 1.

    A line that was set aside may have come from somebody else first, with the same bytes: the place of its receipt is
    in their own scope, and is not told.
    """
    receipt = result.receipt
    is_set_aside = result.outcome in ("rejected", "quarantined")
    is_told = receipt is not None and not (is_set_aside and receipt.author != reader_id)
    return {
        "line": place,
        "id": result.operation_id,
        "outcome": result.outcome,
        "code": receipt.code if receipt else None,
        "field": receipt.field if receipt else None,
        "flags": list(receipt.flags) if receipt else [],
        "scope": receipt.scope if receipt and is_told else None,
        "seq": receipt.seq if receipt and is_told else None,
        "duplicate": result.is_duplicate,
        "missing": list(result.missing),
        "ticket": ticket if is_set_aside else None,
    }


def dump_page(page: Page) -> dict[str, Any]:
    """A page with its rows in columns by kind, which pack a quarter smaller than rows."""
    return {
        "scope": page.scope,
        "base": page.base,
        "reset": page.is_reset,
        "to": page.to,
        "seq": page.seq,
        "head": page.head,
        "filled": page.filled,
        "upto": page.upto,
        "rows": {kind: _columns(kind, rows) for kind, rows in page.rows.items()},
        "sums": {name: _sum_columns(name, sums) for name, sums in page.sums.items()},
    }


def find_witnesses(results: Sequence[Result]) -> dict[str, str]:
    """The furthest place these answers tell of, in each scope: what a phone holds against a server that goes back."""
    receipts = [result.receipt for result in results if result.receipt]
    furthest = {receipt.scope: receipt for receipt in sorted(receipts, key=lambda receipt: receipt.seq)}
    return {
        scope: str(Cursor.at(Head(scope, receipt.seq, receipt.chain))) for scope, receipt in furthest.items()
    }


def _columns(kind: str, rows: Sequence[Row]) -> Mapping[str, list[Any]]:
    columns: dict[str, list[Any]] = {"id": [row.id for row in rows], "seq": [row.seq for row in rows]}
    for name in _field_names(CONCEPTS[kind]):
        columns[name] = [row.fields[name] for row in rows]
    return columns


def _sum_columns(name: str, sums: Mapping[tuple[str, ...], int]) -> Mapping[str, list[Any]]:
    _scope, *key = (column.name for column in SUMS[name].primary_key)
    columns: dict[str, list[Any]] = {each: [one[place] for one in sums] for place, each in enumerate(key)}
    return columns | {"amount_satang": list(sums.values())}


def _field_names(concept: Concept) -> list[str]:
    common = ["author_id", "device_id", "civil_on", "made_at"] if concept.is_fact else []
    return [*common, *concept.schema.fields]
