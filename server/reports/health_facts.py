"""What a group's books hold for the items that answer themselves, as `assessments.proofs` wants it."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from server.assessments.proofs import YEAR_DAYS, Facts, last_due
from server.books.models import BalanceConfirmation
from server.governance.models import Bylaws, CommitteePost, Minutes
from server.groups.collection_date import meetings_from
from server.groups.models import Group, Member
from server.ledger.entry_kinds import ENTRY_KINDS
from server.ledger.models import CollectionClose, CollectionConfirm, CollectionDate, CollectionOpen, Entry
from server.members.counted import is_counted_member
from server.members.merged import standing_merges
from server.members.models import MemberMerge
from server.rulebook.lookup import load_settings, setting_in
from server.visits.models import Visit

_BANK_WITHIN = "deposit_to_bank_within_days"
#: Kinds of entry that pay for a month.
_PAYING = tuple(kind for kind, each in ENTRY_KINDS.items() if each.has_period)
#: Months whose collection day can lie within six months of today, and the one after.
_MONTHS_BACK, _MONTHS = 7, 9


def load_facts(connection: Connection, scope: str, today: date) -> Facts:
    """The facts of one group, which must exist, in fourteen questions."""
    day = today.isoformat()
    group = connection.execute(
        select(Group.founded_on, Group.collection_day, Group.subdistrict_code).where(Group.scope_id == scope)
    ).one()
    agreed = dict(
        connection.execute(
            select(CollectionDate.period, CollectionDate.collection_on)
            .where(CollectionDate.scope_id == scope)
            .order_by(CollectionDate.seq)
        )
        .tuples()
        .all()
    )
    meetings = [
        {"period": period, "on": on}
        for period, on in meetings_from(_months_before(day), _MONTHS, group.collection_day, agreed)
        if on >= group.founded_on
    ]
    closes = _load_closes(connection, scope)
    settings = load_settings(connection, _BANK_WITHIN)
    return {
        "today": day,
        "minutes_on": _minutes_days(connection, scope),
        "posts": [
            {"committee": committee, "duties": duties}
            for committee, duties in connection.execute(
                select(CommitteePost.committee, CommitteePost.duties).where(
                    CommitteePost.scope_id == scope,
                    CommitteePost.status == "stands",
                    CommitteePost.from_on <= day,
                    CommitteePost.to_on >= day,
                )
            )
        ],
        "bylaws_on": max(
            connection.execute(
                select(Bylaws.starts_on).where(Bylaws.scope_id == scope, Bylaws.starts_on <= day)
            ).scalars(),
            default=None,
        ),
        "meetings": meetings,
        "held": sorted({close.pop("period") for close in closes}),
        "closes": closes,
        "banked_on": _standing_days(connection, scope),
        "bank_within_days": setting_in(_BANK_WITHIN, settings, group.subdistrict_code, day, scope),
        "audited_on": _audit_days(connection, scope),
        **_count_members(connection, scope, today, last_due(meetings, day)),
    }


def _months_before(day: str) -> str:
    month = int(day[:4]) * 12 + int(day[5:7]) - 1 - _MONTHS_BACK
    return f"{month // 12:04d}-{month % 12 + 1:02d}"


def _minutes_days(connection: Connection, scope: str) -> list[str]:
    """Days of the meetings whose minutes stand."""
    rows = list(
        connection.execute(
            select(Minutes.id, Minutes.held_on, Minutes.replaces).where(Minutes.scope_id == scope)
        )
    )
    replaced = {row.replaces for row in rows}
    return [row.held_on for row in rows if row.id not in replaced]


def _load_closes(connection: Connection, scope: str) -> list[dict[str, Any]]:
    """How collections were closed, and whether a second person agreed by name; with the month each was for."""
    signed = (
        select(CollectionConfirm.id)
        .where(
            CollectionConfirm.scope_id == CollectionClose.scope_id,
            CollectionConfirm.collection_id == CollectionClose.collection_id,
            CollectionConfirm.signer_name.is_not(None),
        )
        .exists()
    )
    rows = connection.execute(
        select(
            CollectionOpen.period,
            CollectionClose.civil_on.label("on"),
            CollectionClose.total_satang,
            (
                CollectionClose.counted_satang
                - CollectionOpen.opening_cash_satang
                - CollectionClose.total_satang
            ).label("difference_satang"),
            signed.label("is_signed"),
        )
        .join(
            CollectionOpen,
            (CollectionOpen.scope_id == CollectionClose.scope_id)
            & (CollectionOpen.id == CollectionClose.collection_id),
        )
        .where(CollectionClose.scope_id == scope)
    )
    return [{**row, "is_signed": bool(row["is_signed"])} for row in rows.mappings()]


def _standing_days(connection: Connection, scope: str) -> list[str]:
    """Days of the trips to the bank that were not taken back."""
    mirror = aliased(Entry)
    is_taken_back = select(mirror.id).where(mirror.scope_id == scope, mirror.reverses == Entry.id).exists()
    return list(
        connection.execute(
            select(Entry.civil_on).where(
                Entry.scope_id == scope,
                Entry.entry_kind == "bank_in",
                Entry.reverses.is_(None),
                ~is_taken_back,
            )
        ).scalars()
    )


def _audit_days(connection: Connection, scope: str) -> list[str]:
    """Days of the visits for an audit that were not taken back."""
    mirror = aliased(Visit)
    is_taken_back = select(mirror.id).where(mirror.scope_id == scope, mirror.reverses == Visit.id).exists()
    return list(
        connection.execute(
            select(Visit.visited_on).where(
                Visit.scope_id == scope, Visit.purpose == "audit", Visit.reverses.is_(None), ~is_taken_back
            )
        ).scalars()
    )


def _count_members(connection: Connection, scope: str, today: date, due: str | None) -> dict[str, int]:
    """Members; who owed for the month that was due last, and paid for it; who was asked about their balance. Five questions."""
    members = dict(
        connection.execute(
            select(Member.id, Member.joined_on).where(Member.scope_id == scope, is_counted_member(connection))
        )
        .tuples()
        .all()
    )
    merges = standing_merges(
        [
            dict(row)
            for row in connection.execute(
                select(
                    MemberMerge.id,
                    MemberMerge.seq,
                    MemberMerge.from_member_id,
                    MemberMerge.into_member_id,
                    MemberMerge.reverses,
                ).where(MemberMerge.scope_id == scope)
            ).mappings()
        ]
    )

    def whole(member_id: str) -> str:
        while member_id in merges:
            member_id = merges[member_id]["into_member_id"]
        return member_id

    mirror = aliased(Entry)
    is_taken_back = select(mirror.id).where(mirror.scope_id == scope, mirror.reverses == Entry.id).exists()
    paid = connection.execute(
        select(Entry.member_id).where(
            Entry.scope_id == scope,
            Entry.period == due,
            Entry.entry_kind.in_(_PAYING),
            Entry.reverses.is_(None),
            ~is_taken_back,
        )
    ).scalars()
    asked = connection.execute(
        select(BalanceConfirmation.member_id).where(
            BalanceConfirmation.scope_id == scope,
            BalanceConfirmation.as_of > (today - timedelta(YEAR_DAYS)).isoformat(),
        )
    ).scalars()
    owing = {member_id for member_id, joined_on in members.items() if due and joined_on[:7] <= due}
    return {
        "members": len(members),
        "owing": len(owing),
        "paid": len(owing.intersection(map(whole, filter(None, paid)))),
        "confirmed": len(members.keys() & set(map(whole, asked))),
    }
