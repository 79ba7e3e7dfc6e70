"""The same echo on python-telegram-bot's own Updater: what the kill loop must be able to see failing.

Usage: python -m tests.bot.updater_service - PLATFORM -
"""

import asyncio
import sys
from typing import Any

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

from tests.peers.telegram.peer import TOKEN

WORK = 0.02  # seconds that handling takes: reading, understanding, writing


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message is not None and update.message.text is not None:
        await asyncio.sleep(WORK)
        await update.message.reply_text(update.message.text)


def main(database: str, platform: str, port: str) -> None:
    """Run until killed."""
    builder: Any = ApplicationBuilder().token(TOKEN).base_url(f"{platform}/bot").concurrent_updates(False)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(timeout=5)


if __name__ == "__main__":
    main(*sys.argv[1:])
