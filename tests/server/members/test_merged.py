from itertools import pairwise
from typing import Any

from hypothesis import given as any_of
from hypothesis import strategies as st

from server.members.merged import standing_merges
from tests.vector_cases import every_case

MEMBERS = "abcdef"


@every_case("merged", "standing_merges")
def test_standing_merges(given: list[dict[str, Any]], then: dict[str, str]) -> None:
    for merges in (given, given[::-1]):
        assert {member: merge["id"] for member, merge in standing_merges(merges).items()} == then


@any_of(st.lists(st.permutations(MEMBERS).map(lambda order: order[:2]), max_size=15))
def test_everybody_is_part_of_exactly_one_who_remains(pairs: list[list[str]]) -> None:
    merges = [
        {"id": f"{seq:02}", "seq": seq, "from_member_id": one, "into_member_id": other, "reverses": None}
        for seq, (one, other) in enumerate(pairs)
    ]
    standing = standing_merges(merges)
    for member in MEMBERS:
        passed = [member]
        while merge := standing.get(passed[-1]):
            passed.append(merge["into_member_id"])
            assert len(passed) <= len(MEMBERS)


@any_of(st.permutations(MEMBERS))
def test_of_a_circle_of_any_length_one_remains(order: list[str]) -> None:
    merges = [
        {"id": one, "seq": seq, "from_member_id": one, "into_member_id": other, "reverses": None}
        for seq, (one, other) in enumerate(pairwise([*order, order[0]]))
    ]
    assert standing_merges(merges).keys() == set(order[:-1])
