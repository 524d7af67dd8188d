"""What every request passes and every answer carries: who may call, how much, the security headers, the access log."""

import logging
import time
from urllib.parse import urlsplit

import brotli
from flask import Flask, Response, g, request

from server.errors import Refusal
from server.settings import Settings

access_log = logging.getLogger("omsap.access")

#: A header no foreign page can make a browser send without asking us first (CSRF).
CLIENT_HEADER = "Omsap-Client"
CLIENT_PROTOCOL = "1"

#: Largest body of a request that carries no operations, in bytes: a login or a list of cursors is far smaller.
SMALL_REQUEST_BYTES_MAX = 64 * 1024
_LARGE_REQUESTS = ("/api/sync/", "/api/support/outbox-files", "/api/staffing/officers")

#: Answers below this many bytes are not worth packing.
_PACK_BYTES_MIN = 1024

_CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types omsap-sw",
    )
)

_HEADERS = {
    "Content-Security-Policy": _CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self)",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
#: Two years; only sent where people reach the server by https.
_TRANSPORT_SECURITY = "max-age=63072000; includeSubDomains"


def register_guard(app: Flask, settings: Settings) -> None:
    """Lay the guard over every route of the app."""
    app.config["MAX_CONTENT_LENGTH"] = settings.request_bytes_max

    @app.before_request
    def admit() -> None:
        g.omsap_started = time.perf_counter()
        if not request.path.startswith("/api/"):
            return
        if "\0" in request.path:
            raise Refusal("not_found")
        if not request.path.startswith(_LARGE_REQUESTS):
            request.max_content_length = SMALL_REQUEST_BYTES_MAX
        if request.method not in ("GET", "HEAD", "OPTIONS"):
            check_origin()

    @app.after_request
    def finish(answer: Response) -> Response:
        answer.headers.update(_HEADERS)
        if settings.secure_cookies:
            answer.headers["Strict-Transport-Security"] = _TRANSPORT_SECURITY
        if request.path.startswith("/api/"):
            answer.headers["Cache-Control"] = "no-store"
            pack(answer)
        write_access_line(answer)
        return answer


def check_origin() -> None:
    """A request that changes something comes from the app itself, or is refused with `header_missing`.

    The header alone would do; `Sec-Fetch-Site` and `Origin` are looked at where the browser sends them.
    """
    origin = request.headers.get("Origin")
    if (
        request.headers.get(CLIENT_HEADER) != CLIENT_PROTOCOL
        or request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin"
        or (origin is not None and urlsplit(origin).netloc != request.host)
    ):
        raise Refusal("header_missing")


def pack(answer: Response) -> None:
    """Send a large JSON answer as brotli of the quickest sort, where the caller takes it."""
    answer.vary.add("Accept-Encoding")
    if (
        "Content-Encoding" not in answer.headers
        and not answer.is_streamed
        and (answer.mimetype or "").endswith("json")
        and request.accept_encodings.quality("br") > 0
        and len(answer.get_data()) >= _PACK_BYTES_MIN
    ):
        answer.set_data(brotli.compress(answer.get_data(), quality=1))
        answer.content_encoding = "br"


def write_access_line(answer: Response) -> None:
    """One line per request without personal data: the route and not the address, no query, no host, no name."""
    started: float = g.get("omsap_started", time.perf_counter())
    access_log.info(
        "method=%s route=%s status=%d bytes=%s ms=%.1f",
        request.method,
        request.url_rule or "-",
        answer.status_code,
        answer.content_length if answer.content_length is not None else "-",
        (time.perf_counter() - started) * 1000,
    )
