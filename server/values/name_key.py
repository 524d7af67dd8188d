"""The form in which two names are compared for being one person's. Pure. Twin of name_key.ts."""

import re

from server.values.thai_text import search_text

#: Tone marks, maitaikhu, thanthakhat: what slips most easily from a keyboard or an ear.
_MARKS = re.compile("[\u0e47-\u0e4c]")
#: Vowels that differ in length or only in writing.
_ALIKE = (
    (re.compile("[\u0e34-\u0e37]"), "\u0e34"),
    (re.compile("[\u0e38\u0e39]"), "\u0e38"),
    (re.compile("\u0e43"), "\u0e44"),
    (re.compile("\u0e45"), "\u0e32"),
)
#: Spaces, full stops, hyphens and the like.
_NO_LETTER = re.compile("[^\u0e01-\u0e4ea-z0-9]")


def name_key(text: str) -> str:
    """A name without spaces, stops and tone marks, its like vowels written alike; "" when nothing is left."""
    key = _NO_LETTER.sub("", _MARKS.sub("", search_text(text)))
    for alike, one in _ALIKE:
        key = alike.sub(one, key)
    return key
