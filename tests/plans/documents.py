"""Builds plan documents of a made-up department: Word, Excel and PDF files as bytes."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from plans.model import PlanDocument, PlanNode
from plans.read import read_plan

NOW = date(2026, 4, 20)
SEVEN = (
    "STT",
    "Nhiệm vụ",
    "Nội dung công việc",
    "Thời gian thực hiện",
    "Khối lượng, sản phẩm",
    "Đơn vị, cá nhân thực hiện",
    "Chủ trì thực hiện",
)
FIVE = (
    "TT",
    "Nội dung nhiệm vụ",
    "Khối lượng công việc",
    "Thời gian hoàn thành nhiệm vụ",
    "Kết quả đã thực hiện đến 15/4/2026",
)
HEADING = (
    "Phụ lục",
    "KẾ HOẠCH THỰC HIỆN NHIỆM VỤ TRỌNG TÂM NĂM 2026",
    "(Kèm theo Kế hoạch số 15/KH-SKHCN ngày 20/01/2026 của Sở Khoa học và Công nghệ tỉnh An Bình)",
)
PRESIDES = "Chủ trì thực hiện: Trưởng phòng Quản lý Khoa học"
# None: merged with the cell above; "<": merged with the cell on the left.
PLAN: tuple[tuple[str | None, ...], ...] = (
    ("I", "NHIỆM VỤ TRỌNG TÂM", "<", "<", "", "", ""),
    (
        "1",
        "Nhiệm vụ 1: Hỗ trợ 04 hợp tác xã áp dụng truy xuất nguồn gốc. Thời gian hoàn thành tháng 11/2026.",
        "Chuẩn bị:\n+ Khảo sát nhu cầu: tháng 2/2026\n+ Lựa chọn hợp tác xã: tháng 3-6/2026 (theo kết quả khảo sát)\n"
        "Triển khai:\n+ Tập huấn: tháng 7/2026\nBáo cáo kết quả: tháng 11/2026",
        "Từ tháng 02/2026 đến tháng 11/2026",
        "04 hợp tác xã được hỗ trợ",
        "Phòng Quản lý Tiêu chuẩn, Chi cục Tiêu chuẩn Đo lường Chất lượng",
        "Chủ trì thực hiện: Chi cục trưởng Chi cục TCĐLCL",
    ),
    (
        "2",
        "Nhiệm vụ 2: Đưa kết quả đề tài vào sản xuất",
        "- Phân công chuyên viên theo dõi đề tài cấp tỉnh.",
        "Tháng 04/2026",
        "",
        "Đ/c Nguyễn Thị Hạnh- TP QLKH",
        PRESIDES,
    ),
    (
        None,
        None,
        "Tổ chức nghiệm thu đề tài",
        "Từ tháng 04 đến tháng 12/2026",
        "12 đề tài",
        "Phòng QLKH",
        None,
    ),
    (None, None, "Tổ chức hội nghị chuyển giao kết quả", "Tháng 8", "03 hội nghị", "Đ/c Lê Văn Tám", None),
    ("II", "NHIỆM VỤ CHẤP THUẬN", "<", "", "", "", ""),
    ("1", "Nhiệm vụ 1", "", "", "", "", ""),
    (
        "1.1",
        "Chỉ tiêu 1: Nâng cao chất lượng thanh tra",
        "Thanh tra an toàn bức xạ",
        "Tháng 6",
        "Kết luận thanh tra",
        "Thanh tra Sở",
        "",
    ),
    (None, None, "Thanh tra phương tiện đo taximet", "Tháng 9", "Kết luận thanh tra", "Thanh tra Sở", None),
    (
        "1.2",
        "Chỉ tiêu 2: Nâng cao hiệu quả sáng kiến",
        "<",
        "",
        "",
        "",
        "Chủ trì thực hiện: Trưởng phòng, QLCN&ĐMST",
    ),
    (
        "-",
        "Xét công nhận sáng kiến",
        "Họp Hội đồng sáng kiến",
        "Ngay sau khi có hồ sơ đề nghị",
        "",
        "Phòng QLCN&ĐMST",
        None,
    ),
    (
        None,
        None,
        "Trình công nhận sáng kiến cấp tỉnh",
        "Tháng 11-12/2026",
        "01 Quyết định",
        "Phòng QLCN&ĐMST",
        None,
    ),
    (
        "-",
        "Tuyên truyền về sáng kiến",
        "Xây dựng chuyên mục sáng kiến",
        "Quý III/2026",
        "06 chuyên mục",
        "Văn phòng Sở",
        PRESIDES,
    ),
)
RESULTS: tuple[tuple[str | None, ...], ...] = (
    ("I", "NHIỆM VỤ TRỌNG TÂM", "<", "<", "<"),
    (
        "1",
        "Nhiệm vụ 1: Hỗ trợ 04 hợp tác xã áp dụng truy xuất nguồn gốc.",
        "04 hợp tác xã",
        "Tháng 11/2026",
        "Đã khảo sát 20/25 hợp tác xã; hỗ trợ 01 hợp tác xã. Đang lựa chọn đơn vị tư vấn.",
    ),
    ("2", "Nhiệm vụ 2:", "", "", ""),
    (
        "2.1",
        "Chỉ tiêu 1: Nâng hạng chỉ số đổi mới sáng tạo",
        "",
        "Năm 2026",
        "Ngày 12/3/2026, UBND tỉnh ban hành Quyết định số 237/QĐ-UBND về kế hoạch cải thiện chỉ số (thay Kế hoạch số 408/KHUBND ngày 29/8/2021 của UBND tỉnh). "
        "Năm 2025 tỉnh đạt 47,25 điểm, xếp thứ hạng 9/34 tỉnh, thành phố.",
    ),
)

Rows = Sequence[Sequence[str | None]]


def word(*parts: str | Rows, header: Sequence[str] | None = None, merged: bool = True) -> bytes:
    """A .docx of paragraphs and tables; a header is put on every table."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
        else:
            rows: list[Sequence[str | None]] = [header, *part] if header else list(part)
            add_table(document, rows, merged)
    return saved(document)


