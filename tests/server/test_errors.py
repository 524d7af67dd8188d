import logging
from pathlib import Path
from typing import NoReturn

import pytest
from flask import Flask

from server.app import create_app
from server.errors import Refusal
from server.settings import Settings
from sync.problems import PROBLEMS


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    app = create_app(Settings(database_url=f"sqlite:///{tmp_path / 'empty.sqlite3'}"))

    @app.get("/api/refuse/<code>")
    def refuse(code: str) -> NoReturn:
        raise Refusal(code, field="name")

    @app.get("/api/break")
    def break_down() -> NoReturn:
        raise ZeroDivisionError("a secret of the server")

    return app


def test_a_refusal_is_a_problem_with_words(app: Flask) -> None:
    answer = app.test_client().get("/api/refuse/not_allowed")
    assert (answer.status_code, answer.mimetype) == (403, "application/problem+json")
    told = answer.json
    assert told["type"] == "/api/docs#not_allowed"
    assert (told["status"], told["code"], told["field"]) == (403, "not_allowed", "name")
    assert len(told["title"]) > 20


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_every_problem_has_an_answer_with_words_of_its_own(app: Flask, code: str) -> None:
    answer = app.test_client().get(f"/api/refuse/{code}")
    assert 400 <= answer.status_code <= 503
    assert not answer.json["title"].startswith("problem.")


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/api/nothing", b"", 404, "not_found"),
        ("DELETE", "/api/people/me", b"", 405, "not_found"),
        ("POST", "/api/people/login", b"{", 400, "unreadable"),
        ("POST", "/api/people/login", b"{}", 422, "field_missing"),
        ("POST", "/api/people/login", b"[1]", 422, "value_invalid"),
        ("POST", "/api/people/login", b'{"name": "\xff"}', 400, "unreadable"),
    ],
)
def test_what_flask_refuses_is_a_problem_too(
    app: Flask, method: str, path: str, body: bytes, status: int, code: str
) -> None:
    answer = app.test_client().open(
        path, method=method, data=body, content_type="application/json", headers={"Omsap-Client": "1"}
    )
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.mimetype == "application/problem+json"
    if status == 405:
        assert "GET" in answer.headers["Allow"]


def test_a_failure_tells_the_person_a_number_and_the_log_the_rest(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = app.test_client().get("/api/break")
    assert (answer.status_code, answer.json["code"]) == (500, "internal")
    assert "secret" not in answer.text
    assert f"ticket={answer.json['detail']}" in caplog.text
    assert "a secret of the server" in caplog.text
