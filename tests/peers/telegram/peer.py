"""Starts the independent Telegram emulator and speaks to it as its users do.

The emulator is fetched by npm once into the user's cache folder; without node and npm there is none.
"""

import contextlib
import hashlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

HERE = Path(__file__).parent
TOKEN = "666:emulated-token"
AVAILABLE = shutil.which("node") is not None and shutil.which("npm") is not None
PATIENCE = 20.0


class Peer:
    """The platform as its users see it; every user's private chat has the user's id."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._client = httpx.Client(base_url=address, timeout=30)
        self._message = 0

    def say(self, text: str, *, user: int = 7, chat: int | None = None, **more: Any) -> int:
        """A user writes; answers the message's id as the user counts."""
        self._message += 1
        self._post("/sendMessage", {**self._from(user, chat), "text": text, **more})
        return self._message

    def tap(self, token: str, *, user: int = 7, chat: int | None = None) -> None:
        """A user taps a button."""
        where = self._from(user, chat)
        message = {"message_id": 1, "date": where["date"], "chat": where["chat"], "text": "…"}
        self._post("/sendCallback", {**where, "data": token, "message": message})

    def edit(self, message_id: int, text: str, *, user: int = 7) -> None:
        """A user edits an earlier message."""
        where = self._from(user, None)
        message = {**where, "message_id": message_id, "edit_date": where["date"], "text": text}
        self._post("/editAsUser", {"botToken": TOKEN, "message": message})

    def give(self, name: str, content: bytes, caption: str = "", *, user: int = 7) -> None:
        """A user sends a document."""
        document = (
            self._client.post("/uploadAsUser", files={"file": (name, content)}).raise_for_status().json()
        )
        more = {"document": document["result"], **({"caption": caption} if caption else {})}
        self._post("/sendMessage", {**self._from(user, None), **more})

    def received(self, chat: int = 7) -> list[dict[str, Any]]:
        """What the bot has sent to a chat, in order."""
        found = self._post("/getUpdatesHistory", {"token": TOKEN})["result"]
        mine = [m for m in found if str(m.get("message", {}).get("chat_id", "")) == str(chat)]
        return [m["message"] for m in sorted(mine, key=lambda m: m["messageId"])]

    def texts(self, chat: int = 7) -> list[str]:
        """The texts that the bot has sent to a chat, in order."""
        return [str(m.get("text", "")) for m in self.received(chat)]

    def wait(self, count: int, chat: int = 7, patience: float = PATIENCE) -> list[str]:
        """The first `count` texts to a chat as soon as they are there; AssertionError when they never come."""
        end = time.monotonic() + patience
        while len(self.texts(chat)) < count:
            assert time.monotonic() < end, f"{len(self.texts(chat))} of {count}: {self.texts(chat)[-3:]}"
            time.sleep(0.02)
        return self.texts(chat)[:count]

    def download(self, message: dict[str, Any]) -> bytes:
        """The bytes of a file that the bot has sent."""
        return self._client.get(f"/file/bot{TOKEN}/documents/{message['file']['file_id']}").content

    def pending(self) -> int:
        """How many updates the bot has not acknowledged."""
        return int(self._post(f"/bot{TOKEN}/getWebhookInfo", {})["result"]["pending_update_count"])

    def polls(self) -> int:
        """How often the bot has asked for updates."""
        return int(self._client.get("/polls").json()["result"])

    def close(self) -> None:
        self._client.close()

    def _from(self, user: int, chat: int | None) -> dict[str, Any]:
        place = {"id": user, "type": "private", "first_name": f"Người {user}"}
        if chat is not None:
            place = {"id": chat, "type": "supergroup", "title": "Lãnh đạo Sở"}
        person = {"id": user, "is_bot": False, "first_name": f"Người {user}"}
        return {"botToken": TOKEN, "from": person, "chat": place, "date": int(time.time())}

    def _post(self, path: str, content: dict[str, Any]) -> dict[str, Any]:
        return dict(self._client.post(path, json=content).raise_for_status().json())


@contextlib.contextmanager
def running() -> Iterator[Peer]:
    """A fresh emulator on a free port, ended with the block."""
    port = free_port()
    environment = {**os.environ, "NODE_PATH": str(installed() / "node_modules")}
    process = subprocess.Popen(
        ["node", str(HERE / "serve.js"), str(port)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"up"
        peer = Peer(f"http://127.0.0.1:{port}")
        yield peer
        peer.close()
    finally:
        process.kill()
        process.wait()


def installed() -> Path:
    """The folder with the emulator's packages, fetched at the first call; whole or not there."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "tien-do"
    digest = hashlib.sha256((HERE / "package.json").read_bytes()).hexdigest()[:12]
    folder = cache / f"telegram-peer-{digest}"
    if not folder.exists():
        fetching = cache / f"fetching-{os.getpid()}"
        fetching.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", fetching)
        command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"]
        subprocess.run(command, cwd=fetching, check=True, capture_output=True, timeout=300)
        with contextlib.suppress(OSError):
            fetching.rename(folder)
    return folder


def free_port() -> int:
    """A port of this machine that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