def add_table(document: Any, rows: Rows, merged: bool = True) -> Any:
    """A table with real merges, or with empty cells in their place."""
    width = max(map(len, rows))
    table = document.add_table(0, width)
    for row in rows:
        for cell, text in zip(table.add_row()._tr.tc_lst, row, strict=True):
            _write(cell, "" if text in (None, "<") else str(text))
    if merged:
        _merge_down(table, rows)
        _merge_across(table, rows)
    return table


def _write(cell: Any, text: str) -> None:
    cell.p_lst[0].add_r().text = ""
    for paragraph in cell.p_lst[1:]:
        cell.remove(paragraph)
    for n, line in enumerate(text.split("\n")):
        paragraph = cell.p_lst[0] if n == 0 else cell.add_p()
        run = paragraph.add_r()
        run.text = line


def _merge_down(table: Any, rows: Rows) -> None:
    for n, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table._tbl.tr_lst[n].tc_lst[column]
            if text is None:
                _vertical(cell, None)
            elif n + 1 < len(rows) and rows[n + 1][column] is None:
                _vertical(cell, "restart")


def _merge_across(table: Any, rows: Rows) -> None:
    for line, row in zip(table._tbl.tr_lst, rows, strict=True):
        cells = list(line.tc_lst)
        for n in range(len(row)):
            span = 1
            while row[n] != "<" and n + span < len(row) and row[n + span] == "<":
                cells[n + span].getparent().remove(cells[n + span])
                span += 1
            if span > 1:
                cells[n].grid_span = span


def _vertical(cell: Any, value: str | None) -> None:
    merge = OxmlElement("w:vMerge")
    if value:
        merge.set(qn("w:val"), value)
    cell.get_or_add_tcPr().append(merge)


def saved(document: Any) -> bytes:
    """The bytes of a Word document or workbook."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook(rows: Rows, above: Iterable[str] = (), merged: bool = True, title: str = "Phụ lục") -> Any:
    """A workbook with the rows below some lines of heading."""
    book = openpyxl.Workbook()
    book.active.title = title
    add_rows(book.active, rows, above, merged)
    return book


def add_rows(sheet: Any, rows: Rows, above: Iterable[str] = (), merged: bool = True) -> None:
    """Rows below lines of heading; None and "<" become merges or empty cells."""
    for line in above:
        sheet.append([line])
    first = sheet.max_row + 1 if above else 1
    for n, row in enumerate(rows, first):
        for column, text in enumerate(row, 1):
            if text not in (None, "<", ""):
                sheet.cell(n, column, text)
    if merged:
        _merge_sheet(sheet, rows, first)


def _merge_sheet(sheet: Any, rows: Rows, first: int) -> None:
    for n, row in enumerate(rows):
        for column, text in enumerate(row):
            right = column
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            down = n
            while text is not None and down + 1 < len(rows) and rows[down + 1][column] is None:
                down += 1
            if text not in (None, "<") and (right > column or down > n):
                sheet.merge_cells(
                    start_row=first + n, end_row=first + down, start_column=column + 1, end_column=right + 1
                )


def read(content: bytes, name: str = "ke-hoach.docx", **options: Any) -> PlanDocument:
    """Read with the tests' day."""
    return read_plan(content, name, now=NOW, **options)


def by_path(plan: PlanDocument) -> dict[str, PlanNode]:
    """The nodes by path."""
    return {node.path: node for node in plan.tasks}


def plan_word(merged: bool = True) -> bytes:
    """The seven-column plan with its heading."""
    return word(*HEADING, PLAN, header=SEVEN, merged=merged)


def result_word() -> bytes:
    """The five-column result table."""
    return word("Phụ lục", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ NĂM 2026", RESULTS, header=FIVE)
