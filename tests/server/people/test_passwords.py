import unicodedata

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from server.people.passwords import hash_password, needs_new_hash, verify_password


@pytest.fixture
def password_cost() -> None:
    """Here the real cost is paid."""


def test_a_password_costs_what_the_standard_asks_of_a_small_machine() -> None:
    assert extract_parameters(hash_password("ten-letters")) == RFC_9106_LOW_MEMORY


def test_only_the_right_password_is_right() -> None:
    kept = hash_password("กขค-ten-letters")
    assert kept.startswith("$argon2id$")
    assert "ten-letters" not in kept
    assert verify_password(kept, "กขค-ten-letters")
    assert not verify_password(kept, "กขค-ten-letterS")


def test_the_same_letters_typed_another_way_are_the_same_password() -> None:
    composed, decomposed = (
        unicodedata.normalize("NFC", "café-café-café"),
        unicodedata.normalize("NFD", "café-café-café"),
    )
    assert composed != decomposed
    assert verify_password(hash_password(composed), decomposed)


def test_nobody_has_no_right_password() -> None:
    assert not verify_password(None, "no person has this password")
    assert not verify_password("not a hash", "anything")


def test_a_hash_of_weaker_parameters_is_to_be_renewed() -> None:
    assert not needs_new_hash(hash_password("ten-letters"))
    assert needs_new_hash(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("ten-letters"))
