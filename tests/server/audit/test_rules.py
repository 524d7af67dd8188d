from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.audit.rules import BEGINNING, VERBS, Line, first_broken

texts = st.none() | st.text(max_size=8)
lines = st.lists(st.tuples(texts, st.sampled_from(VERBS), texts, texts), min_size=1, max_size=6)


def chain(told: list[tuple[str | None, str, str | None, str | None]]) -> list[tuple[Line, str]]:
    made, hash_before = [], BEGINNING
    for number, (who, what, about, device) in enumerate(told, start=1):
        line = Line(number, "2026-11-23T07:15:33.123Z", who, what, about, device)
        hash_before = line.hash_after(hash_before)
        made.append((line, hash_before))
    return made


@given(lines)
def test_a_chain_as_it_was_made_is_whole(told: list[tuple[str | None, str, str | None, str | None]]) -> None:
    assert first_broken(chain(told)) is None


@given(lines, st.data())
def test_any_change_of_any_line_is_found_where_it_was_made(
    told: list[tuple[str | None, str, str | None, str | None]], data: st.DataObject
) -> None:
    made = chain(told)
    index = data.draw(st.integers(0, len(made) - 1))
    field = data.draw(st.sampled_from(["at", "who", "what", "about", "device_id"]))
    line, kept_hash = made[index]
    made[index] = (replace(line, **{field: "another"}), kept_hash)
    assert first_broken(made) == index + 1


@given(lines, st.data())
def test_a_line_taken_out_is_found_unless_it_was_the_last(
    told: list[tuple[str | None, str, str | None, str | None]], data: st.DataObject
) -> None:
    made = chain([*told, (None, "exported", None, None)])
    index = data.draw(st.integers(0, len(made) - 2))
    del made[index]
    assert first_broken(made) == index + 1


def test_fields_cannot_be_shifted_into_each_other() -> None:
    at = "2026-11-23T07:15:33.123Z"
    one, other = Line(1, at, "ab", "exported", "c", None), Line(1, at, "a", "exported", "bc", None)
    assert one.hash_after(BEGINNING) != other.hash_after(BEGINNING)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_words(verb: str) -> None:
    from server.i18n.messages import say

    assert say(f"audit.{verb}") != say(f"audit.{verb}", "en")
