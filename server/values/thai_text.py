"""Thai text as people type it: one form to save, one form to search, one order to sort. Pure. Twin of thai_text.ts."""

import re
import unicodedata

#: Zero-width characters and soft hyphens that phones' keyboards and copied pages leave behind.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
#: Control characters, which no one types; a line break becomes a space first.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_TONE = "[\u0e48-\u0e4b]"
_VOWEL_ABOVE_OR_BELOW = "[\u0e31\u0e34-\u0e3a]"
_SWAPS = (
    # a vowel or tone typed twice looks like one
    (re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+"), r"\1"),
    # sara e twice looks like sara ae
    (re.compile("\u0e40\u0e40"), "\u0e41"),
    # nikhahit and sara aa, with a tone mark before, between or after, are sara am
    (re.compile(f"\u0e4d({_TONE})?\u0e32"), "\\1\u0e33"),
    (re.compile(f"\u0e33({_TONE})"), "\\1\u0e33"),
    # the vowel comes before the tone
    (re.compile(f"({_TONE})({_VOWEL_ABOVE_OR_BELOW})"), r"\2\1"),
)
_THAI_DIGITS = {0x0E50 + digit: str(digit) for digit in range(10)}
#: A vowel written before its consonant sorts after it.
_LEADING_VOWEL = re.compile("([\u0e40-\u0e44])([\u0e01-\u0e2e])")
#: Tone marks, thanthakhat and maitaikhu decide only between words that are otherwise equal.
_LATE_MARKS = re.compile("[\u0e47-\u0e4c]")


def normalise_thai(text: str) -> str:
    """The one spelling a text is saved in: marks in order, sara am as one letter, nothing invisible, single spaces."""
    normal = unicodedata.normalize("NFC", text)
    normal = _CONTROL.sub("", re.sub(r"\s+", " ", _INVISIBLE.sub("", normal)))
    for wrong, right in _SWAPS:
        normal = wrong.sub(right, normal)
    return normal.strip()


def to_western_digits(text: str) -> str:
    """Thai digits as western ones; everything else as it is."""
    return text.translate(_THAI_DIGITS)


def search_text(text: str) -> str:
    """The form in which texts are compared when searching: that of what was typed lies in that of the name."""
    return to_western_digits(normalise_thai(text)).lower()


def thai_sort_key(text: str) -> tuple[str, str]:
    """Key that sorts names as a Thai dictionary does; the phone's `compareThai` gives the same order."""
    turned = _LEADING_VOWEL.sub(r"\2\1", search_text(text))
    return _LATE_MARKS.sub("", turned), turned
