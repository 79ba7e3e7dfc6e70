"""Sentences about printed names of units and persons that the roster does not know."""

from collections.abc import Collection, Sequence

from vietnamese.numbers import format_number
from vietnamese.text import Text, text

SHOWN = 8
OUTSIDE_UNIT, OUTSIDE_PERSON = "đơn vị ngoài cơ quan", "người ngoài cơ quan"
CHAT = "Nếu là đơn vị hoặc người đã có, đề nghị gửi, ví dụ, “{name} là {example}”; nếu không thuộc cơ quan, gửi “{name} là {outside}”."
COMMAND = "Nếu là đơn vị hoặc người đã có, thêm --names “{name} là {example}”; nếu không thuộc cơ quan, “{name} là {outside}”."


def unknown(
    units: Sequence[tuple[str, int]], persons: Sequence[tuple[str, int]], several: Collection[str], mend: str
) -> list[str]:
    """The names that are nobody's, with how many rows name each, and how to say whose they are."""
    parts = [f"đơn vị {_counted(units, ())}"] if units else []
    parts += [f"người {_counted(persons, several)}"] if persons else []
    if not parts:
        return []
    name = (units or persons)[0][0]
    example = ("Văn phòng Sở", "đơn vị ngoài") if units else ("Nguyễn Văn A (Văn phòng Sở)", "người ngoài")
    return [
        f"Tên chưa rõ là ai trong danh sách cơ quan: {'; '.join(parts)}.",
        mend.format(name=name, example=example[0], outside=example[1]),
    ]


def _counted(names: Sequence[tuple[str, int]], several: Collection[str]) -> str:
    shown = ", ".join(
        f"“{name}” ({format_number(count)} việc{'; có người cùng tên' if name in several else ''})"
        for name, count in names[:SHOWN]
    )
    rest = len(names) - SHOWN
    return f"{shown} và {format_number(rest)} tên khác" if rest > 0 else shown


def meant(names: Sequence[tuple[str, str, int]]) -> list[str]:
    """How names are understood because the office said so."""
    if not names:
        return []
    rows = "; ".join(f"“{name}” là {of} ({format_number(count)} việc)" for name, of, count in names[:SHOWN])
    more = "; …" if len(names) > SHOWN else ""
    return [f"Hiểu như Văn phòng đã ghi: {rows}{more}. Nếu sai, đề nghị ghi lại."]


def not_in_file(names: Sequence[str]) -> Text:
    """The name that was spoken of does not stand in the file."""
    known = ", ".join(f"“{name}”" for name in names[:SHOWN])
    first = "Trong tệp không có tên đó."
    return text(f"{first} Các tên chưa rõ: {known}." if known else first)


def already_known(name: str) -> Text:
    """An exact name of the roster means itself."""
    return text(
        f"“{name}” là tên đơn vị có trong danh sách cơ quan nên không hiểu khác được. "
        "Nếu việc đã chuyển đơn vị, đề nghị dùng “chuyển nhiệm vụ” sau khi nhập."
    )
