"""There is one way to write what syncs: only the sync's own store touches its tables."""

import ast
from pathlib import Path

from server.catalog import CONCEPTS, SUMS
from tests.house.tree import PROJECT, text_of, written_files

STORE = "server/syncing/store.py"
WRITING = {"insert", "update", "delete"}
SYNCED_MODELS = {concept.model.__name__ for concept in CONCEPTS.values()} | {"AccountBalance", "GroupMonth"}


def second_writers(root: Path) -> list[str]:
    """`file:line` of each insert, update or delete on a synced table outside the store."""
    return [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in written_files(root, ".py")
        if str(path.relative_to(root)) != STORE
        for node in ast.walk(ast.parse(text_of(path)))
        if isinstance(node, ast.Call)
        and (node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")) in WRITING
        and any(
            isinstance(name, ast.Name) and name.id in SYNCED_MODELS
            for part in node.args
            for name in ast.walk(part)
        )
    ]


def test_only_the_store_writes_what_syncs(tmp_path: Path) -> None:
    assert len(SYNCED_MODELS) == len(CONCEPTS) + len(SUMS)
    assert [place for place in second_writers(PROJECT) if place.startswith("server/")] == []
    (tmp_path / "import_members.py").write_text("connection.execute(insert(Member).values(id=1))\n", "utf-8")
    assert second_writers(tmp_path) == ["import_members.py:1"]
