"""Real servers that are killed, real databases that break; each run's seed is printed when it fails."""

import os
import random
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Torture talks to this machine, and to no other."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


def how_many(variable: str, default: int) -> int:
    """How long a torture lasts: `make test` takes the default, `make torture` says more."""
    return int(os.environ.get(variable, default))


@pytest.fixture
def seed() -> str:
    """SEED of the environment, else a new one."""
    chosen = os.environ.get("SEED") or str(random.SystemRandom().randrange(10**9))
    print(f"SEED={chosen}")
    return chosen
