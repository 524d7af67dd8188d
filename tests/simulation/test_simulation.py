"""Random seeds: nothing is lost, doubled or falsely green, whatever happens; and the run proves that it happened."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace

import pytest

from tests.house.tree import PROJECT
from tests.simulation.mutants import COARSE, LetsDevicesJudgeTheDay
from tests.simulation.run import Report, run_seeds
from tests.simulation.server import MemoryDatabase, SqliteDatabase
from tests.simulation.simulation import MUST_FIRE, Simulation, World

SEEDS = 300


def test_nothing_is_lost_doubled_or_falsely_green() -> None:
    report = run_seeds(range(1, SEEDS + 1))
    assert report.violations == [], report.told()
    assert report.missing() == [], report.told()


def test_a_run_in_which_a_fault_did_not_happen_is_void() -> None:
    assert Report(seeds=100, fired=Counter(MUST_FIRE)).missing() == []
    assert Report(seeds=100, fired=Counter(MUST_FIRE) - Counter({"staged": 1})).missing() == ["staged"]


@pytest.mark.parametrize("database", [MemoryDatabase, SqliteDatabase])
def test_the_same_seed_is_the_same_story(database: type[MemoryDatabase] | type[SqliteDatabase]) -> None:
    first, again = (Simulation(11, World(database=database, steps=50)).run() for _ in range(2))
    assert first.trace == again.trace
    assert first.trace != Simulation(12, World(database=database, steps=50)).run().trace


def test_dictionaries_and_database_tell_the_same_story() -> None:
    for seed in (3, 4):
        memory, sqlite = (
            Simulation(seed, World(database=each)).run() for each in (MemoryDatabase, SqliteDatabase)
        )
        assert (memory.violation, sqlite.violation) == (None, None)
        assert memory.trace == sqlite.trace


def test_another_process_replays_a_seed_to_the_byte() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-m", "tests.simulation.run"],
            env=os.environ | {"SEED": "5", "PYTHONHASHSEED": hash_seed},
            cwd=PROJECT,
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert told[0].endswith(b"no violation\n")


def differs_by_clocks(seed: int, world: World) -> bool:
    """Whether it matters to what stands at the end that the devices' clocks are years off."""
    wrong, right = (Simulation(seed, replace(world, are_clocks_right=right)).run() for right in (False, True))
    return wrong.state != right.state


def test_no_device_clock_decides_anything() -> None:
    assert not any(differs_by_clocks(seed, World(database=MemoryDatabase)) for seed in range(1, 11))
    judged_by_devices = World(database=MemoryDatabase, server=LetsDevicesJudgeTheDay)
    assert any(differs_by_clocks(seed, judged_by_devices) for seed in range(1, 11))


@pytest.mark.parametrize("name", COARSE)
def test_a_weakened_rule_is_caught_within_twenty_seeds(name: str) -> None:
    world = replace(COARSE[name], database=MemoryDatabase)
    assert any(Simulation(seed, world).run().violation for seed in range(1, 21))
