"""Who may import whom: the contract in pyproject.toml holds, and would notice a breach."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import PROJECT


def import_breaches(root: Path) -> str:
    """What import-linter says about the tree at `root`; empty when the contract is kept."""
    linter = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"
    answer = subprocess.run(
        [sys.executable, "-c", linter],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    return "" if answer.returncode == 0 else answer.stdout + answer.stderr


def test_import_contract_is_kept() -> None:
    assert import_breaches(PROJECT) == ""


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("sync/decide.py", "import flask", "The core knows neither"),
        ("server/ledger/rules.py", "import sqlalchemy", "Rules and values are pure"),
        ("server/groups/rules.py", "def hidden():\n    from server.ledger import rules", "A layer imports only from below"),
        ("server/astray.py", "", "A layer imports only from below"),
    ],
)  # fmt: skip
def test_a_breach_of_the_import_contract_is_noticed(
    tmp_path: Path, file: str, line: str, broken: str
) -> None:
    for package in ("server", "sync"):
        shutil.copytree(PROJECT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    path = tmp_path / file
    path.write_text(
        (path.read_text("utf-8") if path.exists() else '"""Planted."""\n') + "\n" + line + "\n", "utf-8"
    )
    assert f"{broken}" in import_breaches(tmp_path).partition("BROKEN")[0].rpartition("\n")[2] or any(
        broken in one and "BROKEN" in one for one in import_breaches(tmp_path).splitlines()
    )
