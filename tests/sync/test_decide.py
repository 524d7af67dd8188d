import json
from dataclasses import replace
from datetime import date

import pytest

from server.catalog import KINDS
from server.people.grants import Grants, Span
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.problems import Problem
from sync.push import push_all_or_none, push_chunk
from tests.operations import TODAY, Phone, id_of, new_id, push


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def scope(store: MemoryStore, phone: Phone) -> str:
    scope, line = phone.founding()
    push(store, phone, line)
    return scope


@pytest.fixture
def member_id(store: MemoryStore, phone: Phone, scope: str) -> str:
    line = phone.member(scope)
    push(store, phone, line)
    return id_of(line)


def cash_satang(store: MemoryStore, scope: str) -> int:
    return store.totals.get(("account_balance", scope, ("cash", "")), 0)


def test_a_whole_founding_day_in_one_push(store: MemoryStore, phone: Phone) -> None:
    scope, founding = phone.founding()
    member = phone.member(scope)
    results = push(store, phone, founding, member, phone.pledge(scope, id_of(member)))
    assert [result.outcome for result in results] == ["applied"] * 3
    assert [result.receipt.seq for result in results if result.receipt] == [1, 2, 3]
    assert cash_satang(store, scope) == 10000
    assert store.totals["account_balance", scope, ("pledged_savings", id_of(member))] == -10000


