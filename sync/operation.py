"""Operation: what a device asks for. One UTF-8 JSON line, made on the device, sent and hashed as it was stored."""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sync.cursor import parse_cursor
from sync.problems import Problem

ENVELOPE = (
    "id", "kind", "version", "scope", "device", "number", "previous", "author", "needs", "base",
    "data", "civil_on", "made_at", "clock_offset_ms", "app",
)  # fmt: skip

#: One operation as stored on the phone; longer lines are unreadable.
LINE_BYTES_MAX = 16 * 1024
#: Objects and lists within one another, the line itself included; what any kind needs is five.
LINE_DEPTH_MAX = 6
#: Keys that mean something of their own where a program keeps objects as JavaScript does.
_KEYS_REFUSED = frozenset({"__proto__", "constructor", "prototype"})

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
SCOPE = re.compile(rf"(?:(?:group|person|mentorship):{UUID.pattern}|area:(?:th|\d{{2}}|\d{{4}}))", re.ASCII)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Operation:
    """One change a device asks for; the fields are the keys of the line."""

    id: str
    kind: str
    version: int
    scope: str
    device: str
    number: int
    previous: str
    author: str
    needs: tuple[str, ...]
    base: str
    data: Mapping[str, Any]
    civil_on: date
    made_at: str
    clock_offset_ms: int
    app: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it arrived: its bytes, their hash, and what could be read of it.

    `operation` is None when `problem` says why; `operation_id` is kept when at least that was readable.
    """

    raw: bytes
    sha256: str
    operation: Operation | None = None
    operation_id: str | None = None
    problem: Problem | None = None


def parse_line(raw: bytes) -> Line:
    """Read one line. Never raises: whatever is wrong with it becomes the line's problem.

    `unreadable` is what no program could judge (cut JSON, no UTF-8, half a character, a key twice, too long or too deep);
    `envelope_invalid`, `no_such_date` and `unknown_field` name the key at fault.
    """
    sha256 = hashlib.sha256(raw).hexdigest()
    keys = _read_keys(raw)
    if keys is None:
        return Line(raw, sha256, problem=Problem("unreadable"))
    operation_id = keys.get("id")
    if not _matches(UUID, operation_id):
        return Line(raw, sha256, problem=Problem("envelope_invalid", "id"))
    problem = check_envelope(keys)
    if problem is not None:
        return Line(raw, sha256, operation_id=operation_id, problem=problem)
    operation = Operation(
        **{**keys, "needs": tuple(keys["needs"]), "civil_on": date.fromisoformat(keys["civil_on"])}
    )
    return Line(raw, sha256, operation, operation_id)


def check_envelope(keys: Mapping[str, Any]) -> Problem | None:
    """Whether the keys around `data` are all there and of their types; the first one at fault is named."""
    for name in keys:
        if name not in ENVELOPE:
            return Problem("unknown_field", name)
    for name in ENVELOPE:
        if name not in keys:
            return Problem("envelope_invalid", name)
    valid = {
        "kind": isinstance(keys["kind"], str) and len(keys["kind"]) <= 40,
        "version": _is_count(keys["version"]) and keys["version"] >= 1,
        "scope": _matches(SCOPE, keys["scope"]),
        "device": _matches(UUID, keys["device"]),
        "number": _is_count(keys["number"]),
        "previous": keys["previous"] == "" or _matches(_SHA256, keys["previous"]),
        "author": _matches(UUID, keys["author"]),
        "needs": isinstance(keys["needs"], list)
        and len(keys["needs"]) <= 200
        and all(_matches(UUID, need) for need in keys["needs"]),
        "base": isinstance(keys["base"], str) and parse_cursor(keys["base"]) is not None,
        "data": isinstance(keys["data"], dict),
        "civil_on": _matches(_DATE, keys["civil_on"]),
        "made_at": _matches(_INSTANT, keys["made_at"]),
        "clock_offset_ms": _is_integer(keys["clock_offset_ms"]) and abs(keys["clock_offset_ms"]) < 2**53,
        "app": isinstance(keys["app"], str) and len(keys["app"]) <= 40,
    }
    for name, is_valid in valid.items():
        if not is_valid:
            return Problem("envelope_invalid", name)
    if parse_date(keys["civil_on"]) is None:
        return Problem("no_such_date", "civil_on")
    return None


def parse_date(text: str) -> date | None:
    """The day "YYYY-MM-DD" names, or None when the calendar has no such day (2023-02-29).

    Nor has it one before 1800 or from 3000 on: whoever reckons days and years from it never leaves the calendar. A year that
    was typed as one of the Buddhist Era (2569) is one.
    """
    if not _matches(_DATE, text) or not "1800" <= text < "3000":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _read_keys(raw: bytes) -> dict[str, Any] | None:
    if len(raw) > LINE_BYTES_MAX:
        return None
    try:
        keys = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_unique_keys,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
        # most lines can hold neither: only an escape hides half a character or a NUL
        if b"\\u" in raw or raw.count(b"{") + raw.count(b"[") > LINE_DEPTH_MAX:
            _check_value(keys, 1)
    except (ValueError, RecursionError):
        return None
    return keys if isinstance(keys, dict) else None


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) != len(pairs):
        raise ValueError("a key stands twice")
    if not _KEYS_REFUSED.isdisjoint(keys):
        raise ValueError("a key that is none of ours")
    return keys


def _check_value(value: Any, depth: int) -> None:
    """Raises ValueError for what no database or no phone could keep: half a character, a NUL, or too deep."""
    if isinstance(value, str):
        if not value.isascii():
            value.encode("utf-8")
        if "\0" in value:
            raise ValueError("a NUL")
    elif isinstance(value, dict | list):
        if depth > LINE_DEPTH_MAX:
            raise ValueError("too deep")
        for part in value:
            _check_value(part, depth + 1)
        if isinstance(value, dict):
            for part in value.values():
                _check_value(part, depth + 1)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number without end")
    return number


def _matches(pattern: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
