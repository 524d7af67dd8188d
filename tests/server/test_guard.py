import logging
from pathlib import Path

import brotli
import orjson
import pytest
from flask import Flask

from server.app import create_app
from server.guard import SMALL_REQUEST_BYTES_MAX
from server.settings import Settings
from tests.conftest import HeldClock

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types omsap-sw"
)


@pytest.fixture
def app(tmp_path: Path, clock: HeldClock) -> Flask:
    """An app whose routes are reached without any table."""
    return create_app(Settings(database_url=f"sqlite:///{tmp_path / 'empty.sqlite3'}"), clock=clock)


@pytest.mark.parametrize("path", ["/", "/api/openapi.json", "/api/docs", "/api/nothing", "/nothing.js"])
def test_every_answer_carries_the_security_headers(app: Flask, path: str) -> None:
    headers = app.test_client().get(path).headers
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "geolocation=(self), camera=(self)"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers
    assert (headers.get("Cache-Control") == "no-store") == path.startswith("/api/")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Omsap-Client": "2"},
        {"Omsap-Client": "1", "Sec-Fetch-Site": "cross-site"},
        {"Omsap-Client": "1", "Sec-Fetch-Site": "same-site"},
        {"Omsap-Client": "1", "Origin": "https://elsewhere.example"},
        {"Omsap-Client": "1", "Origin": "null"},
    ],
)
def test_a_request_that_did_not_come_from_the_app_changes_nothing(
    app: Flask, headers: dict[str, str]
) -> None:
    answer = app.test_client().post("/api/people/logout", headers=headers)
    assert (answer.status_code, answer.json["code"]) == (403, "header_missing")


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}, {"Origin": "https://localhost"}],
)
def test_a_request_from_the_app_is_admitted(app: Flask, headers: dict[str, str]) -> None:
    answer = app.test_client().post("/api/people/logout", headers={"Omsap-Client": "1", **headers})
    assert answer.status_code == 204


def test_reading_needs_no_header(app: Flask) -> None:
    assert app.test_client().get("/api/places/35").status_code == 200


def test_a_large_body_is_not_read(app: Flask) -> None:
    client, headers = app.test_client(), {"Omsap-Client": "1"}
    body = b'{"name": "' + b"x" * SMALL_REQUEST_BYTES_MAX + b'"}'
    answer = client.post("/api/people/login", data=body, headers=headers, content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


def test_a_large_answer_is_packed_for_whoever_takes_it(app: Flask) -> None:
    client = app.test_client()
    plain = client.get("/api/places/35")
    packed = client.get("/api/places/35", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert orjson.loads(brotli.decompress(packed.data)) == plain.json
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 2
    small = client.get("/api/nothing", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in small.headers


def test_the_access_log_names_routes_and_nobody(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "omsap.access"):
        app.test_client().get("/api/places/35?name=somebody", headers={"User-Agent": "a-phone"})
    [line] = [record.getMessage() for record in caplog.records if record.name == "omsap.access"]
    assert line.startswith("method=GET route=/api/places/<code> status=200 bytes=")
    for told in ("somebody", "a-phone", "127.0.0.1", "/35"):
        assert told not in line
