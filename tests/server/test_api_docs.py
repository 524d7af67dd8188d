import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from server.app import create_app
from server.settings import Settings
from sync.problems import PROBLEMS


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    path: Path = tmp_path_factory.mktemp("docs") / "empty.sqlite3"
    return create_app(Settings(database_url=f"sqlite:///{path}"))


@pytest.fixture(scope="module")
def document(app: Flask) -> dict[str, Any]:
    told: dict[str, Any] = app.test_client().get("/api/openapi.json").json
    return told


def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert document["info"]["title"] == "Omsap"


def test_every_route_is_described(app: Flask, document: dict[str, Any]) -> None:
    own_pages = {"/api/openapi.json", "/api/docs", "/api/docs.css"}
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(rule)), method.lower())
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST", "PUT", "PATCH", "DELETE"}
        if str(rule).startswith("/api/") and str(rule) not in own_pages
    }
    described = {
        (path, method)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "parameters" and operation["summary"].endswith(".")
    }
    assert routes == described
    assert len(routes) >= 10


def test_every_refusal_has_the_shape_of_a_problem(document: dict[str, Any]) -> None:
    problem = {"$ref": "#/components/schemas/Problem"}
    shapes = {
        name: answer["content"]["application/problem+json"]["schema"]
        for name, answer in document["components"]["responses"].items()
    }
    assert shapes
    assert all(shape == problem for shape in shapes.values()), shapes
    assert set(document["components"]["schemas"]["Problem"]["properties"]["code"]["enum"]) == set(PROBLEMS)


def test_a_push_is_described_as_lines(document: dict[str, Any]) -> None:
    body = document["paths"]["/api/sync/push"]["post"]["requestBody"]
    assert list(body["content"]) == ["application/x-ndjson"]


def test_the_page_names_every_route_and_every_problem(app: Flask, document: dict[str, Any]) -> None:
    page = app.test_client().get("/api/docs").text
    for path, methods in document["paths"].items():
        for method in set(methods) - {"parameters"}:
            assert f'id="{method.upper()}{path}"' in page
    for code in PROBLEMS:
        assert f'id="{code}"' in page
    for field in ("person.display_name", "districts[].subdistricts[].code", "totals.silent_phones"):
        assert f"<code>{field}</code>" in page


def test_the_page_needs_no_script_and_no_foreign_host(app: Flask) -> None:
    client = app.test_client()
    page = client.get("/api/docs").text
    fetched = re.findall(r'(?:src|href)="(?!#)([^"]*)"', page)
    assert fetched == ["/api/docs.css", "/icons/icon-192.png", "openapi.json"]
    assert "<script" not in page
    assert "style=" not in page
    style = client.get("/api/docs.css")
    assert (style.status_code, style.mimetype) == (200, "text/css")
    assert "url(" not in style.text
