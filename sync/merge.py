"""Merge: one edit against what others did to the same record meanwhile, field by field."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sync.kind import Field
from sync.operation import Operation
from sync.problems import Problem
from sync.row import Row, Stamp


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people changed one field. `kept` stands now, as `stamp` says; `other` lost and is kept for a person.

    Of fields that are one statement together, `field` is the name they share and both values are {field: value}.
    """

    field: str
    kept: Any
    other: Any
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The record after the edit; `overridden` fields gave way, `conflicts` wait for a person."""

    row: Row
    overridden: tuple[str, ...] = ()
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
    stamp = stamp_of(operation, seq)
    if row is None:
        values = dict.fromkeys(fields) | {name: new for name, (_old, new) in changes.items()}
        return Merged(
            Row(kind, operation.scope, operation.data["id"], seq, values, dict.fromkeys(changes, stamp))
        )
    edit = _Edit(operation, fields, stamp, seen, dict(row.fields), dict(row.stamps))
    overridden, conflicts = [], []
    for name, members in _statements(changes, fields):
        meeting = edit.meet(name, members)
        if isinstance(meeting, Problem):
            return meeting
        if isinstance(meeting, Clash):
            conflicts.append(meeting)
        elif meeting == "override":
            overridden.append(name)
    merged = Row(kind, row.scope, row.id, seq, edit.values, edit.stamps)
    return Merged(merged, tuple(overridden), tuple(conflicts))


def stamp_of(operation: Operation, seq: int) -> Stamp:
    """What an operation leaves on every field it changes."""
    return Stamp(seq, operation.device, operation.author, operation.civil_on.isoformat())


def _statements(
    changes: Mapping[str, Any], fields: Mapping[str, Field]
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """What the edit says, each with the fields it is said in: one, or those that are a whole together."""
    wholes = dict.fromkeys(fields[name].whole or name for name in changes)
    for whole in wholes:
        members = tuple(name for name, rule in fields.items() if rule.whole == whole)
        yield whole, members or (whole,)


@dataclass(frozen=True, slots=True)
class _Edit:
    """An edit on its way into a record; `values` and `stamps` are the record's own and take what may stand."""

    operation: Operation
    fields: Mapping[str, Field]
    stamp: Stamp
    seen: int | None
    values: dict[str, Any]
    stamps: dict[str, Stamp]

    def meet(self, name: str, members: Sequence[str]) -> Clash | Problem | Literal["take", "override"]:
        """Take one statement of the edit, or say why it cannot simply stand."""
        changes = self.operation.data["set"]
        for member in members:
            if member not in changes:
                return Problem("field_missing", member)
        news = {member: changes[member][1] for member in members}
        if all(news[member] == self.values[member] for member in members):
            return "take"
        rule = self.fields[members[0]]
        if rule.meeting == "fixed":
            return Problem("field_not_allowed", name)
        is_concurrent = any(
            self._is_concurrent(member, self.values[member] != changes[member][0]) for member in members
        )
        if rule.meeting == "state":
            (old, new), current = changes[name], self.values[name]
            if new not in rule.transitions.get(current, ()):
                is_honest = new in rule.transitions.get(old, ())
                return self._clash(name, news) if is_honest else Problem("transition_not_legal", name)
        elif self._has_ended_unseen() or (is_concurrent and rule.meeting == "critical"):
            return self._clash(name, news)
        elif rule.meeting == "set":
            return self._meet_elements(name)
        self._take(news)
        return "override" if is_concurrent and rule.meeting == "soft" else "take"

    def _meet_elements(self, name: str) -> Clash | Literal["take"]:
        """Add and remove what the author added and removed; an element somebody else turned round meanwhile is asked for."""
        old, new = self.operation.data["set"][name]
        current = self.values[name] or []
        added = [each for each in new or [] if each not in (old or []) and each not in current]
        removed = [each for each in old or [] if each not in (new or []) and each in current]
        turned = [
            each for each in [*added, *removed] if self._is_concurrent(_element(name, each), has_moved=False)
        ]
        merged = [each for each in current if each not in removed or each in turned]
        merged += [each for each in added if each not in turned]
        self.stamps.update(
            {_element(name, each): self.stamp for each in [*added, *removed] if each not in turned}
        )
        if merged != current:
            self._take({name: merged})
        if not turned:
            return "take"
        wished = [each for each in merged if each not in turned] + [each for each in added if each in turned]
        return Clash(name, merged, wished, max(self.stamps[_element(name, each)] for each in turned))

    def _take(self, news: Mapping[str, Any]) -> None:
        self.values.update(news)
        self.stamps.update(dict.fromkeys(news, self.stamp))

    def _clash(self, name: str, news: Mapping[str, Any]) -> Clash:
        stamp = max((self.stamps[each] for each in news if each in self.stamps), default=None)
        kept = {each: self.values[each] for each in news}
        return (
            Clash(name, kept[name], news[name], stamp)
            if name in news
            else Clash(name, kept, dict(news), stamp)
        )

    def _has_ended_unseen(self) -> bool:
        """Whether the record came to its end, and the author did not know."""
        return any(
            rule.meeting == "state"
            and rule.is_end(self.values[name])
            and self._is_concurrent(name, has_moved=True)
            for name, rule in self.fields.items()
        )

    def _is_concurrent(self, stamped: str, has_moved: bool) -> bool:
        """Whether another device changed the field, or the element, after the place the author had seen."""
        last = self.stamps.get(stamped)
        if last is None or last.device == self.operation.device:
            return False
        return has_moved if self.seen is None else last.seq > self.seen


def _element(name: str, element: Any) -> str:
    """Under which key the last change of one element of a set is stamped."""
    return f"{name}:{element}"
