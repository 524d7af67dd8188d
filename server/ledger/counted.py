"""Which groups count in figures."""

from sqlalchemy import ColumnElement, and_, exists, or_

from server.groups.models import Group
from server.ledger.models import AccountBalance


def is_counted() -> ColumnElement[bool]:
    """Whether a group counts: one that was founded by mistake does not, unless money came into its book after all."""
    has_money = exists().where(AccountBalance.scope_id == Group.scope_id).correlate(Group)
    return or_(Group.status != "void", has_money)


def counts_as_group() -> ColumnElement[bool]:
    """Whether it is one group of those there are: neither closed, nor founded by mistake, nor a second book of another one."""
    return and_(is_counted(), Group.duplicate_of.is_(None), Group.status != "closed")
