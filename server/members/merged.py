"""Members who are one person: a fold over merges and their taking back. Pure. Twin of members/merged.ts."""

from collections.abc import Iterable, Mapping
from typing import Any


def standing_merges(merges: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    """The merge by which a member became part of another, for every member who did; the newest that was not taken back.

    `merges` are {id, seq, from_member_id, into_member_id, reverses} of one group in any order. A merge that would close a
    circle does not stand: the members of a circle are one person, so exactly one of them remains.
    """
    in_order = sorted(merges, key=lambda merge: (merge["seq"], merge["id"]))
    taken_back = {merge["reverses"] for merge in in_order}
    standing: dict[str, Mapping[str, Any]] = {}
    for merge in in_order:
        if merge["reverses"] or merge["id"] in taken_back:
            continue
        if not _is_part_of(standing, merge["into_member_id"], merge["from_member_id"]):
            standing[merge["from_member_id"]] = merge
    return standing


def _is_part_of(standing: Mapping[str, Mapping[str, Any]], member_id: str, whole_id: str) -> bool:
    while member_id != whole_id and member_id in standing:
        member_id = standing[member_id]["into_member_id"]
    return member_id == whole_id
