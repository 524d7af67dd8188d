"""The suite every store passes: whatever the dictionaries answer, the database must answer too."""

from collections.abc import Callable

import pytest

from server.catalog import KINDS
from sync.decide import Author
from sync.feed import Asked, Page, Pulled, pull
from sync.operation import parse_line
from sync.ports import Store
from sync.problems import Problem
from sync.push import push_chunk, set_aside
from sync.receipt import Result
from tests.operations import TODAY, Phone, id_of

#: Runs a function on a fresh store within one committed transaction.
Transact = Callable[[Callable[[Store], object]], object]


class StoreConformance:
    """Subclasses give the fixture `transact`."""

    @pytest.fixture
    def phone(self) -> Phone:
        return Phone()

    def push(self, transact: Transact, phone: Phone, *lines: bytes) -> list[Result]:
        author: Author = phone.author
        results = transact(
            lambda store: push_chunk(store, [parse_line(line) for line in lines], author, KINDS, TODAY)
        )
        assert isinstance(results, list)
        return results

    def pull(self, transact: Transact, scopes: list[str], cursors: dict[str, str]) -> list[Page]:
        answer = transact(lambda store: pull(store, scopes, Asked(cursors), 1000, ["account_balance"]))
        assert isinstance(answer, Pulled)
        return list(answer.pages)

    def test_what_was_pushed_is_pulled(self, transact: Transact, phone: Phone) -> None:
        scope, founding = phone.founding()
        member = phone.member(scope)
        pledge = phone.pledge(scope, id_of(member))
        assert [r.outcome for r in self.push(transact, phone, founding, member, pledge)] == ["applied"] * 3
        page = self.pull(transact, [scope], {})[0]
        assert {kind: [row.id for row in rows] for kind, rows in page.rows.items()} == {
            "group": [scope.removeprefix("group:")],
            "member": [id_of(member)],
            "entry": [id_of(pledge)],
        }
        entry = page.rows["entry"][0].fields
        assert (entry["amount_satang"], entry["period"], entry.get("reverses")) == (10000, "2026-11", None)
        assert entry["author_id"] == phone.person_id
        assert self.pull(transact, [scope], {scope: page.to}) == []

    def test_a_repeated_push_changes_nothing(self, transact: Transact, phone: Phone) -> None:
        scope, founding = phone.founding()
        member = phone.member(scope)
        lines = (founding, member, phone.pledge(scope, id_of(member)))
        first = self.push(transact, phone, *lines)
        again = self.push(transact, phone, *lines)
        assert [r.receipt for r in again] == [r.receipt for r in first]
        assert all(r.is_duplicate for r in again)
        assert self.pull(transact, [scope], {})[0].seq == 3

    def test_an_edit_and_its_stamps_survive_the_store(self, transact: Transact, phone: Phone) -> None:
        other = Phone()
        scope, founding = phone.founding()
        group_id = scope.removeprefix("group:")
        self.push(transact, phone, founding)
        base = self.pull(transact, [scope], {})[0].to
        self.push(transact, phone, phone.edit("group", scope, group_id, base=base, collection_day=(5, 10)))
        clash = self.push(
            transact, other, other.edit("group", scope, group_id, base=base, collection_day=(5, 20))
        )
        assert clash[0].outcome == "conflict"
        page = self.pull(transact, [scope], {})[0]
        assert page.rows["group"][0].fields["collection_day"] == 10
        assert page.rows["case"][0].fields["other"] == "20"

    def test_sums_follow_entries_and_reversals(self, transact: Transact, phone: Phone) -> None:
        scope, founding = phone.founding()
        member = phone.member(scope)
        pledge = phone.pledge(scope, id_of(member))
        self.push(transact, phone, founding, member, pledge)
        mirror = {
            "entry_kind": "pledge",
            "amount_satang": 10000,
            "member_id": id_of(member),
            "period": "2026-11",
        }
        self.push(transact, phone, phone.line("entry", scope, mirror | {"reverses": id_of(pledge)}))
        payout = {"entry_kind": "exit_payout", "amount_satang": 1, "member_id": id_of(member)}
        flagged = self.push(transact, phone, phone.line("entry", scope, payout))[0]
        assert flagged.receipt is not None
        assert flagged.receipt.flags == ("overdrawn",), "the sum is back at nought, so one satang is too much"
        twice = self.push(transact, phone, phone.line("entry", scope, mirror | {"reverses": id_of(pledge)}))[
            0
        ]
        assert twice.problem is not None
        assert twice.problem.code == "already_reversed"

    def test_a_line_set_aside_is_answered_alike_for_ever(self, transact: Transact, phone: Phone) -> None:
        line = parse_line(b'{"cut":')
        answers = [
            transact(lambda store: set_aside(store, line, phone.author, Problem("internal")))
            for _ in range(2)
        ]
        first, again = answers
        assert isinstance(first, Result)
        assert isinstance(again, Result)
        assert (first.outcome, again.outcome, again.is_duplicate) == ("quarantined", "quarantined", True)
        assert first.receipt == again.receipt

    def test_many_scopes_are_told_apart(self, transact: Transact, phone: Phone) -> None:
        foundings = [phone.founding() for _ in range(5)]
        self.push(transact, phone, *(line for _scope, line in foundings))
        scopes = sorted(scope for scope, _line in foundings)
        pages = self.pull(transact, scopes, {})
        assert [page.scope for page in pages] == scopes
        assert all(page.seq == 1 for page in pages)

    def test_a_large_scope_comes_as_it_stands_first_and_its_history_after(
        self, transact: Transact, phone: Phone
    ) -> None:
        scope, founding = phone.founding()
        members = [phone.member(scope, number=f"{number:04}") for number in range(1, 41)]
        pledges = [phone.pledge(scope, id_of(member)) for member in members for _month in range(5)]
        lines = [founding, *members, *pledges]
        for start in range(0, len(lines), 50):
            self.push(transact, phone, *lines[start : start + 50])
        first = self.pull(transact, [scope], {})[0]
        assert set(first.rows) == {"group", "member"}
        assert (first.seq, first.head, first.filled, first.upto) == (0, 241, 0, 241)
        savings = {key: amount for key, amount in first.sums["account_balance"].items() if key[1]}
        assert savings == {("pledged_savings", id_of(member)): -50000 for member in members}
        # meanwhile somebody else writes: what is newer than the first page comes when its history is complete
        late = phone.pledge(scope, id_of(members[0]))
        self.push(transact, phone, late)
        history = self.pull(transact, [scope], {scope: first.to})[0]
        assert (history.base, set(history.rows), history.seq) == (first.to, {"entry"}, 241)
        assert [row.id for row in history.rows["entry"]] == [id_of(pledge) for pledge in pledges]
        [news] = self.pull(transact, [scope], {scope: history.to})
        assert ([row.id for row in news.rows["entry"]], news.seq) == ([id_of(late)], 242)
