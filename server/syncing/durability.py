"""Durability: how far each scope would survive the loss of this database."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from server.syncing.models import Scope

#: How the proofs of a backup ended when all was well; any other result is the code of what was wrong.
PROVED = "proved"


def find_durable(connection: Connection, scopes: Sequence[str]) -> list[int]:
    """Up to which seq every backup holds each of these scopes, in their order; 0 where none does. One question."""
    found = connection.execute(
        select(Scope.id, Scope.durable_seq).where(Scope.id.in_(scopes), Scope.durable_seq > 0)
    )
    durable = {row.id: row.durable_seq for row in found}
    return [durable.get(scope, 0) for scope in scopes]
