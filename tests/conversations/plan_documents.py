"""The documents that the conversations of `plans/` send, built anew: small plans of the made-up department."""

import io
from collections.abc import Sequence
from pathlib import Path

import docx
import openpyxl

HEADER = ("TT", "Nội dung", "Sản phẩm", "Thời gian hoàn thành", "Đơn vị thực hiện")
ROWS = (
    ("I", "NHIỆM VỤ CHUYỂN ĐỔI SỐ", "", "", ""),
    ("1", "Số hóa hồ sơ đề tài đã nghiệm thu", "120 hồ sơ", "Tháng 10/2026", "Phòng QLKH"),
    ("2", "Cập nhật sổ tay đo lường cho chợ dân sinh", "01 sổ tay", "Tháng 12/2026", "Chi cục TĐC"),
    ("3", "Kiểm tra nhãn hàng điện tử gia dụng", "", "", "Chi cục TĐC"),
)
HEADING = (
    "Phụ lục",
    "KẾ HOẠCH CHUYỂN ĐỔI SỐ NĂM 2026",
    "(Kèm theo Kế hoạch số 27/KH-SKHCN ngày 05/02/2026 của Sở Khoa học và Công nghệ tỉnh An Bình)",
)
RESULT_HEADER = (*HEADER, "Kết quả đã thực hiện đến 15/11/2026")
RESULTS = (
    (*ROWS[0], ""),
    (
        *ROWS[1],
        "Đã hoàn thành số hóa 120/120 hồ sơ. Quyết định số 88/QĐ-SKHCN ngày 20/10/2026 công nhận kết quả.",
    ),
    (*ROWS[2], "Đang biên soạn, đạt 40%."),
    (*ROWS[3], "Dừng thực hiện theo Công văn số 301/UBND-KTN ngày 02/11/2026 của UBND tỉnh."),
    ("4", "Tập huấn ký số cho viên chức", "02 lớp", "Quý III/2026", "Văn phòng Sở", "Đã hoàn thành."),
    ("5", "Nâng cấp trang thông tin điện tử", "", "Tháng 12/2026", "Văn phòng Sở", "Chưa triển khai."),
)
# The first file's fourth column is in truth the day of an inspection, its sixth the deadline.
ODD_HEADER = ("TT", "Nội dung", "Sản phẩm", "Thời gian", "Đơn vị thực hiện", "Mốc cuối")
ODD = (
    (
        "1",
        "Soạn tài liệu hướng dẫn mã số vùng trồng",
        "01 tài liệu",
        "Tháng 9/2026",
        "Phòng QLKH",
        "Tháng 12/2026",
    ),
    ("2", "In sổ tay mã số vùng trồng", "500 cuốn", "Tháng 9/2026", "Văn phòng Sở", "Tháng 11/2026"),
    ("3", "Phát sổ tay đến các xã", "500 cuốn", "Tháng 10/2026", "Văn phòng Sở", "Tháng 12/2026"),
)
PARTS = (
    ("1", "Nâng cao chất lượng thông tin khoa học", "", "Tháng 12/2026", "Văn phòng Sở", "Đã hoàn thành."),
    (
        "1.1",
        "Xuất bản bản tin khoa học",
        "04 số",
        "Tháng 12/2026",
        "Văn phòng Sở",
        "Đã xuất bản 3/4 số bản tin.",
    ),
    (
        "1.2",
        "Ghi hình chuyên mục khoa học",
        "10 chuyên mục",
        "Tháng 12/2026",
        "Văn phòng Sở",
        "Đã hoàn thành.",
    ),
)
NOTICE = (
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ TỈNH AN BÌNH",
    "Số: 45/TB-SKHCN",
    "An Bình, ngày 18 tháng 11 năm 2026",
    "THÔNG BÁO",
    "Kết luận của đồng chí Đỗ Minh Khôi, Giám đốc Sở tại cuộc họp giao ban ngày 16/11/2026",
    "Sau khi nghe các đơn vị báo cáo, đồng chí Giám đốc Sở kết luận như sau:",
    "1. Giao Phòng Quản lý khoa học chủ trì, phối hợp với Văn phòng Sở xây dựng kế hoạch khoa học năm 2027, hoàn thành trước ngày 10/12/2026.",
    "2. Chi cục TĐC tổ chức kiểm tra cân tại các chợ trung tâm, báo cáo kết quả trước ngày 20/12/2026.",
    "3. Giao Trung tâm Thông tin rà soát trang thông tin điện tử của Sở.",
    "4. Đánh giá cao kết quả công tác của Phòng Quản lý khoa học.",
    "Văn phòng Sở thông báo để các đơn vị biết, thực hiện./.",
)
# Rows with their own source and two deadlines; the second names two leading units.
SOURCE_HEADER = ("TT", "Nội dung", "Văn bản giao", "Thời hạn", "Hạn nội bộ", "Đơn vị chủ trì")
SOURCES = (
    (
        "1",
        "Lập báo cáo chỉ số đổi mới sáng tạo",
        "Công văn số 77/UBND-KGVX ngày 3/2/2026",
        "30/11/2026",
        "25/11/2026",
        "Phòng QLKH",
    ),
    ("2", "Tổng kết phong trào sáng kiến", "", "15/12/2026", "", "Văn phòng Sở và Phòng QLKH"),
)
# The roster of tests/house.py with one officer gone, one new, and Phòng Đo lường merged into its chi cục.
ROSTER = (
    "Họ và tên,Chức vụ,Đơn vị,Thuộc đơn vị,Vai trò,Phụ trách,Đơn vị đến ngày,Sáp nhập vào",
    "Đỗ Minh Khôi,Giám đốc Sở,Lãnh đạo Sở,,leader,,,",
    "Lâm Thu Hà,Phó Giám đốc Sở,Lãnh đạo Sở,,leader,Phòng Quản lý khoa học,,",
    "Cao Thị Thảo,Chánh Văn phòng,Văn phòng Sở,,head; office,,,",
    "Trần Văn Bình,Trưởng phòng,Phòng Quản lý khoa học,,head,,,",
    "Lê Thị Nga,Chuyên viên chính,Phòng Quản lý khoa học,,officer,,,",
    "Hồ Sỹ Đan,Chi cục trưởng,Chi cục Tiêu chuẩn Đo lường Chất lượng,,head,,,",
    "Ngô Thị Yến,Chuyên viên,Chi cục Tiêu chuẩn Đo lường Chất lượng,,officer,,,",
    "Phan Anh Tú,Quản trị hệ thống,Văn phòng Sở,,admin,,,",
    "Mạc Thị Lan,Chuyên viên,Văn phòng Sở,,officer,,,",
    ",,Phòng Đo lường,,,,30/6/2026,Chi cục Tiêu chuẩn Đo lường Chất lượng",
)
MOVES = (
    "Đơn vị cũ,Nhiệm vụ,Đơn vị mới,Quyết định",
    ",II.1,Phòng Quản lý khoa học,",
    ",I.9,Văn phòng Sở,",
    "Phòng Đo lường,,Chi cục Tiêu chuẩn Đo lường Chất lượng,",
)
# The next version: a deadline moved, a row gone, another in its place.
LATER_SOURCES = (
    (*SOURCES[0][:3], "20/12/2026", *SOURCES[0][4:]),
    ("3", "Biên tập kỷ yếu sáng kiến", "", "15/12/2026", "", "Văn phòng Sở"),
)
# Units of before the merger, a project board of nobody's, a person by half a name.
NAMES = (
    (
        "1",
        "Lập danh mục phòng thử nghiệm được chỉ định",
        "01 danh mục",
        "Tháng 11/2026",
        "Phòng Công nghệ số",
    ),
    ("2", "Cập nhật cơ sở dữ liệu chuyên gia", "", "Tháng 12/2026", "Phòng Công nghệ số"),
    ("3", "Vận hành sàn giao dịch thiết bị", "", "Quý IV/2026", "Ban Quản lý sàn giao dịch"),
    ("4", "Soạn tin bài cho bản tin điện tử", "10 tin", "Tháng 12/2026", "Đ/c Lê Thị Ngà - Phòng QLKH"),
    ("5", "Lưu trữ hồ sơ thử nghiệm", "", "Tháng 12/2026", "Văn phòng Sở"),
)
LATER_NAMES = (
    ("1", "Tổng kết hoạt động thử nghiệm", "", "Tháng 12/2026", "Phòng Công nghệ số"),
    ("2", "Chụp ảnh tư liệu phòng thử nghiệm", "", "Tháng 12/2026", "Tổ Truyền thông"),
    ("3", "Biên tập chuyên mục hỏi đáp", "", "Tháng 12/2026", "Đ/c Lê Thị Ngà - Phòng QLKH"),
)
Row = Sequence[str]


