"""A service process on Zalo by webhook whose handlers answer every message with its own words.

Usage: python -m tests.bot.zalo_echo_service DATABASE PLATFORM PORT
"""

import asyncio
import sys
from pathlib import Path

from bot import logs
from bot.settings import Settings
from tests.bot.echo_service import run
from tests.peers.zalo import TOKEN


def main(database: str, platform: str, port: str) -> None:
    """Run until stopped or killed."""
    logs.set_up("text")
    settings = Settings(
        _env_file=None,
        database_url=f"sqlite:///{database}",
        files_dir=Path(database).parent / "files",
        zalo_token=TOKEN,
        zalo_api_url=platform,
        zalo_mode="webhook",
        zalo_secret="mot-chuoi-bi-mat",
        public_url=f"http://127.0.0.1:{port}",
        web_port=int(port),
    )
    asyncio.run(run(settings))


if __name__ == "__main__":
    main(*sys.argv[1:])
