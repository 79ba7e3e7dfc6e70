"""A made-up report of a made-up department, in the sizes the tests need."""

from dataclasses import replace
from datetime import UTC, date, datetime

from reports.figures import Figures, UnitFigures
from reports.model import (
    Appendix,
    Blank,
    Gathered,
    Heading,
    Left,
    Letterhead,
    Paragraph,
    RawReport,
    ReportContent,
    Row,
    Signer,
    StatisticsTable,
    Upcoming,
    UpcomingTable,
)

LETTERHEAD = Letterhead("UBND tỉnh An Bình", "Sở Khoa học và Công nghệ", "An Bình", "BC-SKHCN", 11, 2026)
UNITS = (
    UnitFigures("Văn phòng Sở", Figures(4, 1, 3, 0, 1, 1, 0, due_done=4, due=4)),
    UnitFigures("Phòng Quản lý khoa học", Figures(3, 0, 5, 2, 0, 0, 0, due_done=2, due=4)),
    UnitFigures("Chi cục Tiêu chuẩn Đo lường Chất lượng", Figures(2, 0, 4, 1, 1, due_done=2, due=3)),
)
FIGURES = Figures(9, 1, 12, 3, 2, 1, 0, unreviewed=4, due_done=8, due=11)
LONG_RESULT = (
    "Đã tham mưu UBND tỉnh ban hành kế hoạch (Kế hoạch số 118/KH-UBND ngày 06/3/2026 của UBND tỉnh); "
    "khảo sát nhu cầu tại 12 doanh nghiệp trên địa bàn, lập danh sách 08 doanh nghiệp đủ điều kiện hỗ trợ.",
    "- Tổ chức 02 lớp tập huấn cho 96 học viên; lũy kế 02/03 lớp.",
    "- Đang hoàn thiện hồ sơ nghiệm thu, dự kiến trình trước ngày 10/12/2026.",
)


def task_row(number: int, overdue: bool = False) -> Row:
    """One appendix row of a common size."""
    return Row(
        key=f"t{number}",
        number=str(number),
        label=f"Nhiệm vụ {number}",
        title=f"Hỗ trợ doanh nghiệp xây dựng, áp dụng hệ thống truy xuất nguồn gốc sản phẩm đợt {number}",
        target="03 doanh nghiệp",
        deadline="Tháng 12/2026",
        result=LONG_RESULT,
        due=date(2026, 12, 31),
        unit=UNITS[number % 3].unit,
        standing="quá hạn" if overdue else "đang thực hiện, trong hạn",
        overdue=overdue,
        percent=60,
        sources=(f"b{number}",),
    )


def content(rows: int = 6) -> ReportContent:
    """A month's report with so many task rows in two sections."""
    half = rows // 2
    table = (
        Row("s1", "I", "Nhiệm vụ trọng tâm", section=True),
        *(task_row(n, n == 2) for n in range(1, half + 1)),
        Row("s2", "II", "Nhiệm vụ chấp thuận", section=True),
        *(task_row(n) for n in range(half + 1, rows + 1)),
    )
    return ReportContent(
        letterhead=LETTERHEAD,
        subject=(
            "Kết quả thực hiện nhiệm vụ trọng tâm tháng 11",
            "và phương hướng, nhiệm vụ tháng 12 năm 2026",
        ),
        opening=(
            "Thực hiện Quyết định số 51/QĐ-UBND ngày 20/01/2026 của Chủ tịch UBND tỉnh về việc giao nhiệm vụ "
            "trọng tâm năm 2026; Sở Khoa học và Công nghệ báo cáo kết quả cụ thể như sau:",
        ),
        body=(
            Heading("I", "I", "Tình hình triển khai thực hiện nhiệm vụ trọng tâm", 1),
            Heading("I.1", "1", "Kết quả chung", 2, (Paragraph("Tổng số 6 nhiệm vụ."), StatisticsTable())),
            Heading(
                "I.2", "2", "Thuận lợi", 2, (Blank("Văn phòng Sở bổ sung nội dung mục này"),), "Văn phòng Sở"
            ),
            Heading(
                "I.3",
                "3",
                "Khó khăn, vướng mắc",
                2,
                (
                    Gathered("Phòng Quản lý khoa học", ("Chưa có hướng dẫn định mức chi",)),
                    Gathered("Văn phòng Sở", ("Thiếu biên chế", "Phần mềm chưa kết nối")),
                ),
            ),
            Heading("II", "II", "Phương hướng, nhiệm vụ tháng 12 năm 2026", 1, (UpcomingTable(),)),
        ),
        closing="Trên đây là báo cáo kết quả tháng 11 năm 2026, Sở Khoa học và Công nghệ trân trọng báo cáo",
        signer=Signer(("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Trần Minh Khôi"),
        cut_off=date(2026, 11, 14),
        receivers=("Văn phòng UBND tỉnh", "Lãnh đạo Sở", "Các phòng, đơn vị thuộc Sở"),
        archive="VT, VP",
        figures=FIGURES,
        units=UNITS,
        left=(Left("Xây dựng sàn giao dịch", "dừng thực hiện", "Công văn số 77/UBND-KT ngày 02/02/2026"),),
        tasks=6,
        works=27,
        count_name="đầu việc",
        upcoming=(
            Upcoming("Nhiệm vụ 3", "Tổ chức hội thảo chuyển đổi số", "15/12/2026", "Văn phòng Sở"),
            Upcoming("", "Nghiệm thu đề tài cấp tỉnh", "Tháng 12/2026", "Phòng Quản lý khoa học"),
        ),
        appendices=(Appendix("Kết quả thực hiện nhiệm vụ trọng tâm năm 2026", table),),
        raw=(
            RawReport(
                "2.1",
                "Văn phòng Sở",
                "Lê Thu Hà",
                date(2026, 11, 3),
                datetime(2026, 11, 3, 2, 15, tzinfo=UTC),
                "nv 2.1 đã tổ chức 2/3 lớp",
                66.7,
                source="b17",
            ),
        ),
        generated="Lập lúc 17:05 ngày 16/11/2026, số liệu đến hết ngày 14/11/2026",
        identifier="bao-cao-7-1",
    )


def without_appendix(of: ReportContent) -> ReportContent:
    """The same report without its appendix."""
    return replace(of, appendices=())
