"""Store: what the core needs from the world. The caller opens the transaction; a store never commits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from sync.decide import Decided, Wanted
from sync.receipt import Head
from sync.row import Row, View

#: Which rows a window shows: all, those that can change, or those that never do.
Part = Literal["all", "records", "facts"]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one scope's order: the outcomes after `after`, up to and with `upto`, on the way to `end`."""

    scope: str
    after: int
    upto: int
    part: Part
    end: int
    is_reset: bool = False

    @property
    def filled(self) -> int:
        """How far the facts have come after it."""
        return 0 if self.part == "records" else self.upto

    def shows(self, *, facts: bool) -> bool:
        """Whether rows of this sort belong into the window."""
        return self.part == "all" or (self.part == "facts") == facts


class Store(Protocol):
    """Two methods for a push, five for a pull; each asks a constant number of questions of the database."""

    def load(self, wanted: Wanted) -> View:
        """Lock the scopes, in the order given, and load everything named."""

    def save(self, decided: Decided) -> None:
        """Write all of it, or raise and write nothing."""

    def heads(self, scopes: Sequence[str]) -> dict[str, Head]:
        """Where those of the scopes stand that exist."""

    def chains(self, places: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
        """The chain hash after each (scope, seq) that exists."""

    def counts(self, windows: Sequence[Window]) -> Mapping[str, int]:
        """How many outcomes the log holds in each window, by scope."""

    def rows(self, windows: Sequence[Window]) -> Mapping[str, Mapping[str, Sequence[Row]]]:
        """The rows of each window's part whose last change lies in it: scope → kind → rows in order of seq."""

    def sums(
        self, names: Sequence[str], scopes: Sequence[str]
    ) -> Mapping[str, Mapping[str, Mapping[tuple[str, ...], int]]]:
        """The running sums of these names in satang: scope → name → key → amount."""
