"""Names of units in lists: commas stand between units and inside their names.

A part that begins with a head word (Sở, UBND, Phòng …) begins a unit; any other goes on with the one before
("Sở Văn hóa, Thể thao và Du lịch"), unless a head was written once for several ("UBND huyện A, B, C").
"""

import re

from vietnamese.normalize import fold

HEADS = (
    "cac so|so|ubnd|uy ban nhan dan|hdnd|phong|cac phong|van phong|thanh tra|chi cuc|cuc|tong cuc|vu|trung tam|vien|hoc vien|truong|dai hoc|"
    "cong an|bo chi huy|bo tu lenh|bo|ban|cac ban|dai|bao|hoi|cac hoi|lien hiep|lien minh|hiep hoi|doan|tinh doan|thanh doan|huyen uy|thanh uy|tinh uy|"
    "ban quan ly|kho bac|ngan hang|cong ty|tong cong ty|tap doan|dien luc|buu dien|benh vien|uy ban|mat tran|toa an|vien kiem sat|khoi|to|to cong tac|"
    "hoi dong|quy|cac don vi|don vi|cac co quan|cac doanh nghiep|cac to chuc|cac huyen|cac xa|lanh dao|thuong truc|bao hiem|thue|hai quan|doi|tram|hat|khoa|bo phan|cac truong|cac vien|"
    "cac sở|nha xuat ban|toa soan|thu vien|bao tang|khu|chi nhanh|cac chi cuc|cac trung tam|truong cac|lien doan|xi nghiep|hop tac xa|nha may|so kh|ttrs|vp|tt"
)
UNIT = re.compile(rf"(?:{HEADS})\b(?!/)")
# Heads of an agency's own units: who carries tasks out.
OWN = re.compile(
    r"(?:cac )?(?:phong|van phong|chi cuc|thanh tra|trung tam|ban quan ly|ban|so|khoi|to|vien|quy|truong|ubnd|uy ban|bo phan|doi|tram|cong an|hoi|don vi|co quan|cuc|vu|bo|hoc vien|benh vien|dai|bao|kho bac|doan|lien hiep)\b"
)
_SUB = re.compile(r"(?:phong|to|bo phan|doi|tram|khoa|ban) ")
_PARENT = re.compile(r"(?:chi cuc|trung tam|so|cuc|vien|truong|ban quan ly|benh vien|ubnd|van phong) ?")
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
    return bool(UNIT.match(fold(text.strip())))


def is_own_unit(text: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a short text is the name of a unit that may carry out tasks; `known` are folded names."""
    flat = " ".join(fold(text).split()).strip(" .:;")
    if flat in known:
        return True
    return len(flat.split()) <= 16 and bool(OWN.match(flat)) and len(flat.split()) >= 2 and "." not in flat


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
    return (
        before.lower().startswith("các ")
        and item[0].islower()
        and not item.lower().startswith("các ")
        and len(item.split()) < 3
    )


def split_leads(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The units of an executing cell: "Phòng A, Chi cục B" is ONE unit (sub-unit and parent), unless both are known."""
    units = split_units(text)
    joined: list[str] = []
    for unit in units:
        pair = bool(joined) and _SUB.match(fold(joined[-1])) and _PARENT.match(fold(unit))
        if pair and not (fold(joined[-1]) in known and fold(unit) in known):
            joined[-1] += f", {unit}"
        else:
            joined.append(unit)
    return tuple(joined)
