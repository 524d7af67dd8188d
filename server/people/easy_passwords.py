"""Passwords a guesser tries first: our own short list, and the patterns of Latin and Thai keyboards.

Beside this file lies the list: words, rows of keys that fingers run over, and the same keys in the two layouts.
"""

import json
import re
import unicodedata
from pathlib import Path

_TOLD = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
_RUNS: list[str] = _TOLD["runs"]
#: A word is no secret for being typed with the other layout switched on.
_AS_THAI = str.maketrans(_TOLD["keys"]["latin"], _TOLD["keys"]["thai"])
_AS_LATIN = str.maketrans(_TOLD["keys"]["thai"], _TOLD["keys"]["latin"])

#: A part of one run at least this long is a run.
_RUN_LENGTH_MIN = 4
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_ROOTS = frozenset(_AROUND.sub("", word) for word in _TOLD["words"])


def is_easy(password: str, login: str) -> bool:
    """Whether a password is the login name or a known word with trimmings, one thing repeated, or fingers running."""
    letters = unicodedata.normalize("NFC", password).casefold()
    core = _AROUND.sub("", letters)
    typed = (core, core.translate(_AS_THAI), letters.translate(_AS_THAI), letters.translate(_AS_LATIN))
    return (
        any(_AROUND.sub("", reading) in _ROOTS for reading in typed)
        or letters == login.casefold()
        or (core != "" and core == _AROUND.sub("", login.casefold()))
        or _is_repeated(letters)
        or _is_repeated(core)
        or _is_runs(letters)
    )


def _is_repeated(letters: str) -> bool:
    """Whether it is one thing several times: "aaaaaaaaaa", "abcabcabcabc"."""
    return len(letters) > 1 and letters in (letters + letters)[1:-1]


def _is_runs(letters: str) -> bool:
    """Nothing but runs over the keyboard or the alphabet, forwards or backwards: "1234567890", "qwertyasdf"."""
    rest = letters
    while rest:
        length = _run_length(rest)
        if length < min(_RUN_LENGTH_MIN, len(letters)):
            return False
        rest = rest[length:]
    return True


def _run_length(letters: str) -> int:
    """How many of the first letters follow each other on a keyboard or in an alphabet."""
    longest = 0
    for run in _RUNS:
        for way in (run * 2, run[::-1] * 2):
            length = 0
            while length < len(letters) and letters[: length + 1] in way:
                length += 1
            longest = max(longest, length)
    return longest
