"""No token and no value of a statement reaches the log, whoever writes it."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs

TOKEN = "123456789:AAH-secret_secret-secret"


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    root.handlers[:] = before
    root.setLevel(level)


def written(form: str, monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    logs.set_up(form)
    return stream


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_token_is_struck_out_of_messages_values_and_tracebacks(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = written(form, monkeypatch)
    logs.logger("x").info("event", url=f"https://api.telegram.org/bot{TOKEN}/getMe")
    try:
        raise RuntimeError(f"no answer from /bot{TOKEN}/sendMessage")
    except RuntimeError:
        logging.getLogger("other").exception("failed for %s", TOKEN)
    assert "AAH" not in stream.getvalue()
    assert "123456789:***" in stream.getvalue()


def test_the_values_of_a_failed_statement_are_struck_out(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = written("text", monkeypatch)
    logging.getLogger("x").error(
        "failed\n[SQL: INSERT …]\n[parameters: ('vướng kinh phí', 1)]\n(Background …)"
    )
    assert "vướng" not in stream.getvalue()
    assert "INSERT" in stream.getvalue()


def test_json_is_one_object_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = written("json", monkeypatch)
    logs.logger("x").warning("event", inbox=5)
    told = json.loads(stream.getvalue())
    assert (told["event"], told["inbox"], told["level"]) == ("event", 5, "warning")


def test_the_http_client_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = written("text", monkeypatch)
    logging.getLogger("httpx").info("HTTP Request: POST …")
    assert stream.getvalue() == ""
