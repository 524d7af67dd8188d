"""The built phone app against its sizes in budgets.toml; fails when one is too much."""

import gzip
import re
import sys
from pathlib import Path

import brotli

from benchmarks.budgets import PROJECT, read_budgets

DIST = PROJECT / "static" / "pwa" / "dist"
#: Files that compression makes no smaller.
PICTURES = {".png", ".webp", ".jpg", ".woff2", ".ico"}


def gzip_kilobytes(paths: list[Path]) -> float:
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths) / 1024


def brotli_kilobytes(paths: list[Path]) -> float:
    return (
        sum(
            path.stat().st_size if path.suffix in PICTURES else len(brotli.compress(path.read_bytes()))
            for path in paths
        )
        / 1024
    )


def first_load(dist: Path, page: str, suffix: str) -> list[Path]:
    """Files with the suffix that index.html names, and what those scripts import at once (not what they load later)."""
    found: list[Path] = []
    waiting = [dist / name.lstrip("/") for name in re.findall(rf'(?:src|href)="([^"]+\.{suffix})"', page)]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.append(path)
        if suffix == "js":
            names = re.findall(r'(?:import|from)\s*"([^"]+\.js)"', path.read_text("utf-8"))
            waiting += [(path.parent / name).resolve() for name in names]
    return found


def measure(dist: Path) -> dict[str, float]:
    """Budget name → value for the build in `dist`."""
    page = (dist / "index.html").read_text("utf-8")
    scripts = first_load(dist, page, "js")
    worker = dist / "sw.js"
    kept = [
        path
        for path in dist.rglob("*")
        if path.is_file()
        and path != worker
        and path.suffix not in {".map"}
        and "screenshots" not in path.parts
    ]
    later = [path for path in kept if path.suffix == ".js" and path not in scripts]
    return {
        "first_load_script": gzip_kilobytes(scripts),
        "first_load_style": gzip_kilobytes(first_load(dist, page, "css")),
        "first_load_page": gzip_kilobytes([dist / "index.html"]),
        "worker": gzip_kilobytes([worker]),
        "supervisor_chunk": max((gzip_kilobytes([path]) for path in later), default=0.0),
        "precache": brotli_kilobytes(kept),
    }


def main() -> int:
    budgets = read_budgets()
    measured = measure(DIST)
    for name, value in measured.items():
        print(budgets[name].line(value))
    return int(any(value > budgets[name].limit for name, value in measured.items()))


if __name__ == "__main__":
    sys.exit(main())
