"""Merge: one edit against what others did to the same record meanwhile, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from sync.kind import Field
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Row, Stamp


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people changed one field. `kept` stands now; `other` lost and is kept for a person."""

    field: str
    kept: Any
    other: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The record after the edit; `overridden` values gave way, `conflicts` wait for a person."""

    row: Row
    overridden: tuple[Clash, ...] = ()
    conflicts: tuple[Clash, ...] = ()


def check_creation(changes: Mapping[str, Any], fields: Mapping[str, Field]) -> Problem | None:
    """Whether everything a new record must have is there."""
    for name, rule in fields.items():
        if rule.is_required and (name not in changes or changes[name][1] is None):
            return Problem("field_missing", name)
    return None


def merge(
    operation: Operation,
    row: Row | None,
    fields: Mapping[str, Field],
    kind: str,
    seq: int,
    *,
    seen: int | None,
) -> Merged | Problem:
    """Apply `data.set` = {field: [old, new]} to the record, or to nothing when it is being created.

    A change is concurrent when another device changed the field after the place the author had seen (`seen`, out of
    the line's `base`); a device never conflicts with itself. An author who stood in a history that this server no
    longer has (`seen` is None) had seen what the old value says. Returns a Problem only for what can never be legal.
    """
    changes: Mapping[str, tuple[Any, Any]] = operation.data["set"]
    stamp = Stamp(seq, operation.device)
    if row is None:
        values = dict.fromkeys(fields) | {name: new for name, (_old, new) in changes.items()}
        return Merged(
            Row(kind, operation.scope, operation.data["id"], seq, values, dict.fromkeys(changes, stamp))
        )
    values, stamps = dict(row.fields), dict(row.stamps)
    overridden, conflicts = [], []
    for name, (old, new) in changes.items():
        current = values[name]
        if new == current:
            continue
        meeting = _meet(
            fields[name], old, new, current, _is_concurrent(stamps.get(name), operation, seen, current != old)
        )
        if isinstance(meeting, Problem):
            return Problem(meeting.code, name)
        if meeting == "ask":
            conflicts.append(Clash(name, current, new))
            continue
        if meeting == "override":
            overridden.append(Clash(name, new, current))
        values[name], stamps[name] = new, stamp
    return Merged(Row(kind, row.scope, row.id, seq, values, stamps), tuple(overridden), tuple(conflicts))


def _is_concurrent(last: Stamp | None, operation: Operation, seen: int | None, has_moved: bool) -> bool:
    if last is None or last.device == operation.device:
        return False
    return has_moved if seen is None else last.seq > seen


def _meet(
    rule: Field, old: Any, new: Any, current: Any, is_concurrent: bool
) -> Literal["take", "override", "ask"] | Problem:
    if rule.meeting == "fixed":
        return Problem("field_not_allowed")
    if rule.meeting == "state":
        if new in rule.transitions.get(current, ()):
            return "take"
        return "ask" if new in rule.transitions.get(old, ()) else Problem("transition_not_legal")
    if not is_concurrent:
        return "take"
    return "ask" if rule.meeting == "critical" else "override"
