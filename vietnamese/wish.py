"""What a superior wishes of somebody, without the order to the system that carries it.

"đôn đốc phòng QLKH nộp báo cáo tháng 11" passes on "nộp báo cáo tháng 11"; an order without a wish of its own
("đôn đốc nv 2.1") passes on nothing, and the message asks for the progress.
"""

import re
from collections.abc import Iterable

from vietnamese.normalize import clean, fold

ORDER = re.compile(
    r"(?:@\S+[ ,]*)?(?:(?:theo|thuc hien|thua lenh) [^,:]{3,80}[,:] ?)?"
    r"(?:(?:nho|hay|cho|de nghi|yeu cau|giup(?: toi)?|bot|he thong|van phong|em|anh|chi|oi) ?,? ?)*"
    r"(?:don doc|nhac nho|nhac nhe|nhac|thuc giuc|thuc|giuc|hoi thuc)(?: (?:giup|ho|lai|ngay|gap|tiep|them|anh|toi|cho)\b)*\s*"
)
# Words that only say whom or what it is about.
ABOUT = re.compile(
    r"(?:dong chi|d/c|dc|anh|chi(?! cuc)|ong|ba|ban|cac|nhung|tat ca|moi|toan bo|don vi|phong|chi cuc|trung tam|ca nhan|can bo|chuyen vien|nguoi|truong|va|voi|ve|viec|cong viec|dau viec|nhiem vu|nv"
    r"|(?:dang |con |ma )*(?:(?:co|giu|nhan) )?(?:nhung |cac )?(?:viec|dau viec|nhiem vu|cong viec)|(?:ma )?(?:con |van )?chua (?:co )?(?:bao cao|nop(?: bao cao)?|cap nhat|xong|hoan thanh)(?: gi)?|(?:da |dang |con |bi |dang bi )?(?:qua han|tre han|cham tien do|cham|tre)|sap den han|sap het han|den han|con lai|dang vuong|vuong mac|nay|do|tren|thuc hien)(?=[ ,.:;]|$)\s*"
)
BEHALF = re.compile(
    r"(?<!\S)theo (?:su )?(?:chi dao|y kien) (?:cua )?(?:dong chi|d/c|dc|anh|chi|ong|ba|giam doc|pho giam doc|lanh dao)\b.*$"
)
SIGNS = re.compile(r"[\s,:;.!–-]+")
BARE = re.compile(
    r"(?:(?:khan truong|som|gap|ngay|phai|can|hay|de nghi) )*(?:nop |gui )?(?:bao cao|cap nhat)(?: tien do| ket qua| tinh hinh)?(?: (?:thuc hien|nhiem vu|cong viec|ngay|gap|som|di|nhe|nha|a))*"
    r"|(?:(?:khan truong|khan|som|gap|ngay|nhe|nha|a|di|giup|ho|toi|anh|minh|nhanh|len|voi)(?: |$))+"
)


def wish(text: str, names: Iterable[str] = ()) -> str:
    """The wish in the superior's own words ("" when there is none); `names` are the unit, person and tasks named."""
    flat = " ".join(w for w in clean(text).split() if not w.startswith("@"))
    folded = fold(flat)
    order = ORDER.match(folded)
    if order is None:
        return flat
    at = order.end()
    known = sorted((fold(clean(n)) for n in names if n), key=len, reverse=True)
    while (step := _about(folded, at, known)) > at:
        at = step
    behalf = BEHALF.search(folded, at)
    left = flat[at : behalf.start() if behalf else None].strip(" .,;:")
    return "" if len(left) < 3 or BARE.fullmatch(fold(left)) else left


def _about(folded: str, at: int, known: list[str]) -> int:
    """The end of the next words that only name whom or what."""
    for name in known:
        after = at + len(name)
        if folded.startswith(name, at) and not folded[after : after + 1].isalnum():
            return after
    matches = (pattern.match(folded, at) for pattern in (SIGNS, ABOUT))
    return next((m.end() for m in matches if m is not None), at)
