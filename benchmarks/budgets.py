"""Read budgets.toml and say how a measured value stands against it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Budget:
    """One line of budgets.toml."""

    name: str
    limit: float
    unit: str
    reason: str

    def line(self, value: float) -> str:
        """`name  value of limit unit`, with a mark when it is too much."""
        mark = "TOO MUCH" if value > self.limit else "ok"
        return f"{self.name:<26} {value:>9.1f} of {self.limit:>6g} {self.unit:<50} {mark}"


def read_budgets() -> dict[str, Budget]:
    with (PROJECT / "benchmarks" / "budgets.toml").open("rb") as file:
        return {name: Budget(name, **budget) for name, budget in tomllib.load(file).items()}
