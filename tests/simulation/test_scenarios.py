"""What random seeds find seldom, told step by step: every hole ever found, and the bugs others had.

Each scenario holds with the rules as they are and fails with the weakened ones named beside it.

Holes of earlier designs:

1. a page of a first fetch that was given up, applied later: `a_first_fetch_given_up`
2. a restore that forgot nothing but a refusal: `a_restore_that_forgot_only_a_refusal`
3. a place thrown away with a purged scope: `a_restore_after_the_scope_was_purged`
4., 5. concern a global epoch, which this design has not
6. a cursor without its hash: `a_restored_server_that_has_grown_as_far`
7. a late page of a lost history: `a_late_page_of_a_lost_history`
8. a forged place: `a_forged_place` resets nobody but its forger

Bugs others had, as far as phone rules and core can express them:

1.-4. numbers outside the lock or the transaction: mutants `NumbersOutsideTheLock`, `SumsOutsideTheTransaction`
5. cursor before rows: mutant `WritesTheCursorBeforeTheRows`
6. changes that come while a push waits: `work_that_waits_stops_no_pull`
7., 8. dequeued before its answer: mutants `DeletesBeforeTheAnswer`, `DeletesByCount`
10. "connected" taken for "sent": mutant `SaysGreenWhileFetching`, `an_answer_from_before_the_restore`
11. one poison stops the queue: mutant `PoisonBlocks`
12., 22. two people edit one record: `two_people_edit_one_field`
13. pull waits for push: `work_that_waits_stops_no_pull`
14., 15. the answer was lost and the batch forms anew: `a_lost_answer_and_another_batch`
16. phone restored or cloned: `a_phone_restored_from_a_copy`
17., 18. server restored: `a_restored_server` and all that follow it
19. one person's line in another's session: `a_line_in_another_session`
20. a scope lost with work waiting, and given back: `a_scope_lost_and_given_back`, `a_lost_scope_and_a_restore`
21. clocks: `test_no_device_clock_decides_anything`
23. out of order: `what_is_needed_comes_later`

9., 24. and 25. are browsers' storage and the alerts: `static/pwa/test`, `tests/e2e`, `tests/server/alerts`.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from sync.feed import Page
from sync.operation import Line
from sync.receipt import Result
from sync.row import View
from tests.simulation import mutants
from tests.simulation.phone import NOWHERE, WITNESSES_MAX, AskedPull, Phone, PullAnswer, PushAnswer
from tests.simulation.server import Backup, MemoryDatabase, Person, Server, new_id
from tests.simulation.simulation import Holder, Simulation, World


class Stage(Simulation):
    """A simulation in which nothing happens by itself."""

    def __init__(self, world: World) -> None:
        super().__init__(1, replace(world, database=MemoryDatabase))
        self.rng = random.Random(1)
        self.is_calm = True
        self.room = 60
        self.server.backups_kept = 9

    def settle_in(self) -> None:
        pass

    def officer(self, area: str = "350101") -> Holder:
        person = Person(new_id(self.rng), "officer")
        self.server.people[person.id] = person
        self.assign(person, area)
        return self.give_phone(person, f"phone {len(self.holders)}")

    def group(self, holder: Holder) -> str:
        self.found(holder)
        return [*holder.phone.disk.outbox.values()][-1].line.operation.scope

    def member(self, holder: Holder, scope: str) -> str:
        self.create(holder, "member", scope, self.new_member())
        return [*holder.phone.disk.outbox.values()][-1].line.operation_id or ""

    def deposit(self, holder: Holder, scope: str) -> None:
        self.save(
            holder, "entry", scope, {"entry_kind": "other_receipt", "amount_satang": 100}, is_sound=True
        )

    def push(self, holder: Holder) -> None:
        self.send_push(holder, holder.phone.next_lines(60))
        self.deliver_all()

    def pull(self, holder: Holder) -> None:
        self.send_pull(holder)
        self.deliver_all()

    def sync(self, *holders: Holder) -> None:
        for holder in holders:
            self.push(holder)
            self.pull(holder)
            self.pull(holder)

    def backup(self) -> Backup:
        self.server.now += 100
        self.take_backup()
        self.server.now += 100
        return self.server.backups[-1]

    def back_to(self, backup: Backup) -> None:
        self.server.now += 100
        self.server.restore(backup)
        self.auditor.server_restored(backup.taken_at, backup.lines)
        self.server.now += 100

    def photograph_disk_of(self, holder: Holder) -> None:
        holder.photograph = (holder.phone.disk.copy(), self.auditor.copied(holder.phone.name))

    def roll_back(self, holder: Holder) -> None:
        assert holder.photograph is not None
        disk, held = holder.photograph
        holder.phone.disk = disk.copy()
        self.auditor.disk_became(holder.phone.name, held, self.server.database.everything().receipts)

    def lose(self, holder: Holder) -> None:
        self.holders.remove(holder)
        self.auditor.disk_became(holder.phone.name, frozenset(), self.server.database.everything().receipts)

    def take_away(self, holder: Holder) -> None:
        for row_id, (person_id, _area) in list(self.assignments.items()):
            if person_id == holder.phone.person_id:
                del self.assignments[row_id]
                self.server.end_assignment(new_id(self.rng), row_id, person_id, "2026-11-01")

    def give_back(self, holder: Holder) -> None:
        self.assign(self.server.people[holder.phone.person_id], "350101")

    def answer_for(self, holder: Holder) -> tuple[AskedPull, PullAnswer]:
        """An answer the server has given and the network still has."""
        asked = holder.phone.ask(self.room)
        return asked, self.server.pull(holder.phone.person_id, asked)

    def take_answer(self, holder: Holder, asked: AskedPull, answer: PullAnswer) -> None:
        self.take_pull(holder, asked, answer, -1, holder.boot)

    def finish(self) -> None:
        self.come_to_rest()
        self.auditor.check(self.server, [holder.phone for holder in self.holders])


def settled_group(stage: Stage) -> tuple[Holder, Holder, str]:
    """Two officers of one place, a group that both have pulled, nothing waiting."""
    holder, other = stage.officer(), stage.officer()
    scope = stage.group(holder)
    stage.deposit(holder, scope)
    stage.sync(holder, other)
    return holder, other, scope


# ------------------------------------------------------------------------------------------------ weakenings of one script


class TakesBackNothingOfARefusal(Server):
    """A chain over rows only: places told of refusals are not looked at."""

    def witnesses(self, results: Sequence[Result]) -> Mapping[str, str]:
        return super().witnesses([result for result in results if result.outcome in ("applied", "merged")])


class ForgetsThePlaceOfAPurgedScope(Phone):
    def hold(self, scopes: Sequence[str], asked: AskedPull) -> None:
        before = {scope: list(places) for scope, places in self.disk.witnesses.items()}
        super().hold(scopes, asked)
        self.disk.witnesses = {scope: before[scope] for scope in self.disk.witnesses if scope in before}

    def confirm(self, asked: AskedPull, answer: PullAnswer, reached: Mapping[str, str]) -> None:
        for scope in set(asked.witnesses) - set(self.disk.scopes):
            self.let_go(scope, asked.witnesses[scope])
        super().confirm(asked, answer, reached)


class KeepsTheOldestAndTheNewest(Phone):
    def keep_witness(self, scope: str, told: str) -> None:
        places = self.disk.witnesses.setdefault(scope, [])
        if told not in places:
            self.disk.witnesses[scope] = [*places[: WITNESSES_MAX - 1], told]


class TakesEveryAnswerForTheLastWord(Phone):
    def stands_at(self, reached: Mapping[str, str]) -> bool:
        return True


class TakesEveryReset(Phone):
    def fits(self, page: Page, asked: AskedPull, cursor: str) -> bool:
        return page.is_reset or super().fits(page, asked, cursor)


class LetsGoWhereNoPageWasNeeded(Phone):
    """Where the phone stands as it asked and nothing more is to come, it takes every place for passed."""

    def confirm(self, asked: AskedPull, answer: PullAnswer, reached: Mapping[str, str]) -> None:
        for scope, presented in asked.witnesses.items():
            place = self.disk.scopes.get(scope)
            if scope not in answer.forgotten:
                self.vouch(scope, presented)
            if not answer.is_more and place and place.cursor == reached.get(scope, ""):
                self.let_go(scope, presented)
        self.trim(asked, answer)


class TrimsWhatNobodyVouchedFor(Phone):
    def trim(self, asked: AskedPull, answer: PullAnswer) -> None:
        super().trim(replace(asked, answers=self.disk.answers), answer)


class TrimsBeforeTakingBack(Phone):
    def take_pull(self, asked: AskedPull, answer: PullAnswer) -> Iterator[None]:
        self.trim(asked, answer)
        yield from super().take_pull(asked, answer)


class SaysGreenBeforeAPlaceIsConfirmed(Phone):
    def is_green(self) -> bool:
        self.disk.unconfirmed.clear()
        return super().is_green()


class BuildsOnWhatItStages(Phone):
    def base_of(self, scope: str) -> str:
        place = self.disk.scopes.get(scope)
        return place.cursor if place else ""


class AddsToWhatItHadBeforeItLostTheScope(Phone):
    def apply_page(self, page: Page, asked: AskedPull) -> bool:
        is_begun = page.base == "" and not page.is_reset and bool(self.disk.rows.get(page.scope))
        kept = dict(self.disk.rows.get(page.scope, {}))
        is_applied = super().apply_page(page, asked)
        if is_begun and is_applied:
            self.disk.rows[page.scope] = kept | self.disk.rows[page.scope]
        return is_applied


class TrustsTheNumberOfABase(Server):
    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        class Trusting(View):
            def seen(self, scope: str, cursor: str) -> int | None:
                return int(cursor.partition(".")[0] or 0)

        class Wrapped(mutants.Changed):
            def load(self, wanted: Any) -> View:
                view = self.store.load(wanted)
                view.__class__ = Trusting
                return view

        return super().decide(Wrapped(store), lines, author)


class SaysNothingOfTheHeadBehindAPage(Server):
    def feed(self, store: Any, scopes: Sequence[str], asked: AskedPull) -> Any:
        pulled = super().feed(store, scopes, asked)
        pages = [replace(page, to=page.to.partition("+")[0]) for page in pulled.pages]
        return replace(pulled, pages=pages)


class PullsOnlyWithAnEmptyOutbox(Phone):
    def take_pull(self, asked: AskedPull, answer: PullAnswer) -> Iterator[None]:
        if not self.disk.outbox:
            yield from super().take_pull(asked, answer)


class ForceWhatIsHeld(Server):
    def decide(self, store: Any, lines: Sequence[Line], author: Any) -> list[Result]:
        results = super().decide(store, lines, author)
        return [replace(each, outcome="retry") if each.outcome == "held" else each for each in results]


class TakesAnyAuthor(Server):
    def push(self, person_id: str, lines: Sequence[Line], error: Exception | None = None) -> PushAnswer:
        authors = {line.operation.author for line in lines if line.operation}
        return super().push(next(iter(authors), person_id), lines, error)


# ------------------------------------------------------------------------------------------------ the scripts


def a_lost_answer_and_another_batch(stage: Stage) -> None:
    holder = stage.officer()
    scope = stage.group(holder)
    stage.deposit(holder, scope)
    stage.server.push(holder.phone.person_id, holder.phone.next_lines(60))  # the answer never comes
    stage.deposit(holder, scope)
    stage.sync(holder)
    assert stage.server.database.everything().totals["account_balance", scope, ("cash", "")] == 200
    stage.finish()


def work_that_waits_stops_no_pull(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    waiting = {"collection_id": new_id(stage.rng), "counts": {}}
    stage.save(holder, "collection_count", scope, waiting, needs=[new_id(stage.rng)])
    stage.push(holder)
    stage.deposit(other, scope)
    stage.sync(other)
    stage.pull(holder)
    assert len(holder.phone.disk.rows[scope]) == 3
    assert [each.state for each in holder.phone.disk.outbox.values()] == ["held"]


def what_is_needed_comes_later(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    member = stage.member(holder, scope)
    lines = holder.phone.next_lines(1)
    data = {"entry_kind": "fine", "amount_satang": 100, "member_id": member}
    stage.save(other, "entry", scope, data, is_sound=True)
    stage.push(other)
    waiting = [(each.state, each.missing) for each in other.phone.disk.outbox.values()]
    assert waiting == [("held", (member,))]
    stage.send_push(holder, lines)
    stage.deliver_all()
    stage.sync(other)
    assert other.phone.disk.outbox == {}
    stage.finish()


def two_people_edit_one_field(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    for each, day in ((holder, 10), (other, 20)):
        stage.edit(each, "group", scope, scope.removeprefix("group:"), "collection_day", day)
    stage.sync(holder, other, holder)
    [case] = [row for (kind, _id), row in holder.phone.disk.rows[scope].items() if kind == "case"]
    assert (case.fields["kept"], case.fields["other"]) == ("10", "20")
    stage.finish()


def a_line_in_another_session(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    stage.deposit(holder, scope)
    [result] = stage.server.push(other.phone.person_id, holder.phone.next_lines(1)).results
    assert (result.outcome, result.receipt and result.receipt.code) == ("quarantined", "author_mismatch")
    stage.finish()


def a_phone_restored_from_a_copy(stage: Stage) -> None:
    holder, _other, scope = settled_group(stage)
    stage.photograph_disk_of(holder)
    stage.deposit(holder, scope)
    stage.sync(holder)
    stage.roll_back(holder)
    stage.deposit(holder, scope)  # has the number of the one that went before
    stage.sync(holder)
    assert stage.server.database.everything().totals["account_balance", scope, ("cash", "")] == 300
    stage.finish()


def a_restored_server(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    for each in (holder, other, holder):
        stage.deposit(each, scope)
        stage.sync(each)
    stage.back_to(backup)
    stage.finish()
    assert stage.server.database.everything().totals["account_balance", scope, ("cash", "")] == 400


def a_restored_server_that_has_grown_as_far(stage: Stage) -> None:
    """The place of the cursor exists in the other history too; only its hash tells them apart."""
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(holder, scope)
    stage.sync(holder)
    stage.back_to(backup)
    for _each in range(3):
        stage.deposit(other, scope)
    stage.sync(other)
    stage.finish()


def a_restore_that_forgot_only_a_refusal(stage: Stage) -> None:
    holder, _other, scope = settled_group(stage)
    backup = stage.backup()
    stage.save(holder, "entry", scope, {"entry_kind": "other_receipt", "amount_satang": 0})
    stage.push(holder)
    stage.back_to(backup)
    stage.finish()
    assert len(stage.server.database.everything().set_aside) == 1


def a_restore_before_the_row_was_pulled(stage: Stage) -> None:
    """Only the place in the answer to the push knows of it: the cursor stands where both histories are one."""
    holder, _other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(holder, scope)
    stage.push(holder)
    stage.back_to(backup)
    stage.finish()


def a_restore_while_more_is_to_come(stage: Stage) -> None:
    """The place is known to the server, but there was no room for its scope: it must not be let go yet."""
    holder, _other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(holder, scope)
    stage.save(
        holder,
        "alert_mark",
        f"person:{holder.phone.person_id}",
        {"alert_id": new_id(stage.rng), "answer": "done"},
    )
    stage.push(holder)
    stage.room = 1
    stage.pull(holder)
    assert holder.phone.disk.is_more
    stage.back_to(backup)
    stage.room = 60
    stage.finish()


def a_restore_between_two_pages(stage: Stage) -> None:
    """A row that had changed again was left for the next page; then the server forgets that it had."""
    holder, other, scope = settled_group(stage)
    member = stage.member(other, scope)
    for _each in range(5):
        stage.deposit(other, scope)
    stage.push(other)
    backup = stage.backup()
    stage.edit(other, "member", scope, member, "pledge_satang", 7000)
    stage.push(other)
    stage.lose(other)
    stage.room = 4
    stage.pull(holder)
    assert holder.phone.disk.is_more
    stage.back_to(backup)
    stage.finish()


def an_edit_between_two_pages(stage: Stage) -> None:
    """What somebody changed lies before the place, but its row had changed again and was left for the next page."""
    holder, other, scope = settled_group(stage)
    member = stage.member(other, scope)
    stage.sync(other, holder)
    stage.edit(other, "member", scope, member, "pledge_satang", 7000)
    for _each in range(5):
        stage.deposit(other, scope)
    stage.edit(other, "member", scope, member, "phone", "0811111111")
    stage.push(other)
    stage.room = 4
    stage.pull(holder)
    stage.edit(holder, "member", scope, member, "pledge_satang", 9000)
    stage.room = 60
    stage.finish()
    assert [row for (kind, _id), row in holder.phone.disk.rows[scope].items() if kind == "case"]


def a_restore_after_the_scope_was_purged(stage: Stage) -> None:
    holder, _other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(holder, scope)
    stage.sync(holder)
    stage.take_away(holder)
    stage.sync(holder, holder)
    assert scope not in holder.phone.disk.rows
    stage.back_to(backup)
    stage.server.write_office_again()
    stage.finish()


def a_restore_while_something_of_a_lost_scope_is_held(stage: Stage) -> None:
    """No page comes for a scope that is held no longer: its cursor passes nothing, and it is not purged yet."""
    holder, _other, scope = settled_group(stage)
    stage.take_away(holder)
    backup = stage.backup()
    needs = [new_id(stage.rng)]
    stage.save(holder, "entry", scope, {"entry_kind": "fine", "amount_satang": 100}, needs=needs)
    stage.deposit(holder, scope)
    stage.sync(holder)
    assert [each.state for each in holder.phone.disk.outbox.values()] == ["held"]
    stage.back_to(backup)
    stage.finish()
    assert stage.server.database.everything().totals["account_balance", scope, ("cash", "")] == 200


def many_pushes_between_two_pulls(stage: Stage) -> None:
    holder, _other, scope = settled_group(stage)
    for number in range(WITNESSES_MAX + 4):
        if number == WITNESSES_MAX - 1:
            backup = stage.backup()
        stage.deposit(holder, scope)
        stage.push(holder)
    stage.back_to(backup)
    stage.deposit(holder, scope)
    stage.push(holder)
    stage.finish()


def a_late_page_of_a_lost_history(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(other, scope)
    stage.push(other)
    asked, late = stage.answer_for(holder)
    stage.back_to(backup)
    for _each in range(3):
        stage.deposit(holder, scope)
    stage.sync(holder)
    stage.take_answer(holder, asked, late)
    assert holder.phone.disk.scopes[scope].seq == 5
    stage.deposit(holder, scope)
    stage.finish()


def a_late_reset(stage: Stage) -> None:
    """Two tabs: one replaced the scope and went on, then the other one's older answer comes."""
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(holder, scope)
    stage.sync(holder)
    stage.back_to(backup)
    stage.deposit(other, scope)
    stage.push(other)
    asked, late = stage.answer_for(holder)
    assert late.pages[0].is_reset
    first_tab = holder.phone.take_pull(asked, late)
    next(first_tab)  # it has taken back what was forgotten, and comes no further for a while
    stage.sync(holder)
    middle = stage.backup()
    stage.deposit(holder, scope)
    stage.sync(holder)
    for _step in first_tab:
        pass
    stage.back_to(middle)
    stage.finish()


