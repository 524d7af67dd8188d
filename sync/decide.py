"""Decide: what becomes of each line of a chunk. Pure: everything it may know was loaded, everything it wants is returned.

The numbers are the steps of `docs/sync-protocol.md`, "Deciding a line".
"""

import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal

from sync.apply import apply
from sync.cursor import parse_cursor
from sync.kind import Kind
from sync.merge import Clash, check_creation, merge
from sync.operation import Line, Operation
from sync.problems import Problem
from sync.receipt import EFFECTIVE, Head, Outcome, Receipt, Result
from sync.row import Lookup, Row, Tally, View

#: What an author is to a scope today: holds it, held it once, never did, or may not push this kind there at all.
Standing = Literal["holds", "held_once", "never", "not_allowed"]

CASE_NAMESPACE = uuid.UUID("6d1f0c52-5a0e-4d3e-9c1b-0d5a4f6b7c81")


@dataclass(frozen=True, slots=True)
class Author:
    """In whose name a line arrives. `standing` judges each operation by the assignments valid today and before.

    What one of their `revoked` devices made waits for a person to look at it, and so does what should carry the signature of
    one of the `unproved` and does not. `is_admitted` when another person answers for it: what was set aside may then take
    effect after all, once, and is flagged.
    """

    person_id: str
    devices: frozenset[str]
    standing: Callable[[Operation, Kind, View], Standing]
    is_admitted: bool = False
    revoked: frozenset[str] = frozenset()
    unproved: frozenset[str] = frozenset()

    @property
    def scope(self) -> str:
        """Where outcomes stand that no other scope may show."""
        return f"person:{self.person_id}"


@dataclass(frozen=True, slots=True)
class History:
    """A value of a record that gave way to another, kept with the operation that changed it."""

    scope: str
    row_kind: str
    row_id: str
    field: str
    old: str
    new: str
    operation_id: str
    seq: int


