"""A proxy in front of the emulator that answers as a platform in trouble does; faults are taken in order.

`refuse` 429 and nothing is delivered · `away` 502 and nothing is delivered · `lost` delivered, then the
connection breaks · `late` delivered, then no answer for longer than any client waits · `gone` 403.
"""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

RETRY_AFTER = 1


class Faults(ThreadingHTTPServer):
    """Passes everything on to the emulator; `plan` maps a method to the fates of its next calls."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, target: str) -> None:
        super().__init__(("127.0.0.1", 0), _Proxy)
        self.target = urlsplit(target)
        self.plan: dict[str, list[str]] = {}
        self.calls: list[str] = []
        self.over = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def in_front_of(target: str) -> Iterator[Faults]:
    """A running proxy, ended with the block."""
    proxy = Faults(target)
    thread = threading.Thread(target=proxy.serve_forever, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.over.set()
        proxy.shutdown()
        proxy.server_close()


class _Proxy(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Faults

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        method = self.path.rpartition("/")[2]
        self.server.calls.append(method)
        fates = self.server.plan.get(method, [])
        fate = fates.pop(0) if fates else ""
        if fate == "refuse":
            self._answer(
                429,
                {
                    "ok": False,
                    "error_code": 429,
                    "description": "Too Many Requests",
                    "parameters": {"retry_after": RETRY_AFTER},
                },
            )
        elif fate == "away":
            self._answer(502, {"ok": False, "error_code": 502, "description": "Bad Gateway"})
        elif fate == "gone":
            self._answer(
                403, {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
            )
        else:
            self._pass_on(content, fate)

    do_GET = do_POST

    def log_message(self, format: str, *args: object) -> None:
        return None

    def _pass_on(self, content: bytes, fate: str) -> None:
        target = self.server.target
        connection = http.client.HTTPConnection(str(target.hostname), int(target.port or 80), timeout=60)
        headers = {k: v for k, v in self.headers.items() if k.lower() not in ("host", "connection")}
        connection.request(self.command, self.path, content, headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if fate == "late":
            self.server.over.wait(60)
        if fate in ("late", "lost"):
            self.close_connection = True
            self.connection.close()
            return
        self._send(answer.status, answer.getheader("Content-Type") or "application/json", body)

    def _answer(self, status: int, content: dict[str, object]) -> None:
        self._send(status, "application/json", json.dumps(content).encode())

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
