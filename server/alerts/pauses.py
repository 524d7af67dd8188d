"""What chiefs paused, by the officer it is about. One question."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from server.alerts.models import EscalationPause


def load_pauses(connection: Connection) -> Mapping[str, list[dict[str, Any]]]:
    """Everything that was ever paused, also what is over: a step reached meanwhile is told after it."""
    pauses: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(
        select(
            EscalationPause.scope_id,
            EscalationPause.id,
            EscalationPause.seq,
            EscalationPause.civil_on,
            EscalationPause.group_id,
            EscalationPause.until_on,
        )
    ).mappings():
        pauses[row["scope_id"].removeprefix("person:")].append(dict(row))
    return pauses
