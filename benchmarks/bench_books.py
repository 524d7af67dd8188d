"""All books of a month of a large old group, folded in Node: 200 members, five years, 12,000 entries."""

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.budgets import PROJECT, read_budgets


def main() -> None:
    node = Path(sys.executable).with_name("node")
    told = subprocess.run(
        [node, PROJECT / "benchmarks" / "fold_books.mjs"], check=True, capture_output=True, text=True
    )
    measured = json.loads(told.stdout)
    print(read_budgets()["books_ratio"].line(measured["ratio"]))
    print(f"  {measured['entries']} entries, {measured['folding_ms']:.0f} ms here")


if __name__ == "__main__":
    main()
