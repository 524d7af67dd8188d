"""Summary: figures of a database that a true copy of it has as well."""

import hashlib
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from server.database import Base
from server.ledger.models import AccountBalance
from server.syncing.models import Scope


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows by table; scopes, the sum of their places and a hash over all their heads; satang by account."""

    rows: dict[str, int]
    scopes: int
    seq_sum: int
    chains_sha256: str
    balances_satang: dict[str, int]


def summarize(connection: Connection) -> Summary:
    """The figures of a database whose tables are those of this version."""
    rows = {
        str(table.name): connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in Base.metadata.sorted_tables
    }
    heads = sorted(
        (row.id, row.seq, row.chain) for row in connection.execute(select(Scope.id, Scope.seq, Scope.chain))
    )
    chains = hashlib.sha256("".join(f"{scope} {seq} {chain}\n" for scope, seq, chain in heads).encode())
    sums = connection.execute(
        select(AccountBalance.account, func.sum(AccountBalance.amount_satang))
        .group_by(AccountBalance.account)
        .order_by(AccountBalance.account)
    )
    return Summary(
        rows,
        len(heads),
        sum(seq for _, seq, _ in heads),
        chains.hexdigest(),
        {row[0]: int(row[1]) for row in sums},
    )
