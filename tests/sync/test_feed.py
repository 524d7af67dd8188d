import copy
from collections.abc import Mapping, Sequence
from datetime import timedelta

import pytest

from server.catalog import KINDS
from sync.cursor import Cursor, parse_cursor
from sync.feed import WHOLE_OUTCOMES_MAX, Asked, Pulled, pull
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.push import push_chunk
from tests.operations import TODAY, Phone, cursor_at, id_of, push


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def store(phone: Phone) -> MemoryStore:
    store = MemoryStore()
    scope, founding = phone.founding()
    members = [phone.member(scope, number=f"{number:04}") for number in range(1, 8)]
    push(store, phone, founding, *members, *(phone.pledge(scope, id_of(member)) for member in members))
    return store


@pytest.fixture
def scope(store: MemoryStore) -> str:
    return next(row.scope for row in store.all_rows.values() if row.kind == "group")


def ask(
    store: MemoryStore,
    scopes: Sequence[str],
    cursors: Mapping[str, str] | None = None,
    outcomes_max: int = 100,
    witnesses: Mapping[str, Sequence[str]] | None = None,
) -> Pulled:
    return pull(store, scopes, Asked(cursors or {}, witnesses or {}), outcomes_max)


def test_pages_join_without_gap_or_overlap(store: MemoryStore, scope: str) -> None:
    cursors, seen, is_more = {scope: ""}, list[int](), True
    while is_more:
        pulled = ask(store, [scope], cursors, outcomes_max=4)
        is_more = pulled.is_more
        for page in pulled.pages:
            assert page.base == cursors[scope]
            seen += [row.seq for rows in page.rows.values() for row in rows]
            cursors[scope] = page.to
    assert sorted(seen) == list(range(1, 16))
    assert ask(store, [scope], cursors, 4) == Pulled([], is_more=False, forgotten=[])


def test_a_row_is_told_as_it_stands_now_once(store: MemoryStore, phone: Phone, scope: str) -> None:
    base = cursor_at(store, scope, 15)
    push(store, phone, phone.edit("group", scope, scope.removeprefix("group:"), base=base, note=(None, "x")))
    [page] = ask(store, [scope]).pages
    assert [row.seq for row in page.rows["group"]] == [16]


@pytest.mark.parametrize("cursor", ["3.0000000000000000", "99.0123456789abcdef", "nonsense", "3"])
def test_a_place_that_is_not_on_the_chain_starts_over(store: MemoryStore, scope: str, cursor: str) -> None:
    pulled = ask(store, [scope], {scope: cursor})
    [page] = pulled.pages
    assert (page.is_reset, page.base, page.seq) == (True, "", 15)
    assert pulled.forgotten == [scope]


def test_a_scope_this_server_never_heard_of_is_emptied_on_the_phone(store: MemoryStore) -> None:
    unheard = "person:0197f000-0000-7000-8000-000000000001"
    pulled = ask(store, [unheard], {unheard: "3.0123456789abcdef"})
    [page] = pulled.pages
    assert (page.is_reset, page.seq, page.to, page.rows) == (True, 0, "", {})
    assert pulled.forgotten == [unheard]


def test_a_witness_ahead_of_the_cursor_tells_that_the_server_went_back(
    store: MemoryStore, scope: str
) -> None:
    cursors = {scope: cursor_at(store, scope, 10)}
    known = {scope: [cursor_at(store, scope, 12), cursor_at(store, scope, 15)]}
    assert ask(store, [scope], cursors, witnesses=known).forgotten == []
    lost = {scope: [cursor_at(store, scope, 12), "16.0123456789abcdef"]}
    pulled = ask(store, [scope], cursors, witnesses=lost)
    assert pulled.forgotten == [scope]
    assert not pulled.pages[0].is_reset, "what was pulled is in this history, and stays"


def test_a_witness_of_a_scope_held_no_longer_is_looked_at_and_nothing_of_it_is_shown(
    store: MemoryStore, scope: str
) -> None:
    assert ask(store, [], witnesses={scope: [cursor_at(store, scope, 15)]}) == Pulled([], False, [])
    assert ask(store, [], witnesses={scope: ["99.0123456789abcdef"]}) == Pulled([], False, [scope])


def test_two_histories_that_differ_in_a_case_differ_in_their_chains(phone: Phone) -> None:
    scope, founding = phone.founding()
    opening = {"period": "2026-11", "opening_cash_satang": 0}
    early = phone.line("collection_open", scope, opening, civil_on="2026-11-26")
    first, restored = MemoryStore(), MemoryStore()
    push(first, phone, founding, early)
    [page] = ask(first, [scope]).pages
    assert [row.fields["reason"] for row in page.rows["case"]] == ["date_suspect"]
    push(restored, phone, founding)
    push_chunk(restored, [parse_line(early)], phone.author, KINDS, TODAY + timedelta(days=3))
    pulled = ask(restored, [scope], {scope: page.to})
    assert pulled.forgotten == [scope]
    assert "case" not in pulled.pages[0].rows


