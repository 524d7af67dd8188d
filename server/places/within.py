"""Asking a database for what lies in an area."""

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import InstrumentedAttribute

from server.places.places import NATION


def within(column: InstrumentedAttribute[str], code: str) -> ColumnElement[bool]:
    """Whether a place code begins with the area's: a range of digits, which an index answers on every database."""
    if code == NATION:
        return true()
    return (column >= code) & (column < str(int(code) + 1).zfill(len(code)))
