"""The titles of a made-up department's 500 tasks: families of look-alikes, every title cut into chunks by hand.

A chunk is what people leave out or say alone: "Xây dựng|kế hoạch|phát triển bưu chính|năm 2027".
"""

FIELDS = (
    "sở hữu trí tuệ", "an toàn bức xạ", "đo lường", "truy xuất nguồn gốc", "công nghệ sinh học", "chuyển đổi số",
    "bưu chính", "viễn thông", "an toàn thông tin mạng", "đổi mới sáng tạo", "khởi nghiệp", "chuyển giao công nghệ",
    "thông tin khoa học", "năng suất chất lượng", "mã số mã vạch", "hạ tầng số", "dữ liệu mở", "chữ ký số",
    "trí tuệ nhân tạo", "công nghiệp bán dẫn", "tần số vô tuyến điện",
)  # fmt: skip
TRAININGS = (
    ("2 hội nghị", "bảo hộ nhãn hiệu"), ("3 hội nghị", "bảo hộ sáng chế"), ("4 lớp", "khai thác thông tin sáng chế"),
    ("2 lớp", "công cụ cải tiến 5S"), ("2 lớp", "công cụ cải tiến Kaizen"), ("5 lớp", "kỹ năng số cộng đồng"),
    ("5 lớp", "kỹ năng số cho cán bộ xã"), ("1 lớp", "an toàn bức xạ trong y tế"),
    ("1 lớp", "an toàn bức xạ trong công nghiệp"), ("3 lớp", "chứng từ điện tử"), ("2 lớp", "hóa đơn điện tử"),
    ("1 hội nghị", "tiêu chuẩn VietGAP"), ("1 hội nghị", "tiêu chuẩn hữu cơ"), ("4 hội nghị", "thương mại điện tử"),
    ("2 hội nghị", "kinh tế số nông thôn"), ("6 lớp", "hệ thống quản lý văn bản"), ("6 lớp", "hệ thống họp trực tuyến"),
    ("1 lớp", "ứng cứu sự cố mạng"), ("1 lớp", "phòng chống mã độc"), ("2 lớp", "ghi nhãn hàng hóa"),
)  # fmt: skip
CROPS = (
    ("cây quế", "huyện An Sơn"), ("cây trám đen", "huyện An Sơn"), ("cây na dai", "huyện Bắc Hà"),
    ("cây chè hoa vàng", "huyện Bắc Hà"), ("lợn đen bản địa", "huyện Mường Lai"), ("gà sáu ngón", "huyện Mường Lai"),
    ("cá lăng chấm", "hồ Thác Vàng"), ("nấm linh chi", "huyện Phú Thịnh"), ("nấm vân chi", "huyện Phú Thịnh"),
    ("lúa nếp nương", "huyện Tân Lạc"), ("mật ong bạc hà", "huyện Tân Lạc"), ("sâm dây", "huyện Yên Thủy"),
)  # fmt: skip
NESTED = (
    ("Kiểm định|phương tiện đo", "nhóm 2", "tại các chợ trung tâm"),
    ("Vận hành|cổng dữ liệu", "dùng chung của tỉnh", "phiên bản di động"),
    ("Nâng cấp|trang thông tin điện tử", "của Sở", "bằng tiếng Anh"),
    ("Khảo sát|trình độ công nghệ", "của doanh nghiệp", "ngành chế biến gỗ"),
    ("Công bố|tiêu chuẩn cơ sở", "sản phẩm OCOP", "ba sao trở lên"),
    ("Duy trì|hệ thống quản lý chất lượng ISO", "tại các xã", "vùng biên giới"),
    ("Đào tạo|chuyên gia tư vấn", "năng suất xanh", "tại khu công nghiệp"),
    ("Lập|hồ sơ lưu trữ", "nhiệm vụ khoa học", "giai đoạn 2021-2025"),
    ("Quan trắc|phóng xạ môi trường", "tại các mỏ", "đã đóng cửa"),
    ("Hỗ trợ|tem điện tử", "cho hợp tác xã", "trồng rau an toàn"),
)  # fmt: skip
SITUATIONS = (
    "giải quyết khiếu nại tố cáo", "phòng chống tham nhũng", "thực hiện dân chủ cơ sở", "đầu tư công",
    "giải ngân vốn sự nghiệp", "tiếp công dân", "sử dụng biên chế", "thực hành tiết kiệm",
)  # fmt: skip
BOOKS = (
    "làm việc của Sở", "chi tiêu nội bộ", "quản lý tài sản công", "văn thư lưu trữ", "bảo vệ bí mật công tác",
    "quản lý nhiệm vụ cấp cơ sở", "phối hợp liên ngành", "tiếp nhận phản ánh", "sử dụng xe ô tô", "thi đua khen thưởng",
)  # fmt: skip
PAPERS = (
    ("Nghị quyết số 57-NQ/TW", "đột phá khoa học"), ("Nghị quyết số 71/NQ-CP", "chương trình hành động"),
    ("Nghị quyết số 18-NQ/TW", "sắp xếp bộ máy"), ("Chỉ thị số 05-CT/TU", "kỷ cương hành chính"),
    ("Chỉ thị số 12-CT/TU", "tiết kiệm điện"), ("Kết luận số 14-KL/TW", "bảo vệ cán bộ dám nghĩ"),
    ("Đề án số 06", "dữ liệu dân cư"), ("Đề án số 844", "hệ sinh thái khởi nghiệp"), ("Quyết định số 100", "truy xuất hàng hóa"),
    ("Quyết định số 1322", "năng suất dựa trên khoa học"),
)  # fmt: skip
DEVICES = (
    "máy quang phổ", "cân chuẩn", "máy chủ", "thiết bị tường lửa", "máy đo phóng xạ", "xe kiểm định lưu động",
    "máy scan hồ sơ", "bàn họp trực tuyến", "bộ lưu điện", "camera an ninh", "tủ đựng mẫu chuẩn", "máy phát điện",
)  # fmt: skip
FIRMS = (
    ("10 doanh nghiệp", "đăng ký nhãn hiệu"), ("5 doanh nghiệp", "đổi mới dây chuyền"), ("8 hợp tác xã", "mã vùng trồng"),
    ("20 hộ kinh doanh", "lên sàn điện tử"), ("3 doanh nghiệp", "tự động hóa kho"), ("12 làng nghề", "chỉ dẫn địa lý"),
    ("6 nhóm sinh viên", "ý tưởng khởi nghiệp xanh"), ("4 trường nghề", "phòng thực hành số"),
    ("15 hợp tác xã", "nhật ký điện tử"), ("7 doanh nghiệp", "kiểm toán năng lượng"), ("2 bệnh viện", "bệnh án điện tử"),
    ("9 trang trại", "cảm biến tưới"),
)  # fmt: skip
ALONE = (
    "Tổ chức|Ngày hội khoa học|thanh thiếu nhi", "Trao|giải thưởng|Sáng kiến Thanh niên", "Biên tập|bản tin|Khoa học An Bình",
    "Lập|dự toán ngân sách|năm 2027", "Quyết toán|kinh phí|năm 2025", "Sửa chữa|nhà kho|hóa chất", "Thay thế|biển hiệu|trụ sở",
    "Tuyển dụng|viên chức|trung tâm ứng dụng", "Bổ nhiệm lại|kế toán trưởng", "Kê khai|tài sản|thu nhập",
    "Diễn tập|phòng cháy chữa cháy", "Đánh giá|chỉ số PII|cấp tỉnh", "Đánh giá|chỉ số PAPI", "Chấm|chỉ số DTI|cấp huyện",
    "Xếp hạng|thư viện điện tử", "Phát động|cuộc thi|Robotics", "Tổ chức|Techfest|vùng Tây Bắc", "Đón|đoàn chuyên gia|Hàn Quốc",
    "Ký kết|biên bản ghi nhớ|với Đại học Bách Nghệ", "Lắp đặt|trạm phát sóng|bản Nà Lếch", "Phủ sóng|5G|trung tâm huyện",
    "Số hóa|hồ sơ|đất lúa", "Kiểm kê|nguồn phóng xạ", "Cấp phép|bức xạ|phòng khám tư", "Tiêu hủy|phương tiện đo|không đạt",
    "Bàn giao|phòng thử nghiệm|nông sản", "Công nhận|phòng thí nghiệm VILAS", "Mở|mã ngành|kiểm nghiệm mật ong",
    "Vinh danh|doanh nghiệp|tiêu biểu", "Giám định|tư pháp|hàng giả", "Phục dựng|nghề giấy dó", "Bảo tồn|nguồn gen|vịt cổ",
    "Thành lập|quỹ phát triển|khoa học", "Kiện toàn|Hội đồng khoa học|tỉnh", "Ra mắt|sàn giao dịch|công nghệ",
    "Thử nghiệm|xe điện|phố cổ", "Thí điểm|đèn giao thông|thông minh", "In|sổ tay|hướng dẫn kiểm tra xăng dầu",
    "Xử lý|chất thải|phòng thử nghiệm",
)  # fmt: skip
EVERY_UNIT = (
    "Thực hiện|công tác|cải cách hành chính|của đơn vị", "Tự kiểm tra|nội bộ|hằng năm", "Chấm điểm|thi đua|năm 2026",
    "Quản lý|nề nếp|giờ làm việc", "Lập|danh mục hồ sơ|của đơn vị",
)  # fmt: skip


