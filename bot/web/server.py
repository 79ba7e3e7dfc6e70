"""Runs the web app inside the process's own loop and stops with it; the process keeps its signals."""

import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette

from bot.settings import SettingsError

GRACE = 3  # seconds that open requests get when the process stops


class WebServer(uvicorn.Server):
    """uvicorn without its signal handlers: the process decides when to stop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; SettingsError names the setting when the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
        found.listen(128)
    except OSError as error:
        found.close()
        raise SettingsError(
            f"BOT_WEB_HOST, BOT_WEB_PORT: cannot listen on {host}:{port} ({error.strerror})"
        ) from None
    return found


def server(app: Starlette) -> WebServer:
    """A server for the app; serve it on the socket of `listening`."""
    return WebServer(
        uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            timeout_graceful_shutdown=GRACE,
            proxy_headers=False,
            server_header=False,
        )
    )
