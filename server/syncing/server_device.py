"""The server as a device: alerts, the command line and the demonstration write through the same push as any phone."""

import json
from collections.abc import Sequence
from datetime import datetime

from server.concept import Draft
from server.people.rights import SERVER_AUTHOR, SERVER_DEVICE, SERVER_ID
from server.syncing.push import push
from sync.receipt import Result


def push_as_server(drafts: Sequence[Draft], now: datetime) -> list[Result]:
    """Push drafts as the server. The same draft always makes the same line, whenever and wherever it is made."""
    return push(SERVER_AUTHOR, [make_line(draft) for draft in drafts], now)


def make_line(draft: Draft, author_id: str = SERVER_ID, device_id: str = SERVER_DEVICE) -> bytes:
    """The line of a draft. It keeps no chain and no time of its own: two processes must make identical bytes.

    Another author and device are those of a person for whom the server writes.
    """
    keys = {
        "id": draft.id,
        "kind": draft.kind,
        "version": 1,
        "scope": draft.scope,
        "device": device_id,
        "number": 0,
        "previous": "",
        "author": author_id,
        "needs": [],
        "base": "",
        "data": draft.data,
        "civil_on": draft.civil_on,
        "made_at": f"{draft.civil_on}T00:00:00.000Z",
        "clock_offset_ms": 0,
        "app": "server",
    }
    return json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()
