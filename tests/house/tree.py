"""The files of the project, as the house rules read them."""

from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]

#: Folders that are made, not written.
MADE = {
    ".git", ".venv", ".cache", ".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache",
    "__pycache__", "build", "dist", "node_modules", "var",
}  # fmt: skip


def written_files(root: Path, *suffixes: str) -> Iterator[Path]:
    """Every file under `root` that a person wrote, with one of the suffixes if any are given; in a steady order."""
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        if MADE.intersection(inside) or any(part.endswith(".egg-info") for part in inside):
            continue
        if path.is_file() and (not suffixes or path.suffix in suffixes):
            yield path


def text_of(path: Path) -> str:
    """The file's text; nothing for pictures and other bytes."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""
