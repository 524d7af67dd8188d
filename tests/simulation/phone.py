"""A phone as the app's storage and engine are: outbox, journal, witnesses, pages, sign. Twin of the TypeScript client.

What lies on the disk survives a crash; nothing else exists. Every method that writes is one transaction. Answers are
taken in steps, so that a crash can fall between any two of them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from server.catalog import KINDS
from sync.apply import apply
from sync.cursor import parse_cursor
from sync.feed import Page
from sync.operation import UUID, Line, parse_line
from sync.receipt import PASSING, Result
from sync.row import Row

#: How many places of one scope are kept beside its cursor; the app keeps more, a simulation must reach the end.
WITNESSES_MAX = 4
#: A place that lies on no chain: whoever presents it is told that the server has forgotten something.
NOWHERE = "1.0000000000000000"

RowKey = tuple[str, str]


@dataclass(frozen=True)
class Waiting:
    """An operation without a final answer."""

    line: Line
    state: str = "waiting"
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answered:
    """An operation with one. `count` orders the answers this phone took."""

    place: int
    line: Line
    outcome: str
    scope: str
    seq: int
    state: str
    count: int


@dataclass(frozen=True)
class ScopePlace:
    """Where a scope stands on this phone."""

    cursor: str
    seq: int
    head: int
    is_staging: bool = False


@dataclass
class Disk:
    """Everything a phone has stored. A copy of it is a phone restored from an old backup, or a cloned one."""

    outbox: dict[int, Waiting] = field(default_factory=dict)
    journal: dict[str, Answered] = field(default_factory=dict)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    scopes: dict[str, ScopePlace] = field(default_factory=dict)
    rows: dict[str, dict[RowKey, Row]] = field(default_factory=dict)
    staged: dict[str, dict[RowKey, Row]] = field(default_factory=dict)
    witnesses: dict[str, list[str]] = field(default_factory=dict)
    unconfirmed: dict[str, set[str]] = field(default_factory=dict)
    place: int = 0
    answers: int = 0
    is_more: bool = True

    def copy(self) -> "Disk":
        return Disk(
            dict(self.outbox),
            dict(self.journal),
            dict(self.heads),
            dict(self.scopes),
            {scope: dict(rows) for scope, rows in self.rows.items()},
            {scope: dict(rows) for scope, rows in self.staged.items()},
            {scope: list(places) for scope, places in self.witnesses.items()},
            {scope: set(places) for scope, places in self.unconfirmed.items()},
            self.place,
            self.answers,
            self.is_more,
        )


@dataclass(frozen=True)
class AskedPull:
    """What a pull said of the phone when it was sent; `answers` is how many answers had been taken by then."""

    cursors: Mapping[str, str]
    witnesses: Mapping[str, Sequence[str]]
    answers: int
    room: int


@dataclass(frozen=True)
class PushAnswer:
    """Results in the order of the lines, and the furthest place they tell of in each scope."""

    now: int
    results: Sequence[Result]
    witnesses: Mapping[str, str]


@dataclass(frozen=True)
class PullAnswer:
    """Pages, the list of scopes, what the server has forgotten, and how far every backup holds each of them."""

    now: int
    scopes: Sequence[str]
    pages: Sequence[Page]
    is_more: bool
    forgotten: Sequence[str]
    durable: Mapping[str, int]


class Phone:
    """One installation of the app for one person. `skew_ms` is how wrong its clock is."""

    def __init__(self, name: str, person_id: str, device: str) -> None:
        self.name = name
        self.person_id = person_id
        self.device = device
        self.disk = Disk()
        self.skew_ms = 0

    # ------------------------------------------------------------------------------------------------ saving

    def save(
        self,
        kind: str,
        scope: str,
        data: Mapping[str, Any],
        operation_id: str,
        civil_on: str,
        made_at: str,
        **keys: Any,
    ) -> Line:
        """One operation on the disk; only then it counts as saved."""
        number, previous = self.disk.heads.get(scope, (0, ""))
        open_ids = {waiting.line.operation_id for waiting in self.disk.outbox.values()}
        envelope = {
            "id": operation_id,
            "kind": kind,
            "version": 1,
            "scope": scope,
            "device": self.device,
            "number": number + 1,
            "previous": previous,
            "author": self.person_id,
            "needs": [one for one in named_ids(data) if one in open_ids and one != operation_id],
            "base": self.base_of(scope),
            "data": data,
            "civil_on": civil_on,
            "made_at": made_at,
            "clock_offset_ms": self.skew_ms,
            "app": "0.1.0",
        } | keys
        raw = json.dumps(envelope, ensure_ascii=False, separators=(",", ":")).encode()
        return self.put(raw, scope, number + 1)

    def put(self, raw: bytes, scope: str, number: int) -> Line:
        line = parse_line(raw)
        self.disk.place += 1
        self.disk.outbox[self.disk.place] = Waiting(line)
        self.disk.heads[scope] = (number, line.sha256)
        return line

    def base_of(self, scope: str) -> str:
        """How far the person had seen a scope; what is being staged nobody has seen."""
        place = self.disk.scopes.get(scope)
        return "" if place is None or place.is_staging else place.cursor

    # ------------------------------------------------------------------------------------------------ sending

    def next_lines(self, lines_max: int, tried: frozenset[str] = frozenset()) -> list[Line]:
        """The first lines in the order made. Nothing is taken out of the outbox by sending it."""
        lines = [waiting.line for _place, waiting in sorted(self.disk.outbox.items())]
        return [line for line in lines if line.sha256 not in tried][:lines_max]

    def take_push(self, lines: Sequence[Line], answer: PushAnswer) -> Iterator[None]:
        """Each answer goes to the line it was given for; places told of are kept in the same transaction."""
        self.disk.answers += 1
        for line, result in zip(lines, answer.results, strict=True):
            place = self.find_waiting(line)
            if place is None:
                continue
            if result.outcome in PASSING:
                self.keep_waiting(place, result)
            else:
                self.move_to_journal(place, result)
        for scope, told in answer.witnesses.items():
            self.disk.unconfirmed.setdefault(scope, set()).add(told)
            self.keep_witness(scope, told)
        yield

    def find_waiting(self, line: Line) -> int | None:
        return next(
            (place for place, waiting in self.disk.outbox.items() if waiting.line.sha256 == line.sha256), None
        )

    def keep_waiting(self, place: int, result: Result) -> None:
        state = "held" if result.outcome == "held" else "waiting"
        self.disk.outbox[place] = replace(self.disk.outbox[place], state=state, missing=result.missing)

    def move_to_journal(self, place: int, result: Result) -> None:
        receipt = result.receipt
        assert receipt is not None
        waiting = self.disk.outbox.pop(place)
        pulled = self.disk.scopes.get(receipt.scope)
        if result.outcome in ("rejected", "conflict", "quarantined"):
            state = "needs_you"
        else:
            state = "seen" if pulled is not None and receipt.seq <= pulled.seq else "unseen"
        self.disk.journal[waiting.line.sha256] = Answered(
            place, waiting.line, result.outcome, receipt.scope, receipt.seq, state, self.disk.answers
        )

    def keep_witness(self, scope: str, told: str) -> None:
        """Of too many places none is chosen: one that lies nowhere makes the next pull ask for everything again."""
        places = self.disk.witnesses.setdefault(scope, [])
        if told in places:
            return
        places.append(told)
        if len(places) > WITNESSES_MAX:
            places[:] = [NOWHERE]
            if scope in self.disk.unconfirmed:
                self.disk.unconfirmed[scope] = {NOWHERE}

    # ------------------------------------------------------------------------------------------------ fetching

    def ask(self, room: int) -> AskedPull:
        return AskedPull(
            {scope: place.cursor for scope, place in self.disk.scopes.items()},
            {scope: tuple(places) for scope, places in self.disk.witnesses.items()},
            self.disk.answers,
            room,
        )

    def take_pull(self, asked: AskedPull, answer: PullAnswer) -> Iterator[None]:
        """First what the server has forgotten, then pages, then the list of scopes, then what may be let go of."""
        if answer.forgotten:
            self.take_back(answer.forgotten, asked, answer.scopes)
            yield
        reached = dict(asked.cursors)
        for page in answer.pages:
            if self.apply_page(page, asked):
                reached[page.scope] = page.to
            yield
        self.hold(answer.scopes, asked)
        yield
        self.confirm(asked, answer, reached)
        self.disk.is_more = answer.is_more or not self.stands_at(reached)
        yield

    def take_back(self, forgotten: Sequence[str], asked: AskedPull, scopes: Sequence[str]) -> None:
        """Everything answered in a forgotten scope is sent again, in the order made.

        No page will replace the cursor of a scope that is held no longer: it goes too, or it would be forgotten for ever.
        """
        for sha256, answered in list(self.disk.journal.items()):
            if answered.scope in forgotten:
                del self.disk.journal[sha256]
                self.disk.outbox[answered.place] = Waiting(answered.line)
        for scope in forgotten:
            self.let_go(scope, asked.witnesses.get(scope, ()))
            place = self.disk.scopes.get(scope)
            if place and scope not in scopes and place.cursor == asked.cursors.get(scope):
                self.disk.scopes[scope] = ScopePlace("", 0, 0)

    def let_go(self, scope: str, places: Sequence[str]) -> None:
        """These places were looked at; what came meanwhile stays."""
        kept = [place for place in self.disk.witnesses.get(scope, ()) if place not in places]
        if kept:
            self.disk.witnesses[scope] = kept
        else:
            self.disk.witnesses.pop(scope, None)
        self.vouch(scope, places)

    def vouch(self, scope: str, places: Sequence[str]) -> None:
        told = self.disk.unconfirmed.get(scope)
        if told is not None:
            told.difference_update(places)
            if not told:
                del self.disk.unconfirmed[scope]

    def apply_page(self, page: Page, asked: AskedPull) -> bool:
        """Rows, cursor and what the overlay hides: one transaction, and only where the phone stands at the base."""
        before = self.disk.scopes.get(page.scope)
        if not self.fits(page, asked, before.cursor if before else ""):
            return False
        has_rows = bool(self.disk.rows.get(page.scope))
        begins = page.is_reset or page.base == ""
        is_staging = has_rows if begins else before is not None and before.is_staging
        is_whole = page.filled == page.upto
        if begins:
            self.disk.staged.pop(page.scope, None)
            if not is_staging:
                self.disk.rows.pop(page.scope, None)
        shelves = self.disk.staged if is_staging else self.disk.rows
        shelf = shelves.setdefault(page.scope, {})
        for rows in page.rows.values():
            for row in rows:
                known = shelf.get((row.kind, row.id))
                if known is None or known.seq < row.seq:
                    shelf[row.kind, row.id] = row
        if is_staging and is_whole:
            self.disk.rows[page.scope] = self.disk.staged.pop(page.scope)
        self.disk.scopes[page.scope] = ScopePlace(page.to, page.seq, page.head, is_staging and not is_whole)
        self.hide(page.scope, page.seq)
        return True

    def fits(self, page: Page, asked: AskedPull, cursor: str) -> bool:
        """A page that replaces everything has no base of its own: it answers the cursor it was asked with."""
        return cursor == (asked.cursors.get(page.scope, "") if page.is_reset else page.base)

    def hide(self, scope: str, seq: int) -> None:
        for sha256, answered in self.disk.journal.items():
            if answered.scope == scope and answered.state == "unseen" and answered.seq <= seq:
                self.disk.journal[sha256] = replace(answered, state="seen")

    def hold(self, scopes: Sequence[str], asked: AskedPull) -> None:
        """What is not listed is lost: purged once nothing of it waits, and its place is kept as a witness.

        A list that was asked for elsewhere says nothing of the place a scope has come to since.
        """
        for scope, place in list(self.disk.scopes.items()):
            is_asked = place.cursor in ("", asked.cursors.get(scope))
            if scope not in scopes and is_asked and not self.is_waited_for(scope):
                del self.disk.scopes[scope]
                self.disk.rows.pop(scope, None)
                self.disk.staged.pop(scope, None)
                if place.cursor:
                    self.keep_witness(scope, place.cursor)
        for sha256, answered in self.disk.journal.items():
            is_older = answered.count <= asked.answers
            if answered.state == "unseen" and answered.scope not in scopes and is_older:
                self.disk.journal[sha256] = replace(answered, state="seen")

    def is_waited_for(self, scope: str) -> bool:
        return any(scope_of(waiting.line) == scope for waiting in self.disk.outbox.values())

    def confirm(self, asked: AskedPull, answer: PullAnswer, reached: Mapping[str, str]) -> None:
        """Of the places that were presented and are known, those the cursor has passed and all but the furthest go."""
        for scope, presented in asked.witnesses.items():
            if scope in answer.forgotten:
                continue
            self.vouch(scope, presented)
            place = self.disk.scopes.get(scope)
            cursor = place.cursor if place and place.cursor == reached.get(scope) else ""
            ahead = [one for one in presented if _seq(one) > _seq(cursor)]
            furthest = max(ahead, key=_seq, default=None)
            self.let_go(scope, [one for one in presented if one != furthest])
        self.trim(asked, answer)

    def stands_at(self, reached: Mapping[str, str]) -> bool:
        """Whether an answer was about where the phone stands; if not, it is no last word."""
        return all(place.cursor in ("", reached.get(scope)) for scope, place in self.disk.scopes.items())

    def trim(self, asked: AskedPull, answer: PullAnswer) -> None:
        """What every backup holds need not be kept, once this answer has vouched for it."""
        for sha256, answered in list(self.disk.journal.items()):
            is_vouched = answered.count <= asked.answers
            if (
                is_vouched
                and answered.state == "seen"
                and answered.seq <= answer.durable.get(answered.scope, 0)
            ):
                del self.disk.journal[sha256]

    # ------------------------------------------------------------------------------------------------ showing

    def is_green(self) -> bool:
        """Whether the sign says "everything has arrived"."""
        return not (
            self.disk.outbox
            or any(answered.state != "seen" for answered in self.disk.journal.values())
            or self.disk.is_more
            or any(place.seq < place.head for place in self.disk.scopes.values())
            or self.disk.unconfirmed
        )

    def shown(self, kind: str, scope: str, row_id: str) -> Mapping[str, Any] | None:
        """The row as a person sees it: the server's with pending work laid over it."""
        row = self.disk.rows.get(scope, {}).get((kind, row_id))
        place = self.disk.scopes.get(scope)
        pulled = place.seq if place else 0
        pending = [(place_, waiting.line) for place_, waiting in self.disk.outbox.items()]
        pending += [
            (answered.place, answered.line)
            for answered in self.disk.journal.values()
            if answered.state == "unseen" and answered.seq > pulled
        ]
        fields: dict[str, Any] | None = dict(row.fields) if row else None
        for _place, line in sorted(pending, key=lambda one: one[0]):
            operation = line.operation
            if operation is None or operation.scope != scope or operation.kind != kind:
                continue
            if KINDS[kind].row_id(operation) != row_id:
                continue
            if fields is None and KINDS[kind].way == "merge":
                fields = dict.fromkeys(KINDS[kind].fields)
            fields = apply(json.loads(line.raw), fields)
        return fields


def scope_of(line: Line) -> str | None:
    return line.operation.scope if line.operation else None


def named_ids(data: Mapping[str, Any]) -> list[str]:
    """Ids that data refers to."""
    values = {name: pair[1] for name, pair in data["set"].items()} if "set" in data else dict(data)
    if "set" in data:
        values["id"] = data["id"]
    return [
        value
        for name, value in values.items()
        if name in ("id", "member_id", "collection_id", "reverses", "case_id")
        and isinstance(value, str)
        and UUID.fullmatch(value)
    ]


def _seq(text: str) -> int:
    place = parse_cursor(text)
    return place.seq if place else 0
