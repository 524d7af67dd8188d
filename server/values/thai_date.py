"""Days and months as Thais write them. Pure."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

BANGKOK = ZoneInfo("Asia/Bangkok")


def bangkok_date(instant: datetime) -> date:
    """The day it is in Bangkok at an aware instant."""
    return instant.astimezone(BANGKOK).date()
