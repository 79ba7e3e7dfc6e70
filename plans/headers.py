"""Header rows of task tables: where they are, what their words name, and whether a row repeats them."""

import re
from collections.abc import Sequence

from plans.blocks import Row
from plans.markers import read_marker
from vietnamese.normalize import fold

# In order: the first that fits a header cell names its role.
_HEADER_WORDS: tuple[tuple[str, str], ...] = (
    (
        "number",
        r"(?:tt|stt|so tt|so thu tu|thu tu|ma so|ma nv|ma nhiem vu|ma(?: so)?(?: cong viec| chi tieu)?|ky hieu|so hieu|#|no)\.?",
    ),
    (
        "coordinating",
        r"(?!.*chu tri)(?:(?:don vi|co quan|dv|phong|ban|to chuc|bo phan|nganh|cac|so|ca nhan)[ ,/&-]*(?:va )?)*phoi hop.*|(?!noi dung|cong viec|nhiem vu|.*chu tri).{0,40}\bphoi hop(?: thuc hien)?",
    ),
    ("measure", r"(?:don vi tinh|dvt|d\.v\.t|don vi do)(?: \(.*\))?"),
    (
        "quantity",
        r"(?:ke hoach|kh)(?: giao| nam| thuc hien)*(?: (?:nam )?20\d\d)?|chi tieu (?:giao|ke hoach|nam 20\d\d)|muc (?:phan dau|ke hoach)",
    ),
    (
        "source",
        r"(?:van ban|nguon|can cu|co quan|don vi) (?:giao|chi dao)(?: nhiem vu| viec| cua cap tren)?|so,? ky hieu van ban.*|van ban (?:so|den).*|nguon goc(?: nhiem vu)?",
    ),
    (
        "internal",
        r"(?:thoi gian|thoi han|han|tien do).{0,25}\b(?:noi bo|so giao|so quy dinh|don vi dang ky|co quan giao|lanh dao so giao)",
    ),
    ("start", r".*\bbat dau\b.*|tu ngay|khoi cong"),
    ("status", r"(?:trang thai|tinh trang)(?! thuc hien).*"),
    (
        "result",
        r".*ket qua (?:da )?(?:thuc hien|dat duoc|trien khai|den|giai quyet|xu ly).*|tinh hinh(?: trien khai)? thuc hien.*|thuc hien den.*|(?:tinh trang|tien do) (?:da )?thuc hien.*|ket qua den.*",
    ),
    (
        "deadline",
        r"(?:thoi gian|thoi han|han|ngay|tien do|moc thoi gian|moc|lo trinh|thoi diem|ky han|du kien (?:thoi gian|hoan thanh)|deadline|ngay het han)\b.*|hoan thanh",
    ),
    (
        "presiding",
        r"(?:lanh dao|chu tri thuc hien|nguoi chu tri|chiu trach nhiem|nguoi chiu trach nhiem|phu trach|lanh dao so).*",
    ),
    (
        "who",
        r"(?:(?:don vi|co quan|ca nhan|bo phan|phong(?: ban)?|nguoi|to chuc|chu the|dau moi|dv|cb|can bo|chuyen vien|cac)[ ,/;&-]*(?:va |hoac )?)+"
        r"(?:(?:thuc hien|chu tri|chiu trach nhiem|phu trach|tham muu|duoc giao|giao|trien khai|theo doi|bao cao|dau moi|chinh|lien quan|truc thuoc)[ ,/;&-]*)*(?:\(.*\))?"
        r"|chu tri|thuc hien|phan cong.{0,30}|trach nhiem.{0,30}",
    ),
    (
        "target",
        r"(?:khoi luong|so luong|san pham|chi tieu(?! \d)|muc tieu|ket qua|ket qua.{0,4}san pham|san pham.*|yeu cau|dau ra|cap (?:ban hanh|trinh).{0,4}san pham|hinh thuc.{0,6}san pham|so van ban|loai van ban|du kien (?:ket qua|san pham)|ket qua du kien|minh chung can).*",
    ),
    (
        "title",
        r"(?:ten )?(?:noi dung(?: (?:cac )?nhiem vu| chinh)?|nhiem vu|cac nhiem vu|nhom nhiem vu|danh muc|noi dung/nhiem vu).*|ten (?:cong viec|dau viec|van ban|de an).*|cong viec|noi dung|nhiem vu.*|chuong trinh.*|hoat dong",
    ),
    ("work", r"(?:noi dung|cong viec|viec|dau viec|giai phap).*"),
    ("note", r"ghi chu.*|ghi ?chu"),
)
_HEADER = tuple((role, re.compile(words)) for role, words in _HEADER_WORDS)
_HEADING = re.compile(
    r"^phu luc|kem theo|cong hoa xa hoi|doc lap - tu do|^so\s*:|^ubnd |^uy ban nhan dan|^ke hoach\b|^bao cao\b|^bieu\b|nam 20\d\d\)?$|ngay .{0,6}thang"
)
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-h])\)?")


