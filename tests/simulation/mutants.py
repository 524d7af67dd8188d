"""Weakenings of phone, server and core, one rule each: the simulator proves itself by catching them.

Nothing is edited: a mutant is a class with one method changed, handed to the simulation as its world.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from server.catalog import KINDS
from sync.cursor import Cursor, parse_cursor
from sync.decide import Decided, History
from sync.feed import Page
from sync.operation import Line, parse_line
from sync.problems import Problem
from sync.push import push_chunk
from sync.receipt import PASSING, Head, Result
from sync.row import View
from tests.simulation.phone import AskedPull, Phone, PullAnswer, PushAnswer, ScopePlace
from tests.simulation.server import KINDS_WITH_BUG, Backup, BusyError, CrashError, Server
from tests.simulation.simulation import World

# ---------------------------------------------------------------------------------------------------- phones


class DeletesBeforeTheAnswer(Phone):
    def next_lines(self, lines_max: int, tried: frozenset[str] = frozenset()) -> list[Line]:
        lines = super().next_lines(lines_max, tried)
        for line in lines:
            del self.disk.outbox[self.find_waiting(line) or 0]
        return lines


class DeletesByCount(Phone):
    def find_waiting(self, line: Line) -> int | None:
        return min(self.disk.outbox, default=None)


class TakesHeldForFinal(Phone):
    def keep_waiting(self, place: int, result: Result) -> None:
        if result.outcome == "held":
            del self.disk.outbox[place]


class TakesRetryForFinal(Phone):
    def keep_waiting(self, place: int, result: Result) -> None:
        if result.outcome == "retry":
            del self.disk.outbox[place]


class KeepsNoJournal(Phone):
    def move_to_journal(self, place: int, result: Result) -> None:
        super().move_to_journal(place, result)
        del self.disk.journal[next(reversed(self.disk.journal))]


class KeepsNoWitness(Phone):
    def keep_witness(self, scope: str, told: str) -> None:
        pass


class LetsGoOfWitnessesAtOnce(Phone):
    def confirm(self, asked: AskedPull, answer: PullAnswer, reached: Any) -> None:
        for scope, presented in asked.witnesses.items():
            self.let_go(scope, presented)
        self.trim(asked, answer)


class IgnoresForgotten(Phone):
    def take_back(self, forgotten: Sequence[str], asked: AskedPull, scopes: Sequence[str]) -> None:
        for scope in forgotten:
            self.let_go(scope, asked.witnesses.get(scope, ()))


class KeepsTheDeadCursorOfALostScope(Phone):
    def take_back(self, forgotten: Sequence[str], asked: AskedPull, scopes: Sequence[str]) -> None:
        super().take_back(forgotten, asked, forgotten)


class RewritesWhatItSendsAgain(Phone):
    def next_lines(self, lines_max: int, tried: frozenset[str] = frozenset()) -> list[Line]:
        self.disk.place += 1
        for place, waiting in self.disk.outbox.items():
            raw = waiting.line.raw.replace(b'"app":"0.1.0"', b'"app":"0.1.%d"' % self.disk.place)
            self.disk.outbox[place] = replace(waiting, line=parse_line(raw))
        return super().next_lines(lines_max, tried)


class WritesTheCursorBeforeTheRows(Phone):
    def take_pull(self, asked: AskedPull, answer: PullAnswer) -> Iterator[None]:
        for page in answer.pages:
            place = self.disk.scopes.get(page.scope)
            if self.fits(page, asked, place.cursor if place else ""):
                self.disk.scopes[page.scope] = ScopePlace(page.to, page.seq, page.head)
                yield
                self.disk.scopes[page.scope] = place or ScopePlace("", 0, 0)
        yield from super().take_pull(asked, answer)


class TakesEveryPage(Phone):
    def fits(self, page: Page, asked: AskedPull, cursor: str) -> bool:
        return True


class TakesPagesThatAreNewer(Phone):
    def fits(self, page: Page, asked: AskedPull, cursor: str) -> bool:
        here, base = parse_cursor(cursor), parse_cursor(page.base)
        return page.is_reset or (here is not None and base is not None and base.seq <= here.seq)


class NeverPurges(Phone):
    def hold(self, scopes: Sequence[str], asked: AskedPull) -> None:
        super().hold([*scopes, *self.disk.scopes], asked)


class PurgesBeforeDelivery(Phone):
    def is_waited_for(self, scope: str) -> bool:
        return False

    def hold(self, scopes: Sequence[str], asked: AskedPull) -> None:
        lost = set(self.disk.scopes) - set(scopes)
        super().hold(scopes, asked)
        self.disk.outbox = {
            place: waiting for place, waiting in self.disk.outbox.items()
            if waiting.line.operation is None or waiting.line.operation.scope not in lost
        }  # fmt: skip


class ShowsHalfOfWhatItStages(Phone):
    def apply_page(self, page: Page, asked: AskedPull) -> bool:
        if page.is_reset:
            self.disk.rows.pop(page.scope, None)
        return super().apply_page(page, asked)


class ResetsWithoutReplacing(Phone):
    def apply_page(self, page: Page, asked: AskedPull) -> bool:
        before = dict(self.disk.rows.get(page.scope, {}))
        is_applied = super().apply_page(page, asked)
        if is_applied and page.is_reset:
            self.disk.rows[page.scope] = before | self.disk.rows.get(page.scope, {})
        return is_applied


class SaysGreenWhileFetching(Phone):
    def is_green(self) -> bool:
        return not self.disk.outbox


class TrimsEverythingSeen(Phone):
    def trim(self, asked: AskedPull, answer: PullAnswer) -> None:
        for sha256, answered in list(self.disk.journal.items()):
            if answered.state == "seen":
                del self.disk.journal[sha256]


# ---------------------------------------------------------------------------------------------------- servers


class Changed:
    """A store with one answer changed."""

    def __init__(self, store: Any) -> None:
        self.store = store

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)


class StoreWithoutReceipts(Changed):
    def load(self, wanted: Any) -> View:
        view: View = self.store.load(wanted)
        view.receipts_by_line.clear()
        view.receipts_by_operation.clear()
        return view


class KeepsNoReceipt(Server):
    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        return super().decide(StoreWithoutReceipts(store), lines, author)


class TwoCommits(Changed):
    def save(self, decided: Decided) -> None:
        self.store.save(replace(decided, receipts=[], heads={}, quarantined=[]))
        raise CrashError


class WritesReceiptsAfterTheCommit(Server):
    def breaking(self, store: Any, error: Exception | None) -> Any:
        return TwoCommits(store) if isinstance(error, CrashError) else super().breaking(store, error)


class PoisonBlocks(Server):
    def push_lines(self, author: Any, lines: Sequence[Line], error: Exception | None) -> list[Result]:
        try:
            return self.database.transact(
                lambda store: self.decide(self.breaking(store, error), lines, author)
            )
        except CrashError:
            raise
        except (BusyError, ZeroDivisionError):
            return [Result(line.operation_id, "retry") for line in lines]


class FirstFetchEndsAtTheEndsHead(Server):
    def feed(self, store: Any, scopes: Sequence[str], asked: AskedPull) -> Any:
        pulled = super().feed(store, scopes, asked)
        heads = store.heads(scopes)
        pages = [
            replace(page, to=str(Cursor.at(heads[page.scope])), seq=page.head)
            if "~" in page.base and page.filled == page.upto else page
            for page in pulled.pages
        ]  # fmt: skip
        return replace(pulled, pages=pages)


class TrustsTheNumberOfACursor(Server):
    def feed(self, store: Any, scopes: Sequence[str], asked: AskedPull) -> Any:
        heads = store.heads([*scopes, *asked.cursors, *asked.witnesses])

        def trusted(scope: str, text: str) -> str:
            place, head = parse_cursor(text), heads.get(scope, Head(scope))
            if place is None or place.seq == 0 or place.seq > head.seq:
                return text
            chain = store.chains([(scope, place.seq)])[scope, place.seq]
            return str(Cursor.at(Head(scope, place.seq, chain), place.filled))

        cursors = {scope: trusted(scope, text) for scope, text in asked.cursors.items()}
        witnesses = {scope: [trusted(scope, one) for one in told] for scope, told in asked.witnesses.items()}
        pulled = super().feed(store, scopes, replace(asked, cursors=cursors, witnesses=witnesses))
        back = {new: asked.cursors[scope] for scope, new in cursors.items()}
        pages = [replace(page, base=back.get(page.base, page.base)) for page in pulled.pages]
        return replace(pulled, pages=pages)


class LooksAtNoWitness(Server):
    def feed(self, store: Any, scopes: Sequence[str], asked: AskedPull) -> Any:
        return super().feed(store, scopes, replace(asked, witnesses={}))


class NumbersOutsideTheLock(Server):
    """Every third chunk is numbered by heads that were read before the chunk in front of it was saved."""

    stale: dict[str, Head] | None = None
    turn = 0

    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        self.turn += 1
        stale, self.stale = self.stale, None
        if self.turn % 3 == 1:
            self.stale = dict(store.heads(sorted({line.operation.scope for line in lines if line.operation})))

        class Early(Changed):
            def load(self, wanted: Any) -> View:
                view: View = self.store.load(wanted)
                view.heads.update(stale or {})
                return view

        return super().decide(Early(store), lines, author)


class SumsOutsideTheTransaction(Server):
    turn = 0

    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        self.turn += 1
        turn = self.turn

        class WithoutSums(Changed):
            def save(self, decided: Decided) -> None:
                self.store.save(decided if turn % 7 else replace(decided, tallies=[]))

        return super().decide(WithoutSums(store), lines, author)


class KeepsNoBytes(Server):
    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        class WithoutBytes(Changed):
            def save(self, decided: Decided) -> None:
                self.store.save(replace(decided, quarantined=[]))

        return super().decide(WithoutBytes(store), lines, author)


class KeepsNoHistory(Server):
    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        class WithoutHistory(Changed):
            def save(self, decided: Decided) -> None:
                none: list[History] = []
                self.store.save(replace(decided, histories=none))

        return super().decide(WithoutHistory(store), lines, author)


class ReversesTwice(Server):
    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        entry = replace(KINDS["entry"], check=lambda _operation, _view: None)
        return push_chunk(store, lines, author, dict(KINDS_WITH_BUG) | {"entry": entry}, self.today)


class RefusesWhatIsOverdrawn(Server):
    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        def check(operation: Any, view: View) -> Problem | None:
            problem = KINDS["entry"].check(operation, view)
            return problem or (Problem("overdrawn") if [*KINDS["entry"].flags(operation, view)] else None)

        entry = replace(KINDS["entry"], check=check)
        return push_chunk(store, lines, author, dict(KINDS_WITH_BUG) | {"entry": entry}, self.today)


class RecognisesRepetitionsByNumber(Server):
    """A mark per device and scope instead of receipts, as a phone restored from a copy deceives it."""

    def push(self, person_id: str, lines: Sequence[Line], error: Exception | None = None) -> PushAnswer:
        answer = super().push(person_id, [line for line in lines if not self.is_known(line)], error)
        fresh = iter(answer.results)
        results: list[Result] = []
        for line in lines:
            if self.is_known(line):
                last = self.last[self.key(line)]
                results.append(Result(line.operation_id, "applied", last.receipt))
            else:
                result = next(fresh)
                results.append(result)
                if result.outcome not in PASSING and line.operation:
                    self.marks[self.key(line)] = max(self.marks.get(self.key(line), 0), line.operation.number)
                    self.last[self.key(line)] = result
        return replace(answer, results=results)

    def __init__(self, *args: Any, **keys: Any) -> None:
        super().__init__(*args, **keys)
        self.marks: dict[tuple[str, str], int] = {}
        self.last: dict[tuple[str, str], Result] = {}

    def key(self, line: Line) -> tuple[str, str]:
        assert line.operation is not None
        return (line.operation.device, line.operation.scope)

    def is_known(self, line: Line) -> bool:
        return line.operation is not None and line.operation.number <= self.marks.get(self.key(line), 0)


class CountsOnlyTheNewestBackup(Server):
    def take_backup(self) -> None:
        super().take_backup()
        self.durable = {scope: head.seq for scope, head in self.backups[-1].heads.items()}


class CountsBackupsOfAnotherBranch(Server):
    def find_held(self, backup: Backup) -> Mapping[str, int]:
        return {head.scope: head.seq for head in backup.heads.values()}


class LetsDevicesJudgeTheDay(Server):
    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        from datetime import date

        told = [line.operation.made_at[:10] for line in lines if line.operation]
        today = date.fromisoformat(told[0]) if told else self.today
        return push_chunk(store, lines, author, KINDS_WITH_BUG, today)


#: Weakenings that twenty seeds must catch.
COARSE: dict[str, World] = {
    **{phone.__name__: World(phone=phone) for phone in (
        DeletesBeforeTheAnswer, DeletesByCount, TakesHeldForFinal, TakesRetryForFinal, KeepsNoJournal, KeepsNoWitness,
        IgnoresForgotten, RewritesWhatItSendsAgain, WritesTheCursorBeforeTheRows, NeverPurges, PurgesBeforeDelivery, ShowsHalfOfWhatItStages, ResetsWithoutReplacing,
        SaysGreenWhileFetching, TrimsEverythingSeen,
    )},
    **{server.__name__: World(server=server) for server in (
        KeepsNoReceipt, WritesReceiptsAfterTheCommit, PoisonBlocks, FirstFetchEndsAtTheEndsHead, TrustsTheNumberOfACursor,
        LooksAtNoWitness, NumbersOutsideTheLock, SumsOutsideTheTransaction, KeepsNoBytes, KeepsNoHistory, ReversesTwice,
        RefusesWhatIsOverdrawn, RecognisesRepetitionsByNumber, CountsOnlyTheNewestBackup,
    )},
}  # fmt: skip
