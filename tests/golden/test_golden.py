"""Every line any released app ever made is still understood, and means what it meant."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from server.catalog import KINDS
from sync.kind import Kind
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.problems import Problem
from sync.push import push_chunk
from tests.golden.story import folders, read_story
from tests.operations import TODAY

NOW = folders()[-1]


def misunderstood(folder: Path, kinds: Mapping[str, Kind]) -> list[str]:
    """Lines that do not take effect any more, or give another row than they did."""
    store, wrong = MemoryStore(), []
    for told in read_story(folder):
        line = parse_line(told.line.encode())
        [result] = push_chunk(store, [line], told.author, kinds, TODAY)
        name = f"{told.keys['kind']} version {told.keys['version']}"
        if result.outcome != "applied":
            wrong.append(f"{name}: {result.outcome} {result.problem}")
            continue
        row = store.all_rows[told.keys["kind"], told.keys["scope"], told.row["id"]]
        fields = {**row.fields, "id": row.id}
        wrong += [
            f"{name}: {field} is {fields.get(field)!r}, was {value!r}"
            for field, value in told.row.items()
            if fields.get(field) != value
        ]
    return wrong


def untold(kinds: Mapping[str, Kind]) -> list[str]:
    """Kinds whose current version no golden line shows."""
    told = {(line.keys["kind"], line.keys["version"]) for folder in folders() for line in read_story(folder)}
    return sorted(name for name, kind in kinds.items() if (name, kind.version) not in told)


@pytest.mark.parametrize("folder", folders(), ids=lambda folder: folder.name)
def test_every_golden_line_gives_its_row(folder: Path) -> None:
    assert len(read_story(folder)) > 20
    assert misunderstood(folder, KINDS) == []


def test_every_kind_has_golden_lines_of_its_current_version() -> None:
    assert untold(KINDS) == [], "change tests/golden/story.py and tell it once more"


def test_a_kind_or_a_version_without_golden_lines_is_noticed() -> None:
    kinds = {
        **KINDS,
        "vote": replace(KINDS["entry"], name="vote"),
        "member": replace(KINDS["member"], version=2),
    }
    assert untold(kinds) == ["member", "vote"]


def test_a_schema_that_forgets_old_lines_is_noticed() -> None:
    stricter = replace(KINDS["attendance"], shape=lambda _data: Problem("field_missing", "seat"))
    [wrong] = misunderstood(NOW, {**KINDS, "attendance": stricter})
    assert wrong.startswith("attendance version 1: rejected")
    newer = replace(KINDS["attendance"], version=2)
    [wrong] = misunderstood(NOW, {**KINDS, "attendance": newer})
    assert wrong.startswith("attendance version 1: quarantined")


def test_a_lift_that_changes_the_meaning_is_noticed() -> None:
    lifted = replace(
        KINDS["attendance"],
        version=2,
        lifts={1: lambda operation: {**operation.data, "presence": "absent"}},
    )
    assert misunderstood(NOW, {**KINDS, "attendance": lifted}) == [
        "attendance version 1: presence is 'absent', was 'proxy'"
    ]
