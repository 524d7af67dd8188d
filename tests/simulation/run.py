"""`make simulate`: many seeds on all cores, or one seed told step by step."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from multiprocessing import get_context

from tests.simulation.simulation import MUST_FIRE, Simulation, World


@dataclass
class Report:
    """What a run over seeds came to; `violations` has the seed with each."""

    seeds: int = 0
    violations: list[tuple[int, str]] = field(default_factory=list)
    fired: Counter[str] = field(default_factory=Counter)
    figures: Counter[str] = field(default_factory=Counter)

    def missing(self) -> list[str]:
        """Faults that fired too seldom: then the run proves nothing."""
        return [name for name, count in MUST_FIRE.items() if self.fired[name] < count * self.seeds // 100]

    def told(self) -> str:
        lines = [f"seed {seed}: {text}\n    make simulate SEED={seed}" for seed, text in self.violations]
        lines += [f"void: {name} fired only {self.fired[name]} times" for name in self.missing()]
        lines += [f"{self.seeds} seeds, {len(self.violations)} violations"]
        lines += [
            ", ".join(f"{name} {count}" for name, count in sorted(every.items()))
            for every in (self.fired, self.figures)
        ]
        return "\n".join(lines)


def run_seed(seed: int) -> tuple[int, str | None, Counter[str], Counter[str]]:
    outcome = Simulation(seed).run()
    return seed, outcome.violation, outcome.fired, outcome.figures


def run_seeds(seeds: Iterable[int]) -> Report:
    report = Report()
    with get_context("spawn").Pool(os.cpu_count()) as pool:
        for seed, violation, fired, figures in pool.imap(run_seed, seeds, chunksize=5):
            report.seeds += 1
            report.fired += fired
            report.figures += figures
            if violation is not None:
                report.violations.append((seed, violation))
    return report


def main() -> int:
    if seed := os.environ.get("SEED"):
        outcome = Simulation(int(seed), World(tell=_say)).run()
        _say(f"{outcome.trace} {outcome.violation or 'no violation'}")
        return 1 if outcome.violation else 0
    begun = time.monotonic()
    report = run_seeds(range(1, int(os.environ.get("SEEDS") or 1000) + 1))
    _say(f"{report.told()}\n{time.monotonic() - begun:.0f} s")
    return 1 if report.violations or report.missing() else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
