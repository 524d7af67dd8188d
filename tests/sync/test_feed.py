import pytest

from sync.feed import parse_cursor, pull
from sync.memory_store import MemoryStore
from tests.operations import Phone, id_of, push


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


def test_pages_join_without_gap_or_overlap(store: MemoryStore, scope: str) -> None:
    cursors, seen, is_more = {scope: ""}, list[int](), True
    while is_more:
        pages, is_more = pull(store, [scope], cursors, outcomes_max=4)
        for page in pages:
            assert page.base == cursors[scope]
            seen += [row.seq for rows in page.rows.values() for row in rows]
            cursors[scope] = page.to
    assert sorted(seen) == list(range(1, 16))
    assert pull(store, [scope], cursors, 4) == ([], False)


def test_a_row_is_told_as_it_stands_now_once(store: MemoryStore, phone: Phone, scope: str) -> None:
    push(store, phone, phone.edit("group", scope, scope.removeprefix("group:"), base=15, note=(None, "x")))
    pages, _ = pull(store, [scope], {}, 100)
    assert [row.seq for row in pages[0].rows["group"]] == [16]


@pytest.mark.parametrize("cursor", ["3.0000000000000000", "99.0123456789abcdef", "nonsense", "3"])
def test_a_place_that_is_not_on_the_chain_starts_over(store: MemoryStore, scope: str, cursor: str) -> None:
    pages, _ = pull(store, [scope], {scope: cursor}, 100)
    assert (pages[0].is_reset, pages[0].base, pages[0].seq) == (True, "", 15)


def test_a_gap_in_the_log_is_an_error_and_no_silent_skip(store: MemoryStore, scope: str) -> None:
    hidden = next(receipt for receipt in store.receipts.values() if receipt.seq == 9)
    del store.receipts[hidden.line_sha256]
    with pytest.raises(AssertionError, match="gap"):
        pull(store, [scope], {}, 100)


def test_scopes_share_the_room_of_one_answer(store: MemoryStore, phone: Phone, scope: str) -> None:
    second, founding = phone.founding()
    push(store, phone, founding)
    pages, is_more = pull(store, [scope, second], {}, 15)
    assert ([page.scope for page in pages], is_more) == ([scope], True)
    pages, is_more = pull(store, [scope, second], {scope: pages[0].to}, 15)
    assert ([page.scope for page in pages], is_more) == ([second], False)


def test_a_cursor_is_read_as_it_was_written() -> None:
    assert parse_cursor("") == (0, "")
    assert parse_cursor("12.0123456789abcdef") == (12, "0123456789abcdef")
    assert parse_cursor("12.0123456789ABCDEF") is None
