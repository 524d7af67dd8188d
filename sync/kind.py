"""Kind: how one sort of operation is judged and what it changes.

Two classes only. An *append* kind states a fact, which stands for ever; its row has the operation's id.
A *merge* kind edits a record field by field, the value the author saw travelling along; the record has the
id of the operation that created it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from sync.operation import Operation
from sync.problems import Problem
from sync.row import Lookup, Row, Tally, View

Way = Literal["append", "merge"]
#: How two edits of one field meet: `critical` asks a person, `soft` lets the later arrival win, `set` adds and removes
#: element by element, `state` follows allowed transitions, `fixed` is set at creation only.
Meeting = Literal["critical", "soft", "set", "state", "fixed"]

#: `data` of an operation of one version as the next version says it. It may read the whole operation; what it cannot
#: read it leaves as it is, so that the newest shape names the fault.
Lift = Callable[[Operation], Mapping[str, Any]]

IN_GROUP, IN_PERSON, IN_AREA = frozenset({"group"}), frozenset({"person"}), frozenset({"area"})
IN_MENTORSHIP = frozenset({"mentorship"})
ANYWHERE = IN_GROUP | IN_PERSON | IN_AREA | IN_MENTORSHIP


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record that merges.

    `whole` names critical fields that are one statement together: they are sent, clash and are settled as one, so
    that no half of one person's and half of another's ever stands. `ended` names states in which a record is over
    although a mistake may be taken back; so is every state that nothing leads out of.
    """

    meeting: Meeting
    is_required: bool = False
    whole: str | None = None
    transitions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ended: frozenset[str] = frozenset()

    def is_end(self, state: str) -> bool:
        """Whether a record in this state is over: whoever edits it without knowing is asked."""
        return state in self.ended or self.transitions.get(state) == frozenset()


def _no_problem(_operation: Operation, _view: View) -> Problem | None:
    return None


def _nothing(_operation: Operation, _view: View) -> Iterable[Any]:
    return ()


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of operation. All callables are pure.

    kept_in: the sorts of scope (group, person, area, mentorship) it may be sent for. founds: its records found the scope of
    their own name, `group:<id>`, which exists from then on. shape: types and limits of `data` alone, in the
    newest version. lifts: version → how its data becomes the next version's. references: (row kind, id) that must exist
    before it can be judged. lookups: further rows the checks must see. sums: names and keys of running sums they must
    see. check: why it can never be valid. flags: what a person should look at, although it stands. changes: other rows
    it changes. tallies: what it adds to running sums.
    """

    name: str
    way: Way
    kept_in: frozenset[str]
    shape: Callable[[Mapping[str, Any]], Problem | None]
    version: int = 1
    lifts: Mapping[int, Lift] = field(default_factory=dict)
    founds: bool = False
    fields: Mapping[str, Field] = field(default_factory=dict)
    references: Callable[[Operation], Iterable[tuple[str, str]]] = lambda _operation: ()
    lookups: Callable[[Operation], Iterable[Lookup]] = lambda _operation: ()
    sums: Callable[[Operation], Iterable[tuple[str, tuple[str, ...]]]] = lambda _operation: ()
    check: Callable[[Operation, View], Problem | None] = _no_problem
    flags: Callable[[Operation, View], Iterable[str]] = _nothing
    changes: Callable[[Operation, View], Iterable[Row]] = _nothing
    tallies: Callable[[Operation, View], Iterable[Tally]] = _nothing

    def row_id(self, operation: Operation) -> str:
        """Which row the operation makes or edits."""
        return str(operation.data["id"]) if self.way == "merge" else operation.id

    def creates(self, operation: Operation) -> bool:
        """Whether the operation makes a new row."""
        return self.way == "append" or operation.id == operation.data["id"]
