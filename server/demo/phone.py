"""A phone of the demo province: it keeps operations as the app does, and pushes them as its person."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from server.database import writing
from server.demo.ids import afternoon, make_id, named_id
from server.demo.operations import expect_applied
from server.demo.posts import IN_OFFICE_FROM, Post
from server.people.devices import CODE_LETTERS, RegisteredDevice, save_device
from server.people.grants import Grants, Span
from server.syncing.push import push
from server.values.thai_date import bangkok_date

_APP = "demo"


@dataclass(slots=True)
class DemoPhone:
    """A phone in the demo: keeps its own chain per scope and its own slip numbers."""

    post: Post
    number: int
    now: datetime
    lines: list[bytes] = field(default_factory=list)
    device: RegisteredDevice = field(init=False)
    _heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    _slips: int = 0

    def __post_init__(self) -> None:
        code = "".join(CODE_LETTERS[each] for each in divmod(self.number, len(CODE_LETTERS)))
        self.device = RegisteredDevice(named_id(f"device {self.post.login}"), f"YS{code}")
        with writing() as connection:
            save_device(connection, self.device, self.post.person_id, _APP, self.now)

    @property
    def today(self) -> date:
        """The day in Bangkok."""
        return bangkok_date(self.now)

    def next_slip(self) -> str:
        """The number of the next slip."""
        self._slips += 1
        return f"{self.device.code}-{self._slips:06d}"

    def add(
        self, kind: str, scope: str, civil_on: date, data: dict[str, Any], row_id: str | None = None
    ) -> str:
        """Keep one operation as the app would; returns its id, which `data` of a record gets for its row."""
        made = afternoon(civil_on, len(self.lines))
        number, previous = self._heads.get(scope, (0, ""))
        operation_id = row_id or make_id(made, f"{self.post.login} {scope} {number + 1}")
        if "set" in data:
            data = {"id": data.get("id", operation_id), "set": data["set"]}
        keys = {
            "id": operation_id,
            "kind": kind,
            "version": 1,
            "scope": scope,
            "device": self.device.id,
            "number": number + 1,
            "previous": previous,
            "author": self.post.person_id,
            "needs": [],
            "base": "",
            "data": data,
            "civil_on": civil_on.isoformat(),
            "made_at": made.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "clock_offset_ms": 0,
            "app": _APP,
        }
        line = json.dumps(keys, ensure_ascii=False, separators=(",", ":")).encode()
        self._heads[scope] = (number + 1, hashlib.sha256(line).hexdigest())
        self.lines.append(line)
        return operation_id

    def add_entry(
        self, scope: str, civil_on: date, entry_kind: str, amount_satang: int, **fields: str
    ) -> str:
        """Keep one entry of the books; returns its id."""
        data = {"entry_kind": entry_kind, "amount_satang": amount_satang, **fields}
        return self.add("entry", scope, civil_on, data)

    def send(self) -> None:
        """Push what was kept, as its person."""
        spans = [Span(self.post.role, code, IN_OFFICE_FROM, None) for code in self.post.area_codes]
        author = Grants(self.post.person_id, spans, self.today).author([self.device.id])
        lines, self.lines = self.lines, []
        expect_applied(push(author, lines, self.now))
