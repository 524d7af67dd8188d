"""The auditor: what must be true whatever phones and server believe. It keeps its own books.

It is told what a person was shown as saved, what became of phones and of the server's disk, and which answers were
given. It reads the world only to compare. The invariants carry the numbers of `docs/decisions/0014-simulation.md`.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from server.catalog import KINDS
from server.ledger.entry_kinds import ENTRY_KINDS, MEMBER_ACCOUNTS
from sync.operation import Line
from sync.receipt import EFFECTIVE, Result
from tests.simulation.phone import Phone
from tests.simulation.server import Contents, Server

#: Why valid money may be set aside: it was brought by a stranger's session, its author's rights or what it needs were
#: lost with a restore, a bug, or the same entry was taken back twice.
MONEY_MAY_BE_REFUSED_FOR = {
    "author_mismatch", "foreign_scope", "not_allowed", "needs_not_applied", "already_reversed", "reversal_of_reversal",
    "reversal_mismatch", "internal",
}  # fmt: skip


class ViolationError(AssertionError):
    """An invariant does not hold; the text begins with its number."""


@dataclass
class SavedWork:
    """One operation a person was told is saved. `is_sound` money must never be refused for what it says."""

    line: Line
    keys: Mapping[str, Any]
    is_sound: bool
    disks: set[str] = field(default_factory=set)
    is_excused: bool = False


class Auditor:
    def __init__(self) -> None:
        self.saved: dict[str, SavedWork] = {}
        self.answers: dict[str, tuple[Any, ...]] = {}
        self.answers_at: dict[int, dict[str, tuple[Any, ...]]] = {}
        self.figures: Counter[str] = Counter()
        self.whole: dict[tuple[str, str], dict[tuple[str, str], Any]] = {}

    # ------------------------------------------------------------------------------------------------ being told

    def work_saved(self, disk: str, line: Line, *, is_sound: bool) -> None:
        keys = json.loads(line.raw) if line.operation else {}
        self.saved[line.sha256] = SavedWork(line, keys, is_sound, {disk})
        self.figures["operations"] += 1

    def copied(self, disk: str) -> frozenset[str]:
        return frozenset(sha256 for sha256, work in self.saved.items() if disk in work.disks)

    def cloned(self, held: frozenset[str], clone: str) -> None:
        for sha256 in held:
            self.saved[sha256].disks.add(clone)

    def disk_became(self, disk: str, held: frozenset[str], on_server: Iterable[str]) -> None:
        """The disk now holds what a copy held; what it made since is gone from it."""
        there = set(on_server)
        self.whole = {key: rows for key, rows in self.whole.items() if key[0] != disk}
        for sha256, work in self.saved.items():
            if sha256 in held:
                work.disks.add(disk)
            elif disk in work.disks:
                work.disks.discard(disk)
                work.is_excused |= not work.disks and sha256 not in there

    def backup_taken(self, taken_at: int) -> None:
        self.answers_at[taken_at] = dict(self.answers)

    def server_restored(self, taken_at: int, in_backup: frozenset[str]) -> None:
        """What no phone holds any more and the copy does not have either is beyond anybody's reach."""
        self.answers = dict(self.answers_at[taken_at])
        for sha256, work in self.saved.items():
            if not work.disks and sha256 not in in_backup:
                work.is_excused = True

    def answered(self, lines: Sequence[Line], results: Sequence[Result]) -> None:
        """I9: within one history the same bytes have the same final answer for ever."""
        for line, result in zip(lines, results, strict=True):
            if result.receipt is None:
                continue
            receipt = result.receipt
            told = (receipt.outcome, receipt.code, receipt.scope, receipt.seq, receipt.chain, receipt.flags)
            if self.answers.setdefault(line.sha256, told) != told:
                raise ViolationError("I9 the same bytes were answered twice, differently")

    # ------------------------------------------------------------------------------------------------ while it runs

    def phone_moved(self, phone: Phone, server: Server, *, is_current: bool) -> None:
        """I12 and the green sign, after each thing a phone took in. `is_current`: the answer came of today's history."""
        self.figures["phone_steps"] += 1
        for answered in phone.disk.journal.values():
            if answered.outcome in ("held", "retry"):
                raise ViolationError("I4 something without a final answer left the outbox")
        self.check_nothing_is_half(phone)
        if is_current and phone.is_green():
            self.figures["green"] += 1
            self.check_green(phone, server.database.everything(), server)

    def check_nothing_is_half(self, phone: Phone) -> None:
        """A scope that was once shown whole is shown whole for ever, also while all of it is fetched anew."""
        for scope, place in phone.disk.scopes.items():
            rows = phone.disk.rows.get(scope, {})
            before = self.whole.get((phone.name, scope))
            if place.seq:
                self.whole[phone.name, scope] = dict(rows)
            elif before and place.cursor and rows != before:
                raise ViolationError(f"I3 {phone.name} shows half of {scope}")
            elif not place.cursor:
                self.whole.pop((phone.name, scope), None)
        for name, scope in list(self.whole):
            if name == phone.name and scope not in phone.disk.scopes:
                del self.whole[name, scope]

    def check_green(self, phone: Phone, contents: Contents, server: Server) -> None:
        held = set(server.database.scopes(server.grants(phone.person_id))) & set(phone.disk.scopes)
        for sha256, work in self.saved.items():
            if phone.name not in work.disks:
                continue
            receipt = contents.receipts.get(sha256)
            if receipt is None:
                raise ViolationError("the sign is green while the server lacks an operation of this phone")
            if receipt.outcome not in EFFECTIVE or receipt.scope not in held:
                continue
            operation = work.line.operation
            assert operation is not None
            key = (operation.kind, KINDS[operation.kind].row_id(operation))
            if key not in phone.disk.rows.get(receipt.scope, {}):
                raise ViolationError("the sign is green before the row was pulled")

    # ------------------------------------------------------------------------------------------------ at the end

    def check(self, server: Server, phones: Sequence[Phone]) -> None:
        contents = server.database.everything()
        self.check_chains(contents)
        self.check_work(contents, phones)
        self.check_money(contents)
        self.check_values(contents)
        self.check_phones(server, contents, phones)

    def check_chains(self, contents: Contents) -> None:
        """I6: every scope's answers are dense from one to its head, and each link verifies."""
        by_scope: dict[str, list[Any]] = defaultdict(list)
        for receipt in contents.receipts.values():
            by_scope[receipt.scope].append(receipt)
        for scope, receipts in by_scope.items():
            receipts.sort(key=lambda receipt: receipt.seq)
            if [receipt.seq for receipt in receipts] != list(range(1, len(receipts) + 1)):
                raise ViolationError(f"I6 the answers of {scope} are not dense")
            chain = ""
            for receipt in receipts:
                link = [chain, receipt.operation_id or "", receipt.line_sha256, receipt.outcome]
                link += [receipt.code or "", " ".join(receipt.flags)]
                chain = hashlib.sha256("\n".join(link).encode()).hexdigest()
                if chain != receipt.chain:
                    raise ViolationError(f"I6 the chain of {scope} breaks at {receipt.seq}")
            if (contents.heads[scope].seq, contents.heads[scope].chain) != (len(receipts), chain):
                raise ViolationError(f"I6 the head of {scope} is not where its answers end")

    def check_work(self, contents: Contents, phones: Sequence[Phone]) -> None:
        """I1, I4, I7, I11: everything saved has its one answer and its effect, or waits for something named."""
        held = {waiting.line.sha256: waiting for phone in phones for waiting in phone.disk.outbox.values()}
        for sha256, one in held.items():
            if sha256 in contents.receipts:
                raise ViolationError(f"I15 {one.line.operation_id} is sent again and again")
        effective: Counter[str] = Counter()
        for sha256, work in self.saved.items():
            receipt = contents.receipts.get(sha256)
            if receipt is None:
                waiting = held.get(sha256)
                if work.is_excused:
                    self.figures["lost_with_every_copy"] += 1
                elif waiting is None:
                    raise ViolationError(f"I1 lost: {work.keys.get('kind')} {work.keys.get('id')}")
                elif waiting.state != "held" or not waiting.missing:
                    raise ViolationError(f"I7 {work.keys.get('id')} waits without saying for what")
                elif not self.is_out_of_reach(waiting.missing, contents):
                    raise ViolationError(
                        f"I7 {work.keys.get('id')} waits for what is there: {waiting.missing}"
                    )
                else:
                    self.figures["held_for_ever"] += 1
                continue
            self.figures[f"ended_{receipt.outcome}"] += 1
            if receipt.outcome in EFFECTIVE:
                self.check_effect(work, contents)
                effective[work.keys["id"]] += 1
                continue
            if work.line.raw not in contents.set_aside:
                raise ViolationError(f"I1 the bytes of a refused line were not kept: {receipt.code}")
            if work.is_sound and receipt.code not in MONEY_MAY_BE_REFUSED_FOR:
                raise ViolationError(f"I1 money was refused for {receipt.code}")
        if any(count > 1 for count in effective.values()):
            raise ViolationError("I1 one operation took effect twice")

    def is_out_of_reach(self, missing: Iterable[str], contents: Contents) -> bool:
        """Whether nobody can bring what is waited for: its last copy is gone, or it was refused, or waits itself."""
        answered = {
            receipt.operation_id for receipt in contents.receipts.values() if receipt.outcome in EFFECTIVE
        }
        return any(one not in answered for one in missing)

    def check_effect(self, work: SavedWork, contents: Contents) -> None:
        keys, operation = work.keys, work.line.operation
        assert operation is not None
        kind = KINDS[operation.kind]
        rows = [
            row for (name, _scope, row_id), row in contents.rows.items()
            if name == operation.kind and row_id == kind.row_id(operation)
        ] if kind.way == "append" else [
            contents.rows[operation.kind, operation.scope, kind.row_id(operation)]
        ]  # fmt: skip
        if len(rows) != 1 or rows[0].scope != operation.scope:
            raise ViolationError(f"I1 {operation.kind} {operation.id} stands {len(rows)} times")
        if kind.way == "append":
            for name, value in keys["data"].items():
                if rows[0].fields[name] != value:
                    raise ViolationError(f"I2 {name} of {operation.id} was changed")
            if rows[0].fields["author_id"] != keys["author"] or rows[0].fields["device_id"] != keys["device"]:
                raise ViolationError(f"I11 {operation.id} is attributed to somebody else")

    def check_money(self, contents: Contents) -> None:
        """I2, I10: every group's books balance, every stored sum is the fold, nothing is reversed twice."""
        folded: dict[tuple[str, str, tuple[str, ...]], int] = defaultdict(int)
        counted: dict[tuple[str, str, tuple[str, ...]], int] = defaultdict(int)
        reversals: Counter[str] = Counter()
        for (kind, scope, _row_id), row in contents.rows.items():
            if kind != "entry":
                continue
            entry = row.fields
            sign = -1 if entry.get("reverses") else 1
            if entry.get("reverses"):
                reversals[entry["reverses"]] += 1
            accounts = ENTRY_KINDS[entry["entry_kind"]]
            for account, way in ((accounts.debit, 1), (accounts.credit, -1)):
                member = entry.get("member_id") or "" if account in MEMBER_ACCOUNTS else ""
                key = ("account_balance", scope, (account, member))
                folded[key] += way * sign * entry["amount_satang"]
                counted[key] += 1
            key = ("group_month", scope, (entry["civil_on"][:7], entry["entry_kind"]))
            folded[key] += sign * entry["amount_satang"]
            counted[key] += sign
        if dict(folded) != dict(contents.totals):
            raise ViolationError("I2 a stored sum is not the fold of its entries")
        if dict(counted) != dict(contents.lines):
            raise ViolationError("I2 a stored count is not that of its entries")
        for scope in {key[1] for key in folded}:
            if sum(amount for key, amount in folded.items() if key[:2] == ("account_balance", scope)):
                raise ViolationError(f"I2 the books of {scope} do not balance")
        if any(count > 1 for count in reversals.values()):
            raise ViolationError("I10 an entry was taken back twice")

    def check_values(self, contents: Contents) -> None:
        """I4: the value of each edit that took effect is current, in the history, or in a case."""
        known: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row_id, name, old, new in contents.histories:
            known[row_id, name] |= {old, new}
        for (kind, _scope, row_id), row in contents.rows.items():
            if kind == "case" and row.fields["field"]:
                known[row.fields["row_id"], row.fields["field"]] |= {row.fields["kept"], row.fields["other"]}
            elif kind in KINDS and KINDS[kind].way == "merge":
                for name, value in row.fields.items():
                    known[row_id, name].add(json.dumps(value, ensure_ascii=False))
        for sha256, work in self.saved.items():
            receipt = contents.receipts.get(sha256)
            if receipt is None or receipt.outcome not in EFFECTIVE or "set" not in work.keys["data"]:
                continue
            for name, (_old, new) in work.keys["data"]["set"].items():
                if json.dumps(new, ensure_ascii=False) not in known[work.keys["data"]["id"], name]:
                    raise ViolationError(f"I4 the value given to {name} is nowhere")

    def check_phones(self, server: Server, contents: Contents, phones: Sequence[Phone]) -> None:
        """I3, I5, I8: every phone shows exactly what the server has of the scopes it holds, and nothing else."""
        by_scope: dict[str, dict[tuple[str, str], Any]] = defaultdict(dict)
        for (kind, scope, row_id), row in contents.rows.items():
            by_scope[scope][kind, row_id] = row
        for phone in phones:
            held = set(server.database.scopes(server.grants(phone.person_id)))
            for scope in held | set(phone.disk.rows):
                rows = phone.disk.rows.get(scope, {})
                if scope not in held:
                    if rows and not phone.is_waited_for(scope):
                        raise ViolationError(f"I8 {phone.name} keeps rows of {scope}")
                    continue
                if {key: _told(row) for key, row in rows.items()} != {
                    key: _told(row) for key, row in by_scope[scope].items()
                }:
                    raise ViolationError(f"I3 {phone.name} does not show {scope} as it is")
                head = contents.heads.get(scope)
                place = phone.disk.scopes.get(scope)
                if head and (place is None or place.cursor != f"{head.seq}.{head.chain[:16]}"):
                    raise ViolationError(f"I5 {phone.name} does not stand at the head of {scope}")
            if not phone.disk.outbox and phone.disk.is_more:
                raise ViolationError(f"I15 {phone.name} has not come to the end")


def _told(row: Any) -> tuple[Any, ...]:
    return (row.seq, {name: value for name, value in row.fields.items() if value is not None})
