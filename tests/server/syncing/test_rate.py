from dataclasses import replace
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from server.settings import Settings
from server.syncing.rate import Buckets, Rate
from tests.conftest import BEGINNING, HeldClock
from tests.operations import Phone
from tests.server.syncing.test_routes import pull, push, sign_in


@pytest.fixture
def settings(database_url: str, request: pytest.FixtureRequest) -> Settings:
    """As installed, or with so many operations a day as a test asks for."""
    usual = Settings(database_url=database_url)
    return replace(usual, device_operations_per_day=request.param) if hasattr(request, "param") else usual


@pytest.fixture
def phone(client: FlaskClient) -> Phone:
    return sign_in(client, "officer", "officer", "350102")


def test_a_bucket_grants_a_burst_and_then_its_rate() -> None:
    buckets = Buckets(Rate(burst=3, per_second=0.5))
    assert [buckets.take("a", 1, BEGINNING) for _ in range(4)] == [0, 0, 0, 2]
    assert buckets.take("b", 1, BEGINNING) == 0
    later = BEGINNING + timedelta(seconds=2)
    assert [buckets.take("a", 1, later), buckets.take("a", 1, later)] == [0, 2]
    # a refusal costs nothing, and what was not used is kept up to the burst
    assert [buckets.take("a", 1, later + timedelta(days=1)) for _ in range(4)] == [0, 0, 0, 2]
    # a clock that was set back gives nothing, and takes nothing
    assert buckets.take("a", 1, BEGINNING) == 2


def test_more_than_a_bucket_holds_is_granted_once_it_is_full() -> None:
    buckets = Buckets(Rate(burst=10, per_second=1))
    assert buckets.take("a", 25, BEGINNING) == 0
    assert buckets.take("a", 1, BEGINNING) == 16


def test_only_so_many_buckets_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.syncing.rate._BUCKETS_MAX", 2)
    buckets = Buckets(Rate(burst=1, per_second=1))
    assert [buckets.take(device, 1, BEGINNING) for device in "abac"] == [0, 0, 1, 0]
    # b asked longest ago
    assert [buckets.take(device, 1, BEGINNING) for device in "ab"] == [1, 0]


def test_a_device_that_asks_without_end_is_told_when_to_come_again(
    client: FlaskClient, phone: Phone, clock: HeldClock
) -> None:
    for ask in (push, pull):
        assert {ask(client, phone).status_code for _ in range(60)} == {200}
        answer = ask(client, phone)
        assert (answer.status_code, answer.json["code"]) == (429, "rate_limited")
        assert answer.headers["Retry-After"] == "2"
    other_client = client.application.test_client()
    other = sign_in(other_client, "other", "officer", "350102")
    assert push(other_client, other).status_code == 200
    clock.advance(seconds=2)
    assert [push(client, phone).status_code for _ in range(2)] == [200, 429]


def test_catching_up_with_ten_thousand_operations_is_never_slowed(client: FlaskClient, phone: Phone) -> None:
    lines = [b"%d" % number for number in range(200)]
    assert {push(client, phone, *lines).status_code for _ in range(50)} == {200}
    assert {pull(client, phone).status_code for _ in range(50)} == {200}


@pytest.mark.parametrize("settings", [240], indirect=True, ids=["240 a day"])
def test_a_days_operations_are_bounded(client: FlaskClient, phone: Phone, clock: HeldClock) -> None:
    lines = [b"%d" % number for number in range(120)]
    assert [push(client, phone, *lines).status_code for _ in range(3)] == [200, 200, 429]
    answer = push(client, phone, *lines[:10])
    assert (answer.json["code"], answer.headers["Retry-After"]) == ("rate_limited", "3600")
    clock.advance(hours=1)
    assert push(client, phone, *lines[:10]).status_code == 200