def build(folder: Path) -> None:
    """Write every document into a folder."""
    hidden(folder / "an-dong.xlsx")
    word(folder / "co-ket-qua.docx", HEADING, RESULT_HEADER, *RESULTS)
    word(folder / "hai-chu-tri.docx", HEADING, SOURCE_HEADER, *SOURCES)
    word(folder / "hai-chu-tri-moi.docx", HEADING, SOURCE_HEADER, *LATER_SOURCES)
    word(folder / "ten-la.docx", ("KẾ HOẠCH THỬ NGHIỆM NĂM 2026",), HEADER, *NAMES)
    word(folder / "ten-la-sau.docx", ("KẾ HOẠCH TRUYỀN THÔNG THỬ NGHIỆM NĂM 2026",), HEADER, *LATER_NAMES)
    (folder / "cai-dat.exe").write_bytes(b"MZ no program")
    (folder / "nhan-su.csv").write_text("\n".join(ROSTER), encoding="utf-8")
    (folder / "thieu-ho-ten.csv").write_text("\n".join((*ROSTER, ",Chuyên viên,,")), encoding="utf-8")
    (folder / "chuyen.csv").write_text("\n".join(MOVES), encoding="utf-8")
    undated = (*HEADER, "Kết quả thực hiện")
    word(folder / "khong-ngay.docx", HEADING[1:2], undated, *PARTS)
    word(folder / "ket-luan.docx", NOTICE)
    word(folder / "cot-la.docx", ("KẾ HOẠCH MÃ SỐ VÙNG TRỒNG NĂM 2026",), ODD_HEADER, *ODD)
    later = [(n, f"{title} đợt hai", *rest) for n, title, *rest in ODD]
    word(folder / "cot-la-dot-hai.docx", ("KẾ HOẠCH ĐỢT HAI NĂM 2026",), ODD_HEADER, *later)


def hidden(path: Path) -> None:
    """A workbook with one row hidden by a filter and one sheet put away."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Kế hoạch"
    for row in [*((line,) for line in HEADING), HEADER, *ROWS]:
        sheet.append(row)
    sheet.row_dimensions[sheet.max_row].hidden = True
    book.create_sheet("Bản cũ").sheet_state = "hidden"
    book.save(path)


def word(path: Path, heading: Sequence[str], *rows: Row) -> None:
    """Paragraphs and, where there are rows, one table."""
    document = docx.Document()
    for line in heading:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                cell.text = words
    stream = io.BytesIO()
    document.save(stream)
    path.write_bytes(stream.getvalue())
