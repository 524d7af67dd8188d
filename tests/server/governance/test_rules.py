import pytest

from sync.memory_store import MemoryStore
from tests.operations import Phone, id_of, new_id, push


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


def post(member_id: str, **changes: object) -> dict[str, object]:
    return {
        "committee": "steering",
        "position": "chair",
        "member_id": member_id,
        "from_on": "2026-11-23",
        "to_on": "2028-11-22",
        "status": "stands",
    } | changes


def meeting(**changes: object) -> dict[str, object]:
    return {
        "meeting": "committee",
        "number": 1,
        "held_on": "2026-11-23",
        "place": "ศาลากลางบ้าน",
        "present": [],
    } | changes


def test_a_member_gets_a_post_and_loses_it(
    store: MemoryStore, phone: Phone, scope: str, member_id: str
) -> None:
    line = phone.creation("committee_post", scope, post(member_id))
    void = phone.edit("committee_post", scope, id_of(line), base="", status=("stands", "void"))
    back = phone.edit("committee_post", scope, id_of(line), base="", status=("void", "stands"))
    assert [result.outcome for result in push(store, phone, line, void, back)] == ["applied"] * 3
    assert store.all_rows["committee_post", scope, id_of(line)].fields["status"] == "stands"


def test_whoever_is_no_member_yet_waits_for_it(store: MemoryStore, phone: Phone, scope: str) -> None:
    member = phone.member(scope)
    line = phone.creation("committee_post", scope, post(id_of(member)))
    assert push(store, phone, line)[0].outcome == "held"
    assert [result.outcome for result in push(store, phone, member, line)] == ["applied", "applied"]


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"status": "void"}, "transition_not_legal", "status"),
        ({"committee": "welfare"}, "not_a_choice", "committee"),
        ({"duties": ["steering", "steering"]}, "value_invalid", "duties"),
        ({"duties": [["steering"]]}, "not_a_choice", "duties"),
        ({"to_on": "2028-02-30"}, "no_such_date", "to_on"),
        ({"to_on": None}, "not_a_date", "to_on"),
    ],
)
def test_a_post_that_cannot_be(
    store: MemoryStore,
    phone: Phone,
    scope: str,
    member_id: str,
    changes: dict[str, object],
    code: str,
    field: str,
) -> None:
    line = phone.creation("committee_post", scope, post(member_id, **changes))
    problem = push(store, phone, line)[0].problem
    assert problem is not None
    assert (problem.code, problem.field) == (code, field)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"present": ["somebody"]}, "present"),
        ({"present": [new_id()] * 2}, "present"),
        ({"present": [new_id() for _ in range(301)]}, "present"),
        ({"began_at": "25:00"}, "began_at"),
    ],
)
def test_minutes_that_cannot_be(
    store: MemoryStore, phone: Phone, scope: str, changes: dict[str, object], field: str
) -> None:
    problem = push(store, phone, phone.line("minutes", scope, meeting(**changes)))[0].problem
    assert problem is not None
    assert (problem.code, problem.field) == ("value_invalid", field)


def test_the_fullest_meeting_fits_into_one_line(store: MemoryStore, phone: Phone, scope: str) -> None:
    texts = {"absence_note": "ก" * 300, "guests": "ก" * 300, "taken_by": "ก" * 120, "checked_by": "ก" * 120}
    full = meeting(present=[new_id() for _ in range(300)], place="ก" * 120, **texts)
    assert push(store, phone, phone.line("minutes", scope, full))[0].outcome == "applied"


def test_an_agenda_waits_for_its_minutes(store: MemoryStore, phone: Phone, scope: str) -> None:
    minutes = phone.line("minutes", scope, meeting())
    item = phone.line("agenda_item", scope, {"minutes_id": id_of(minutes), "place": 1, "heading": "เรื่องอื่น ๆ"})
    assert push(store, phone, item)[0].outcome == "held"
    assert [result.outcome for result in push(store, phone, minutes, item)] == ["applied", "applied"]


@pytest.mark.parametrize(
    ("decision", "reason", "outcome"),
    [
        ("approved", None, "applied"),
        ("refused", " ", "rejected"),
        ("refused", "อยู่นอกพื้นที่", "applied"),
    ],
)
def test_whoever_refuses_somebody_says_why(
    store: MemoryStore, phone: Phone, scope: str, decision: str, reason: str | None, outcome: str
) -> None:
    data = {"member_ids": [new_id()], "decision": decision, "reason": reason}
    assert push(store, phone, phone.line("admission", scope, data))[0].outcome == outcome
