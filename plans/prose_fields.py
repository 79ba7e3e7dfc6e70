"""What a line below a heading says of the task: "- Thời gian: …", "- <Đơn vị>: là đơn vị chủ trì, phối hợp với …"."""

import re
from dataclasses import dataclass
from typing import Literal

from plans.units import is_unit, split_leads, split_units
from vietnamese.normalize import fold

Name = Literal["deadline", "start", "lead", "coordinating", "target", "solutions", "ignored"]

_NAMED: tuple[tuple[Name, re.Pattern[str]], ...] = (
    ("start", re.compile(r"thoi gian bat dau")),
    (
        "deadline",
        re.compile(
            r"(?:thoi (?:gian|han|diem)|tien do|han)(?: (?:thuc hien|hoan thanh|trien khai|to chuc|trinh|ket thuc|bao cao))*(?: nhiem vu)?(?: du kien)?|du kien thoi gian"
        ),
    ),
    (
        "coordinating",
        re.compile(
            r"(?:cac )?(?:don vi|co quan|phong|dv)?(?:, (?:don vi|co quan))? ?phoi hop(?: thuc hien)?"
        ),
    ),
    (
        "lead",
        re.compile(
            r"(?:cac )?(?:don vi|co quan|phong|bo phan|dau moi)?(?:, (?:don vi|co quan|ca nhan))? ?(?:dau moi,? ?)?(?:chu tri|thuc hien|dau moi|chiu trach nhiem|tham muu)(?: thuc hien| tham muu)?|phan cong(?: thuc hien| nhiem vu)?|trach nhiem thuc hien|nguoi thuc hien|to chuc thuc hien"
        ),
    ),
    (
        "target",
        re.compile(
            r"(?:ket qua,? ?)?san pham(?: (?:du kien|dau ra|hoan thanh))?|ket qua(?: dau ra| can dat| du kien| hoan thanh)?|khoi luong(?:,? san pham)?|chi tieu(?: cu the| can dat)?|so luong|dau ra"
        ),
    ),
    (
        "solutions",
        re.compile(
            r"(?:cac )?(?:giai phap|bien phap|noi dung)(?: (?:thuc hien|chu yeu|cu the|trong tam|trien khai|cong viec))*|cach thuc thuc hien|cac buoc thuc hien|nhiem vu,? giai phap|nhiem vu cu the"
        ),
    ),
    (
        "ignored",
        re.compile(
            r"(?:dia diem|quy mo|thanh phan|kinh phi|nguon kinh phi|muc tieu|muc dich|yeu cau|doi tuong|pham vi|can cu|du toan|hinh thuc|luu y|ghi chu|dia ban|quy mo, dia diem)(?: .{0,30})?"
        ),
    ),
)
_PRESIDES = re.compile(
    r"^(?P<unit>[^:]{4,140}?)\s*(?::\s*|\s+)(?:la\s+)?(?:(?:don vi|co quan|dau moi)[\s,]*)*(?:chu tri|dau moi)\b(?P<rest>.*)$"
)
_ASSIGNS = re.compile(
    r"^(?:giao|phan cong|de nghi)\s+(?P<unit>[^:,]{4,140}?)\s+(?:la\s+)?(?:(?:don vi|co quan)[\s,]*)?(?:dau moi[\s,]*)?(?:chu tri|thuc hien|tham muu|xay dung|to chuc)\b(?P<rest>.*)$"
)
_WITH = re.compile(r"^[\s,]*(?:thuc hien[\s,]*)?(?:va\s+)?phoi hop (?:voi|cung)\s+(?P<units>.+)$")
_VERBS = (
    "tham muu|to chuc|trien khai|thuc hien|xay dung|nghien cuu|tang cuong|tranh thu|can cu|huong dan|ra soat|de xuat|trinh|bao cao|ban hanh|kiem tra|thanh tra|"
    "tong hop|theo doi|don doc|hoan thien|lap|chuan bi|cung cap|tiep nhan|ho tro|thuc day|day manh|nang cao|phat trien|quan ly|cap nhat|dang tai|tuyen truyen|khao sat|danh gia|lua chon|bo tri|tap huan|phoi hop"
)
_CONTENT = re.compile(rf"(?:,\s*|\s+)(?=(?:{_VERBS})\b)")
_LEADS = re.compile(
    r"[\s,]+(?:là )?(?:đơn vị |cơ quan )?(?:chủ trì|đầu mối)(?: thực hiện| tham mưu)?[\s.;,]*$", re.IGNORECASE
)
_IN_TITLE = re.compile(r"\bphoi hop (?:voi|cung)\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """A line's field: its name and value; of a lead line also who coordinates."""

    name: Name
    value: str
    coordinating: tuple[str, ...] = ()


def read_field(text: str) -> Said | None:
    """The field that a line names; None for a line of its own content."""
    head, colon, rest = text.partition(":")
    flat = " ".join(fold(head).split()).strip(" .-")
    if colon or len(text) < 60:
        for name, words in _NAMED:
            if words.fullmatch(flat) and (colon or name == "solutions"):
                return Said(name, rest.strip())
    return _presiding(text)


def _presiding(text: str) -> Said | None:
    """ "<Đơn vị>: là đơn vị (đầu mối) chủ trì, phối hợp với A và B, <nội dung>"."""
    flat = fold(text)
    match = _PRESIDES.match(flat) or _ASSIGNS.match(flat)
    if match is None or not is_unit(text[match.start("unit") : match.end("unit")]):
        return None
    rest = text[match.start("rest") :]
    return Said("lead", text[match.start("unit") : match.end("unit")].strip(" :,"), _helpers(rest))


def _helpers(rest: str) -> tuple[str, ...]:
    match = _WITH.match(fold(rest))
    return units_before_verb(rest[match.start("units") :]) if match else ()


def units_before_verb(text: str) -> tuple[str, ...]:
    """The units of a list that runs into what they do: "A và các phòng tổ chức …"."""
    flat = fold(text)
    for match in _CONTENT.finditer(flat):
        before = text[: match.start()]
        if is_unit(before) and text[match.end() : match.end() + 1].islower() and len(before.split()) >= 2:
            return split_units(before)
    return ()


def coordinating_in_title(title: str) -> tuple[str, ...]:
    """ "Phối hợp với Học viện … tổ chức Hội nghị": the units named there."""
    match = _IN_TITLE.search(fold(title))
    return units_before_verb(title[match.end() :]) if match else ()


def lead_units(value: str, known: frozenset[str] = frozenset()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The leading and the coordinating units of a "Đơn vị chủ trì: A; phối hợp: B, C" line."""
    match = re.search(
        r"[;.,(]?\s*(?:(?:don vi|co quan) )?phoi hop(?: thuc hien)?\s*(?::|voi|cung)\s*", fold(value)
    )
    if match is None:
        return split_leads(_LEADS.sub("", value), known), ()
    lead = _LEADS.sub("", value[: match.start()])
    return split_leads(lead, known), split_units(value[match.end() :].rstrip(" )"))