def of_fields() -> list[str]:
    """The same duty in every field."""
    kinds = (
        "Xây dựng|kế hoạch|phát triển {}|năm 2027", "Tổ chức thực hiện|kế hoạch|phát triển {}|năm 2026",
        "Báo cáo|kết quả thực hiện|kế hoạch|phát triển {}|năm 2026", "Rà soát|văn bản quy phạm pháp luật|lĩnh vực {}",
        "Rà soát|thủ tục hành chính|lĩnh vực {}", "Thanh tra|chuyên đề|{}", "Kiểm tra|sau thanh tra|{}",
        "Xây dựng|cơ sở dữ liệu|{}", "Tham mưu|chính sách hỗ trợ|{}", "Tuyên truyền|pháp luật|{}",
        "Hội thảo|hợp tác quốc tế|{}",
    )  # fmt: skip
    return [kind.format(field) for field in FIELDS for kind in kinds]


def titles() -> list[str]:
    """Every title of the two plans once, chunks apart; what every unit has comes apart (`EVERY_UNIT`)."""
    found = of_fields() + [f"Tổ chức {n}|tập huấn|về {topic}" for n, topic in TRAININGS]
    for crop, place in CROPS:
        found += [
            f"{act}|đề tài|{crop}|tại {place}" for act in ("Tuyển chọn", "Nghiệm thu", "Ứng dụng kết quả")
        ]
    for base, more, most in NESTED:
        found += [base, f"{base}|{more}", f"{base}|{more}|{most}"]
    found += [f"Báo cáo|tình hình|{s}|quý {q}|năm 2026" for s in SITUATIONS for q in ("I", "II", "III", "IV")]
    found += [f"{act}|quy chế|{b}" for b in BOOKS for act in ("Xây dựng", "Sửa đổi", "Phổ biến")]
    found += [f"Triển khai|{paper}|về {what}" for paper, what in PAPERS]
    found += [f"Sơ kết|{paper}|về {what}" for paper, what in PAPERS[:6]]
    found += [f"{act}|{device}" for device in DEVICES for act in ("Mua sắm", "Bảo dưỡng")]
    found += [f"Hỗ trợ {n}|{what}" for n, what in FIRMS]
    return found + list(ALONE)
