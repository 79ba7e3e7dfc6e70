"""The commands, one file per capability; this table is what `python -m bot --help` shows."""

import typer

from bot.commands import conversation, language, people, plans, report, service, upkeep

app = typer.Typer(
    name="bot",
    help="Tiến Độ: theo dõi nhiệm vụ của cơ quan qua Telegram và Zalo.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

COMMANDS = {
    "demo": service.demo,
    "run": service.run,
    "people": people.load,
    "invite": people.invite,
    "read-plan": plans.read,
    "import": plans.import_,
    "understand": language.understand,
    "dates": language.dates,
    "converse": conversation.converse,
    "report": report.report,
    "backup": upkeep.backup,
    "restore": upkeep.restore,
    "doctor": upkeep.doctor,
}
for name, command in COMMANDS.items():
    app.command(name)(command)
