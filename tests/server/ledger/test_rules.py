import pytest

from server.ledger.rules import counted_satang
from sync.memory_store import MemoryStore
from tests.operations import Phone, id_of, push


def test_notes_and_coins_come_to_a_sum() -> None:
    assert counted_satang({"100000": 2, "50000": 1, "25": 3}) == 250075
    assert counted_satang({}) == 0


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({"30000": 1}, "value_invalid"),
        ({"100000": 1.0}, "not_an_integer"),
        ({"100000": -1}, "number_out_of_range"),
        ([], "value_invalid"),
    ],
)
def test_only_real_notes_are_counted(counts: object, code: str) -> None:
    store, phone = MemoryStore(), Phone()
    scope, founding = phone.founding()
    opening = phone.line("collection_open", scope, {"period": "2026-11", "opening_cash_satang": 0})
    counting = phone.line("collection_count", scope, {"collection_id": id_of(opening), "counts": counts})
    result = push(store, phone, founding, opening, counting)[2]
    assert result.problem is not None
    assert result.problem.code == code
