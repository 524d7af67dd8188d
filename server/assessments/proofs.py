"""What a group's books prove: one pure function for each item that answers itself. Pure. Twin of assessments/proofs.ts.

The meaning of a query never changes: assessments of the past were answered by it. Another span or share is another query.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

#: {today, minutes_on [days], posts [{committee, duties}] held today, bylaws_on (day or None) of those in force,
#: meetings [{period, on}], held [periods], members, owing (who were members in the month that was due last), paid (those of
#: them who paid for it), closes [{on, total_satang, difference_satang, is_signed}], banked_on [days], bank_within_days,
#: audited_on [days], confirmed (members who were asked about their balance within `YEAR_DAYS`)}
Facts = Mapping[str, Any]

_DUTIES = ("steering", "loan", "audit", "promotion")
_TWO_MONTHS_DAYS = 62
SIX_MONTHS_DAYS = 183
YEAR_DAYS = 365
#: So many of a hundred members are enough.
_SHARE_PERCENT = 80


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether the books show it; `count` of `of`, or the day `on` which it was shown."""

    is_met: bool
    count: int | None = None
    of: int | None = None
    on: str | None = None


def minutes_2_months(facts: Facts) -> Proof:
    """Minutes were taken of a meeting within two months."""
    return _latest(facts["minutes_on"], facts["today"], _TWO_MONTHS_DAYS)


def duties_filled(facts: Facts) -> Proof:
    """Each of the four duties has somebody today, in a committee of its own or in the one board."""
    filled = {
        duty
        for post in facts["posts"]
        for duty in ((post["duties"] or []) if post["committee"] == "board" else [post["committee"]])
    }
    return _all(len(filled.intersection(_DUTIES)), len(_DUTIES))


def bylaws_adopted(facts: Facts) -> Proof:
    """By-laws are in force."""
    return Proof(facts["bylaws_on"] is not None, on=facts["bylaws_on"])


def collections_held_6_months(facts: Facts) -> Proof:
    """Every month whose collection day has come within six months was collected and closed."""
    due = [meeting["period"] for meeting in _past_meetings(facts)]
    return _all(sum(period in facts["held"] for period in due), len(due))


def members_paid_80(facts: Facts) -> Proof:
    """Four of five members have paid for the month that was collected last."""
    return _share(facts["paid"], facts["owing"])


def cash_agrees_6_months(facts: Facts) -> Proof:
    """At every closing within six months the cash was what the lines said."""
    closes = _recent_closes(facts)
    return _all(sum(close["difference_satang"] == 0 for close in closes), len(closes))


def banked_in_time_6_months(facts: Facts) -> Proof:
    """What was collected within six months was brought to the bank within the group's days; days that still run do not count."""
    banked = []
    for close in _recent_closes(facts):
        due_on = _days_after(close["on"], facts["bank_within_days"])
        is_banked = any(close["on"] <= day <= due_on for day in facts["banked_on"])
        if close["total_satang"] > 0 and (is_banked or due_on < facts["today"]):
            banked.append(is_banked)
    return _all(sum(banked), len(banked))


def audited_6_months(facts: Facts) -> Proof:
    """Somebody came to audit within six months."""
    return _latest(facts["audited_on"], facts["today"], SIX_MONTHS_DAYS)


def balances_confirmed_year(facts: Facts) -> Proof:
    """Four of five members were shown their balance within a year, and said whether it is right."""
    return _share(facts["confirmed"], facts["members"])


def never_alone_6_months(facts: Facts) -> Proof:
    """At every closing within six months a second person agreed by name: nobody handles cash alone."""
    closes = _recent_closes(facts)
    return _all(sum(close["is_signed"] for close in closes), len(closes))


#: Name in a template → function; the names are permanent.
QUERIES: Mapping[str, Callable[[Facts], Proof]] = {
    query.__name__: query
    for query in (
        minutes_2_months,
        duties_filled,
        bylaws_adopted,
        collections_held_6_months,
        members_paid_80,
        cash_agrees_6_months,
        banked_in_time_6_months,
        audited_6_months,
        balances_confirmed_year,
        never_alone_6_months,
    )
}


def last_due(meetings: list[dict[str, str]], today: str) -> str | None:
    """The month whose collection day has come last; None before the first."""
    past = [(meeting["on"], meeting["period"]) for meeting in meetings if meeting["on"] <= today]
    return max(past)[1] if past else None


def _past_meetings(facts: Facts) -> list[Mapping[str, str]]:
    since = _days_after(facts["today"], -SIX_MONTHS_DAYS)
    return [meeting for meeting in facts["meetings"] if since < meeting["on"] <= facts["today"]]


def _recent_closes(facts: Facts) -> list[Mapping[str, Any]]:
    since = _days_after(facts["today"], -SIX_MONTHS_DAYS)
    return [close for close in facts["closes"] if since < close["on"] <= facts["today"]]


def _latest(days: list[str], today: str, within_days: int) -> Proof:
    on = max((day for day in days if day <= today), default=None)
    return Proof(on is not None and on >= _days_after(today, -within_days), on=on)


def _all(count: int, of: int) -> Proof:
    return Proof(0 < of == count, count, of)


def _share(count: int, of: int) -> Proof:
    return Proof(of > 0 and count * 100 >= of * _SHARE_PERCENT, count, of)


def _days_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