def test_the_same_bytes_get_the_same_answer_for_ever(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    line = phone.pledge(scope, member_id)
    first, again = push(store, phone, line)[0], push(store, phone, line)[0]
    assert again.is_duplicate
    assert not first.is_duplicate
    assert again.receipt == first.receipt
    assert cash_satang(store, scope) == 10000


def test_the_same_line_twice_in_one_push_counts_once(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    line = phone.pledge(scope, member_id)
    results = push(store, phone, line, line)
    assert [result.is_duplicate for result in results] == [False, True]
    assert cash_satang(store, scope) == 10000


def test_an_id_is_never_used_for_other_bytes(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    line = phone.pledge(scope, member_id)
    other = json.dumps(json.loads(line) | {"data": json.loads(line)["data"] | {"amount_satang": 99}}).encode()
    push(store, phone, line)
    result = push(store, phone, other)[0]
    assert (result.outcome, result.problem and result.problem.code) == ("rejected", "id_reused")
    assert cash_satang(store, scope) == 10000
    assert push(store, phone, line)[0].is_duplicate


def test_work_for_a_scope_that_is_not_there_yet_is_held(store: MemoryStore, phone: Phone) -> None:
    scope, founding = phone.founding()
    member = phone.member(scope)
    early = push(store, phone, member)[0]
    assert (early.outcome, early.missing) == ("held", (scope.removeprefix("group:"),))
    assert early.receipt is None
    assert [result.outcome for result in push(store, phone, founding, member)] == ["applied", "applied"]


def test_an_entry_before_its_member_is_held_and_names_it(
    store: MemoryStore, phone: Phone, scope: str
) -> None:
    member = phone.member(scope)
    pledge = phone.pledge(scope, id_of(member))
    early = push(store, phone, pledge)[0]
    assert (early.outcome, early.missing) == ("held", (id_of(member),))
    assert [result.outcome for result in push(store, phone, member, pledge)] == ["applied", "applied"]


def test_what_needs_a_rejected_operation_goes_to_support(
    store: MemoryStore, phone: Phone, scope: str
) -> None:
    member = phone.member(scope, pledge_satang=-1)
    rejected, lost = push(store, phone, member, phone.pledge(scope, id_of(member)))
    assert rejected.outcome == "rejected"
    assert (lost.outcome, lost.problem and lost.problem.code) == ("quarantined", "needs_not_applied")


def test_a_member_of_another_group_is_not_found_here(
    store: MemoryStore, phone: Phone, member_id: str
) -> None:
    scope, founding = phone.founding()
    push(store, phone, founding)
    result = push(store, phone, phone.pledge(scope, member_id))[0]
    assert result.outcome == "quarantined"
    assert cash_satang(store, scope) == 0


def test_a_bad_line_harms_no_other(store: MemoryStore, phone: Phone, scope: str, member_id: str) -> None:
    results = push(
        store,
        phone,
        b'{"cut":',
        phone.pledge(scope, member_id, -5),
        phone.pledge(scope, member_id),
        b'{"id":"\\ud800"}',
    )
    assert [result.outcome for result in results] == ["quarantined", "rejected", "applied", "quarantined"]
    assert cash_satang(store, scope) == 10000
    assert len(store.quarantined) == 3, "nobody's bytes are thrown away"


@pytest.mark.parametrize(
    ("data", "code", "field"),
    [
        ({"amount_satang": 0}, "amount_not_positive", "amount_satang"),
        ({"amount_satang": -100}, "amount_not_positive", "amount_satang"),
        ({"amount_satang": 100.0}, "not_an_integer", "amount_satang"),
        ({"amount_satang": "100"}, "not_an_integer", "amount_satang"),
        ({"amount_satang": True}, "not_an_integer", "amount_satang"),
        ({"amount_satang": 1_000_000_001}, "amount_too_large", "amount_satang"),
        ({"colour": "green"}, "unknown_field", "colour"),
        ({"entry_kind": "gift"}, "not_a_choice", "entry_kind"),
        ({"period": "2026-13"}, "not_a_period", "period"),
        ({"period": None}, "field_missing", "period"),
        ({"member_id": None}, "field_missing", "member_id"),
        ({"slip_number": "OIL0-1"}, "slip_number_invalid", "slip_number"),
    ],
)
def test_the_impossible_is_refused_with_a_code_and_a_field(
    store: MemoryStore,
    phone: Phone,
    scope: str,
    member_id: str,
    data: dict[str, object],
    code: str,
    field: str,
) -> None:
    result = push(store, phone, phone.pledge(scope, member_id, data=data))[0]
    assert result.outcome == "rejected"
    assert result.problem is not None
    assert (result.problem.code, result.problem.field) == (code, field)
    assert cash_satang(store, scope) == 0


@pytest.mark.parametrize("civil_on", ["2026-10-31", "2026-11-25", "2569-11-23"])
def test_a_suspect_date_is_applied_and_flagged_because_the_money_changed_hands(
    store: MemoryStore, phone: Phone, scope: str, member_id: str, civil_on: str
) -> None:
    result = push(store, phone, phone.pledge(scope, member_id, civil_on=civil_on))[0]
    assert result.outcome == "applied"
    assert result.receipt is not None
    assert result.receipt.flags == ("date_suspect",)
    assert cash_satang(store, scope) == 10000
    cases = [row for row in store.all_rows.values() if row.kind == "case"]
    assert [case.fields["reason"] for case in cases] == ["date_suspect"]


def test_tomorrow_is_no_suspect(store: MemoryStore, phone: Phone, scope: str, member_id: str) -> None:
    result = push(store, phone, phone.pledge(scope, member_id, civil_on="2026-11-24"))[0]
    assert result.receipt is not None
    assert result.receipt.flags == ()


def test_a_scope_never_held_gets_nothing_and_reveals_nothing(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    stranger = Phone("350901")
    before = store.heads([scope])[scope]
    result = push(store, stranger, stranger.pledge(scope, member_id))[0]
    assert (result.outcome, result.problem and result.problem.code) == ("quarantined", "foreign_scope")
    assert result.receipt is not None
    assert result.receipt.scope == stranger.author.scope, "the outcome stands in the stranger's own scope"
    assert store.heads([scope])[scope] == before
    assert len(store.quarantined) == 1


def test_who_held_the_scope_once_still_delivers(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    phone.grants = Grants(
        phone.person_id, [Span("officer", "350102", "2026-01-01", "2026-11-20")], date(2026, 11, 23)
    )
    result = push(store, phone, phone.pledge(scope, member_id))[0]
    assert result.receipt is not None
    assert (result.outcome, result.receipt.flags) == ("applied", ("out_of_grant",))
    assert cash_satang(store, scope) == 10000


def test_a_chief_settles_but_records_no_money(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    chief = Phone("3501", role="district_chief")
    result = push(store, chief, chief.pledge(scope, member_id))[0]
    assert (result.outcome, result.problem and result.problem.code) == ("rejected", "not_allowed")
    push(store, phone, phone.pledge(scope, member_id, civil_on="2020-01-01"))
    case = next(row for row in store.all_rows.values() if row.kind == "case")
    settled = push(store, chief, chief.line("case_settle", scope, {"case_id": case.id}))[0]
    assert settled.outcome == "applied"
    assert store.all_rows["case", scope, case.id].fields["settled_by"] == chief.person_id


def test_nobody_writes_in_anothers_name(store: MemoryStore, phone: Phone, scope: str, member_id: str) -> None:
    other = Phone(person_id=phone.person_id)
    line = phone.pledge(scope, member_id, author=new_id())
    assert push(store, phone, line)[0].problem.code == "author_mismatch"
    line = other.pledge(scope, member_id)
    assert push(store, phone, line)[0].problem.code == "device_unknown"


def test_a_kind_lies_only_in_its_own_sort_of_scope(store: MemoryStore, phone: Phone, member_id: str) -> None:
    result = push(store, phone, phone.pledge(f"person:{phone.person_id}", member_id))[0]
    assert (result.outcome, result.problem and result.problem.code) == ("rejected", "envelope_invalid")


def test_a_kind_of_tomorrow_is_kept_for_support(store: MemoryStore, phone: Phone, scope: str) -> None:
    result = push(store, phone, phone.line("dividend", scope, {}))[0]
    assert (result.outcome, result.problem and result.problem.code) == ("quarantined", "unknown_kind")


def test_a_founding_lies_in_its_own_scope_and_names_its_author(store: MemoryStore, phone: Phone) -> None:
    group_id = new_id()
    news = json.loads(phone.founding(group_id)[1])["data"]["set"]
    elsewhere = phone.line("group", f"group:{new_id()}", {"id": group_id, "set": news}, group_id)
    assert push(store, phone, elsewhere)[0].outcome == "rejected"
    scope, for_another = phone.founding(officer_id=new_id())
    assert push(store, phone, for_another)[0].problem.code == "field_not_allowed"
    assert scope not in store.heads([scope]), "a founding that failed founds nothing"


def test_a_founding_lacking_what_it_must_have_is_refused(store: MemoryStore, phone: Phone) -> None:
    keys = json.loads(phone.founding()[1])
    del keys["data"]["set"]["collection_day"]
    result = push(store, phone, json.dumps(keys).encode())[0]
    assert result.problem is not None
    assert (result.problem.code, result.problem.field) == ("field_missing", "collection_day")


class TestReversal:
    @pytest.fixture
    def pledge(self, store: MemoryStore, phone: Phone, scope: str, member_id: str) -> bytes:
        line = phone.pledge(scope, member_id)
        push(store, phone, line)
        return line

    def reversal(self, phone: Phone, scope: str, pledge: bytes, **changes: object) -> bytes:
        data = json.loads(pledge)["data"] | {"reverses": id_of(pledge), "slip_number": None} | changes
        return phone.line("entry", scope, data)

    def test_restores_the_balances(self, store: MemoryStore, phone: Phone, scope: str, pledge: bytes) -> None:
        assert push(store, phone, self.reversal(phone, scope, pledge))[0].outcome == "applied"
        assert cash_satang(store, scope) == 0
        assert store.totals["group_month", scope, ("2026-11", "pledge")] == 0
        assert store.lines["group_month", scope, ("2026-11", "pledge")] == 0

    def test_exists_once(self, store: MemoryStore, phone: Phone, scope: str, pledge: bytes) -> None:
        results = push(store, phone, self.reversal(phone, scope, pledge), self.reversal(phone, scope, pledge))
        assert [result.problem and result.problem.code for result in results] == [None, "already_reversed"]
        assert cash_satang(store, scope) == 0

    def test_is_never_reversed_itself(
        self, store: MemoryStore, phone: Phone, scope: str, pledge: bytes
    ) -> None:
        reversal = self.reversal(phone, scope, pledge)
        push(store, phone, reversal)
        again = push(store, phone, self.reversal(phone, scope, reversal))[0]
        assert again.problem is not None
        assert again.problem.code == "reversal_of_reversal"

    @pytest.mark.parametrize(
        "changes", [{"amount_satang": 9999}, {"period": "2026-10"}, {"entry_kind": "arrears"}]
    )
    def test_mirrors_exactly(
        self, store: MemoryStore, phone: Phone, scope: str, pledge: bytes, changes: dict[str, object]
    ) -> None:
        result = push(store, phone, self.reversal(phone, scope, pledge, **changes))[0]
        assert result.problem is not None
        assert result.problem.code == "reversal_mismatch"


def test_a_payout_beyond_the_cash_stands_and_is_flagged(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    payout = phone.line(
        "entry", scope, {"entry_kind": "exit_payout", "amount_satang": 500, "member_id": member_id}
    )
    result = push(store, phone, payout)[0]
    assert result.receipt is not None
    assert (result.outcome, result.receipt.flags) == ("applied", ("overdrawn",))


def test_two_members_with_one_number_both_stay(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    result = push(store, phone, phone.member(scope))[0]
    assert result.receipt is not None
    assert (result.outcome, result.receipt.flags) == ("applied", ("member_number_taken",))


def test_cash_that_differs_is_closed_and_flagged(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 500})
    pledge = phone.pledge(scope, member_id, data={"collection_id": id_of(opening)})
    closing = {"collection_id": id_of(opening), "lines": 1, "total_satang": 10000}
    right = phone.line("collection_close", scope, closing | {"counted_satang": 10500})
    short = phone.line("collection_close", scope, closing | {"counted_satang": 10400, "reason": "ทอนเกิน"})
    results = push(store, phone, opening, pledge, right, short)
    assert [result.receipt.flags for result in results if result.receipt] == [
        (),
        (),
        (),
        ("cash_difference",),
    ]


def test_the_chain_covers_every_outcome(store: MemoryStore, phone: Phone, scope: str, member_id: str) -> None:
    before = store.heads([scope])[scope]
    push(store, phone, phone.pledge(scope, member_id, 0))
    after = store.heads([scope])[scope]
    assert after.seq == before.seq + 1
    assert after.chain != before.chain


def changed(line: bytes, **keys: object) -> bytes:
    return json.dumps(json.loads(line) | keys).encode()


def test_an_admitted_line_takes_the_id_that_never_took_effect(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    line = phone.pledge(scope, member_id)
    [aside] = push_chunk(store, [parse_line(line)], Phone().author, KINDS, TODAY)
    assert (aside.outcome, aside.problem) == ("quarantined", Problem("author_mismatch"))
    [refused] = push(store, phone, changed(line, number=7))
    assert refused.problem == Problem("id_reused")
    admitting = replace(phone.author, is_admitted=True)
    [admitted] = push_all_or_none(store, [(admitting, parse_line(changed(line, number=0)))], KINDS, TODAY)
    assert (admitted.outcome, admitted.receipt and admitted.receipt.flags) == ("applied", ("admitted",))
    # once only, whoever answers for it
    [twice] = push_all_or_none(store, [(admitting, parse_line(changed(line, number=9)))], KINDS, TODAY)
    assert twice.problem == Problem("id_reused")
    assert cash_satang(store, scope) == 10000


def test_lines_that_stand_together_fall_together(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    good, bad = phone.pledge(scope, member_id), phone.pledge(scope, member_id, -1)
    before = store.heads([scope])
    parts = [(phone.author, parse_line(each)) for each in (good, bad)]
    assert [result.outcome for result in push_all_or_none(store, parts, KINDS, TODAY)] == [
        "applied",
        "rejected",
    ]
    assert (store.heads([scope]), cash_satang(store, scope)) == (before, 0)
    # nothing was answered: the same line may come again
    assert [result.outcome for result in push(store, phone, good)] == ["applied"]
