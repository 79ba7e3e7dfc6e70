"""Everyday ways to ask for one's own work or the unit's, told in the words of the question that is understood."""

import re

from vietnamese.normalize import clean, fold

ME = r"(?:toi|em|e|minh|tui|to|chau|ta)"
END = r"(?: (?:khong|ko|k|a|nhi|the|vay|roi|nhe|day|nua|gi|het))*"
UNIT = r"(?:phong|don vi|chi cuc|ben|trung tam|co quan|to)"
HOW = r"(?: (?:the nao|ra sao|sao|den dau|toi dau))?"
OWN = re.compile(
    rf"(?:{ME} )?(?:co )?con (?:viec|nhiem vu|cai)(?: (?:nao|gi))?(?: (?:chua xong|chua lam|phai lam))?{END}"
    rf"|(?:hom nay |nay )?{ME} (?:con )?(?:phai lam|can lam|con) (?:gi|nhung gi|viec gi|nhung viec gi|may viec){END}"
)
UNITS = re.compile(
    rf"(?:viec|cong viec|tinh hinh|nhiem vu|tien do)(?: cua)? {UNIT} {ME}{HOW}{END}|{UNIT} {ME}{HOW}{END}"
)


SITUATION = re.compile(rf"(?:tinh hinh|tien do)(?: (?:chung|toan so|toan co quan))?(?: hien nay)?{HOW}{END}")


def otherwise(text: str, unit: str = "") -> str | None:
    """The question that is meant, None when the words are no such way of asking; `unit`: the asker's own."""
    said = " ".join(re.sub(r"[.,?!]+", " ", fold(clean(text))).split())
    if OWN.fullmatch(said):
        return "việc của tôi"
    if SITUATION.fullmatch(said) and said not in ("tinh hinh", "tien do"):
        return "tổng hợp tiến độ"
    return f"{unit} còn bao nhiêu việc chưa xong" if unit and UNITS.fullmatch(said) else None
