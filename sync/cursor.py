"""Cursor: a reader's place in a scope's order, paired with the hash over everything before it. Opaque to phones."""

import re
from dataclasses import dataclass
from typing import Self

from sync.receipt import Head

#: How much of the chain's hash a cursor carries: 64 bits, which no other history shares by chance.
CHAIN_LETTERS = 16
#: Two places of nine digits each, and what stands between them.
CURSOR_LETTERS_MAX = 2 * (9 + 1 + CHAIN_LETTERS) + 1
_PLACE = rf"([0-9]{{1,9}})\.([0-9a-f]{{{CHAIN_LETTERS}}})"
CURSOR = re.compile(rf"{_PLACE}(?:~([0-9]{{1,9}})|\+{_PLACE})?")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The reader has seen the outcomes up to `seq`, whose chain hash begins with `chain`.

    `filled` is a number while a scope is being fetched for the first time: its records stand as of `seq` or later,
    its facts have come up to `filled`. A reader that has nothing stands at nought.

    `ahead` is there while further pages are to come: how far the scope had come when the last page was read. A row that
    had changed again by then was left for a later page, so the place means something only in a history that holds both.
    """

    seq: int = 0
    chain: str = ""
    filled: int | None = None
    ahead: "Cursor | None" = None

    @classmethod
    def at(cls, head: Head, filled: int | None = None, ahead: Head | None = None) -> Self:
        """The place of a head."""
        return cls(head.seq, head.chain[:CHAIN_LETTERS], filled, None if ahead is None else Cursor.at(ahead))

    def places(self) -> tuple["Cursor", ...]:
        """The places that must lie on one chain for this one to mean anything."""
        return (self,) if self.ahead is None else (self, self.ahead)

    def lies_on(self, chain: str | None) -> bool:
        """Whether this place is in the history whose chain hash at `seq` is given; None where it has no such place."""
        return self.seq == 0 or (chain is not None and chain[:CHAIN_LETTERS] == self.chain)

    def __str__(self) -> str:
        if self.seq == 0:
            return ""
        filling = "" if self.filled is None else f"~{self.filled}"
        return f"{self.seq}.{self.chain}{filling}" + ("" if self.ahead is None else f"+{self.ahead}")


def parse_cursor(text: str) -> Cursor | None:
    """The cursor a text stands for; None for what no server wrote."""
    if text == "":
        return Cursor()
    match = CURSOR.fullmatch(text)
    if match is None:
        return None
    filled = None if match[3] is None else int(match[3])
    return Cursor(
        int(match[1]), match[2], filled, None if match[4] is None else Cursor(int(match[4]), match[5])
    )
