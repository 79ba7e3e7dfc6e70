"""Names of units in lists: commas stand between units and inside their names.

A part that begins with a head word (Sở, UBND, Phòng …) begins a unit; any other goes on with the one before
("Sở Văn hóa, Thể thao và Du lịch"), unless a head was written once for several ("UBND huyện A, B, C").
"""

import re

from vietnamese.normalize import fold

# Read with their marks and in lower case: "tổ" begins a unit, "tổ chức" does not.
HEADS = (
    "các sở|sở(?! hữu)|ubnd|uỷ ban|ủy ban|hđnd|hội đồng nhân dân|phòng(?!,? (?:chống|ngừa|trào))|văn phòng|vp|thanh tra (?:sở|tỉnh|bộ|huyện|chính phủ|ngành)|chi cục|cục|tổng cục|vụ(?! việc)|"
    "trung tâm|viện|học viện|trường(?! hợp)|đại học|công an|bộ chỉ huy|bộ tư lệnh|bộ(?! chỉ số| tiêu chí| máy| phận| môn| tài liệu| thủ tục| quy| công cụ)|bộ phận|ban(?! hành| giao| đầu)|"
    "đài|báo(?! cáo| đảm| chí)|hội(?! nghị| thảo| đồng| nhập| chợ| thi)|liên hiệp|liên minh|liên đoàn|hiệp hội|đoàn(?! kiểm tra| viên| kết)|tỉnh đoàn|thành đoàn|huyện đoàn|huyện uỷ|huyện ủy|thành uỷ|thành ủy|tỉnh uỷ|tỉnh ủy|"
    "kho bạc|ngân hàng|công ty|tổng công ty|tập đoàn|điện lực|bưu điện|bệnh viện|mặt trận|toà án|tòa án|khối|tổ(?! chức)|hội đồng|quỹ|đơn vị|cơ quan|"
    "lãnh đạo|thường trực|bảo hiểm|thuế (?:tỉnh|cơ sở)|hải quan|đội|trạm|hạt|khoa(?! học)|nhà xuất bản|thư viện|bảo tàng|chi nhánh|trưởng các|xí nghiệp|hợp tác xã|nhà máy|ttrs|"
    "thành viên|chủ tịch ubnd|mttq"
)
UNIT = re.compile(
    rf"(?:{HEADS})(?!\w|/)|các (?!nhiệm vụ|nội dung|giải pháp|hoạt động|văn bản|chỉ tiêu|đề tài|lớp|hội nghị|dự án|mô hình|sự kiện|quy định)\w"
)
# Heads of an agency's own units: who carries tasks out.
OWN = re.compile(
    r"(?:các )?(?:phòng(?!,? (?:chống|ngừa|trào))|văn phòng|chi cục|thanh tra(?= (?:sở|tỉnh|huyện|bộ)\b)|trung tâm|ban(?! hành| giao| đầu)|sở(?! hữu)|khối|tổ(?! chức)|viện|quỹ|trường(?! hợp)|ubnd|uỷ ban|ủy ban|"
    r"bộ phận|đội|trạm|công an|hội(?! nghị| thảo| đồng| nhập| chợ| thi)|đơn vị|cơ quan|cục|vụ(?! việc)|bộ(?! chỉ số| tiêu chí| máy| môn| tài liệu| thủ tục| quy| công cụ)|học viện|bệnh viện|đài|kho bạc|tỉnh đoàn|đoàn thanh niên|liên hiệp)(?!\w)"
)
_NO_NAME = re.compile(
    r"\b(?:thực hiện|triển khai|xây dựng|tổ chức|tham mưu|tiếp tục|theo dõi|hoàn thành|ban hành|nâng cao|tăng cường|phục vụ|báo cáo|được|phải)\b(?! (?:kinh tế|nhân sự))"
)
_SUB = re.compile(r"(?:phòng|tổ|bộ phận|đội|trạm|khoa|ban) ")
_PARENT = re.compile(r"(?:chi cục|trung tâm|sở|cục|viện|trường|ban quản lý|bệnh viện|ubnd)(?!\w)")
_PLACE = re.compile(
    r"((?:ubnd|uy ban nhan dan|cong an|huyen uy|phong [^,]*)? ?(?:huyen|xa|phuong|thi xa|thanh pho|thi tran|tp|tx))\s+(?=\S)"
)
_SEVERAL = re.compile(r"(cac )?(so|phong|ban|chi cuc|trung tam|vien)(?:, nganh| ban nganh)?\s*:\s*")
_AND = re.compile(r"\s+(?:và|cùng|&)\s+(?=(\S.*))")
_ROLE_TAIL = re.compile(
    r"\s*:\s*(?:phối hợp|cùng|tham gia|chủ trì|có trách nhiệm|tham mưu).*$", re.IGNORECASE | re.DOTALL
)


