"""The tests themselves are strict: a warning fails, a socket fails, nothing is skipped or replaced by a stand-in."""

import re
import socket
import warnings
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

from tests.house.tree import PROJECT, text_of, written_files

# Put together here, so that this file does not hold what it looks for.
EVASIONS = re.compile(
    "|".join(
        left + right
        for left, right in (
            (r"mark\.", r"skip"), (r"pytest\.", r"skip\("), (r"mark\.", r"xfail"), (r"importor", r"skip"), (r"unittest", r"\.mock"),
            (r"\bMagic", r"Mock\b"), (r"vi\.", r"mock\("), (r"\b(it|test|describe)\.", r"(skip|only|todo)\b"),
        )
    )
)  # fmt: skip


def evasions(root: Path) -> list[str]:
    """Every test that is skipped, expected to fail, or tried against a stand-in of our own code."""
    return [
        f"{path.relative_to(root)}: {found.group()}"
        for folder in ("tests", "static/pwa/test")
        for path in written_files(root / folder, ".py", ".ts", ".tsx")
        if (found := EVASIONS.search(text_of(path)))
    ]


def test_a_warning_is_an_error() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_a_unit_test_reaches_no_network() -> None:
    # The guard warns before it blocks, and a warning is an error.
    with pytest.raises((SocketBlockedError, UserWarning), match=r"socket\.socket"):
        socket.socket()


def test_no_test_is_evaded(tmp_path: Path) -> None:
    assert evasions(PROJECT) == []
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_later.py").write_text(
        "@pytest.mark." + "skip\ndef test_later(): ...\n", "utf-8"
    )
    assert len(evasions(tmp_path)) == 1
