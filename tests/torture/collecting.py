"""Several officers collecting at once against one server that something happens to."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from server.app import create_app
from server.clock import utc_now
from server.database import db
from server.settings import Settings
from tests.factories import MadePerson, make_person
from tests.operations import new_id
from tests.torture.phones import TorturedPhone

OFFICERS = 4


def make_officers(database_url: str) -> list[MadePerson]:
    """Officers of one subdistrict, each with an account and a device, in a database that has its tables."""
    app = create_app(Settings(database_url=database_url))
    with app.app_context():
        officers = [
            make_person(f"officer{number}", "350102", from_on="2020-01-01", now=utc_now())
            for number in range(1, OFFICERS + 1)
        ]
        db.engine.dispose()
    return officers


@dataclass(frozen=True)
class Collecting:
    """What goes on while something is done to the server."""

    phones: list[TorturedPhone]
    chance: Random
    _works: "list[Future[None]]"

    @property
    def cut_off(self) -> int:
        """Requests so far that reached the server and lost it."""
        return sum(phone.cut_off for phone in self.phones)

    @property
    def failed(self) -> int:
        """Requests so far that the server answered with a problem."""
        return sum(phone.failed for phone in self.phones)

    @property
    def put_off(self) -> int:
        """Requests so far that the server answered with "come again"."""
        return sum(phone.put_off for phone in self.phones)

    def wait_for_a_push(self) -> None:
        """Until a push is under way."""
        while not any(phone.is_pushing.wait(0.01) for phone in self.phones):
            for work in self._works:
                if work.done():
                    work.result()


@contextmanager
def collecting(officers: list[MadePerson], port: int, folder: Path, seed: str) -> Iterator[Collecting]:
    """Officers at work; at the end all that waits is delivered, so the server must answer again by then."""
    shared_scope, is_over = f"group:{new_id()}", threading.Event()
    phones = [
        TorturedPhone(officer, port, shared_scope, folder, f"{seed} {officer.name}") for officer in officers
    ]
    for place, phone in enumerate(phones):
        phone.log_in()
        phone.found(shared=place == 0)
    with ThreadPoolExecutor(len(phones)) as pool:
        works = [pool.submit(phone.work_until, is_over.is_set) for phone in phones]
        try:
            yield Collecting(phones, Random(seed), works)
        finally:
            is_over.set()
    for work in works:
        work.result()
    for phone in phones:
        phone.finish()
