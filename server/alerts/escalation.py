"""Pausing what is told above an officer: a fold over what chiefs said. Pure. Twin of alerts/escalation.ts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from server.alerts.levels import LEVELS, NEVER_PAUSED, OFFICER, Level
from server.alerts.rule import Finding
from sync.operation import Operation
from sync.problems import Problem
from sync.row import View

#: Why a chief pauses; which sort of leave it is nobody is asked: illness is nobody's business here. `resumed` ends a pause.
REASONS = ("leave", "disaster", "duty", "village", "other", "resumed")
#: No pause is longer; it can be said again, for all to see.
PAUSE_DAYS_MAX = 92

#: {id, seq, civil_on, group_id, until_on}: until when nobody above is told; `until_on` None tells them again from that day on.
Pause = Mapping[str, Any]


def check_pause(operation: Operation, _view: View) -> Problem | None:
    """Nobody pauses what is told of themselves; a pause has an end that is not far, and "other" says what it is."""
    until_on, reason = operation.data.get("until_on"), operation.data["reason"]
    if operation.scope == f"person:{operation.author}":
        return Problem("not_allowed")
    if (until_on is None) != (reason == "resumed"):
        return Problem("value_invalid", "until_on")
    if until_on:
        days = (date.fromisoformat(until_on) - operation.civil_on).days
        if not 0 <= days <= PAUSE_DAYS_MAX:
            return Problem("value_invalid", "until_on")
    is_silent = reason == "other" and not (operation.data.get("note") or "").strip()
    return Problem("reason_missing", "note") if is_silent else None


def paused_until(pauses: Iterable[Pause], group_id: str | None, day: str) -> str | None:
    """Until when a pause holds on a day: of the officer as a whole, or of one group; None where none does.

    `pauses` are those of one officer in any order. Of each subject the word that came last by that day counts.
    """
    said: dict[str | None, str | None] = {}
    for pause in sorted(pauses, key=lambda each: (each["seq"], each["id"])):
        if pause["civil_on"] <= day:
            said[pause["group_id"]] = pause["until_on"]
    holding = [until for about, until in said.items() if about in (None, group_id) and until and until >= day]
    return max(holding, default=None)


def first_free_day(pauses: Sequence[Pause], group_id: str | None, day: str) -> str:
    """The first day from `day` on that no pause holds: then a step is told that was reached while one held."""
    while paused_until(pauses, group_id, day):
        day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return day


#: A rule asked for one level and one recipient.
Ask = Callable[[Level, str], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may be told of one officer, or of one group they lead: people by role; and what was paused."""

    told: Mapping[str, Sequence[str]]
    pauses: Sequence[Pause]
    group_id: str | None
    today: date

    def hear(self, rule: str, ask: Ask) -> Iterable[Finding]:
        """The findings of a rule for each level. While a pause holds only the officer is told; after it, the step reached by then."""
        is_paused = paused_until(self.pauses, self.group_id, self.today.isoformat()) is not None
        for level in LEVELS[rule]:
            can_pause = level.role != OFFICER and rule not in NEVER_PAUSED
            if can_pause and is_paused:
                continue
            for recipient in self.told.get(level.role, ()):
                for finding in ask(level, recipient):
                    free = (
                        first_free_day(self.pauses, self.group_id, finding.raised_on) if can_pause else None
                    )
                    yield replace(finding, raised_on=free) if free else finding
