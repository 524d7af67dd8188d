"""A real HTTP server on this machine that takes what is sent to it, and answers as told."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Taken:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    """Requests in the order they came; `answers` are (status, headers) for the next ones, 201 afterwards."""

    url: str = ""
    requests: list[Taken] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    #: Takes the next request and never answers it.
    hangs: bool = False


@contextmanager
def http_station() -> Iterator[Service]:
    """The service, running."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            service.requests.append(Taken(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            if service.hangs:
                service.hangs = False
                self.close_connection = True
                return
            status, headers = service.answers.pop(0) if service.answers else (201, {})
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_given: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
