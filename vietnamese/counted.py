"""What officers count: the nouns behind a number, folded, as alternatives for patterns."""

import re
from collections.abc import Sequence

from vietnamese.normalize import fold

COUNTABLES = (
    "con (?:gia suc|gia cam|lon|bo|trau|ga|ca|vit|tom|vat nuoi|cho|heo|ngua|de|meo)|hoi nghi|hoi thao|lop|cuoc|de tai|du an|ho so|"
    "mo hinh|san pham|don vi|doanh nghiep|co so|xa|mau|bai|nhiem vu|chi so|phuong tien do(?! (?:chua|khong|thieu|bi|ban|cho|kinh phi|mua|het))|phuong tien|nguoi|hop dong|van ban|quyet dinh|tin bai|sang kien|"
    "giay phep|phieu|chuyen de|tieu chi|ban|thu tuc|thanh vien|buoi|chi tieu|noi dung|diem|can bo|hoc vien|may|bo|cong trinh|thiet bi|"
    "sang che|do an|de an|to trinh|hop tac xa|to hop tac|dau viec|khu dan cu|ban do|nhan hieu|tin|don|bao cao"
)
MORE_COUNTED = (
    "hang muc|huyen|dot|phong|khau|goi|doan|truong|tram|tuyen|ho|thon|ap|khoa|nhom|buoc|ky|chang|cum|cong doan|phan viec|hoi|to|thanh pho|phuong|tinh|"
    "luot nguoi|luot khach|luot ho|luot|so ho tich|ha|tan|suat|km|m2|m3|cay|can|chiec|cai|luot|truong hop|em|hoc sinh|gia dinh|xuat|kg|lit|trieu|ty|giong|hat|vuon|ao|be|thua|lo|o|luong|bo ho so|gio|chau|"
    "vu|giay|ca|con|khach|trang|cuon|quyen|hoi vien|thi sinh|dau sach|hien vat|kho|bep|quay|cho|dem|tiet muc|tran|doan|lien|lieu|mui|mau|bien|cot|cong to|"
    "nha|can ho|phan mem|tre|the|so|hat|giuong|phan|sao|tau|thuyen|xe|luong|benh nhan|nguoi dan|lao dong|doan vien|dang vien|thue bao"
)
COUNTED = re.compile(rf"(?:{COUNTABLES}|{MORE_COUNTED})(?= |$)")
# Behind a number that is a word these are more often something else ("ba phần", "hai con", "hai bộ").
NOT_BEHIND_WORDS = frozenset("phan con bo so the ca tinh o to ban to cho sao hoi".split())
LONGEST = 3


def is_counted(words: Sequence[str], at: int) -> bool:
    """Whether the words from `at` on begin with a noun that is counted."""
    if at >= len(words) or fold(words[at]) in NOT_BEHIND_WORDS:
        return False
    return COUNTED.match(" ".join(map(fold, words[at : at + LONGEST]))) is not None
