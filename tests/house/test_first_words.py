"""What the phone shows before any further screen was fetched must find its words: they are loaded in two parts."""

import json
import re
from pathlib import Path

from tests.house.tree import PROJECT

SOURCES = PROJECT / "static" / "pwa" / "src"
PLUGIN = PROJECT / "static" / "pwa" / "config" / "words_plugin.ts"
IMPORT = re.compile(r"^(?:import|export)(?! type)[^;]*?from '(\.[^']+)'|^import '(\.[^']+)'", re.MULTILINE)
WORD = re.compile(r"['`]([a-z_]+)\.([a-z_]*)")


def first_modules() -> set[Path]:
    """What main.tsx reaches without an `import()`."""
    reached: set[Path] = set()
    waiting = [SOURCES / "main.tsx"]
    while waiting:
        module = waiting.pop()
        if module in reached:
            continue
        reached.add(module)
        for found in IMPORT.finditer(module.read_text("utf-8")):
            named = module.parent / (found[1] or found[2])
            candidates = (Path(f"{named}{ending}") for ending in (".tsx", ".ts", "/index.ts"))
            waiting += [path.resolve() for path in candidates if path.is_file()][:1]
    return reached


def later_concepts() -> set[str]:
    """The first parts of keys that come later or never."""
    lists = re.findall(r"new Set\(\[(.*?)\]\)", PLUGIN.read_text("utf-8"), re.DOTALL)
    return set(re.findall(r"'([a-z_]+)'", " ".join(lists)))


def test_first_screens_say_nothing_that_comes_later() -> None:
    modules, later = first_modules(), later_concepts()
    assert len(modules) > 40
    assert len(later) > 20
    concepts = {
        key.partition(".")[0] for key in json.loads((PROJECT / "server/i18n/th.json").read_text("utf-8"))
    }
    assert later <= concepts
    said = [
        f"{module.name}: {concept}.{name}"
        for module in sorted(modules)
        for concept, name in WORD.findall(module.read_text("utf-8"))
        if concept in later and name != "title"
    ]
    assert said == []
