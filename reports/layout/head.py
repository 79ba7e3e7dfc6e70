"""The top of page 1: bodies, Quốc hiệu and Tiêu ngữ, number and day, title, Kính gửi (Phụ lục I, mục II.1–5, 9)."""

from reports.layout.body import Marks
from reports.layout.clean import clean
from reports.layout.elements import (
    Face,
    Frame,
    Shape,
    lines,
    paragraph,
    row,
    rule,
    rule_under,
    run,
    table,
    text,
)
from reports.layout.measure import balanced, width
from reports.model import Letterhead, ReportContent
from reports.sentences import date_line

TEXT_WIDTH = 165.0
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
_CENTRE = Shape("center")


def head(content: ReportContent, marks: Marks) -> str:
    """Everything above the first line of the body; the title bears the hidden mark of this version."""
    return letterhead(content.letterhead) + _title(content, marks) + _addressees(content.addressees)


def letterhead(of: Letterhead) -> str:
    """The 2×2 table; 13/14 points only where both names fit side by side, else 12/13."""
    body, issuer = clean(of.governing_body).upper(), clean(of.issuer).upper()
    big = width(issuer, 13, True) + width(NATION, 13, True) + 4 <= TEXT_WIDTH
    size = 13 if big else 12
    right = width(NATION, size, True) + 2 if big else 95.0
    frame = Frame((TEXT_WIDTH - right, right))
    top = (_agency(body, issuer, frame.widths[0], size), _nation(frame.widths[1], size))
    second = Shape("center", before=6)
    bottom = (
        text(f"Số:{' ' * 8}/{clean(of.symbol)}", Face(13), second),
        text(date_line(of.place, of.month, of.year), Face(14 if big else 13, italic=True), second),
    )
    return table(frame, [row(frame.cells(top)), row(frame.cells(bottom))])


def _agency(body: str, issuer: str, room: float, size: float) -> str:
    regular, bold = Face(size), Face(size, bold=True)
    above = balanced(body, size, False, room - 1) if body else ()
    name = balanced(issuer, size, True, room - 1)
    parts = (paragraph(lines(above, regular), _CENTRE, regular) if above else "",)
    return "".join(parts) + paragraph(lines(name, bold), _CENTRE, bold) + rule_under(name, bold, room, 0.42)


def _nation(room: float, size: float) -> str:
    motto = Face(size + 1, bold=True)
    return (
        text(NATION, Face(size, bold=True), _CENTRE)
        + text(MOTTO, motto, _CENTRE)
        + rule_under((MOTTO,), motto, room, 1)
    )


def _title(content: ReportContent, marks: Marks) -> str:
    face = Face(14, bold=True)
    subject = [part for line in content.subject for part in balanced(clean(line), 14, True, TEXT_WIDTH - 10)]
    near = Shape("center", keep_next=True)
    name = run(clean(content.title).upper(), face)
    inner = marks.mark("v", content.identifier, name) if content.identifier else name
    parts = [paragraph(inner, Shape("center", before=18, keep_next=True), face)]
    parts += [text(line, face, near) for line in subject]
    parts.append(rule_under(subject[-1:], face, TEXT_WIDTH, 0.4, 12) if subject else rule(TEXT_WIDTH, 25, 12))
    return "".join(parts)


def _addressees(names: tuple[str, ...]) -> str:
    face = Face(14)
    if not names:
        return ""
    if len(names) == 1:
        return text(f"Kính gửi: {names[0]}.", face, Shape("center", after=12))
    left = 40.0
    found = [text("Kính gửi:", face, Shape("left", left=left))]
    for n, name in enumerate(names, 1):
        last = n == len(names)
        shape = Shape("left", left=left + 26, hanging=3, after=12 if last else 0)
        found.append(text(f"- {name}{'.' if last else ';'}", face, shape))
    return "".join(found)
