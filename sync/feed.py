"""Feed: what changed in each scope after the place a reader stopped.

The numbers are the steps of `docs/sync-protocol.md`, "Answering a pull".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sync.ports import Store, Window
from sync.receipt import Head
from sync.row import Row

_CURSOR = re.compile(r"(\d{1,15})\.([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class Page:
    """One scope's changes; a phone applies it only if it stands exactly at `base`."""

    scope: str
    base: str
    to: str
    seq: int
    head: int
    is_reset: bool
    rows: Mapping[str, Sequence[Row]]


def make_cursor(head: Head) -> str:
    """The place of a head, opaque to phones: its number and the beginning of its chain hash."""
    return f"{head.seq}.{head.chain[:16]}" if head.seq else ""


def parse_cursor(cursor: str) -> tuple[int, str] | None:
    """Number and chain beginning, (0, "") for a reader that has nothing, None for what no server wrote."""
    if cursor == "":
        return 0, ""
    match = _CURSOR.fullmatch(cursor)
    return (int(match[1]), match[2]) if match else None


def pull(
    store: Store, scopes: Sequence[str], cursors: Mapping[str, str], outcomes_max: int
) -> tuple[list[Page], bool]:
    """The next pages for a reader who may see `scopes`, and whether more is waiting.

    `outcomes_max` bounds the outcomes of all pages together; scopes are served in the order given. The caller
    holds one snapshot around the call. Raises AssertionError when a page would not be complete: better no answer
    than a silent gap.
    """
    # 1. where each scope stands, and whether the reader's place is on its chain
    heads = store.heads(scopes)
    places = {scope: parse_cursor(cursors.get(scope, "")) for scope in heads}
    known = store.chains([(scope, place[0]) for scope, place in places.items() if place and place[0]])
    # 2. how far this answer goes
    windows, room, is_more = [], outcomes_max, False
    for scope in scopes:
        head = heads.get(scope)
        if head is None:
            continue
        place = places[scope]
        is_on_chain = place is not None and (
            place[0] == 0 or known.get((scope, place[0]), "")[:16] == place[1]
        )
        after = place[0] if place is not None and is_on_chain else 0
        upto = min(head.seq, after + room)
        is_more = is_more or upto < head.seq
        if upto > after or not is_on_chain:
            windows.append(Window(scope, after, upto, head.seq, not is_on_chain))
            room -= upto - after
    # 3. the rows whose last change lies in the window; the log must be dense there
    ends = store.chains([(window.scope, window.upto) for window in windows if window.upto])
    counts = store.counts(windows)
    rows = store.rows(windows)
    pages = []
    for window in windows:
        if counts.get(window.scope, 0) != window.upto - window.after:
            raise AssertionError(f"the log of a scope has a gap between {window.after} and {window.upto}")
        to = Head(window.scope, window.upto, ends.get((window.scope, window.upto), ""))
        base = "" if window.is_reset else cursors.get(window.scope, "")
        pages.append(
            Page(
                window.scope,
                base,
                make_cursor(to),
                window.upto,
                window.head,
                window.is_reset,
                rows[window.scope],
            )
        )
    return pages, is_more
