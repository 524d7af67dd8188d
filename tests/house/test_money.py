"""Money is whole satang: named so, and read so strictly that 12.7 is refused."""

import ast
from pathlib import Path

from tests.house.tree import PROJECT, text_of, written_files

INTEGERS = {"Integer", "Int"}
#: Words that mean money; a field named by one of them must say its unit.
MONEY_WORDS = ("amount", "price", "balance", "total", "pledge", "deposit", "cash", "fee", "fine")


def lenient_numbers(root: Path) -> list[str]:
    """`file:line` of each marshmallow number that would take a fraction: Integer without strict, Float, Number."""
    found = []
    for path in written_files(root, ".py"):
        for node in ast.walk(ast.parse(text_of(path))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            if not (isinstance(node.func.value, ast.Name) and node.func.value.id in {"fields", "ma"}):
                continue
            is_strict = any(
                one.arg == "strict" and isinstance(one.value, ast.Constant) and one.value.value is True
                for one in node.keywords
            )
            if node.func.attr in {"Float", "Number", "Decimal"} or (
                node.func.attr in INTEGERS and not is_strict
            ):
                found.append(f"{path.relative_to(root)}:{node.lineno}")
    return found


def test_no_lenient_number_on_the_wire() -> None:
    assert lenient_numbers(PROJECT / "server") == []


def test_a_lenient_number_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "schemas.py").write_text(
        "class Entry(Schema):\n"
        "    amount_satang = fields.Integer(required=True)\n"
        "    fee_satang = fields.Integer(strict=True)\n"
        "    rate = fields.Float()\n",
        "utf-8",
    )
    assert lenient_numbers(tmp_path) == ["schemas.py:2", "schemas.py:4"]