def a_first_fetch_given_up(stage: Stage) -> None:
    holder, _other, scope = settled_group(stage)
    for _each in range(12):
        stage.deposit(holder, scope)
    stage.sync(holder)
    new, stage.room = stage.officer(), 5
    stage.pull(new)
    stage.pull(new)
    asked, late = stage.answer_for(new)
    stage.take_away(new)
    stage.room = 60
    stage.pull(new)
    stage.give_back(new)
    stage.take_answer(new, asked, late)
    stage.finish()


def somebody_writes_during_a_first_fetch(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    for _each in range(12):
        stage.deposit(holder, scope)
    stage.sync(holder)
    new, stage.room = stage.officer(), 5
    stage.pull(new)
    stage.pull(new)
    assert "~" in new.phone.disk.scopes[scope].cursor
    stage.deposit(other, scope)
    stage.edit(other, "group", scope, scope.removeprefix("group:"), "collection_day", 17)
    stage.push(other)
    stage.finish()


def rows_stay_while_all_is_fetched_anew(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    for _each in range(12):
        stage.deposit(holder, scope)
    stage.sync(holder)
    stage.back_to(backup)
    for _each in range(12):
        stage.deposit(other, scope)
    stage.push(other)
    stage.room = 5
    stage.pull(holder)
    assert holder.phone.disk.scopes[scope].is_staging
    assert len(holder.phone.disk.rows[scope]) == 14
    stage.finish()


def an_edit_while_all_is_fetched_anew(stage: Stage) -> None:
    """The person sees the old value; what is being staged nobody has seen."""
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    for _each in range(12):
        stage.deposit(holder, scope)
    stage.sync(holder)
    stage.back_to(backup)
    stage.edit(other, "group", scope, scope.removeprefix("group:"), "collection_day", 20)
    for _each in range(12):
        stage.deposit(other, scope)
    stage.push(other)
    stage.room = 5
    stage.pull(holder)
    stage.edit(holder, "group", scope, scope.removeprefix("group:"), "collection_day", 10)
    stage.room = 60
    stage.finish()
    assert [row for (kind, _id), row in holder.phone.disk.rows[scope].items() if kind == "case"]


def an_edit_on_a_place_of_a_lost_history(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    for _each in range(5):
        stage.deposit(holder, scope)
    stage.sync(holder)
    stage.back_to(backup)
    stage.edit(other, "group", scope, scope.removeprefix("group:"), "collection_day", 20)
    stage.push(other)
    stage.edit(holder, "group", scope, scope.removeprefix("group:"), "collection_day", 10)
    stage.finish()
    assert [row for (kind, _id), row in holder.phone.disk.rows[scope].items() if kind == "case"]


def a_scope_lost_and_given_back(stage: Stage) -> None:
    holder, _other, scope = settled_group(stage)
    stage.deposit(holder, scope)
    stage.take_away(holder)
    stage.pull(holder)
    assert scope in holder.phone.disk.rows, "what waits is delivered first"
    stage.sync(holder)
    assert scope not in holder.phone.disk.rows
    stage.give_back(holder)
    stage.finish()
    assert len(holder.phone.disk.rows[scope]) == 4, (
        "with the case that says it came after the grant had ended"
    )


def a_lost_scope_and_a_restore(stage: Stage) -> None:
    """Nothing replaces the cursor of a scope that is held no longer: it must go by itself."""
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(holder, scope)
    stage.sync(holder)
    stage.back_to(backup)
    stage.deposit(other, scope)
    stage.sync(other)
    stage.take_away(holder)
    stage.finish()
    assert holder.phone.disk.outbox == {}


def a_scope_given_back_while_it_is_forgotten(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(holder, scope)
    stage.deposit(other, scope)
    stage.sync(holder, other, holder)
    stage.lose(other)
    stage.back_to(backup)
    stage.take_away(holder)
    stage.pull(holder)
    stage.give_back(holder)
    stage.finish()


def a_backup_of_another_branch(stage: Stage) -> None:
    """The office restores the wrong copy, then the right one, then the wrong one again."""
    holder, other, scope = settled_group(stage)
    first = stage.backup()
    stage.deposit(holder, scope)
    stage.sync(holder)
    second = stage.backup()
    stage.back_to(first)
    stage.deposit(other, scope)
    stage.sync(other)
    third = stage.backup()
    stage.back_to(second)
    stage.server.backups = [second, third]
    stage.backup()
    stage.sync(holder)
    stage.back_to(third)
    stage.finish()


def taken_again_at_the_same_place(stage: Stage) -> None:
    """A second copy of the request reaches the restored server after its next backup: the answer is older than that."""
    holder, _other, scope = settled_group(stage)
    first = stage.backup()
    stage.deposit(holder, scope)
    lines = holder.phone.next_lines(60)
    stage.sync(holder)
    stage.back_to(first)
    stage.server.backups = []
    second = stage.backup()
    stage.server.push(holder.phone.person_id, lines)
    stage.pull(holder)
    stage.back_to(second)
    stage.finish()


def a_line_answered_while_a_pull_was_under_way(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    first = stage.backup()
    asked = holder.phone.ask(60)
    stage.deposit(holder, scope)
    stage.push(holder)
    restored_with_another_line_there(stage, first, other, scope)
    holder.phone.disk.journal = {
        sha256: replace(each, state="seen") for sha256, each in holder.phone.disk.journal.items()
    }
    stage.take_answer(holder, asked, stage.server.pull(holder.phone.person_id, asked))
    stage.finish()


def a_backup_after_the_restore(stage: Stage) -> None:
    """The answer that tells of the restore is also the first that tells of a newer backup."""
    holder, other, scope = settled_group(stage)
    first = stage.backup()
    stage.deposit(holder, scope)
    stage.sync(holder)
    restored_with_another_line_there(stage, first, other, scope)
    stage.finish()


def restored_with_another_line_there(stage: Stage, backup: Backup, other: Holder, scope: str) -> None:
    """The server goes back, another line takes the place of what was lost, and the only backup there is holds that."""
    stage.back_to(backup)
    stage.deposit(other, scope)
    stage.push(other)
    stage.server.backups = []
    stage.backup()


def an_answer_from_before_the_restore(stage: Stage) -> None:
    """The answer to a push comes late, after the phone was brought up to date by the restored server."""
    holder, other, scope = settled_group(stage)
    backup = stage.backup()
    stage.deposit(holder, scope)
    lines = holder.phone.next_lines(1)
    late = stage.server.push(holder.phone.person_id, lines)
    stage.back_to(backup)
    for _each in range(3):
        stage.deposit(other, scope)
    stage.push(other)
    stage.pull(holder)
    stage.take_push(holder, lines, late, holder.boot)
    assert not holder.phone.is_green()
    stage.finish()


def an_answer_about_another_place(stage: Stage) -> None:
    """It was asked for before the phone had come to where it stands, and the server went back meanwhile."""
    holder = stage.officer()
    stage.pull(holder)
    first = stage.backup()
    asked = holder.phone.ask(60)
    stage.group(holder)
    stage.sync(holder)
    stage.back_to(first)
    stage.take_pull(
        holder, asked, stage.server.pull(holder.phone.person_id, asked), stage.server.era, holder.boot
    )
    assert not holder.phone.is_green()
    stage.finish()


def a_forged_place(stage: Stage) -> None:
    holder, other, scope = settled_group(stage)
    before = dict(stage.server.database.everything().heads)
    holder.phone.keep_witness(scope, NOWHERE)
    stage.pull(holder)
    assert holder.phone.disk.outbox != {}, "the forger sends again what the server knows"
    stage.pull(other)
    assert (other.phone.disk.outbox, other.phone.is_green()) == ({}, True)
    stage.sync(holder)
    assert stage.server.database.everything().heads == before
    stage.finish()


def an_answer_from_a_replica(stage: Stage) -> None:
    holder, _other, scope = settled_group(stage)
    stage.copy_replica()
    stage.deposit(holder, scope)
    stage.sync(holder)
    asked = holder.phone.ask(60)
    stage.take_answer(holder, asked, stage.server.pull_from_replica(holder.phone.person_id, asked))
    assert not holder.phone.is_green()
    stage.finish()
    assert stage.server.database.everything().totals["account_balance", scope, ("cash", "")] == 200


def on_phone(each: type[Phone]) -> World:
    return World(phone=each)


def on_server(each: type[Server]) -> World:
    return World(server=each)


SCENARIOS: dict[Callable[[Stage], None], list[World]] = {
    a_lost_answer_and_another_batch: [on_server(mutants.KeepsNoReceipt)],
    work_that_waits_stops_no_pull: [on_phone(PullsOnlyWithAnEmptyOutbox)],
    what_is_needed_comes_later: [on_server(ForceWhatIsHeld), on_phone(mutants.TakesHeldForFinal)],
    two_people_edit_one_field: [],
    a_line_in_another_session: [on_server(TakesAnyAuthor)],
    a_phone_restored_from_a_copy: [on_server(mutants.RecognisesRepetitionsByNumber)],
    a_restored_server: [on_phone(mutants.IgnoresForgotten), on_phone(mutants.KeepsNoJournal)],
    a_restored_server_that_has_grown_as_far: [on_server(mutants.TrustsTheNumberOfACursor)],
    a_restore_that_forgot_only_a_refusal: [on_server(TakesBackNothingOfARefusal)],
    a_restore_before_the_row_was_pulled: [
        on_phone(mutants.KeepsNoWitness),
        on_server(mutants.LooksAtNoWitness),
    ],
    a_restore_while_more_is_to_come: [on_phone(mutants.LetsGoOfWitnessesAtOnce)],
    a_restore_between_two_pages: [on_server(SaysNothingOfTheHeadBehindAPage)],
    an_edit_between_two_pages: [on_server(SaysNothingOfTheHeadBehindAPage)],
    a_restore_after_the_scope_was_purged: [on_phone(ForgetsThePlaceOfAPurgedScope)],
    a_restore_while_something_of_a_lost_scope_is_held: [on_phone(LetsGoWhereNoPageWasNeeded)],
    many_pushes_between_two_pulls: [on_phone(KeepsTheOldestAndTheNewest)],
    a_late_page_of_a_lost_history: [
        on_phone(mutants.TakesEveryPage),
        on_phone(mutants.TakesPagesThatAreNewer),
    ],
    a_late_reset: [on_phone(TakesEveryReset)],
    a_first_fetch_given_up: [on_phone(mutants.TakesEveryPage)],
    somebody_writes_during_a_first_fetch: [on_server(mutants.FirstFetchEndsAtTheEndsHead)],
    rows_stay_while_all_is_fetched_anew: [on_phone(mutants.ShowsHalfOfWhatItStages)],
    an_edit_while_all_is_fetched_anew: [on_phone(BuildsOnWhatItStages)],
    an_edit_on_a_place_of_a_lost_history: [on_server(TrustsTheNumberOfABase)],
    a_scope_lost_and_given_back: [on_phone(mutants.PurgesBeforeDelivery), on_phone(mutants.NeverPurges)],
    a_lost_scope_and_a_restore: [on_phone(mutants.KeepsTheDeadCursorOfALostScope)],
    a_scope_given_back_while_it_is_forgotten: [on_phone(AddsToWhatItHadBeforeItLostTheScope)],
    a_backup_of_another_branch: [
        on_server(mutants.CountsOnlyTheNewestBackup),
        on_server(mutants.CountsBackupsOfAnotherBranch),
    ],
    taken_again_at_the_same_place: [on_phone(mutants.TrimsEverythingSeen)],
    a_line_answered_while_a_pull_was_under_way: [on_phone(TrimsWhatNobodyVouchedFor)],
    a_backup_after_the_restore: [on_phone(TrimsBeforeTakingBack)],
    an_answer_from_before_the_restore: [on_phone(SaysGreenBeforeAPlaceIsConfirmed)],
    an_answer_about_another_place: [on_phone(TakesEveryAnswerForTheLastWord)],
    a_forged_place: [],
    an_answer_from_a_replica: [],
}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.__name__)
def test_the_rules_hold_in(scenario: Callable[[Stage], None]) -> None:
    scenario(Stage(World()))


@pytest.mark.parametrize(
    ("scenario", "weakened"),
    [(scenario, world) for scenario, worlds in SCENARIOS.items() for world in worlds],
    ids=lambda each: (
        each.__name__ if callable(each) else (each.phone if each.phone is not Phone else each.server).__name__
    ),
)
def test_a_weakened_rule_fails_in(scenario: Callable[[Stage], None], weakened: World) -> None:
    with pytest.raises(AssertionError):
        scenario(Stage(weakened))
