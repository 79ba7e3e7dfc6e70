"""The commands: this table is what `python -m bot --help` shows; a command's module is loaded when it is called.

Every module brings what its command needs, and a refused file should not wait for the others.
"""

from importlib import import_module
from typing import TYPE_CHECKING

import typer
from typer.core import TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from typer._click import Command, Context, HelpFormatter

# Each command: where its function stands (its parameters are the options), and its help.
COMMANDS = {
    "demo": (
        "bot.commands.service:demo",
        "Chạy thử với một cơ quan mẫu, không cần mã truy cập; mở trang thử trong trình duyệt.",
    ),
    "run": ("bot.commands.service:run", "Chạy dịch vụ với mọi kênh đã có mã truy cập (token)."),
    "people": (
        "bot.commands.people:load",
        "Nạp danh sách cán bộ; nạp lại là cập nhật, người không còn trong danh sách là đã rời cơ quan.",
    ),
    "invite": (
        "bot.commands.people:invite",
        "Tạo mã liên kết dùng một lần, in ra dạng CSV name,code,expires.",
    ),
    "read-plan": ("bot.commands.read_plan:read", "Đọc tệp kế hoạch và in các nhiệm vụ, không lưu gì."),
    "import": ("bot.commands.plans:import_", "Nhập tệp kế hoạch: in khác biệt với bản đã lưu rồi lưu."),
    "move": (
        "bot.commands.moves:move",
        "Chuyển nhiệm vụ giữa các đơn vị theo một tệp; số ngày quá hạn trước đó vẫn của đơn vị cũ.",
    ),
    "understand": (
        "bot.commands.language:understand",
        "Đọc mỗi dòng một tin nhắn, in mỗi dòng một đối tượng JSON.",
    ),
    "dates": (
        "bot.commands.language:dates",
        "Đọc mỗi dòng một cụm từ chỉ thời gian, in mỗi dòng một đối tượng JSON.",
    ),
    "converse": (
        "bot.commands.conversation:converse",
        "Chạy một cuộc trao đổi theo kịch bản, in từng tin nhắn gửi đi.",
    ),
    "report": ("bot.commands.report:report", "Lập báo cáo định kỳ từ số liệu đã ghi nhận."),
    "archive": (
        "bot.commands.archive:archive",
        "Lưu một năm thành thư mục hoặc tệp .zip đọc được không cần hệ thống.",
    ),
    "backup": ("bot.commands.upkeep:backup", "Sao lưu cơ sở dữ liệu, kể cả khi dịch vụ đang chạy."),
    "restore": (
        "bot.commands.upkeep:restore",
        "Khôi phục cơ sở dữ liệu từ tệp sao lưu; dịch vụ phải dừng trước.",
    ),
    "doctor": (
        "bot.commands.upkeep:doctor",
        "Kiểm tra cấu hình, cơ sở dữ liệu, kênh, đồng hồ, ổ đĩa; mỗi mục một dòng.",
    ),
    "zalo-trial": (
        "bot.commands.zalo_trial:zalo_trial",
        "Thử bot Zalo thật trong ngày đầu, từng bước một, và ghi lại kết quả.",
    ),
}


class _Table(TyperGroup):
    """The commands of the table, each loaded when it is called; the list of them loads none."""

    def list_commands(self, ctx: "Context") -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: "Context", cmd_name: str) -> "Command | None":
        return load(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: "Context", formatter: "HelpFormatter") -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


def load(name: str) -> "Command":
    """One command of the table, ready to run; KeyError for another name."""
    where, told = COMMANDS[name]
    module, _, function = where.partition(":")
    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    one.command(name, help=told)(getattr(import_module(module), function))
    return get_command(one)


app = typer.Typer(
    name="bot",
    cls=_Table,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.callback(help="Tiến Độ: theo dõi nhiệm vụ của cơ quan qua Telegram và Zalo.")
def _whole() -> None:
    """What all commands share: nothing."""
