"""What the tree may hold: no foreign hosts, no path out of the project, no name that hides what a thing is."""

import re
from pathlib import Path

from tests.house.tree import PROJECT, text_of, written_files

# Put together here, so that this file does not hold what it looks for.
FOREIGN = [
    re.compile(re.escape(left + right))
    for left, right in (
        ("registry.", "npmjs"), ("registry.", "yarnpkg"), ("npm", "mirror."), ("pypi", ".org"), ("files.python", "hosted"),
        ("../", "shared"), ("/work/", "shared"), ("/opt/", "pypi"), ("extra-", "index-url"), ("--index", "-url"),
    )
]  # fmt: skip

EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|common|misc|manager|handler|service|info|process)(_|$)")


def foreign_words(root: Path) -> list[str]:
    """Every mention of a package registry or of a path outside the project."""
    return [
        f"{path.relative_to(root)}: {found.group()}"
        for path in written_files(root)
        for pattern in FOREIGN
        if (found := pattern.search(text_of(path)))
    ]


def names_that_say_nothing(root: Path) -> list[str]:
    """Code files and folders with a name under which anything could stand, or not in snake_case."""
    return [
        str(path.relative_to(root))
        for path in written_files(root, ".py", ".ts", ".tsx")
        if any(
            EMPTY_NAMES.search(part.split(".")[0]) or part != part.lower() or (" " in part)
            for part in path.relative_to(root).parts
        )
    ]


def folders_without_code(root: Path) -> list[str]:
    """Folders of tests that mirror nothing: tests/server/ledger stands for server/ledger."""
    return [
        str(folder.relative_to(root))
        for package in ("server", "sync")
        for folder in sorted((root / "tests" / package).rglob("*"))
        if folder.is_dir()
        and folder.name != "__pycache__"
        and not (root / folder.relative_to(root / "tests")).is_dir()
    ]


def broken_links(root: Path) -> list[str]:
    """Links and pictures of a page that lead to no file of the project."""
    return [
        f"{page.relative_to(root)}: {target}"
        for page in written_files(root, ".md")
        for pair in re.findall(r"\]\(([^)#]+)[^)]*\)|src=\"([^\"]+)\"", text_of(page))
        if not (target := pair[0] or pair[1]).startswith("http") and not (page.parent / target).exists()
    ]


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    assert broken_links(PROJECT) == []
    (tmp_path / "README.md").write_text("[here](README.md) [there](docs/nowhere.md)", "utf-8")
    assert broken_links(tmp_path) == ["README.md: docs/nowhere.md"]


def test_nothing_needs_a_place_outside_the_project() -> None:
    assert foreign_words(PROJECT) == []


def test_a_registry_in_a_lock_file_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "package-lock.json").write_text('"resolved": "https://registry.' + 'npmjs.org/idb"', "utf-8")
    assert len(foreign_words(tmp_path)) == 1


def test_names_say_what_a_thing_is(tmp_path: Path) -> None:
    assert names_that_say_nothing(PROJECT) == []
    (tmp_path / "money_utils.py").touch()
    (tmp_path / "Money.ts").touch()
    assert names_that_say_nothing(tmp_path) == ["Money.ts", "money_utils.py"]


def test_tests_mirror_the_code(tmp_path: Path) -> None:
    assert folders_without_code(PROJECT) == []
    (tmp_path / "tests" / "server" / "banking").mkdir(parents=True)
    assert folders_without_code(tmp_path) == ["tests/server/banking"]
