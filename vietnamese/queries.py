"""What a question asks for besides its period: filters, state, how to count, group and hand over."""

import re

from vietnamese.normalize import fold
from vietnamese.phrases import Tag
from vietnamese.reading import Status
from vietnamese.said import Said

FILTERS = ("overdue", "due_soon", "blocked", "no_deadline", "unreported", "mine", "pending_extension")
GROUPS = (("by_unit", "unit"), ("by_person", "person"), ("by_status", "status"), ("by_month", "month"))
FORMATS = (("excel", "excel"), ("pdf", "pdf"), ("chart", "chart"), ("word", "word"))
THRESHOLD = re.compile(
    r"(?<!\S)(duoi|tren|chua den|chua toi|chua dat|it hon|nho hon|lon hon|hon|thap hon|cao hon|tu) (?:muc )?(\d+(?:,\d+)?) (?:%|phan tram)"
)
BELOW = frozenset(("duoi", "chua den", "chua toi", "chua dat", "it hon", "nho hon", "thap hon"))
MOST = re.compile(
    r"(?<!\S)(?:nhieu|it) (?:\S+ ){1,4}nhat(?= |$)|(?<!\S)(?:ai|viec nao|nhiem vu nao|cong viec nao|chi tieu nao|phong nao|don vi nao|nguoi nao|chi cuc nao|ben nao) (?:\S+ ){0,6}?(?:cham|nhanh|tot|kem|te|tre|gioi|cao|thap|it|nhieu) nhat(?= |$)"
)
NOT_YET = re.compile(r"(?<!\S)da (?:bao cao|nop|cap nhat|gui)(?: \S+){0,4} chua(?= |$)")
# "em chưa báo cáo những việc nào": who asks is who owes.
OWN_DEBT = re.compile(
    r"(?<!\S)(?:em|e|toi|minh|tui) (?:con |dang |hien )*(?:chua (?:bao cao|nop|cap nhat|gui|nhap)|quen bao cao|thieu bao cao)(?= )"
)
# "em có việc nào sắp đến hạn": of one's own.
OWN = re.compile(
    r"(?<!\S)(?:em|(?<!tuan )(?<!thang )(?<!quy )(?<!nam )(?<!ngay )toi|minh|tui|chau) (?:con |dang |hien |dang con )*co (?:con )?(?:nhung |cac |may |bao nhieu )?(?:viec|nhiem vu|cong viec|dau viec|gi)(?= |$)"
)
WORKING = re.compile(r"(?<!\S)dang (?:duoc )?(?:lam|trien khai|thuc hien|tien hanh|xu ly)(?= |$)")


SLOW = re.compile(r"(?<!\S)(?:cham|tre)(?= |$)(?! (?:nhat|lam|qua))")


def filters(said: Said) -> tuple[str, ...]:
    """The contract's filters named in a question."""
    found = [name for name in FILTERS if said.has(name) or (name == "blocked" and said.has("hard"))]
    if NOT_YET.search(said.canon) and "unreported" not in found:
        found.append("unreported")
    if "unreported" in found and "mine" not in found and OWN_DEBT.search(said.canon):
        found.insert(found.index("unreported"), "mine")
    own = OWN.search(said.canon)
    if "mine" not in found and own is not None and said.words[said.word_of(own.start())] != "tới":
        found.insert(0, "mine")
    late = any(t.name == "done" and fold(said.typed(t.first, t.last)).endswith("qua han") for t in said.tags)
    asked = said.has("which_unit", "who", "which", "list_word") and SLOW.search(said.canon)
    if (late or (asked and not {"unreported", "due_soon"} & set(found))) and "overdue" not in found:
        found.append("overdue")
    return tuple(found)


def asked_status(said: Said) -> Status | None:
    """The state asked about; "chưa xong" names none of the five."""
    for name in ("stopped", "paused", "not_started"):
        if said.has(name):
            return name
    if said.has("not_done"):
        return None
    if said.has("done") or any(
        t.name == "rate" and "hoan thanh" in fold(said.typed(t.first, t.last)) for t in said.tags
    ):
        return "done"
    return "in_progress" if WORKING.search(said.canon) else None


def aggregate(said: Said) -> str | None:
    """count, percent or rank."""
    if said.has("rank") or MOST.search(said.canon):
        return "rank"
    if said.has("rate"):
        return "percent"
    return "count" if any(not _plural(said, t) for t in said.all("howmany")) else None


ENUMERATING = re.compile(
    r"(?<!\S)(?:ke|ke ten|liet ke|danh sach|xem|coi|neu|loc|gui|cho xem|nhac|don doc|hoi|in|xuat)(?: cho (?:em|anh|toi|chi))? $"
)


# "mấy việc đang xin gia hạn đâu", "mấy việc tạm dừng là gì": which, not how many.
POINTED_AT = re.compile(
    r"(?<!\S)(?:(?<!den )(?<!toi )dau|la (?:nhung )?(?:viec |nhiem vu |cai )?(?:gi|nao)|ra day|la nhung gi)(?: (?:bot|em|anh|chi|roi|the|vay|nhi|a|\?))*$"
)


def _plural(said: Said, tag: Tag) -> bool:
    """ "kể mấy việc đang trễ": some, not how many."""
    may = fold(said.words[tag.first]) == "may"
    if may and said.has("why"):
        return True
    if may and POINTED_AT.search(said.canon):
        return True
    return may and ENUMERATING.search(said.canon[: said.offsets[tag.first]]) is not None


def group_by(said: Said) -> str | None:
    """unit, person, status or month."""
    return next((group for tag, group in GROUPS if said.has(tag)), None)


def file_format(said: Said) -> str | None:
    """word, excel, chart or pdf."""
    return next((name for tag, name in FORMATS if said.has(tag)), None)


def threshold(said: Said) -> tuple[str, float] | None:
    """("<", 50.0) for "dưới 50%"."""
    match = THRESHOLD.search(said.canon)
    if match is None:
        return None
    return ("<" if match.group(1) in BELOW else ">", float(match.group(2).replace(",", ".")))
