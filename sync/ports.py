"""Store: what the core needs from the world. The caller opens the transaction; a store never commits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sync.decide import Decided, Wanted
from sync.receipt import Head
from sync.row import Row, View


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of one scope's order: the outcomes after `after`, up to and with `upto`."""

    scope: str
    after: int
    upto: int
    head: int
    is_reset: bool


class Store(Protocol):
    """Two methods for a push, four for a pull; each asks a constant number of questions of the database."""

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
        """The rows whose last change lies in each window: scope → kind → rows in order of seq."""
