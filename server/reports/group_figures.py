"""What a group comes to, remembered by its chain: members, savings and steps follow from the operations of its scope alone.

A chain names every operation before it, so figures kept under it are never stale, whoever writes: another operation is
another chain. Only groups that changed since this process last looked are counted anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from server.groups.models import Group, Member
from server.ladder.rules import Step
from server.ladder.standing import load_steps
from server.ledger.models import AccountBalance
from server.members.counted import is_counted_member
from server.reports.savings import SAVINGS_ACCOUNTS, savings_of
from server.syncing.models import Scope


@dataclass(frozen=True, slots=True)
class Figures:
    """One group, counted."""

    members: int
    savings_satang: int
    steps: Mapping[str, Step]


#: Scope → the end of its chain, and the figures there. One a group: as large as what it describes.
_known: dict[str, tuple[str, Figures]] = {}


def load_counted(
    connection: Connection, condition: ColumnElement[bool], *columns: Any
) -> list[tuple[Any, Figures]]:
    """The groups that meet the condition, with these columns and their figures. One question while nothing changed, else seven."""
    groups = connection.execute(
        select(Group.scope_id, Scope.chain, *columns).join(Scope, Scope.id == Group.scope_id).where(condition)
    ).all()
    chains = {group.scope_id: group.chain for group in groups}
    changed = [scope for scope, chain in chains.items() if _known.get(scope, ("", None))[0] != chain]
    if changed:
        among = condition if len(changed) == len(chains) else Group.scope_id.in_(changed)
        for scope, figures in _count(connection, among).items():
            if scope in chains:
                _known[scope] = (chains[scope], figures)
    return [(group, _known[group.scope_id][1]) for group in groups]


def _count(connection: Connection, among: ColumnElement[bool]) -> Mapping[str, Figures]:
    members = {
        row.scope_id: row.people
        for row in connection.execute(
            select(Group.scope_id, func.count().label("people"))
            .join(Member, Member.scope_id == Group.scope_id)
            .where(among, is_counted_member(connection))
            .group_by(Group.scope_id)
        )
    }
    savings = {
        row.scope_id: savings_of(row.balance_satang)
        for row in connection.execute(
            select(Group.scope_id, func.sum(AccountBalance.amount_satang).label("balance_satang"))
            .join(AccountBalance, AccountBalance.scope_id == Group.scope_id)
            .where(among, AccountBalance.account.in_(SAVINGS_ACCOUNTS))
            .group_by(Group.scope_id)
        )
    }
    steps = load_steps(connection, among)
    return {
        scope: Figures(members.get(scope, 0), savings.get(scope, 0), steps.get(scope, {}))
        for scope in connection.execute(select(Group.scope_id).where(among)).scalars()
    }
