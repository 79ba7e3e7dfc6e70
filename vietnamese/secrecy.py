"""Whether a text bears a marking of state secrecy (độ mật: Tuyệt mật, Tối mật, Mật; Luật Bảo vệ bí mật nhà nước 2018, điều 8).

Only a marking counts: "độ mật: …", a "MẬT" that stands alone as a stamp, "(Mật)", "Tối mật", "Tuyệt mật". Words
that hold mật are none: mật ong, bảo mật, mật độ, mật khẩu, bí mật kinh doanh.
"""

import re
import unicodedata

from vietnamese.normalize import clean

MARKINGS = (
    re.compile(
        r"(?<!\w)(?:độ|mức độ|mức)\s+mật\s*(?:của\s+(?:văn bản|tài liệu)\s*)?(?:[:=\-–]|là)\s*[\"“']?\s*(?!không|ko|k\b|chưa|\d|thường)\w",
        re.IGNORECASE,
    ),
    re.compile(r"(?<!\w)(?:tuyệt|tối)\s+mật(?!\w)", re.IGNORECASE),
    re.compile(r"[(\[{<“\"]\s*mật\s*[)\]}>”\"]", re.IGNORECASE),
    re.compile(
        r"(?<!\w)(?:dấu|đóng dấu|đóng|tài liệu|văn bản|công văn|văn bản loại|loại|hồ sơ|chế độ|quyết định|báo cáo|kế hoạch|công văn số \S+)\s+[\"“(]?(?:chỉ mức độ\s+)?(?:MẬT|Mật)(?!\w)(?!\s+(?:ong|mã|độ|khẩu|thư|vụ|danh))"
    ),
    re.compile(r"(?:^|\n)\s*(?:MẬT|Mật)\s*(?:[.!:;,]|\n|$)"),
    re.compile(
        r"(?<!\w)MẬT(?!\w)(?!\s+(?:ONG|MÃ|ĐỘ|KHẨU|THƯ|VỤ|DANH|GẤU|MÍA|HOA|THIẾT))(?<!BẢO MẬT)(?<!BÍ MẬT)(?<!CHÍ MẬT)(?<!ĐƯỜNG MẬT)(?<!RỈ MẬT)(?<!TUẦN TRĂNG MẬT)(?<!TRĂNG MẬT)(?<!CƠ MẬT)(?<!THÂN MẬT)"
    ),
    re.compile(
        r"(?<!\w)(?:do mat\s*[:=\-]\s*(?:tuyet mat|toi mat|mat)|(?:dau|dong dau|tai lieu|van ban)\s+(?:MAT|tuyet mat|toi mat)|tuyet mat|\(\s*mat\s*\)|(?:do mat|tai lieu|van ban|dau|loai)\s*:?\s*toi mat)(?!\w)(?!\s+(?:ong|ma|do|khau))",
        re.IGNORECASE,
    ),
)
NOT_MARKED = re.compile(
    r"(?<!\w)(?:không|ko|k|không có|chưa|hết|bỏ|giải|gỡ)\s+(?:phải\s+)?(?:là\s+)?(?:tài liệu |văn bản |dấu |đóng dấu |độ )?mật(?!\w)",
    re.IGNORECASE,
)


def is_marked_secret(text: str) -> bool:
    """True when the text itself carries a marking; never raises."""
    plain = unicodedata.normalize("NFC", clean(text))
    if "mật" not in plain.lower() and "mat" not in plain.lower():
        return False
    plain = NOT_MARKED.sub(" ", plain)
    upper = plain.isupper()
    return any(
        pattern.search(plain)
        for i, pattern in enumerate(MARKINGS)
        if not (upper and i in (3, 5) and len(plain) > 40)
    )
