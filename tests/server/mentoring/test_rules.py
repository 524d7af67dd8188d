"""What may be written in a mentorship, and how coaching stands."""

from typing import Any

import pytest

from server.catalog import KINDS
from server.mentoring.rules import coaching_state
from server.people.rights import SERVER_AUTHOR, SERVER_DEVICE, SERVER_ID
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.push import push_chunk
from tests.operations import TODAY, Phone, id_of, new_id, push
from tests.vector_cases import every_case


@every_case("coaching", "coaching_state")
def test_how_coaching_stands(given: dict[str, Any], then: str) -> None:
    assert coaching_state(given["author_id"], given["signs"]) == then


@pytest.fixture
def pair() -> tuple[MemoryStore, Phone, str]:
    """An officer's phone, and the scope they share with a mentor."""
    store, officer = MemoryStore(), Phone()
    scope, founding = founded(officer.person_id, new_id())
    [result] = push_chunk(store, [parse_line(founding)], SERVER_AUTHOR, KINDS, TODAY)
    assert result.outcome == "applied"
    return store, officer, scope


def founded(mentee_id: str, mentor_id: str) -> tuple[str, bytes]:
    """A mentorship as the server founds it, and its scope."""
    server = Phone(person_id=SERVER_ID)
    server.device = SERVER_DEVICE
    pair_id = new_id()
    names = {"mentee_name": "พัฒนากรใหม่", "mentor_name": "พัฒนากรอาวุโส"}
    fields = {"mentee_id": mentee_id, "mentor_id": mentor_id, **names, "from_on": "2026-01-01"}
    scope = f"mentorship:{pair_id}"
    return scope, server.creation("mentorship", scope, fields, pair_id)


def outcome(store: MemoryStore, officer: Phone, scope: str, kind: str, **data: Any) -> str | None:
    [result] = push(store, officer, officer.line(kind, scope, data))
    return result.problem.field if result.problem else result.outcome


def test_an_answer_names_a_question_and_only_coaching_is_signed(pair: tuple[MemoryStore, Phone, str]) -> None:
    store, officer, scope = pair
    met = officer.line("coaching_note", scope, {"sort": "met", "text": "ดูสมุด"})
    asked = officer.line("coaching_note", scope, {"sort": "question", "text": "ทำอย่างไร"})
    assert [result.outcome for result in push(store, officer, met, asked)] == ["applied", "applied"]

    def note(**data: Any) -> str | None:
        return outcome(store, officer, scope, "coaching_note", text="ทำแบบนี้", **data)

    def sign(note_id: str) -> str | None:
        return outcome(store, officer, scope, "coaching_sign", note_id=note_id, word="took_place")

    assert note(sort="answer", about_id=id_of(asked)) == "applied"
    assert note(sort="answer") == "about_id"
    assert note(sort="answer", about_id=id_of(met)) == "about_id"
    assert note(sort="called", about_id=id_of(asked)) == "about_id"
    assert note(sort="answer", about_id=new_id()) == "held"
    assert sign(id_of(met)) == "applied"
    assert sign(id_of(asked)) == "note_id"
    assert sign(new_id()) == "held"


def test_nobody_is_their_own_mentor_and_nobody_founds_a_mentorship_but_the_server() -> None:
    store, officer = MemoryStore(), Phone()
    _scope, alone = founded(officer.person_id, officer.person_id)
    [result] = push_chunk(store, [parse_line(alone)], SERVER_AUTHOR, KINDS, TODAY)
    assert (result.outcome, result.problem and result.problem.field) == ("rejected", "mentor_id")
    pair_id = new_id()
    fields = {
        "mentee_id": officer.person_id,
        "mentor_id": new_id(),
        "mentee_name": "x",
        "mentor_name": "y",
        "from_on": "2026-01-01",
    }
    [own] = push(store, officer, officer.creation("mentorship", f"mentorship:{pair_id}", fields, pair_id))
    assert (own.outcome, own.problem and own.problem.code) == ("quarantined", "foreign_scope")
