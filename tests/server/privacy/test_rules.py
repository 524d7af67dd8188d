from typing import Any

import pytest

from server.groups.schemas import MemberSchema
from server.privacy.kept_until import kept_until
from server.privacy.rules import IDENTITY, NO_NAME
from sync.memory_store import MemoryStore
from sync.problems import Problem
from sync.receipt import Result
from tests.operations import Phone, id_of, push
from tests.vector_cases import every_case

SIGNED = {"notice_version": 1, "agreed": [], "how": "signed", "strokes": [[1, 2, 3, 4]]}
SPOKEN = {"notice_version": 1, "agreed": ["photo"], "how": "spoken", "witness_name": "นายคำพอง ส."}


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def scope(store: MemoryStore, phone: Phone) -> str:
    scope, founding = phone.founding()
    push(store, phone, founding)
    return scope


def joined(store: MemoryStore, phone: Phone, scope: str, **fields: Any) -> str:
    joining = phone.member(scope, **fields)
    push(store, phone, joining)
    return id_of(joining)


def said(store: MemoryStore, phone: Phone, scope: str, kind: str, data: dict[str, Any]) -> Result:
    return push(store, phone, phone.line(kind, scope, data))[0]


def test_what_tells_who_a_member_is_are_fields_of_the_member() -> None:
    assert set(IDENTITY) < MemberSchema().fields.keys()


@pytest.mark.parametrize("told", [SIGNED, SPOKEN, {**SPOKEN, "how": "thumb_on_paper"}])
def test_who_was_told_and_how(store: MemoryStore, phone: Phone, scope: str, told: dict[str, Any]) -> None:
    member_id = joined(store, phone, scope)
    assert said(store, phone, scope, "consent", {"member_id": member_id, **told}).outcome == "applied"


@pytest.mark.parametrize(
    ("told", "field"),
    [({**SIGNED, "strokes": None}, "strokes"), ({**SPOKEN, "witness_name": None}, "witness_name")],
)
def test_a_word_that_nobody_can_prove(
    store: MemoryStore, phone: Phone, scope: str, told: dict[str, Any], field: str
) -> None:
    member_id = joined(store, phone, scope)
    problem = said(store, phone, scope, "consent", {"member_id": member_id, **told}).problem
    assert problem == Problem("field_missing", field)


def test_a_guardian_answers_for_a_minor(store: MemoryStore, phone: Phone, scope: str) -> None:
    child = joined(store, phone, scope, born="2014", guardian_name="นางทองใบ จ.")
    alone = said(store, phone, scope, "consent", {"member_id": child, **SIGNED})
    assert alone.problem == Problem("field_missing", "guardian_name")
    with_guardian = {"member_id": child, **SIGNED, "guardian_name": "นางทองใบ จ."}
    assert said(store, phone, scope, "consent", with_guardian).outcome == "applied"


@every_case("kept_until", "kept_until")
def test_kept_until(given: tuple[str, int], then: str) -> None:
    assert kept_until(*given) == then


def leave(store: MemoryStore, phone: Phone, scope: str, member_id: str, left_on: str) -> str:
    data = {"member_id": member_id, "exit_kind": "moved", "left_on": left_on, "entry_ids": [], "payees": []}
    line = phone.line("member_exit", scope, data)
    push(store, phone, line, phone.edit("member", scope, member_id, base="", status=("active", "left")))
    return id_of(line)


def erase(store: MemoryStore, phone: Phone, scope: str, member_id: str) -> Result:
    return said(store, phone, scope, "erasure", {"member_id": member_id, "reason": "พ้นเวลา"})


def test_a_member_and_whoever_left_lately_keep_their_names(
    store: MemoryStore, phone: Phone, scope: str
) -> None:
    member_id = joined(store, phone, scope)
    assert erase(store, phone, scope, member_id).problem == Problem("still_kept", "member_id")
    leave(store, phone, scope, member_id, "2016-01-01")
    assert erase(store, phone, scope, member_id).problem == Problem("still_kept", "member_id")


def test_what_is_left_of_somebody_long_gone(store: MemoryStore, phone: Phone, scope: str) -> None:
    member_id = joined(store, phone, scope, address="12 หมู่ 3", number="0042")
    leave(store, phone, scope, member_id, "2015-12-31")
    assert erase(store, phone, scope, member_id).outcome == "applied"
    fields = store.all_rows["member", scope, member_id].fields
    assert {name for name in IDENTITY if fields[name] is not None} == {"first_name"}
    assert (fields["first_name"], fields["number"], fields["status"]) == (NO_NAME, "0042", "left")


def test_a_leaving_that_was_taken_back_counts_for_nothing(
    store: MemoryStore, phone: Phone, scope: str
) -> None:
    member_id = joined(store, phone, scope)
    exit_id = leave(store, phone, scope, member_id, "2015-12-31")
    back = {"exit_kind": "moved", "left_on": "2015-12-31", "entry_ids": [], "payees": [], "reverses": exit_id}
    said(store, phone, scope, "member_exit", {"member_id": member_id, **back})
    assert erase(store, phone, scope, member_id).problem == Problem("still_kept", "member_id")
