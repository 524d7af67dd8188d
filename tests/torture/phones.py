"""Phones that push and pull over HTTP and never take a lost answer for an answer; what they made and heard lies in files."""

import json
import threading
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from typing import Any

from tests.factories import PASSWORD, MadePerson
from tests.operations import id_of, new_id

PASSING = ("held", "retry")
#: Pause after a request that brought no answer.
TROUBLE_SECONDS = 0.02
#: A server that does not answer for so long is not coming back: the test fails instead of waiting for ever.
PATIENCE_SECONDS = 60


class TorturedPhone:
    """One officer who founds a group, then collects in it and in a group all officers share.

    `made.ndjson` has each line as it was made, `heard.ndjson` each request with what came back: nothing else is known
    to the auditor.
    """

    def __init__(self, person: MadePerson, port: int, shared_scope: str, folder: Path, seed: str) -> None:
        self.name = person.name
        self.is_pushing = threading.Event()
        #: Requests that reached the server and lost it before its answer was whole.
        self.cut_off = 0
        #: Requests that were answered with a problem of the server's.
        self.failed = 0
        #: Requests that were answered "come again".
        self.put_off = 0
        self._phone = person.phone()
        self._port = port
        self._chance = Random(seed)
        self._own_scope = f"group:{new_id()}"
        self._shared_scope = shared_scope
        self._made = (folder / f"{self.name}.made.ndjson").open("wb", buffering=0)
        self._heard = (folder / f"{self.name}.heard.ndjson").open("w", encoding="utf-8")
        self._outbox: dict[str, bytes] = {}
        self._members: dict[str, list[str]] = {}
        self._pledges: list[tuple[str, str, int]] = []
        self._cursors: dict[str, str] = {}
        self._cookie = ""
        self._answered_at = time.monotonic()

    # --- what the officer does

    def log_in(self) -> None:
        """Open a session on the device that was registered."""
        asked = {"name": self.name, "password": PASSWORD, "device_id": self._phone.device, "app": "torture"}
        connection = HTTPConnection("127.0.0.1", self._port, timeout=30)
        connection.request(
            "POST",
            "/api/people/login",
            json.dumps(asked),
            {"Omsap-Client": "1", "Content-Type": "application/json"},
        )
        answer = connection.getresponse()
        assert answer.status == 200, answer.read()
        self._cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        connection.close()

    def found(self, *, shared: bool) -> None:
        """The founding of the own group, and of the shared one."""
        for scope in (self._own_scope, *([self._shared_scope] if shared else [])):
            self._keep(self._phone.founding(scope.removeprefix("group:"))[1])

    def work_until(self, is_over: Callable[[], bool]) -> None:
        """Collect, push and pull until it is over; then push on until nothing waits."""
        while not is_over():
            if len(self._outbox) < 40:
                for _ in range(self._chance.randint(1, 20)):
                    self._act()
            self.push(self._chance.randint(1, 60))
            if self._chance.random() < 0.3:
                self.pull()
        while self._outbox:
            self.push(50)

    def finish(self) -> None:
        """Pull until nothing is left to learn; nothing more will be made or heard."""
        while self.pull() is not False:
            pass
        self._made.close()
        self._heard.close()

    def _act(self) -> None:
        scope = self._shared_scope if self._chance.random() < 0.3 else self._own_scope
        members = self._members.setdefault(scope, [])
        chance = self._chance.random()
        if not members or chance < 0.1:
            member = self._phone.member(scope, number=f"{self._chance.randrange(10**6):06}")
            members.append(id_of(member))
            self._keep(member)
        elif chance < 0.15 and self._pledges:
            self._reverse(*self._pledges.pop(self._chance.randrange(len(self._pledges))))
        elif chance < 0.18:
            self._keep(self._phone.pledge(scope, self._chance.choice(members), 0))  # no such deposit can be
        else:
            member_id, amount_satang = self._chance.choice(members), self._chance.randint(1, 1_000_000)
            pledge = self._phone.pledge(scope, member_id, amount_satang)
            self._keep(pledge)
            if scope == self._own_scope:
                self._pledges.append((id_of(pledge), member_id, amount_satang))

    def _reverse(self, pledge_id: str, member_id: str, amount_satang: int) -> None:
        mirror = {"reverses": pledge_id, "slip_number": None}
        self._keep(self._phone.pledge(self._own_scope, member_id, amount_satang, data=mirror))

    def _keep(self, line: bytes) -> None:
        self._made.write(line + b"\n")
        self._outbox[id_of(line)] = line

    # --- what goes over the wire

    def push(self, lines_max: int) -> None:
        """Send what waits, in any order; only its own final answer takes a line out of the outbox."""
        ids = list(self._outbox)[:lines_max]
        if self._chance.random() < 0.3:
            self._chance.shuffle(ids)
        header = {
            "protocol": 1,
            "device": self._phone.device,
            "app": "torture",
            "now": "2026-11-23T07:15:33.123Z",
        }
        body = b"\n".join((json.dumps(header).encode(), *(self._outbox[each] for each in ids))) + b"\n"
        self.is_pushing.set()
        answer = self._ask("/api/sync/push", body, "application/x-ndjson")
        self.is_pushing.clear()
        results = answer["results"] if answer else None
        self._note({"push": ids, "results": results})
        self.put_off += any(result["outcome"] == "retry" for result in results or ())
        for result in results or ():
            if result["outcome"] not in PASSING:
                del self._outbox[ids[result["line"] - 1]]

    def pull(self) -> bool | None:
        """Learn what changed; whether there is more, None when no answer came."""
        asked = {
            "protocol": 1,
            "device": self._phone.device,
            "app": "torture",
            "now": "2026-11-23T07:15:33.123Z",
            "cursors": self._cursors,
            "witnesses": {},
            "room": 500,
            "waiting": {"count": len(self._outbox), "oldest_at": None},
        }
        answer = self._ask("/api/sync/pull", json.dumps(asked).encode(), "application/json")
        if answer is None:
            return None
        for page in answer["pages"]:
            told = {kind: columns["id"] for kind, columns in page.pop("rows").items()}
            self._note({"page": page, "cursor": self._cursors.get(page["scope"], ""), "rows": told})
            self._cursors[page["scope"]] = page["to"]
        return bool(answer["more"])

    def _ask(self, path: str, body: bytes, content_type: str) -> Any:
        """The answer; None when there was none, or none of ours."""
        headers = {"Omsap-Client": "1", "Content-Type": content_type, "Cookie": self._cookie}
        connection = HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            told = answer.read()
            if answer.status == 200:
                self._answered_at = time.monotonic()
                return json.loads(told)
            assert answer.status >= 500, (answer.status, told)
            self.failed += 1
        except ConnectionRefusedError:
            pass
        except (OSError, HTTPException):
            self.cut_off += 1
        finally:
            connection.close()
        assert time.monotonic() - self._answered_at < PATIENCE_SECONDS, "the server is gone for good"
        time.sleep(TROUBLE_SECONDS)
        return None

    def _note(self, event: dict[str, Any]) -> None:
        self._heard.write(json.dumps(event) + "\n")
