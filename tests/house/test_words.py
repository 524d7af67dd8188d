"""Every word a person reads stands in server/i18n, in every language, and nowhere else."""

import ast
import io
import json
import re
import tokenize
from pathlib import Path

import pytest

from sync.problems import PROBLEMS
from tests.house.tree import PROJECT, text_of, written_files

I18N = PROJECT / "server" / "i18n"
#: Places whose job is words or made-up people: the texts themselves, tests, and the demo province.
WORDS_ALLOWED = (
    "server/i18n/",
    # written from the words
    "static/pwa/src/contract/later.gen.ts",
    "server/demo/",
    "tests/",
    "benchmarks/",
    "static/pwa/test/",
    "docs/",
)

THAI_LETTER = re.compile(r"[\u0e01-\u0e4e]")
#: Text between tags: `>Save</button>`, `>Hello {name}`, `}baht</p>`; an arrow or a comparison is not a tag.
JSX_TEXT = re.compile(
    r"(?<![=\-\s])>\s*([^<>{}();=]*[^\W\d_]{2,}[^<>{}();=]*)(?=</|\{[a-z])|\}([^<>{}();=]*[^\W\d_]{2,}[^<>{}();=]*)</"
)
JSX_ATTRIBUTE = re.compile(r"\b(aria-label|title|placeholder|alt|label)=\"([^\"]*[^\W\d_][^\"]*)\"")
MESSAGE_KEY = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")


def thai_outside_i18n(root: Path) -> list[str]:
    """`file:line` of every Thai letter in code that is neither words nor tests.

    Digits and ฿ are values, not words; a comment may quote a word it explains.
    """
    return [
        f"{path.relative_to(root)}:{number}"
        for path in written_files(root, ".py", ".ts", ".tsx")
        if not str(path.relative_to(root)).startswith(WORDS_ALLOWED)
        for number, line in enumerate(without_comments(path).splitlines(), start=1)
        if THAI_LETTER.search(line)
    ]


def without_comments(path: Path) -> str:
    """The code of a file with its comments and docstrings blanked, line for line."""
    code = text_of(path)
    if path.suffix != ".py":
        return re.sub(
            r"/\*.*?\*/|(?<!:)//[^\n]*", lambda found: "\n" * found.group().count("\n"), code, flags=re.DOTALL
        )
    lines = code.splitlines()
    for node in ast.walk(ast.parse(code)):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node) is not None
        ):
            text = node.body[0]
            lines[text.lineno - 1 : text.end_lineno] = [""] * (
                (text.end_lineno or text.lineno) - text.lineno + 1
            )
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT and lines[token.start[0] - 1]:
            lines[token.start[0] - 1] = lines[token.start[0] - 1][: token.start[1]]
    return "\n".join(lines)


def text_in_screens(root: Path) -> list[str]:
    """Every text literal that a screen would show as it stands, in any language."""
    found = []
    for path in written_files(root, ".tsx"):
        code = without_comments(path)
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
    (tmp_path / "server" / "money.py").write_text(
        '"""Baht (บาท)."""\nUNIT = "บาท"\nDIGITS = "๐๑๒"  # เลขไทย\n', "utf-8"
    )
    (tmp_path / "money.ts").write_text("/** บาท */\nconst unit = 'บาท'; // บาท\n", "utf-8")
    assert thai_outside_i18n(tmp_path) == ["money.ts:2", "server/money.py:2"]


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


def wrong_labels(page: str) -> list[str]:
    """Rows of a table `| screen | Thai | English | `key` |` that do not say what the screen says."""
    thai, english = texts("th"), texts("en")
    return [
        key
        for told_thai, told_english, key in re.findall(
            r"^\|[^|]*\| ([^|]*) \| ([^|]*) \| `([a-z_.]+)` \|$", page, re.MULTILINE
        )
        if (told_thai, told_english) != (thai.get(key), english.get(key))
    ]


def test_the_readme_names_fields_and_buttons_as_the_screens_do() -> None:
    page = (PROJECT / "README.md").read_text("utf-8")
    assert wrong_labels(page) == []
    assert wrong_labels(page.replace("| รหัสผ่าน |", "| รหัสลับ |")) == ["login.password"]
