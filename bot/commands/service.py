"""`run`, the service with every channel that has a token, and `demo`, the whole thing with none."""

from typing import Annotated

import typer

from bot.commands.exits import Fault
from bot.settings import read_settings


def run() -> None:
    """Chạy dịch vụ với mọi kênh đã có mã truy cập (token)."""
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
    """Chạy thử với một cơ quan mẫu, không cần mã truy cập; mở trang thử trong trình duyệt."""
    from bot import demo as playground

    playground.run(read_settings(), open_browser=browser)
