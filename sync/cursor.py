"""Cursor: a reader's place in a scope's order, paired with the hash over everything before it. Opaque to phones."""

import re
from dataclasses import dataclass
from typing import Self

from sync.receipt import Head

#: How much of the chain's hash a cursor carries: 64 bits, which no other history shares by chance.
CHAIN_LETTERS = 16
CURSOR = re.compile(rf"([0-9]{{1,9}})\.([0-9a-f]{{{CHAIN_LETTERS}}})(?:~([0-9]{{1,9}}))?")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The reader has seen the outcomes up to `seq`, whose chain hash begins with `chain`.

    `filled` is a number while a scope is being fetched for the first time: its records stand as of `seq` or later,
    its facts have come up to `filled`. A reader that has nothing stands at nought.
    """

    seq: int = 0
    chain: str = ""
    filled: int | None = None

    @classmethod
    def at(cls, head: Head, filled: int | None = None) -> Self:
        """The place of a head."""
        return cls(head.seq, head.chain[:CHAIN_LETTERS], filled)

    def lies_on(self, chain: str | None) -> bool:
        """Whether this place is in the history whose chain hash at `seq` is given; None where it has no such place."""
        return self.seq == 0 or (chain is not None and chain[:CHAIN_LETTERS] == self.chain)

    def __str__(self) -> str:
        if self.seq == 0:
            return ""
        filling = "" if self.filled is None else f"~{self.filled}"
        return f"{self.seq}.{self.chain}{filling}"


def parse_cursor(text: str) -> Cursor | None:
    """The cursor a text stands for; None for what no server wrote."""
    if text == "":
        return Cursor()
    match = CURSOR.fullmatch(text)
    if match is None:
        return None
    return Cursor(int(match[1]), match[2], None if match[3] is None else int(match[3]))
