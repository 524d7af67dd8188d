"""What groups come to, remembered by their chains: every figure of a group follows from the operations of its scope alone.

A chain names every operation before it, so figures kept under it are never stale, whoever writes: another operation is
another chain. Only groups that changed since this process last looked are counted anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from server.cases.models import Case
from server.groups.models import Group, Member
from server.ladder.rules import Step
from server.ladder.standing import GROUP_COLUMNS, load_steps
from server.ledger.counted import counts_as_group
from server.ledger.models import AccountBalance
from server.members.counted import is_counted_member
from server.reports.savings import SAVINGS_ACCOUNTS, savings_of
from server.syncing.models import Scope

#: Scope → the end of its chain.
Chains = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """One group, counted, with the columns a standing on the ladder is made of.

    `counts` is false of a group that is closed, or was founded by mistake or a second time; money in its book counts.
    """

    scope_id: str
    id: str
    founder_id: str
    founded_on: str
    subdistrict_code: str
    status: str
    officer_id: str
    counts: bool
    members: int
    savings_satang: int
    open_cases: int
    steps: Mapping[str, Step]


#: Scope → the end of its chain, and the figures there. One a group: as large as what it describes.
_known: dict[str, tuple[str, Figures]] = {}


def load_chains(connection: Connection, condition: ColumnElement[bool]) -> Chains:
    """The chains of the groups that meet the condition, in one order. One question."""
    rows = connection.execute(
        select(Scope.id, Scope.chain)
        .join(Group, Group.scope_id == Scope.id)
        .where(condition)
        .order_by(Scope.id)
    )
    return dict(iter(rows))


def fingerprint(chains: Chains) -> str:
    """What differs as soon as one of these groups does."""
    return sha256("".join(f"{scope} {chain}\n" for scope, chain in chains.items()).encode()).hexdigest()


def load_figures(connection: Connection, chains: Chains, condition: ColumnElement[bool]) -> Iterable[Figures]:
    """Figures of the groups that have these chains and meet the condition. No question while nothing changed, else seven."""
    found = {
        scope: kept[1] for scope, chain in chains.items() if (kept := _known.get(scope)) and kept[0] == chain
    }
    changed = [scope for scope in chains if scope not in found]
    if changed:
        among = condition if len(changed) == len(chains) else Group.scope_id.in_(changed)
        for figures in _count(connection, among):
            found[figures.scope_id] = figures
            _known[figures.scope_id] = (chains[figures.scope_id], figures)
    return found.values()


def _count(connection: Connection, among: ColumnElement[bool]) -> Iterable[Figures]:
    members = _by_group(connection, Member, func.count(), among & is_counted_member(connection))
    balances = _by_group(
        connection,
        AccountBalance,
        func.sum(AccountBalance.amount_satang),
        among & AccountBalance.account.in_(SAVINGS_ACCOUNTS),
    )
    cases = _by_group(connection, Case, func.count(), among & Case.settled_by.is_(None))
    steps = load_steps(connection, among)
    counts = counts_as_group().label("counts")
    for group in connection.execute(select(*GROUP_COLUMNS, Group.officer_id, counts).where(among)):
        scope = group.scope_id
        yield Figures(
            *group,
            members=members.get(scope, 0),
            savings_satang=savings_of(balances.get(scope, 0)),
            open_cases=cases.get(scope, 0),
            steps=steps.get(scope, {}),
        )


def _by_group(
    connection: Connection, model: Any, counted: ColumnElement[int], condition: ColumnElement[bool]
) -> Mapping[str, int]:
    """Scope → what is counted of its rows."""
    rows = connection.execute(
        select(Group.scope_id, counted.label("counted"))
        .join(model, model.scope_id == Group.scope_id)
        .where(condition)
        .group_by(Group.scope_id)
    )
    return {row.scope_id: row.counted for row in rows}
