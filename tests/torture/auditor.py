"""The auditor: knows what the phones made and heard, and what lies in the database, and nothing of the product's code.

The chain, the sums and the rule "exactly once" are written down here a second time, so that a mistake of the product
is not repeated by whoever looks for it.
"""

import hashlib
import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg

#: Rows of a query on the database.
Query = Callable[[str], list[tuple[Any, ...]]]

PASSING = ("held", "retry")
TABLE_OF = {"group": "savings_group", "member": "member", "entry": "entry"}


class Audit:
    """Everything that is wrong, in words; nothing found is an empty list."""

    def __init__(self, folder: Path, query: Query) -> None:
        self._query = query
        self.complaints: list[str] = []
        self.made: dict[str, dict[str, Any]] = {}
        self.raw: dict[str, bytes] = {}
        for file in sorted(folder.glob("*.made.ndjson")):
            for line in file.read_bytes().splitlines():
                keys = json.loads(line)
                self.made[keys["id"]], self.raw[keys["id"]] = keys, line
        self.heard = {
            file.name.partition(".")[0]: [json.loads(line) for line in file.read_text("utf-8").splitlines()]
            for file in sorted(folder.glob("*.heard.ndjson"))
        }
        #: Final answers that were only got by asking again.
        self.answers_lost = 0
        #: Lines the server asked to send again.
        self.retries = 0
        self._finals = self._audit_answers()
        self._audit_receipts()
        self._audit_rows()
        self._audit_sums()
        self._audit_chains()
        self._audit_pages()

    def _complain(self, *words: object) -> None:
        self.complaints.append(" ".join(map(str, words)))

    def _audit_answers(self) -> dict[str, dict[str, Any]]:
        """Every operation is answered, always alike, and taken as new at most once."""
        finals: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for events in self.heard.values():
            for event in events:
                for result in event.get("results") or ():
                    self.retries += result["outcome"] == "retry"
                    if result["outcome"] not in PASSING:
                        finals[event["push"][result["line"] - 1]].append(result)
        for operation_id, keys in self.made.items():
            answers = finals.get(operation_id)
            if not answers:
                self._complain("never answered:", operation_id)
                continue
            if sum(not answer["duplicate"] for answer in answers) > 1:
                self._complain("taken twice:", operation_id)
            told = {json.dumps(answer | {"line": 0, "duplicate": False}) for answer in answers}
            if len(told) > 1:
                self._complain("answered differently:", operation_id, told)
            if answers[0]["id"] != operation_id:
                self._complain("answered as another one:", operation_id)
            if answers[0]["outcome"] != self._due_outcome(keys):
                self._complain("judged wrongly:", operation_id, answers[0])
            self.answers_lost += answers[0]["duplicate"]
        return {operation_id: answers[0] for operation_id, answers in finals.items()}

    @staticmethod
    def _due_outcome(keys: dict[str, Any]) -> str:
        return "rejected" if keys["data"].get("amount_satang") == 0 else "applied"

    def _audit_receipts(self) -> None:
        """One receipt for each line that was made, as it was answered; none for anything nobody made."""
        authors = {keys["author"] for keys in self.made.values()}
        receipts = {
            row[0]: row[1:]
            for row in self._query(
                "SELECT line_sha256, operation_id, outcome, code, scope_id, seq, author_id FROM receipt"
            )
            if row[-1] in authors
        }
        for operation_id, answer in self._finals.items():
            sha256 = hashlib.sha256(self.raw[operation_id]).hexdigest()
            told = tuple(answer[key] for key in ("id", "outcome", "code", "scope", "seq"))
            kept = receipts.pop(sha256, (None,) * 6)[:5]
            if kept != told:
                self._complain("answered", told, "but kept", kept)
        for sha256, row in receipts.items():
            if row[0] not in self.made:
                self._complain("a receipt for what nobody made:", sha256, row)
        kept_bytes = {bytes(raw) for (raw,) in self._query("SELECT raw FROM set_aside")}
        for operation_id, keys in self.made.items():
            if (self._due_outcome(keys) == "rejected") != (self.raw[operation_id] in kept_bytes):
                self._complain("set aside wrongly, or not kept:", operation_id)

    def _audit_rows(self) -> None:
        """Each operation that took effect is there once, with its own amount, and nothing else is."""
        for kind, table in TABLE_OF.items():
            due = Counter(
                (keys["scope"], operation_id)
                for operation_id, keys in self.made.items()
                if keys["kind"] == kind and self._due_outcome(keys) == "applied"
            )
            kept = Counter(map(tuple, self._query(f"SELECT scope_id, id FROM {table}")))
            for row, count in (due - kept).items():
                self._complain("lost:", kind, row, count)
            for row, count in (kept - due).items():
                self._complain("too many:", kind, row, count)
        for row_id, member_id, amount_satang, reverses in self._query(
            "SELECT id, member_id, amount_satang, reverses FROM entry"
        ):
            data = self.made[row_id]["data"] if row_id in self.made else {}
            said = (data.get("member_id"), data.get("amount_satang"), data.get("reverses"))
            if (member_id, amount_satang, reverses) != said:
                self._complain("changed:", row_id, said, "became", (member_id, amount_satang, reverses))

    def _audit_sums(self) -> None:
        """The kept sums are the sums of what the phones made: a deposit raises cash and what is owed to the member."""
        balances: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        months: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
        for keys in self.made.values():
            if keys["kind"] != "entry" or self._due_outcome(keys) != "applied":
                continue
            data, scope = keys["data"], keys["scope"]
            sign = -1 if data.get("reverses") else 1
            satang = sign * data["amount_satang"]
            for key, amount in (
                ((scope, "cash", ""), satang),
                ((scope, "pledged_savings", data["member_id"]), -satang),
            ):
                balances[key][0] += amount
                balances[key][1] += 1
            month = months[scope, keys["civil_on"][:7], data["entry_kind"]]
            month[0] += satang
            month[1] += sign
        for table, columns, due in (
            ("account_balance", "scope_id, account, member_id", balances),
            ("group_month", "scope_id, month, entry_kind", months),
        ):
            kept = {
                row[:3]: list(row[3:])
                for row in self._query(f"SELECT {columns}, amount_satang, lines FROM {table}")
            }
            if kept != dict(due):
                wrong = {key for key in kept.keys() | due.keys() if kept.get(key) != due.get(key)}
                for key in wrong:
                    self._complain("sum of", table, key, "is", kept.get(key), "and should be", due.get(key))

    def _audit_chains(self) -> None:
        """Each scope's receipts are numbered without a gap, and their hashes lead to its head."""
        heads = {scope: (seq, chain) for scope, seq, chain in self._query("SELECT id, seq, chain FROM scope")}
        reached: dict[str, tuple[int, str]] = defaultdict(lambda: (0, ""))
        for scope, seq, chain, operation_id, sha256, outcome, code, flags in self._query(
            "SELECT scope_id, seq, chain, operation_id, line_sha256, outcome, code, flags FROM receipt"
            " ORDER BY scope_id, seq"
        ):
            before, link = reached[scope]
            raised = " ".join(json.loads(flags) if isinstance(flags, str) else flags)
            text = "\n".join((link, operation_id or "", sha256, outcome, code or "", raised))
            if seq != before + 1:
                self._complain("a gap:", scope, before, seq)
            if chain != hashlib.sha256(text.encode()).hexdigest():
                self._complain("the chain breaks:", scope, seq)
            reached[scope] = (seq, chain)
        if heads != dict(reached):
            self._complain("heads", heads, "but the receipts lead to", dict(reached))

    def _audit_pages(self) -> None:
        """What each phone was told goes forward only, tells no fact twice, and ends with all there is."""
        kept: dict[str, set[str]] = defaultdict(set)
        for kind, table in TABLE_OF.items():
            for scope, row_id in self._query(f"SELECT scope_id, id FROM {table}"):
                kept[scope].add(f"{kind} {row_id}")
        for name, events in self.heard.items():
            told: dict[str, Counter[str]] = defaultdict(Counter)
            place: dict[str, int] = defaultdict(int)
            for event in events:
                if "page" not in event:
                    continue
                page = event["page"]
                scope = page["scope"]
                if page["reset"] or page["base"] != event["cursor"]:
                    self._complain(name, "is told to go back:", page)
                if page["seq"] == 0:
                    is_forward = place[scope] <= page["filled"] < page["upto"] <= page["head"]
                else:
                    is_forward = place[scope] <= page["seq"] <= page["head"]
                if not is_forward:
                    self._complain(name, "stood at", place[scope], "and is told", page)
                place[scope] = page["seq"] or page["filled"]
                for kind, ids in event["rows"].items():
                    told[scope].update(f"{kind} {row_id}" for row_id in ids)
            for rows in told.values():
                twice = [row for row, count in rows.items() if row.startswith("entry ") and count > 1]
                if twice:
                    self._complain(name, "was told twice:", twice)
            for scope, due in kept.items():
                if missing := due - told[scope].keys():
                    self._complain(name, "never learnt of", scope, missing)


def sqlite_query(database: Path) -> Query:
    """Read the file itself."""

    def query(sql: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            return connection.execute(sql).fetchall()

    return query


def postgres_query(url: str) -> Query:
    """Ask the database itself."""

    def query(sql: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(url.replace("postgresql+psycopg://", "postgresql://", 1)) as connection:
            return connection.execute(sql.encode()).fetchall()

    return query
