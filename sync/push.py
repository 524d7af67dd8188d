"""Push: a chunk of lines, from bytes to answers. One chunk is one transaction of the caller's."""

from collections.abc import Mapping, Sequence
from datetime import date

from sync.decide import Author, decide, decide_parts, quarantine, want, want_all
from sync.kind import Kind
from sync.lift import lift
from sync.operation import Line
from sync.ports import Store
from sync.problems import Problem
from sync.receipt import EFFECTIVE, Result

#: Lines decided together; the locks of their scopes are held for so long.
CHUNK_LINES_MAX = 50


def push_chunk(
    store: Store, lines: Sequence[Line], author: Author, kinds: Mapping[str, Kind], today: date
) -> list[Result]:
    """Load, decide, save; one result per line, in order."""
    lines = [lift(line, kinds) for line in lines]
    view = store.load(want(lines, author, kinds))
    decided = decide(lines, view, author, kinds, today)
    store.save(decided)
    return decided.results


def push_all_or_none(
    store: Store, parts: Sequence[tuple[Author, Line]], kinds: Mapping[str, Kind], today: date
) -> list[Result]:
    """Load, decide, and save only when every line takes effect; else nothing is written, not even a receipt."""
    view = store.load(want_all((want([line], author, kinds) for author, line in parts)))
    decided = decide_parts(parts, view, kinds, today)
    if all(result.outcome in EFFECTIVE for result in decided.results):
        store.save(decided)
    return decided.results


def set_aside(store: Store, line: Line, author: Author, problem: Problem) -> Result:
    """Quarantine a line that could not be judged, in the author's own scope, with its bytes kept."""
    view = store.load(want([line], author, {}))
    known = view.receipts_by_line.get(line.sha256)
    if known is not None:
        return Result(line.operation_id, known.outcome, known, is_duplicate=True)
    decided = quarantine(line, view, author, problem)
    store.save(decided)
    return decided.results[0]
