"""A kind invented here has been through three versions; the phones of each still send."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from server.catalog import KINDS
from sync.kind import IN_GROUP, Field, Kind
from sync.lift import lift
from sync.memory_store import MemoryStore
from sync.operation import Operation, parse_line
from sync.problems import Problem
from sync.push import push_chunk
from sync.receipt import Result
from tests.operations import TODAY, Phone, id_of


def weigh_in_grammes(operation: Operation) -> Mapping[str, Any]:
    kilogrammes = operation.data.get("kilogrammes")
    return {"grammes": kilogrammes * 1000} if isinstance(kilogrammes, int) else operation.data


def name_the_crop(operation: Operation) -> Mapping[str, Any]:
    return {**operation.data, "crop": "rice" if operation.civil_on.month >= 10 else "cassava"}


def shape(data: Mapping[str, Any]) -> Problem | None:
    unknown = sorted(data.keys() - {"grammes", "crop"})
    return Problem("unknown_field", unknown[0]) if unknown else None


#: Version 1 said the weight in whole kilogrammes, version 2 in grammes, version 3 says of which crop. It stands in the
#: place of entries because the rights table knows those.
HARVEST = Kind(
    "entry",
    "append",
    IN_GROUP,
    shape,
    version=3,
    lifts={1: weigh_in_grammes, 2: name_the_crop},
)
KINDS_NOW = {**KINDS, "entry": HARVEST}


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def phone() -> Phone:
    return Phone()


def push(store: MemoryStore, phone: Phone, *lines: bytes) -> list[Result]:
    return push_chunk(store, [parse_line(line) for line in lines], phone.author, KINDS_NOW, TODAY)


def harvest(phone: Phone, scope: str, version: int, **data: Any) -> bytes:
    return phone.line("entry", scope, data, version=version)


def test_each_version_gives_the_newest_row(store: MemoryStore, phone: Phone) -> None:
    scope, founding = phone.founding()
    lines = [
        harvest(phone, scope, 1, kilogrammes=7),
        harvest(phone, scope, 2, grammes=7000),
        harvest(phone, scope, 3, grammes=7000, crop="rice"),
    ]
    results = push(store, phone, founding, *lines)
    assert [result.outcome for result in results] == ["applied"] * 4
    rows = [store.all_rows["entry", scope, id_of(line)].fields for line in lines]
    assert [(row["grammes"], row["crop"], "kilogrammes" in row) for row in rows] == [
        (7000, "rice", False)
    ] * 3


def test_the_line_stays_as_it_came(store: MemoryStore, phone: Phone) -> None:
    scope, founding = phone.founding()
    line = harvest(phone, scope, 1, kilogrammes=7)
    lifted = lift(parse_line(line), KINDS_NOW)
    assert (lifted.raw, lifted.sha256) == (line, parse_line(line).sha256)
    _, first = push(store, phone, founding, line)
    [again] = push(store, phone, line)
    assert again.is_duplicate
    assert again.receipt == first.receipt


@pytest.mark.parametrize("version", [4, 99])
def test_a_version_to_come_is_set_aside_with_its_bytes(
    store: MemoryStore, phone: Phone, version: int
) -> None:
    scope, founding = phone.founding()
    line = harvest(phone, scope, version, grammes=7000)
    result = push(store, phone, founding, line)[1]
    assert (result.outcome, result.problem) == ("quarantined", Problem("unknown_kind"))
    assert store.quarantined[0][0].raw == line


def test_a_version_nothing_leads_away_from_is_set_aside(store: MemoryStore, phone: Phone) -> None:
    scope, founding = phone.founding()
    line = parse_line(harvest(phone, scope, 1, kilogrammes=7))
    gap = {**KINDS_NOW, "entry": replace(HARVEST, lifts={2: name_the_crop})}
    assert lift(line, gap) == line
    lines = [parse_line(founding), line]
    assert push_chunk(store, lines, phone.author, gap, TODAY)[1].outcome == "quarantined"


def test_old_data_that_was_never_valid_is_refused_by_the_newest_shape(
    store: MemoryStore, phone: Phone
) -> None:
    scope, founding = phone.founding()
    result = push(store, phone, founding, harvest(phone, scope, 1, kilogrammes="seven"))[1]
    assert (result.outcome, result.problem) == ("rejected", Problem("unknown_field", "kilogrammes"))


def test_an_old_edit_is_lifted_before_it_is_merged(store: MemoryStore, phone: Phone) -> None:
    """Version 2 of this kind calls `nickname` what version 1 called `note`: both ends of the change are renamed."""

    def rename(operation: Operation) -> Mapping[str, Any]:
        changes = operation.data["set"]
        return {
            **operation.data,
            "set": {{"note": "nickname"}.get(name, name): pair for name, pair in changes.items()},
        }

    group = replace(
        KINDS["group"],
        version=2,
        lifts={1: rename},
        shape=lambda _data: None,
        fields={**KINDS["group"].fields, "nickname": Field("soft")},
    )
    scope, founding = phone.founding(note="a")
    edit = phone.edit("group", scope, scope.removeprefix("group:"), base="", note=("a", "b"))
    lines = [parse_line(founding), parse_line(edit)]
    results = push_chunk(store, lines, phone.author, {**KINDS, "group": group}, TODAY)
    assert [result.outcome for result in results] == ["applied", "applied"]
    assert store.all_rows["group", scope, scope.removeprefix("group:")].fields["nickname"] == "b"