def header_role(text: str) -> str | None:
    """The role that the words of a header cell name."""
    flat = " ".join(re.sub(r"[*]+$", "", fold(text)).split()).strip(" .:")
    if not flat or len(flat) > 110:
        return None
    return next((role for role, words in _HEADER if words.fullmatch(flat)), None)


def header_rows(rows: Sequence[Row]) -> tuple[int, int]:
    """Where the header begins and ends (exclusive) among the first rows; (0, 0) without one."""
    for at, row in enumerate(rows[:15]):
        if _is_header(row):
            end = at + 1
            while end < len(rows) and (_is_second(rows[end]) or is_numbering(rows[end])):
                end += 1
            return at, end
    return 0, 0


def heading_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are the document's heading: in a workbook it stands above the list."""
    last = 0
    for n, row in enumerate(rows[:15], 1):
        if len(row.filled) > 2 or (row.cells[0] and read_marker(row.cells[0].text)):
            break
        if _HEADING.search(fold(" ".join(cell.text for cell in row.filled))):
            last = n
    return last


def _is_header(row: Row) -> bool:
    cells = row.filled
    if len(cells) < 2 or (row.cells[0] and read_marker(row.cells[0].text)):
        return False
    roles = [header_role(cell.text) for cell in cells]
    named = [role for role in roles if role]
    if not {"title", "work", "number"} & set(named) or max(len(cell.text) for cell in cells) > 110:
        return False
    if header_role(cells[0].text) == "number" and len(named) >= 2:
        return True
    return len(named) >= max(2, 0.6 * len(cells))


def _is_second(row: Row) -> bool:
    """A second header row stands below merged cells of the first."""
    return bool(row.filled) and row.cells[0].continued and all(len(cell.text) < 60 for cell in row.filled)


def is_numbering(row: Row) -> bool:
    """The row "(1) (2) (3) …" below a header."""
    cells = row.filled
    texts = [cell.text.strip() for cell in cells]
    return (
        len(cells) >= 3 and all(_NUMBERED.fullmatch(text) for text in texts) and len(set(texts)) == len(texts)
    )


def same_header(row: Row, header: Sequence[str]) -> bool:
    """Whether a row repeats the header (printed again on a new page)."""
    if not header or not row.filled:
        return False
    texts = [_key(cell.text) for cell in row.cells]
    pairs = [(text, _key(name)) for text, name in zip(texts, header, strict=False) if text or name]
    same = sum(text == name for text, name in pairs)
    return same >= 2 and same >= 0.7 * len(pairs)


def _key(text: str) -> str:
    return re.sub(r"\W+", "", fold(text))


def header_names(header: Sequence[Row], width: int) -> tuple[str, ...]:
    """The header words of each column, those of merged and second rows joined."""
    if not header:
        return ("",) * width
    names = [""] * width
    for row in header:
        if is_numbering(row) and row is not header[0]:
            continue
        for n, cell in enumerate(row.cells):
            for covered in range(n, min(width, n + max(1, cell.span))):
                if cell.text and cell.text not in names[covered]:
                    names[covered] = f"{names[covered]} {cell.text}".strip() if cell.span == 1 else cell.text
    return tuple(names)
