"""Look up what a person reads by its key, fill in the figures, fall back to Thai."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["th", "en"]

LANGUAGES: tuple[Language, ...] = ("th", "en")


@cache
def words_of(language: Language) -> Mapping[str, str]:
    """All texts of a language: key → text with `{name}` where a value belongs."""
    words: dict[str, str] = json.loads(files("server.i18n").joinpath(f"{language}.json").read_text("utf-8"))
    return words


def say(key: str, language: Language = "th", **values: object) -> str:
    """The text of `key` with its values filled in; Thai where the language lacks it, the key where Thai does too.

    A missing text must never stop an answer from being given, so this never raises for an unknown key.
    """
    text = words_of(language).get(key) or words_of("th").get(key, key)
    return text.format(**values) if values else text
