"""What is due in groups: facts of all groups in a fixed number of questions, then the rules, group by group."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import aliased

from server.alerts.apart import apart
from server.alerts.escalation import Audience
from server.alerts.misses import load_misses
from server.alerts.pauses import load_pauses
from server.alerts.recipients import load_posts
from server.alerts.rule import Finding
from server.alerts.rules.agm_due import MeetingsFact, agm_due
from server.alerts.rules.bank_slip_missing import CashFacts, bank_slip_missing
from server.alerts.rules.cash_mismatch import NEWS_DAYS, CloseFacts, cash_mismatch
from server.alerts.rules.collection_missing import collection_missing
from server.alerts.rules.collection_tomorrow import MeetingFacts, collection_tomorrow
from server.alerts.rules.committee_term_ending import PostFact, TermFacts, committee_term_ending
from server.alerts.rules.member_misses import MissFacts, member_misses
from server.governance.models import CommitteePost, Minutes
from server.groups.models import Group
from server.ledger.counted import is_counted
from server.ledger.entry_kinds import ENTRY_KINDS
from server.ledger.models import AccountBalance, CollectionClose, CollectionDate, CollectionOpen, Entry
from server.rulebook.lookup import SettingsByScope, load_settings, setting_in
from server.rulebook.rules import RULES

_MISSES = "consecutive_misses_alert"
_KEYS = (
    "deposit_to_bank_within_days",
    "collection_missing_days",
    "collection_missing_chief_days",
    "committee_term_ending_days",
    _MISSES,
    "group_year_start_month",
    "agm_due_months",
)
#: Collections older than this say nothing about what is due.
_LOOK_BACK_DAYS = 130


def find_due_in_groups(connection: Connection, today: date) -> Iterator[Finding]:
    """The findings about every group that counts, for its officer, and for the chiefs and staff its place has. Eighteen questions."""
    posts, settings = load_posts(connection, today), load_settings(connection, *_KEYS)
    pauses = load_pauses(connection)
    meetings = _load_meetings(connection, today)
    cash, closes = _load_cash(connection), _load_closes(connection, today)
    terms, misses, general = (
        _load_terms(connection, today),
        load_misses(connection, _least_misses(settings)),
        _load_general(connection),
    )
    for group in connection.execute(
        select(
            Group.scope_id,
            Group.id,
            Group.subdistrict_code,
            Group.officer_id,
            Group.founded_on,
            Group.collection_day,
        )
        .where(is_counted(), Group.duplicate_of.is_(None), Group.status.not_in(("closed", "void", "dormant")))
        .order_by(Group.id)
    ):
        held, agreed = meetings.get(group.scope_id, ([], {}))
        rules = {
            key: setting_in(key, settings, group.subdistrict_code, today.isoformat(), group.scope_id)
            for key in _KEYS
        }
        scope, founded_on = group.scope_id, group.founded_on
        facts = GroupFacts(
            meeting=MeetingFacts(
                group_id=group.id,
                founded_on=founded_on,
                collection_day=group.collection_day,
                agreed=agreed,
                held=held,
            ),
            cash=cash.get(scope),
            closes=closes.get(scope, []),
            term=TermFacts(group_id=group.id, posts=terms.get(scope, [])),
            meetings=MeetingsFact(
                group_id=group.id, founded_on=founded_on, general_on=general.get(scope, [])
            ),
            misses=misses.get(scope),
        )
        told = posts.above(group.officer_id, [group.subdistrict_code])
        audience = Audience(told, pauses.get(group.officer_id, ()), group.id, today)
        yield from apart(group.id, _findings(facts, rules, audience, today))


def _least_misses(settings: SettingsByScope) -> int:
    """The fewest misses in a row that anybody is told of, anywhere at any time."""
    said = [row["value"] for rows in settings.values() for row in rows if row["key"] == _MISSES]
    return int(min([RULES[_MISSES].default, *said]))


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """All that the rules may know of one group."""

    meeting: MeetingFacts
    cash: CashFacts | None
    closes: list[CloseFacts]
    term: TermFacts
    meetings: MeetingsFact
    misses: MissFacts | None


def _findings(
    facts: GroupFacts, rules: Mapping[str, Any], audience: Audience, today: date
) -> Iterator[Finding]:
    hear, cash, misses = audience.hear, facts.cash, facts.misses
    yield from hear("collection_tomorrow", lambda _, who: collection_tomorrow(facts.meeting, today, who))
    yield from hear(
        "collection_missing",
        lambda level, who: collection_missing(facts.meeting, rules[str(level.days)], today, who),
    )
    if cash is not None:
        within_days = rules["deposit_to_bank_within_days"]
        yield from hear("bank_slip_missing", lambda _, who: bank_slip_missing(cash, within_days, today, who))
    for close in facts.closes:
        yield from _mismatch(close, audience)
    yield from hear(
        "committee_term_ending",
        lambda _, who: committee_term_ending(facts.term, rules["committee_term_ending_days"], today, who),
    )
    yield from hear(
        "agm_due",
        lambda _, who: agm_due(
            facts.meetings, rules["group_year_start_month"], rules["agm_due_months"], today, who
        ),
    )
    if misses is not None:
        times = rules[_MISSES]
        yield from hear("member_misses", lambda _, who: member_misses(misses, times, who))


def _mismatch(close: CloseFacts, audience: Audience) -> Iterable[Finding]:
    return audience.hear("cash_mismatch", lambda _, who: cash_mismatch(close, audience.today, who))


def _load_meetings(
    connection: Connection, today: date
) -> Mapping[str, tuple[list[str], dict[str, str | None]]]:
    """By scope: the months whose collection was closed, and the days agreed on for single months, the latest word."""
    since = (today - timedelta(days=_LOOK_BACK_DAYS)).isoformat()
    found: dict[str, tuple[list[str], dict[str, str | None]]] = defaultdict(lambda: ([], {}))
    closed = (CollectionOpen.scope_id == CollectionClose.scope_id) & (
        CollectionOpen.id == CollectionClose.collection_id
    )
    for scope, period in connection.execute(
        select(CollectionOpen.scope_id, CollectionOpen.period)
        .join(CollectionClose, closed)
        .where(CollectionOpen.civil_on >= since)
        .distinct()
    ):
        found[scope][0].append(period)
    for scope, period, on in connection.execute(
        select(CollectionDate.scope_id, CollectionDate.period, CollectionDate.collection_on)
        .where(CollectionDate.period >= since[:7])
        .order_by(CollectionDate.seq)
    ):
        found[scope][1][period] = on
    return found


def _load_cash(connection: Connection) -> Mapping[str, CashFacts]:
    """By scope: cash in hand, and since when some of it has not been banked. Lines taken back do not count. Two questions."""
    takes = [kind for kind, each in ENTRY_KINDS.items() if each.debit == "cash"]
    mirror, trip = aliased(Entry), aliased(Entry)
    stands = Entry.reverses.is_(None) & ~(
        select(mirror.id).where(mirror.scope_id == Entry.scope_id, mirror.reverses == Entry.id).exists()
    )
    trip_mirror = aliased(Entry)
    trip_stands = trip.reverses.is_(None) & ~(
        select(trip_mirror.id)
        .where(trip_mirror.scope_id == trip.scope_id, trip_mirror.reverses == trip.id)
        .exists()
    )
    with_cash = (
        select(AccountBalance.scope_id, func.sum(AccountBalance.amount_satang).label("cash_satang"))
        .where(AccountBalance.account == "cash")
        .group_by(AccountBalance.scope_id)
        .having(func.sum(AccountBalance.amount_satang) > 0)
    )
    cash = {scope: int(satang) for scope, satang in connection.execute(with_cash)}
    holding = with_cash.subquery()
    trips = (
        select(trip.scope_id, func.max(trip.civil_on).label("day"))
        .where(trip.entry_kind == "bank_in", trip_stands)
        .group_by(trip.scope_id)
        .subquery()
    )
    since = connection.execute(
        select(Entry.scope_id, func.min(Entry.civil_on))
        .join(holding, holding.c.scope_id == Entry.scope_id)
        .outerjoin(trips, trips.c.scope_id == Entry.scope_id)
        .where(Entry.entry_kind.in_(takes), stands, Entry.civil_on > func.coalesce(trips.c.day, ""))
        .group_by(Entry.scope_id)
    )
    return {
        scope: CashFacts(
            group_id=scope.removeprefix("group:"), cash_satang=cash.get(scope, 0), unbanked_since=day
        )
        for scope, day in since
    }


def _load_closes(connection: Connection, today: date) -> Mapping[str, list[CloseFacts]]:
    """By scope: how the latest collections were closed."""
    since = (today - timedelta(days=NEWS_DAYS)).isoformat()
    closes: dict[str, list[CloseFacts]] = defaultdict(list)
    difference = (
        CollectionClose.counted_satang - CollectionOpen.opening_cash_satang - CollectionClose.total_satang
    )
    for scope, closed_on, satang in connection.execute(
        select(CollectionClose.scope_id, CollectionClose.civil_on, difference)
        .join(
            CollectionOpen,
            (CollectionOpen.scope_id == CollectionClose.scope_id)
            & (CollectionOpen.id == CollectionClose.collection_id),
        )
        .where(CollectionClose.civil_on >= since, difference != 0)
        .order_by(CollectionClose.id)
    ):
        group_id = scope.removeprefix("group:")
        closes[scope].append(
            CloseFacts(group_id=group_id, closed_on=closed_on, difference_satang=int(satang))
        )
    return closes


def _load_terms(connection: Connection, today: date) -> Mapping[str, list[PostFact]]:
    """By scope: the committee posts that stand and are not over."""
    terms: dict[str, list[PostFact]] = defaultdict(list)
    for scope, committee, position, to_on in connection.execute(
        select(CommitteePost.scope_id, CommitteePost.committee, CommitteePost.position, CommitteePost.to_on)
        .where(CommitteePost.status == "stands", CommitteePost.to_on >= today.isoformat())
        .order_by(CommitteePost.id)
    ):
        terms[scope].append(PostFact(committee=committee, position=position, to_on=to_on))
    return terms


def _load_general(connection: Connection) -> Mapping[str, list[str]]:
    """By scope: the days of general meetings whose minutes stand."""
    anew = aliased(Minutes)
    is_replaced = select(anew.id).where(anew.scope_id == Minutes.scope_id, anew.replaces == Minutes.id)
    held: dict[str, list[str]] = defaultdict(list)
    for scope, on in connection.execute(
        select(Minutes.scope_id, Minutes.held_on).where(
            Minutes.meeting == "general", ~is_replaced.correlate(Minutes).exists()
        )
    ):
        held[scope].append(on)
    return held
