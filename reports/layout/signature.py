"""Nơi nhận and the signature, never alone on a page (Phụ lục I, mục II.7 and II.9)."""

from reports.layout.clean import clean
from reports.layout.elements import Face, Frame, Shape, paragraph, row, table, text
from reports.model import ReportContent

_FRAME = Frame((75, 90))
_NAME_ROOM = 4  # empty lines for stamp and hand


def signature(content: ReportContent) -> str:
    """The 1×2 table that is kept whole and with the paragraph before it."""
    return table(_FRAME, [row(_FRAME.cells((_receivers(content), _signer(content))), whole=True)])


def _receivers(content: ReportContent) -> str:
    shape = Shape("left", keep_next=True)
    items = [*(("Như trên",) if content.addressees else ()), *map(clean, content.receivers)]
    parts = [text("Nơi nhận:", Face(12, bold=True, italic=True), Shape("left", before=12, keep_next=True))]
    parts += [text(f"- {item};", Face(11), shape) for item in items]
    parts.append(text(f"- Lưu: {clean(content.archive)}.", Face(11), shape))
    return "".join(parts)


def _signer(content: ReportContent) -> str:
    face = Face(14, bold=True)
    parts = [
        text(clean(title).upper(), face, Shape("center", before=0 if n else 12, keep_next=True))
        for n, title in enumerate(content.signer.titles)
    ]
    parts += [paragraph("", Shape("center", keep_next=True), Face(14)) for _ in range(_NAME_ROOM)]
    parts.append(text(content.signer.name, face, Shape("center", keep_next=True)))
    return "".join(parts)
