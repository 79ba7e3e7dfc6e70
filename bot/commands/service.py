"""`run`, the service with every channel that has a token, and `demo`, the whole thing with none."""

from typing import Annotated

import typer

from bot.exits import Fault
from bot.settings import read_settings


def run() -> None:
    """Run the service until it is stopped; Fault when no channel has a token."""
    from bot import app

    settings = read_settings()
    if settings.telegram_token is None and not settings.zalo_tokens:
        raise Fault(
            "BOT_TELEGRAM_TOKEN hoặc BOT_ZALO_TOKEN: cần ít nhất một kênh. Chạy thử: python -m bot demo", 2
        )
    status = app.run(settings)
    if status:
        raise typer.Exit(status)


def demo(
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Mở trình duyệt.")] = True,
) -> None:
    """Run a sample agency in a database of its own until it is stopped."""
    from bot import demo as playground

    playground.run(read_settings(), open_browser=browser)
