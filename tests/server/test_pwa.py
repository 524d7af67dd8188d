import gzip
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import pwa
from server.pwa import register_pwa

INDEX = "<!doctype html>" + "<p>Omsap</p>" * 100
SCRIPT = "console.log('omsap');" * 100
FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "sw.js").write_text(SCRIPT)
    (folder / "manifest.webmanifest").write_text('{"name": "Omsap"}')
    (folder / "assets" / "main-abc123.js").write_text(SCRIPT)
    (folder / "assets" / "main-abc123.js.map").write_text("{}")
    (folder / "assets" / "icon-1.png").write_bytes(b"\x89PNG" * 1000)
    return folder


@pytest.fixture
def client(built: Path) -> FlaskClient:
    app = Flask("pwa", static_folder=None)
    register_pwa(app, built)
    return app.test_client()


@pytest.mark.parametrize(
    ("path", "content_type", "cache_control"),
    [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/assets/main-abc123.js", "text/javascript; charset=utf-8", FOR_EVER),
        ("/assets/icon-1.png", "image/png", FOR_EVER),
    ],
)
def test_files_are_served(client: FlaskClient, path: str, content_type: str, cache_control: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == content_type
    assert answer.headers["Cache-Control"] == cache_control
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in answer.headers


def test_the_best_encoding_the_browser_takes_is_sent(client: FlaskClient) -> None:
    plain = client.get("/sw.js")
    packed = client.get("/sw.js", headers={"Accept-Encoding": "gzip, deflate, br"})
    zipped = client.get("/sw.js", headers={"Accept-Encoding": "gzip, br;q=0"})
    assert plain.text == SCRIPT
    assert (packed.headers["Content-Encoding"], brotli.decompress(packed.data)) == ("br", SCRIPT.encode())
    assert (zipped.headers["Content-Encoding"], gzip.decompress(zipped.data)) == ("gzip", SCRIPT.encode())
    assert len({plain.headers["ETag"], packed.headers["ETag"], zipped.headers["ETag"]}) == 3


def test_pictures_are_not_packed_again(client: FlaskClient) -> None:
    answer = client.get("/assets/icon-1.png", headers={"Accept-Encoding": "br"})
    assert "Content-Encoding" not in answer.headers


def test_what_the_browser_has_is_not_sent_again(client: FlaskClient) -> None:
    etag = client.get("/", headers={"Accept-Encoding": "br"}).headers["ETag"]
    answer = client.get("/", headers={"Accept-Encoding": "br", "If-None-Match": etag})
    assert (answer.status_code, answer.data, answer.headers["ETag"]) == (304, b"", etag)
    assert client.get("/", headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_screens_own_address_gets_the_first_page(client: FlaskClient) -> None:
    assert client.get("/groups/abc").text == INDEX


@pytest.mark.parametrize(
    "path", ["/assets/gone-1.js", "/assets/main-abc123.js.map", "/../settings.py", "/api", "/api/nothing"]
)
def test_nothing_else_is_served(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_files_are_read_once(client: FlaskClient, built: Path) -> None:
    before = client.get("/").data
    (built / "index.html").write_text("changed")
    assert client.get("/").data == before


def test_an_app_that_was_not_built_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pwa, "_BUILT", (tmp_path,))
    app = Flask("pwa", static_folder=None)
    register_pwa(app)
    answer = app.test_client().get("/")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    assert "make run" in answer.text
