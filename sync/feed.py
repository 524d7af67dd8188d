"""Feed: what changed in each scope after the place a reader stopped.

The numbers are the steps of `docs/sync-protocol.md`, "Answering a pull".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sync.cursor import Cursor, parse_cursor
from sync.ports import Store, Window
from sync.receipt import Head
from sync.row import Row

#: A scope with more outcomes than this is fetched for the first time in two parts: how it stands, then how it came so.
WHOLE_OUTCOMES_MAX = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader says of itself: its cursor in each scope, and further places that it was told of and still holds."""

    cursors: Mapping[str, str]
    witnesses: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One scope's changes; a phone applies it only if it stands exactly at `base`.

    `seq` is how far the reader then stands: at nought until a first fetch has come to its end. `filled` says how far
    its facts have come, `upto` where it ends; the page of records has the running sums as of there.
    """

    scope: str
    base: str
    to: str
    seq: int
    head: int
    filled: int
    upto: int
    is_reset: bool
    rows: Mapping[str, Sequence[Row]]
    sums: Mapping[str, Mapping[tuple[str, ...], int]]


@dataclass(frozen=True, slots=True)
class Pulled:
    """The answer: pages, whether more is waiting, and the scopes where the reader knows more than this server."""

    pages: Sequence[Page]
    is_more: bool
    forgotten: Sequence[str]


def pull(
    store: Store, scopes: Sequence[str], asked: Asked, outcomes_max: int, sum_names: Sequence[str] = ()
) -> Pulled:
    """The next pages for a reader who may see `scopes`.

    `outcomes_max` bounds the outcomes of all pages together; scopes are served in the order given. `sum_names` are the
    running sums a reader needs before the facts they are folded from have come. The caller holds one snapshot around
    the call. Raises AssertionError when a page would not be complete: better no answer than a silent gap.
    """
    # 1. where each scope stands, and which places the reader names are in its history
    told = {
        scope: [asked.cursors.get(scope, ""), *asked.witnesses.get(scope, ())]
        for scope in _named(scopes, asked)
    }
    places = {scope: [parse_cursor(text) for text in texts] for scope, texts in told.items()}
    chains = store.chains(
        [
            (scope, one.seq)
            for scope, found in places.items()
            for each in found
            if each and each.seq
            for one in each.places()
        ]
    )
    is_known = {
        scope: [
            each is not None and all(one.lies_on(chains.get((scope, one.seq))) for one in each.places())
            for each in found
        ]
        for scope, found in places.items()
    }
    # 2. the reader was told of something that this history does not hold: the server went back
    forgotten = sorted(scope for scope, known in is_known.items() if not all(known))
    # 3. how far this answer goes: what is new and how things stand first, the history of new scopes after
    found = store.heads(scopes)
    heads = {
        scope: found.get(scope, Head(scope)) for scope in scopes if scope in found or asked.cursors.get(scope)
    }
    standing = {scope: (places[scope][0] if is_known[scope][0] else None) or Cursor() for scope in heads}
    windows, is_more = _windows(heads, standing, asked.cursors, outcomes_max)
    # 4. the rows whose last change lies in the window; the log must be dense there
    counts = store.counts(windows)
    for window in windows:
        if counts.get(window.scope, 0) != window.upto - window.after:
            raise AssertionError(f"the log of a scope has a gap between {window.after} and {window.upto}")
    rows = store.rows(windows)
    sums = store.sums(sum_names, [window.scope for window in windows if window.part == "records"])
    ends = store.chains([(window.scope, window.end) for window in windows if window.end])
    pages = [
        Page(
            scope=window.scope,
            base="" if window.is_reset else asked.cursors.get(window.scope, ""),
            to=_cursor_after(window, ends.get((window.scope, window.end), ""), heads[window.scope]),
            seq=window.end if window.filled == window.end else 0,
            head=heads[window.scope].seq,
            filled=window.filled,
            upto=window.end,
            is_reset=window.is_reset,
            rows=rows[window.scope],
            sums=sums.get(window.scope, {}),
        )
        for window in windows
    ]
    return Pulled(pages, is_more, forgotten)


def _cursor_after(window: Window, chain: str, head: Head) -> str:
    end = Head(window.scope, window.end, chain)
    if window.part == "all":
        return str(Cursor.at(end, ahead=head if window.end < head.seq else None))
    return str(Cursor.at(end, None if window.filled == window.end else window.filled))


def _named(scopes: Sequence[str], asked: Asked) -> Sequence[str]:
    """Every scope held or told of: what the reader held once is looked at too, and nothing of it is revealed."""
    return tuple(dict.fromkeys((*scopes, *asked.cursors, *asked.witnesses)))


def _windows(
    heads: Mapping[str, Head],
    standing: Mapping[str, Cursor],
    cursors: Mapping[str, str],
    outcomes_max: int,
) -> tuple[list[Window], bool]:
    windows: list[Window] = []
    room, is_more = outcomes_max, False
    for scope, place in standing.items():
        head = heads[scope].seq
        is_reset = place.seq == 0 and cursors.get(scope, "") != ""
        if place.filled is not None or (place.seq == head and not is_reset):
            continue
        if place.seq == 0 and head > min(WHOLE_OUTCOMES_MAX, room):
            window, cost = Window(scope, 0, head, "records", head, is_reset), WHOLE_OUTCOMES_MAX
        else:
            upto = min(head, place.seq + room)
            window, cost = Window(scope, place.seq, upto, "all", upto, is_reset), upto - place.seq
        is_skipped = room == 0 or (room < cost and windows != [])
        is_more = is_more or is_skipped or window.part == "records" or window.upto < head
        if not is_skipped:
            windows.append(window)
            room = max(0, room - cost)
    for scope, place in standing.items():
        if place.filled is None:
            continue
        upto = min(place.seq, place.filled + room)
        is_more = is_more or upto < place.seq or place.seq < heads[scope].seq
        if upto > place.filled:
            windows.append(Window(scope, place.filled, upto, "facts", place.seq))
            room -= upto - place.filled
    return windows, is_more
