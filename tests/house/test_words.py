"""Every word a person reads stands in server/i18n, in every language, and nowhere else."""

import json
import re
from pathlib import Path

import pytest

from sync.problems import PROBLEMS
from tests.house.tree import PROJECT, text_of, written_files

I18N = PROJECT / "server" / "i18n"
#: Places whose job is words or made-up people: the texts themselves, tests, and the demo province.
WORDS_ALLOWED = ("server/i18n/", "server/demo.py", "server/demo/", "tests/", "static/pwa/test/", "docs/")

THAI_LETTER = re.compile(r"[\u0e01-\u0e4e]")
#: Text between tags: `>Save</button>`, `>Hello {name}`, `}baht</p>`; an arrow or a comparison is not a tag.
JSX_TEXT = re.compile(
    r"(?<![=\-\s])>\s*([^<>{}();=]*[^\W\d_]{2,}[^<>{}();=]*)(?=</|\{[a-z])|\}([^<>{}();=]*[^\W\d_]{2,}[^<>{}();=]*)</"
)
JSX_ATTRIBUTE = re.compile(r"\b(aria-label|title|placeholder|alt|label)=\"([^\"]*[^\W\d_][^\"]*)\"")
MESSAGE_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def thai_outside_i18n(root: Path) -> list[str]:
    """`file:line` of every Thai letter in code that is neither words nor tests. Digits and ฿ are values, not words."""
    return [
        f"{path.relative_to(root)}:{number}"
        for path in written_files(root, ".py", ".ts", ".tsx")
        if not str(path.relative_to(root)).startswith(WORDS_ALLOWED)
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if THAI_LETTER.search(line)
    ]


def text_in_screens(root: Path) -> list[str]:
    """Every text literal that a screen would show as it stands, in any language."""
    found = []
    for path in written_files(root, ".tsx"):
        code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", text_of(path), flags=re.DOTALL)
        texts = [first or second for first, second in JSX_TEXT.findall(code)]
        texts += [text for _, text in JSX_ATTRIBUTE.findall(code) if not MESSAGE_KEY.fullmatch(text)]
        found += [f"{path.relative_to(root)}: {text.strip()}" for text in texts]
    return found


def texts(language: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((I18N / f"{language}.json").read_text("utf-8"))
    return words


def differences(thai: dict[str, str], english: dict[str, str]) -> list[str]:
    """Keys one language lacks, and keys whose placeholders differ."""
    return sorted(thai.keys() ^ english.keys()) + [
        f"{key}: {thai[key]!r} / {english[key]!r}"
        for key in sorted(thai.keys() & english.keys())
        if set(PLACEHOLDER.findall(thai[key])) != set(PLACEHOLDER.findall(english[key]))
    ]


def test_no_thai_outside_i18n() -> None:
    assert thai_outside_i18n(PROJECT) == []


def test_thai_in_code_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "money.py").write_text('UNIT = "บาท"\nDIGITS = "๐๑๒"\n', "utf-8")
    assert thai_outside_i18n(tmp_path) == ["server/money.py:1"]


def test_no_text_in_screens() -> None:
    assert text_in_screens(PROJECT / "static" / "pwa" / "src") == []


@pytest.mark.parametrize(
    "planted",
    [
        "<p>Save</p>",
        "<b>บันทึก</b>",
        "<p>Hello {name}</p>",
        "<p>{sum} baht</p>",
        '<input placeholder="Your name" />',
    ],
)
def test_text_in_a_screen_is_noticed(tmp_path: Path, planted: str) -> None:
    (tmp_path / "screen.tsx").write_text(f"export const Screen = () => (\n  {planted}\n);\n", "utf-8")
    assert len(text_in_screens(tmp_path)) == 1


def test_both_languages_have_the_same_keys_and_placeholders() -> None:
    assert differences(texts("th"), texts("en")) == []
    assert differences({"a": "{count} คน", "b": ""}, {"a": "people"}) == ["b", "a: '{count} คน' / 'people'"]


def test_every_text_says_something_and_keys_are_sorted() -> None:
    for language in ("th", "en"):
        words = texts(language)
        assert [
            key for key, text in words.items() if not text.strip() or not MESSAGE_KEY.fullmatch(key)
        ] == []
        assert list(words) == sorted(words)


def test_every_problem_has_its_text() -> None:
    words = texts("th")
    assert [code for code in PROBLEMS if f"problem.{code}" not in words] == []
