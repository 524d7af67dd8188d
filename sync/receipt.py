"""Receipt: the one lasting answer to a line, and the chain of answers of a scope."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sync.problems import Problem

Outcome = Literal["applied", "merged", "conflict", "rejected", "quarantined", "held", "retry"]

#: The operation took effect, wholly or with something a person must still settle.
EFFECTIVE: frozenset[Outcome] = frozenset({"applied", "merged", "conflict"})
#: Not an answer for ever: the phone keeps the operation and sends it again.
PASSING: frozenset[Outcome] = frozenset({"held", "retry"})


@dataclass(frozen=True, slots=True)
class Head:
    """Where a scope stands: how many final outcomes it has, and the hash over all of them."""

    scope: str
    seq: int = 0
    chain: str = ""

    def after(
        self,
        operation_id: str | None,
        line_sha256: str,
        outcome: Outcome,
        code: str | None,
        flags: Sequence[str] = (),
    ) -> "Head":
        """The head once one more outcome stands in the scope's chain.

        Flags belong to it: they open cases, and two histories that differ in a row must differ in their chains.
        """
        link = "\n".join((self.chain, operation_id or "", line_sha256, outcome, code or "", " ".join(flags)))
        return Head(self.scope, self.seq + 1, hashlib.sha256(link.encode()).hexdigest())


@dataclass(frozen=True, slots=True)
class Receipt:
    """The lasting answer to one line; `scope` and `seq` say in whose chain it stands."""

    line_sha256: str
    operation_id: str | None
    outcome: Outcome
    scope: str
    seq: int
    chain: str
    code: str | None = None
    field: str | None = None
    flags: tuple[str, ...] = ()
    author: str = ""
    device: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What a push answers for one line; `receipt` is None exactly when the outcome is `held` or `retry`."""

    operation_id: str | None
    outcome: Outcome
    receipt: Receipt | None = None
    problem: Problem | None = None
    missing: tuple[str, ...] = ()
    is_duplicate: bool = False
