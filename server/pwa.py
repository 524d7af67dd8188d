"""Serving the phone app: the built files, read and packed once, kept in memory."""

import gzip
import hashlib
import mimetypes
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import brotli
from flask import Flask, Response, abort, request

from server.i18n.messages import LANGUAGES, say

#: Where the built app lies: in a checkout beside `server/`, in an installed wheel inside it.
_BUILT = (Path(__file__).parents[1] / "static" / "pwa" / "dist", Path(__file__).parent / "pwa")

_INDEX = "index.html"
#: Vite puts a hash of the content into these names, so they may be kept for ever; all else is asked for each time.
_HASHED_FOLDER = "assets/"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_EACH_TIME = "no-cache"

_TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".woff2": "font/woff2"}
_PACKED_TYPES = ("text/", "application/json", "application/manifest+json", "image/svg+xml")


@dataclass(frozen=True, slots=True)
class BuiltFile:
    """One file in every encoding worth sending: encoding → bytes, "identity" always among them."""

    content_type: str
    etag: str
    bodies: dict[str, bytes]
    cache_control: str


class BuiltApp:
    """The files below a folder, read when the first one is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()

    @cached_property
    def _read(self) -> dict[str, BuiltFile]:
        files = (path for path in sorted(self._folder.rglob("*")) if path.is_file() and path.suffix != ".map")
        return {
            name: _read_file(name, path)
            for path in files
            for name in [path.relative_to(self._folder).as_posix()]
        }

    def find(self, name: str) -> BuiltFile | None:
        """The file by its path below the folder; None when there is none."""
        with self._lock:
            return self._read.get(name)


def _read_file(name: str, path: Path) -> BuiltFile:
    raw = path.read_bytes()
    content_type = _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    bodies = {"identity": raw}
    if content_type.startswith(_PACKED_TYPES):
        packed = {"br": brotli.compress(raw, quality=11), "gzip": gzip.compress(raw, 9, mtime=0)}
        bodies |= {encoding: body for encoding, body in packed.items() if len(body) < len(raw)}
    if content_type.startswith("text/"):
        content_type += "; charset=utf-8"
    return BuiltFile(
        content_type,
        hashlib.sha256(raw).hexdigest()[:32],
        bodies,
        _FOR_EVER if name.startswith(_HASHED_FOLDER) else _ASK_EACH_TIME,
    )


def find_built_folder() -> Path | None:
    """The folder of the built app; None when it was not built."""
    return next((folder for folder in _BUILT if (folder / _INDEX).is_file()), None)


def answer_file(file: BuiltFile) -> Response:
    """The file in the best encoding the browser takes; 304 when it has it already."""
    encoding = next(
        (
            each
            for each in ("br", "gzip")
            if each in file.bodies and request.accept_encodings.quality(each) > 0
        ),
        "",
    )
    answer = Response(file.bodies[encoding or "identity"], content_type=file.content_type)
    if encoding:
        answer.headers["Content-Encoding"] = encoding
    answer.headers["Vary"] = "Accept-Encoding"
    answer.headers["Cache-Control"] = file.cache_control
    answer.set_etag(f"{file.etag}{'-' + encoding if encoding else ''}")
    answer.make_conditional(request)
    return answer


def register_pwa(app: Flask, folder: Path | None = None) -> None:
    """Serve the app's files at `/`; a path of the app's own screens gets its first page."""
    built_folder = folder or find_built_folder()
    built = BuiltApp(built_folder) if built_folder else None

    @app.get("/")
    @app.get("/<path:name>")
    def phone_app(name: str = _INDEX) -> Response:
        if name == "api" or name.startswith("api/"):
            abort(404)
        if built is None:
            told = "\n".join(say("pwa.not_built", language) for language in LANGUAGES)
            return Response(told + "\n", status=503, content_type="text/plain; charset=utf-8")
        is_screen = "." not in name.rsplit("/", 1)[-1]
        file = built.find(name) or (built.find(_INDEX) if is_screen else None)
        if file is None:
            abort(404)
        return answer_file(file)