def test_between_two_pages_a_place_means_nothing_in_a_history_that_was_cut_behind_it(
    store: MemoryStore, phone: Phone, scope: str
) -> None:
    member = next(row for row in store.all_rows.values() if row.kind == "member" and row.seq == 2)
    edit = phone.edit(
        "member", scope, member.id, base=cursor_at(store, scope, 15), pledge_satang=(10000, 20000)
    )
    restored = copy.deepcopy(store)
    push(store, phone, edit)
    [page] = ask(store, [scope], {scope: cursor_at(store, scope, 1)}, outcomes_max=8).pages
    assert member.id not in [row.id for row in page.rows["member"]], "it has changed again, and comes later"
    assert ask(store, [scope], {scope: page.to}).forgotten == []
    pulled = ask(restored, [scope], {scope: page.to})
    assert (pulled.forgotten, pulled.pages[0].is_reset) == ([scope], True)
    assert member.id in [row.id for row in pulled.pages[0].rows["member"]]


def test_a_gap_in_the_log_is_an_error_and_no_silent_skip(store: MemoryStore, scope: str) -> None:
    hidden = next(receipt for receipt in store.receipts.values() if receipt.seq == 9)
    del store.receipts[hidden.line_sha256]
    with pytest.raises(AssertionError, match="gap"):
        ask(store, [scope])


def test_scopes_share_the_room_of_one_answer(store: MemoryStore, phone: Phone, scope: str) -> None:
    second, founding = phone.founding()
    push(store, phone, founding)
    pulled = ask(store, [scope, second], {}, 15)
    assert ([page.scope for page in pulled.pages], pulled.is_more) == ([scope], True)
    pulled = ask(store, [scope, second], {scope: pulled.pages[0].to}, 15)
    assert ([page.scope for page in pulled.pages], pulled.is_more) == ([second], False)


def fill(store: MemoryStore, phone: Phone, scope: str) -> None:
    """More outcomes than a scope may have to come whole at once."""
    member = next(row for row in store.all_rows.values() if row.kind == "member" and row.scope == scope)
    for _chunk in range(5):
        push(store, phone, *(phone.pledge(scope, member.id) for _each in range(50)))
    assert store.heads([scope])[scope].seq > WHOLE_OUTCOMES_MAX


def test_how_new_scopes_stand_comes_before_the_history_of_any(
    store: MemoryStore, phone: Phone, scope: str
) -> None:
    second, founding = phone.founding()
    push(store, phone, founding, phone.member(second))
    fill(store, phone, scope)
    fill(store, phone, second)
    cursors, order = dict[str, str](), list[tuple[str, int]]()
    while True:
        pulled = ask(store, [scope, second], cursors, outcomes_max=200)
        for page in pulled.pages:
            order.append((page.scope, page.filled))
            assert page.base == cursors.get(page.scope, "")
            cursors[page.scope] = page.to
        if not pulled.is_more:
            break
    assert order[:2] == [(scope, 0), (second, 0)]
    assert order[2:] == [(scope, 200), (scope, 265), (second, 135), (second, 252)]
    assert cursors == {
        one: cursor_at(store, one, head.seq) for one, head in store.heads([scope, second]).items()
    }


def test_a_first_fetch_that_stood_in_a_lost_history_begins_anew(
    store: MemoryStore, phone: Phone, scope: str
) -> None:
    fill(store, phone, scope)
    pulled = ask(store, [scope], {scope: "265.0123456789abcdef~100"})
    assert (pulled.pages[0].is_reset, pulled.pages[0].filled, pulled.forgotten) == (True, 0, [scope])


def test_even_the_smallest_room_gets_on(store: MemoryStore, phone: Phone, scope: str) -> None:
    fill(store, phone, scope)
    cursor, rounds = "", 0
    while (pulled := ask(store, [scope], {scope: cursor}, outcomes_max=50)).is_more:
        cursor, rounds = pulled.pages[0].to, rounds + 1
        assert rounds < 10
    assert pulled.pages[0].seq == 265


def test_a_cursor_is_read_as_it_was_written() -> None:
    assert parse_cursor("") == Cursor()
    assert parse_cursor("12.0123456789abcdef") == Cursor(12, "0123456789abcdef")
    assert parse_cursor("12.0123456789abcdef~7") == Cursor(12, "0123456789abcdef", 7)
    assert parse_cursor("12.0123456789ABCDEF") is None
    assert parse_cursor("12.0123456789abcdef~7+15.0123456789abcdef") is None
    for text in (
        "",
        "12.0123456789abcdef",
        "12.0123456789abcdef~7",
        "12.0123456789abcdef+15.fedcba9876543210",
    ):
        assert str(parse_cursor(text)) == text
