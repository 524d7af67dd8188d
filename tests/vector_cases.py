"""The cases of tests/vectors, which the phone's tests run too."""

import json

import pytest

from tests.house.tree import PROJECT


def every_case(file: str, function: str) -> pytest.MarkDecorator:
    """Run a test once for each case of a function: with what is given and what is then true."""
    cases = json.loads((PROJECT / "tests" / "vectors" / f"{file}.json").read_text("utf-8"))[function]
    return pytest.mark.parametrize(
        ("given", "then"), [pytest.param(case["given"], case["then"], id=case["name"]) for case in cases]
    )
