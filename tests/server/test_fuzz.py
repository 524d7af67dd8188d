"""The whole API questioned by its own document, as everybody who may come: whatever is asked, nothing fails.

`FUZZ_EXAMPLES` says how many questions each route gets from each of them; `make fuzz` asks many.
"""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable

from server.app import create_app
from server.database import Base, db
from server.settings import Settings
from tests.conftest import HeldClock, PhoneClient
from tests.factories import log_in, make_campaign, make_group, make_person

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "5"))
#: Routes that hash a password on every call, which is slow on purpose.
SLOW = ("/api/people/login", "/api/people/password", "/api/people/second-factor")
#: What a route does not say of itself because any may answer it: not to be read at all.
ANYWHERE = ("400",)

ROLES = {
    "nobody": None,
    "officer": "350102",
    "district_chief": "3501",
    "province_staff": "35",
    "governor": "35",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A province with somebody of each role, a campaign and a group; no rate stands in the way of asking."""
    path: Path = tmp_path_factory.mktemp("fuzz") / "omsap.sqlite3"
    app = create_app(
        Settings(
            database_url=f"sqlite:///{path}",
            second_factor="off",
            device_requests_per_minute=10**6,
            device_operations_per_day=10**9,
        ),
        clock=HeldClock(),
    )
    app.test_client_class = PhoneClient
    with app.app_context():
        Base.metadata.create_all(db.engine)
        people = {role: make_person(role, area, role=role) for role, area in ROLES.items() if area}
        make_campaign()
        make_group(people["officer"].phone(), 10000)
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def operations(app: Flask) -> dict[str, Any]:
    """Every operation of the document by method and path."""
    import schemathesis

    @schemathesis.serializer("application/x-ndjson")
    def as_it_is(_context: Any, value: Any) -> bytes:
        return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")

    document = schemathesis.openapi.from_dict(app.test_client().get("/api/openapi.json").json)
    found = [each.ok() for each in document.get_all_operations()]
    # whoever has logged out is nobody from then on
    found.sort(key=lambda each: each.path.endswith("/logout"))
    return {f"{each.method.upper()} {each.path}": each for each in found}


def ask(client: FlaskClient, case: Any) -> int:
    """Status of the answer to a case; asked with our own client, which sends what the app always sends."""
    given = case.as_transport_kwargs(base_url="http://localhost")
    path = given["url"].removeprefix("http://localhost")
    # as any client might write it, numbers beyond 64 bits included
    data = json.dumps(given["json"]) if given.get("json") is not None else given.get("data")
    answer = client.open(
        path,
        method=given["method"],
        query_string=given.get("params") or None,
        content_type=case.media_type if data is not None else None,
        data=data,
    )
    return answer.status_code


def question(operation: Any, mode: Any, count: int, hear: Callable[[Any], None]) -> None:
    """Make up `count` questions for one route, right or wrong by its document, the same ones each time."""

    @seed(2569)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def make(case: Any) -> None:
        hear(case)

    make()


def test_no_question_makes_the_server_fail(app: Flask, operations: dict[str, Any]) -> None:
    from schemathesis import GenerationMode

    clients = {role: app.test_client() for role in ROLES}
    for role, area in ROLES.items():
        if area:
            log_in(clients[role], role)
    asked: set[str] = set()
    failed: set[str] = set()

    def hear(case: Any) -> None:
        name = f"{case.operation.method.upper()} {case.operation.path}"
        asked.add(name)
        for role, client in clients.items():
            status = ask(client, case)
            if status >= 500 or str(status) not in {*case.operation.responses.status_codes, *ANYWHERE}:
                failed.add(f"{name} as {role}: {status} {case.as_curl_command()}")

    for name, operation in operations.items():
        count = 1 if name.endswith(SLOW) else EXAMPLES
        question(operation, GenerationMode.POSITIVE, count, hear)
        # a route that takes nothing cannot be asked wrongly
        with suppress(Unsatisfiable):
            question(operation, GenerationMode.NEGATIVE, count, hear)
    assert not failed, "\n".join(sorted(failed))
    assert asked == set(operations)
