"""Operations as a phone makes them, valid by default."""

import hashlib
import itertools
import json
import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from server.catalog import KINDS
from server.people.grants import Grants, Span
from sync.cursor import Cursor
from sync.decide import Author
from sync.memory_store import MemoryStore
from sync.operation import parse_line
from sync.push import push_chunk
from sync.receipt import Head, Result

TODAY = date(2026, 11, 23)
SUBDISTRICT = "350102"

_counter = itertools.count(1)


def new_id() -> str:
    """A version 7 id; ids made later sort later."""
    made = f"{0x0197 << 32 | next(_counter):012x}"
    return f"{made[:8]}-{made[8:]}-7000-8000-{uuid.uuid4().hex[:12]}"


class Phone:
    """One officer's phone: makes lines in its own chain, as the app does."""

    def __init__(self, *areas: str, role: str = "officer", person_id: str | None = None) -> None:
        self.person_id = person_id or str(uuid.uuid4())
        self.device = str(uuid.uuid4())
        self.grants = Grants(
            self.person_id, [Span(role, area, "2026-01-01", None) for area in areas or (SUBDISTRICT,)], TODAY
        )
        self._heads: dict[str, tuple[int, str]] = {}

    @property
    def author(self) -> Author:
        return self.grants.author([self.device])

    def line(
        self, kind: str, scope: str, data: Mapping[str, Any], operation_id: str | None = None, **keys: Any
    ) -> bytes:
        number, previous = self._heads.get(scope, (0, ""))
        envelope = {
            "id": operation_id or new_id(),
            "kind": kind,
            "version": 1,
            "scope": scope,
            "device": self.device,
            "number": number + 1,
            "previous": previous,
            "author": self.person_id,
            "needs": [],
            "base": "",
            "data": data,
            "civil_on": TODAY.isoformat(),
            "made_at": "2026-11-23T07:15:33.123Z",
            "clock_offset_ms": 0,
            "app": "0.1.0",
        }
        raw = json.dumps(envelope | keys, ensure_ascii=False, separators=(",", ":")).encode()
        self._heads[scope] = (number + 1, hashlib.sha256(raw).hexdigest())
        return raw

    def founding(self, group_id: str | None = None, **changes: Any) -> tuple[str, bytes]:
        """A founding line, and the group's scope."""
        group_id = group_id or new_id()
        news = {
            "name": "กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองแสง",
            "area_level": "village",
            "subdistrict_code": SUBDISTRICT,
            "moo": 3,
            "place_name": "บ้านหนองแสง",
            "founded_on": "2026-11-01",
            "pledge_mode": "amount",
            "pledge_min_satang": 1000,
            "collection_day": 5,
            "officer_id": self.person_id,
            "status": "founding",
        } | changes
        scope = f"group:{group_id}"
        return scope, self.creation("group", scope, news, group_id)

    def creation(
        self, kind: str, scope: str, news: Mapping[str, Any], row_id: str | None = None, **keys: Any
    ) -> bytes:
        row_id = row_id or new_id()
        data = {"id": row_id, "set": {name: [None, new] for name, new in news.items()}}
        return self.line(kind, scope, data, row_id, **keys)

    def edit(self, kind: str, scope: str, row_id: str, *, base: str, **changes: tuple[Any, Any]) -> bytes:
        data = {"id": row_id, "set": {name: list(change) for name, change in changes.items()}}
        return self.line(kind, scope, data, base=base)

    def member(self, scope: str, member_id: str | None = None, **changes: Any) -> bytes:
        news = {
            "number": "0001",
            "title": "นาย",
            "first_name": "บุญมี",
            "last_name": "ศ.",
            "pledge_satang": 10000,
            "joined_on": "2026-11-01",
            "status": "active",
        } | changes
        return self.creation("member", scope, news, member_id)

    def pledge(self, scope: str, member_id: str, amount_satang: int = 10000, **keys: Any) -> bytes:
        data = {
            "entry_kind": "pledge",
            "amount_satang": amount_satang,
            "member_id": member_id,
            "period": "2026-11",
            "slip_number": "K7QM-000001",
        } | keys.pop("data", {})
        return self.line("entry", scope, data, **keys)


def cursor_at(store: MemoryStore, scope: str, seq: int) -> str:
    """The cursor of a phone that has pulled a scope up to `seq`."""
    return str(Cursor.at(Head(scope, seq, store.chains([(scope, seq)]).get((scope, seq), ""))))


def id_of(line: bytes) -> str:
    """The operation id of a line."""
    return str(json.loads(line)["id"])


def push(store: MemoryStore, phone: Phone, *lines: bytes) -> list[Result]:
    """Push lines in one chunk."""
    return push_chunk(store, [parse_line(line) for line in lines], phone.author, KINDS, TODAY)