def is_unit(text: str) -> bool:
    """Whether a text begins as the name of a unit does."""
    return bool(UNIT.match(text.strip().lower()))


def is_own_unit(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a short text is the name of a unit that may carry out tasks; `known` are folded names."""
    flat = " ".join(fold(text).split()).strip(" .:;")
    if flat in known:
        return True
    plain = " ".join(text.lower().split()).strip(" .:;")
    named = 2 <= len(plain.split()) <= 16 and bool(OWN.match(plain)) and "." not in plain
    return named and not _NO_NAME.search(plain)


def split_units(text: str) -> tuple[str, ...]:
    """The units of a list, in order, each once; a role behind a second colon is left out."""
    text = _ROLE_TAIL.sub("", " ".join(text.split())).strip(" .;:")
    found: list[str] = []
    for piece in re.split(r"\s*;\s*|\n", text):
        found += _of_piece(piece)
    return tuple(dict.fromkeys(unit for unit in found if unit))


def _of_piece(piece: str) -> list[str]:
    if several := _SEVERAL.match(fold(piece)):
        head = piece[several.start(2) : several.end(2)]
        return [
            f"{head} {name}" for name in re.split(r",\s*|\s+và\s+(?=[^,]*$)", piece[several.end() :]) if name
        ]
    found: list[str] = []
    for part in re.split(r",\s*", piece):
        for item in _split_and(part):
            _add(found, item.strip(" .;:"))
    return found


def _split_and(part: str) -> list[str]:
    """ "A và B" is two where B begins as a unit does and A is one already."""
    if not is_unit(part):
        if part.lower().startswith("và ") and is_unit(part[3:]):
            return [part[3:]]
        return [part]
    for match in _AND.finditer(part):
        if is_unit(match[1]) and not _needs_more(part[: match.start()]):
            return [part[: match.start()], *_split_and(match[1])]
    return [part]


def _needs_more(left: str) -> bool:
    """A bare head ("Phòng") is no name yet, nor "Sở Kế hoạch" before "Đầu tư"."""
    return len(left.split()) < 2


def _add(found: list[str], item: str) -> None:
    if not item:
        return
    if not found or is_unit(item):
        if found and _is_tail(found[-1], item):
            found[-1] += f", {item}"
        else:
            found.append(item)
        return
    shared = _PLACE.match(fold(found[-1]))
    if shared and item[0].isupper() and "cac " not in fold(found[-1])[: shared.end() + 4]:
        found.append(f"{found[-1][: shared.end(1)].strip()} {item}")
    else:
        found[-1] += f", {item}"


def _is_tail(before: str, item: str) -> bool:
    """ "các sở, ban, ngành": lower-case heads go on with a lower-case collective."""
    lower = item[0].islower() and not item.lower().startswith("các ")
    return lower and before.lower().startswith("các ")


def split_leads(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The units of an executing cell: "Phòng A, Chi cục B" is ONE unit (sub-unit and parent), unless both are known."""
    units = split_units(text)
    joined: list[str] = []
    for unit in units:
        pair = bool(joined) and _SUB.match(joined[-1].lower()) and _PARENT.match(unit.lower())
        if pair and not (fold(joined[-1]) in known and fold(unit) in known):
            joined[-1] += f", {unit}"
        else:
            joined.append(unit)
    return tuple(joined)