@dataclass(slots=True)
class Decided:
    """Everything a chunk wants written, in one transaction; `results` has one entry per line, in order."""

    results: list[Result] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    rows: dict[tuple[str, str, str], Row] = field(default_factory=dict)
    tallies: list[Tally] = field(default_factory=list)
    histories: list[History] = field(default_factory=list)
    heads: dict[str, Head] = field(default_factory=dict)
    quarantined: list[tuple[Line, Receipt]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be loaded, and which scopes locked, before a chunk can be decided."""

    scopes: tuple[str, ...]
    line_hashes: tuple[str, ...]
    operation_ids: tuple[str, ...]
    lookups: frozenset[Lookup]
    sums: frozenset[tuple[str, str, tuple[str, ...]]]
    places: frozenset[tuple[str, int]]


def want(lines: Sequence[Line], author: Author, kinds: Mapping[str, Kind]) -> Wanted:
    """What the lines name: a bounded number of questions, however many lines ask them."""
    scopes, ids, lookups, sums, places = (
        {author.scope},
        set[str](),
        set[Lookup](),
        set[tuple[str, str, tuple[str, ...]]](),
        set[tuple[str, int]](),
    )
    for line in lines:
        operation = line.operation
        if line.operation_id is not None:
            ids.add(line.operation_id)
        if operation is None:
            continue
        ids.update(operation.needs)
        scopes.add(operation.scope)
        sort, _, subject = operation.scope.partition(":")
        if _is_founded(sort, kinds):
            lookups.add(Lookup(sort, operation.scope, "id", subject))
        kind = kinds.get(operation.kind)
        if kind is None or kind.shape(operation.data) is not None:
            continue
        for row_kind, row_id in kind.references(operation):
            lookups.add(Lookup(row_kind, operation.scope, "id", row_id))
            ids.add(row_id)
        if kind.way == "merge":
            lookups.add(Lookup(kind.name, operation.scope, "id", operation.data["id"]))
            ids.add(operation.data["id"])
            base = parse_cursor(operation.base)
            if base is not None and base.seq:
                places.add((operation.scope, base.seq))
        lookups.update(kind.lookups(operation))
        sums.update((name, operation.scope, key) for name, key in kind.sums(operation))
    hashes = tuple(sorted({line.sha256 for line in lines}))
    return Wanted(
        tuple(sorted(scopes)),
        hashes,
        tuple(sorted(ids)),
        frozenset(lookups),
        frozenset(sums),
        frozenset(places),
    )


def want_all(wanted: Iterable[Wanted]) -> Wanted:
    """Several wants as one."""
    scopes, hashes, ids = set[str](), set[str](), set[str]()
    lookups, sums = set[Lookup](), set[tuple[str, str, tuple[str, ...]]]()
    places = set[tuple[str, int]]()
    for each in wanted:
        scopes.update(each.scopes)
        hashes.update(each.line_hashes)
        ids.update(each.operation_ids)
        lookups |= each.lookups
        sums |= each.sums
        places |= each.places
    return Wanted(
        tuple(sorted(scopes)),
        tuple(sorted(hashes)),
        tuple(sorted(ids)),
        frozenset(lookups),
        frozenset(sums),
        frozenset(places),
    )


def decide(
    lines: Sequence[Line], view: View, author: Author, kinds: Mapping[str, Kind], today: date
) -> Decided:
    """Judge the lines one after the other. The view is kept true as they go, so a later line sees an earlier one.

    `today` is the server's Bangkok date. No line's fate depends on another one's, except through what it names.
    """
    return decide_parts([(author, line) for line in lines], view, kinds, today)


def decide_parts(
    parts: Sequence[tuple[Author, Line]], view: View, kinds: Mapping[str, Kind], today: date
) -> Decided:
    """As `decide`, each line of its own author."""
    decided = Decided()
    for author, line in parts:
        decided.results.append(_Chunk(view, author, kinds, today, decided).judge(line))
    return decided


def quarantine(line: Line, view: View, author: Author, problem: Problem) -> Decided:
    """Set one line aside in the author's own scope, whatever it says; its bytes are kept for a person."""
    decided = Decided()
    chunk = _Chunk(view, author, {}, date.min, decided)
    decided.results.append(chunk.set_aside(line, "quarantined", problem))
    return decided


@dataclass(frozen=True, slots=True)
class _Chunk:
    view: View
    author: Author
    kinds: Mapping[str, Kind]
    today: date
    decided: Decided

    def judge(self, line: Line) -> Result:
        # 1. the same bytes were answered before: the same answer, for ever
        known = self.view.receipts_by_line.get(line.sha256)
        if known is not None:
            return Result(line.operation_id, known.outcome, known, is_duplicate=True)
        # 2. an id that stands for other bytes is never used again; admitted, it may take effect if it never did
        answered = self._answered(line.operation_id) if line.operation_id is not None else None
        if answered is not None and not (self.author.is_admitted and answered.outcome not in EFFECTIVE):
            return self.set_aside(line, "rejected", Problem("id_reused"))
        # 3. what cannot be read or is wrongly addressed, nobody can apply
        operation = line.operation
        if operation is None:
            problem = line.problem or Problem("unreadable")
            return self.set_aside(
                line, "quarantined" if problem.code == "unreadable" else "rejected", problem
            )
        # 4. whose work is it?
        if operation.author != self.author.person_id:
            return self.set_aside(line, "quarantined", Problem("author_mismatch"))
        if operation.device not in self.author.devices:
            return self.set_aside(line, "quarantined", Problem("device_unknown"))
        if operation.device in self.author.revoked:
            return self.set_aside(line, "quarantined", Problem("device_revoked"))
        if operation.device in self.author.unproved:
            return self.set_aside(line, "quarantined", Problem("not_signed"))
        kind = self.kinds.get(operation.kind)
        if kind is None or kind.version != operation.version:
            return self.set_aside(line, "quarantined", Problem("unknown_kind"))
        # 5. types and limits
        misshape = kind.shape(operation.data)
        if misshape is not None:
            return self._reject(line, operation, misshape)
        return self._judge_kind(line, operation, kind)

    def _judge_kind(self, line: Line, operation: Operation, kind: Kind) -> Result:
        # 6. a scope that does not exist yet holds its operations, and is founded by one kind
        if operation.scope.partition(":")[0] not in kind.kept_in:
            return self.set_aside(line, "rejected", Problem("envelope_invalid", "scope"))
        is_founding = kind.founds and kind.creates(operation)
        if is_founding and operation.scope != f"{kind.name}:{operation.id}":
            return self._reject(line, operation, Problem("envelope_invalid", "scope"))
        if not is_founding and not self._exists(operation.scope):
            return Result(operation.id, "held", missing=(operation.scope.partition(":")[2],))
        # 7. may this person push this, here?
        standing = self.author.standing(operation, kind, self.view)
        if standing == "never":
            return self.set_aside(line, "quarantined", Problem("foreign_scope"))
        if standing == "not_allowed":
            return self._reject(line, operation, Problem("not_allowed"))
        # 8. what it names must be there first
        missing, is_lost = self._missing(operation, kind)
        if is_lost:
            return self._reject(line, operation, Problem("needs_not_applied"), "quarantined")
        if missing:
            return Result(operation.id, "held", missing=missing)
        # 9. the rules of its kind
        problem = kind.check(operation, self.view)
        if problem is not None:
            return self._reject(line, operation, problem)
        flags = ["out_of_grant"] if standing == "held_once" else []
        flags += ["admitted"] if self.author.is_admitted else []
        flags += self._date_flags(operation)
        flags += kind.flags(operation, self.view)
        return self._take(line, operation, kind, tuple(flags))

    def _take(self, line: Line, operation: Operation, kind: Kind, flags: tuple[str, ...]) -> Result:
        # 10. the operation takes its place in the scope's order
        seq = self.view.head(operation.scope).seq + 1
        outcome: Outcome = "applied"
        clashes: tuple[Clash, ...] = ()
        if kind.way == "append":
            row = Row(kind.name, operation.scope, operation.id, seq, _fact(operation), is_fact=True)
        else:
            if kind.creates(operation):
                problem = check_creation(operation.data["set"], kind.fields)
                if problem is not None:
                    return self._reject(line, operation, problem)
            current = self.view.find(kind.name, operation.scope, operation.data["id"])
            merged = merge(
                operation,
                current,
                kind.fields,
                kind.name,
                seq,
                seen=self.view.seen(operation.scope, operation.base),
            )
            if isinstance(merged, Problem):
                return self._reject(line, operation, merged)
            row, clashes = merged.row, merged.conflicts
            outcome = "conflict" if merged.conflicts else "merged" if merged.overridden else "applied"
        tallies = tuple(kind.tallies(operation, self.view))
        changed = [replace(other, seq=seq) for other in kind.changes(operation, self.view)]
        cases = [_case(operation, kind, seq, flag) for flag in flags]
        cases += [_case(operation, kind, seq, "field_conflict", clash) for clash in clashes]
        for each in (row, *changed, *cases):
            self._remember(operation, each)
            self.view.put(each)
            self.decided.rows[each.kind, each.scope, each.id] = each
        for tally in tallies:
            self.view.add(tally)
        self.decided.tallies.extend(tallies)
        code = "field_conflict" if clashes else None
        receipt = self._record(line, operation.scope, outcome, Problem(code) if code else None, flags)
        return Result(operation.id, outcome, receipt)

    def _answered(self, operation_id: str) -> Receipt | None:
        receipts = self.view.receipts_by_operation.get(operation_id, ())
        effective = (receipt for receipt in receipts if receipt.outcome in EFFECTIVE)
        return next(effective, None) or next(iter(receipts), None)

    def _exists(self, scope: str) -> bool:
        prefix, _, subject = scope.partition(":")
        return not _is_founded(prefix, self.kinds) or self.view.find(prefix, scope, subject) is not None

    def _missing(self, operation: Operation, kind: Kind) -> tuple[tuple[str, ...], bool]:
        """Operations this one needs that were not applied yet; True when one of them never will be."""
        absent = [
            row_id
            for row_kind, row_id in kind.references(operation)
            if self.view.find(row_kind, operation.scope, row_id) is None
        ]
        if (
            not kind.creates(operation)
            and self.view.find(kind.name, operation.scope, operation.data["id"]) is None
        ):
            absent.append(operation.data["id"])
        for need in operation.needs:
            receipt = self._answered(need)
            if receipt is None or receipt.outcome not in EFFECTIVE:
                absent.append(need)
        is_lost = any(self._answered(needed) is not None for needed in absent)
        return tuple(dict.fromkeys(absent)), is_lost

    def _date_flags(self, operation: Operation) -> list[str]:
        """Money changed hands, whatever the calendar says: an impossible-looking day is applied and looked at."""
        founded_on: date | None = None
        group = self.view.find("group", operation.scope, operation.scope.removeprefix("group:"))
        if group is not None:
            founded_on = date.fromisoformat(group.fields["founded_on"])
        is_before = founded_on is not None and operation.civil_on < founded_on
        return ["date_suspect"] if is_before or operation.civil_on > self.today + timedelta(days=1) else []

    def _reject(
        self, line: Line, operation: Operation, problem: Problem, outcome: Outcome = "rejected"
    ) -> Result:
        if not self._exists(operation.scope) or self.author.standing(
            operation, self.kinds[operation.kind], self.view
        ) in ("never", "not_allowed"):
            return self.set_aside(line, outcome, problem)
        receipt = self._record(line, operation.scope, outcome, problem)
        return Result(operation.id, outcome, receipt, problem)

    def set_aside(self, line: Line, outcome: Outcome, problem: Problem) -> Result:
        """An outcome no scope but the author's own may show."""
        receipt = self._record(line, self.author.scope, outcome, problem)
        return Result(line.operation_id, outcome, receipt, problem)

    def _record(
        self,
        line: Line,
        scope: str,
        outcome: Outcome,
        problem: Problem | None = None,
        flags: tuple[str, ...] = (),
    ) -> Receipt:
        code = problem.code if problem else None
        head = self.view.head(scope).after(line.operation_id, line.sha256, outcome, code, flags)
        operation = line.operation
        receipt = Receipt(
            line.sha256, line.operation_id, outcome, scope, head.seq, head.chain, code,
            problem.field if problem else None, flags,
            author=self.author.person_id,
            device=operation.device if operation else "",
            number=operation.number if operation else 0,
        )  # fmt: skip
        self.view.heads[scope] = self.decided.heads[scope] = head
        self.view.add_receipt(receipt)
        self.decided.receipts.append(receipt)
        if outcome in ("quarantined", "rejected"):
            self.decided.quarantined.append((line, receipt))
        return receipt

    def _remember(self, operation: Operation, row: Row) -> None:
        """Keep every value of a record that gives way, even to its like: nothing that took effect is without a trace."""
        before = self.view.find(row.kind, row.scope, row.id)
        if before is None or not before.stamps:
            return
        is_own = row.kind == operation.kind and row.id == operation.data.get("id")
        said = operation.data.get("set", {}) if is_own else {}
        for name, value in row.fields.items():
            if before.fields[name] != value or (name in said and said[name][1] == value):
                old, new = _told(before.fields[name]), _told(value)
                self.decided.histories.append(
                    History(row.scope, row.kind, row.id, name, old, new, operation.id, row.seq)
                )


def _is_founded(sort: str, kinds: Mapping[str, Kind]) -> bool:
    """Whether scopes of this sort exist only once a record has founded them."""
    return sort in kinds and kinds[sort].founds


def _fact(operation: Operation) -> dict[str, Any]:
    """The fields of the row a fact becomes, as the phone has drawn it since it was saved."""
    keys = {
        "id": operation.id,
        "author": operation.author,
        "device": operation.device,
        "civil_on": operation.civil_on.isoformat(),
        "made_at": operation.made_at,
        "data": operation.data,
    }
    return {name: value for name, value in apply(keys, None).items() if name != "id"}


def _case(operation: Operation, kind: Kind, seq: int, reason: str, clash: Clash | None = None) -> Row:
    """What a person should look at: a flag, or a clash with both of its values."""
    name, stamp = (clash.field, clash.stamp) if clash else (None, None)
    case_id = str(uuid.uuid5(CASE_NAMESPACE, f"{operation.id}|{reason}|{name or ''}"))
    fields = {
        "reason": reason,
        "operation_id": operation.id,
        "row_kind": kind.name,
        "row_id": kind.row_id(operation),
        "field": name,
        "kept": _told(clash.kept) if clash else None,
        "other": _told(clash.other) if clash else None,
        "author_id": operation.author,
        "civil_on": operation.civil_on.isoformat(),
        "kept_author_id": (stamp and stamp.author) or None,
        "kept_on": (stamp and stamp.civil_on) or None,
        "settled_by": None,
        "choice": None,
    }
    return Row("case", operation.scope, case_id, seq, fields)


def _told(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
