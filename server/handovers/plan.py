"""What may be handed over now: the groups somebody leads, who may take them, and what stands in the way. Reading only."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from server.cases.models import Case
from server.groups.models import Group, Member
from server.ledger.balances import natural_satang
from server.ledger.counted import is_counted
from server.ledger.models import AccountBalance
from server.members.counted import is_counted_member
from server.people.assignment import Assignment
from server.people.models import Device, Person
from server.reports.savings import SAVINGS_ACCOUNTS, savings_of
from server.syncing.models import Scope

_CASH, _BANK = "cash", "bank"


def check_code_of(chain: str) -> str:
    """The place of a group's book in eight characters, "9F3A-11C0": any later line gives another."""
    return f"{chain[:4]}-{chain[4:8]}".upper()


def load_groups(connection: Connection, officer_id: str) -> list[dict[str, Any]]:
    """The groups an officer leads, by place and name, with what their books say; four questions."""
    led = (Group.officer_id == officer_id) & is_counted() & Group.duplicate_of.is_(None)
    groups = connection.execute(
        select(Group.scope_id, Group.id, Group.name, Group.subdistrict_code, Scope.chain)
        .join(Scope, Scope.id == Group.scope_id)
        .where(led, Group.status != "void")
        .order_by(Group.subdistrict_code, Group.name, Group.id)
    ).all()
    members = _counts(connection, led, Member, is_counted_member(connection))
    cases = _counts(connection, led, Case, Case.settled_by.is_(None))
    sums: dict[tuple[str, str], int] = {
        (scope, account): int(amount)
        for scope, account, amount in connection.execute(
            select(Group.scope_id, AccountBalance.account, func.sum(AccountBalance.amount_satang))
            .join(AccountBalance, AccountBalance.scope_id == Group.scope_id)
            .where(led, AccountBalance.account.in_((*SAVINGS_ACCOUNTS, _CASH, _BANK)))
            .group_by(Group.scope_id, AccountBalance.account)
        )
    }
    return [
        {
            "group_id": group.id,
            "name": group.name,
            "subdistrict_code": group.subdistrict_code,
            "check_code": check_code_of(group.chain),
            "members": members.get(group.scope_id, 0),
            "savings_satang": savings_of(
                sum(sums.get((group.scope_id, account), 0) for account in SAVINGS_ACCOUNTS)
            ),
            "cash_satang": natural_satang(_CASH, sums.get((group.scope_id, _CASH), 0)),
            "bank_satang": natural_satang(_BANK, sums.get((group.scope_id, _BANK), 0)),
            "open_cases": cases.get(group.scope_id, 0),
        }
        for group in groups
    ]


def load_takers(
    connection: Connection, subdistrict_codes: Iterable[str], giver_id: str, today: date
) -> list[dict[str, Any]]:
    """Other officers whose post reaches at least one of these places today, by name."""
    codes = set(subdistrict_codes)
    if not codes:
        return []
    rows = connection.execute(
        select(Person.id, Person.display_name, Assignment.area_code)
        .join(Assignment, Assignment.scope_id == "person:" + Person.id)
        .where(
            Assignment.role == "officer",
            Assignment.from_on <= today.isoformat(),
            or_(Assignment.to_on.is_(None), Assignment.to_on >= today.isoformat()),
            Person.disabled_at.is_(None),
            Person.id != giver_id,
        )
        .order_by(Person.display_name, Person.id)
    ).all()
    takers: dict[str, dict[str, Any]] = {}
    for row in rows:
        if any(code.startswith(row.area_code) for code in codes):
            taker = {"officer_id": row.id, "name": row.display_name, "areas": []}
            takers.setdefault(row.id, taker)["areas"].append(row.area_code)
    return list(takers.values())


def load_unsent(connection: Connection, person_id: str) -> list[dict[str, Any]]:
    """The phones of a person that last said that something waits on them; what a revoked one sends is reviewed anyway."""
    rows = connection.execute(
        select(Device.code, Device.waiting_count, Device.last_heard_at)
        .where(Device.person_id == person_id, Device.waiting_count > 0, Device.revoked_at.is_(None))
        .order_by(Device.code)
    ).mappings()
    return [dict(row) for row in rows]


def _counts(
    connection: Connection, led: ColumnElement[bool], model: Any, condition: ColumnElement[bool]
) -> dict[str, int]:
    rows = connection.execute(
        select(Group.scope_id, func.count())
        .join(model, model.scope_id == Group.scope_id)
        .where(led, condition)
        .group_by(Group.scope_id)
    )
    return {row[0]: int(row[1]) for row in rows}
