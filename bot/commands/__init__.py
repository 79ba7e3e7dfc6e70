"""The commands, one file per capability; this table is what `python -m bot --help` shows."""

from collections.abc import Callable

import typer

from bot.commands.archive import archive
from bot.commands.conversation import converse
from bot.commands.language import dates, understand
from bot.commands.moves import move
from bot.commands.people import invite, load
from bot.commands.plans import import_, read
from bot.commands.report import report
from bot.commands.service import demo, run
from bot.commands.upkeep import backup, doctor, restore
from bot.commands.zalo_trial import zalo_trial

app = typer.Typer(
    name="bot",
    help="Tiến Độ: theo dõi nhiệm vụ của cơ quan qua Telegram và Zalo.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

COMMANDS: dict[str, Callable[..., None]] = {
    "demo": demo,
    "run": run,
    "people": load,
    "invite": invite,
    "read-plan": read,
    "import": import_,
    "move": move,
    "understand": understand,
    "dates": dates,
    "converse": converse,
    "report": report,
    "archive": archive,
    "backup": backup,
    "restore": restore,
    "doctor": doctor,
    "zalo-trial": zalo_trial,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
