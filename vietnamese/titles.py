"""The words that name a task where no number does: "5S", "truy xuất nguồn gốc", "đề tài cây Ngải".

A title begins after a word for task, at a word that titles begin with, or with the statement itself, and ends
before the first word that says something of it (đã, đang, đạt, xong, vướng, thế nào …), a figure or a day.
"""

import re

from vietnamese.normalize import fold
from vietnamese.phrases import Tag
from vietnamese.references import Reference
from vietnamese.said import Said
from vietnamese.title_edges import OPENERS, Bounds, ends, is_lead, is_of_name, only_leads, trails

ACTS = frozenset("gia_han approve reject remind".split())
# Kinds of things that alone name no task.
KINDS = frozenset(
    """de tai|du an|de an|ke hoach|chuong trinh|hoi nghi|hoi thao|van ban|bao cao|to trinh|ho so|cong trinh|quy che|quy trinh|mo hinh|thu tuc|phuong an|
    tap huan|hop dong|chi so|chi tieu|nhiem vu|cong viec|so lieu|quyet dinh|thong tu|de cuong|du toan|goi thau|nghi quyet|dich vu|tieu chuan|danh muc""".replace(
        "\n", ""
    )
    .replace("    ", "")
    .split("|")
)
QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}


def find_title(said: Said, bounds: Bounds, first: int, last: int, lenient: bool) -> Reference | None:
    """The first title within the words first..last-1; `lenient`: the statement's own beginning may be one."""
    return (
        _quoted(said, first, last)
        or _after_marker(said, bounds, first, last)
        or _whole_name(said, bounds, first, last, _at_head(said, bounds, first, last))
        or _after_act(said, bounds, first, last)
        or (leading(said, bounds, first, last) if lenient else None)
    )


NEAR_HEAD = 3
NOT_BEFORE_HEAD = frozenset(
    "em anh chi toi minh co la ve cua cho voi da se phong ben sep o tai theo de ma thi cac".split()
)


def _whole_name(
    said: Said, bounds: Bounds, first: int, last: int, head: Reference | None
) -> Reference | None:
    """A name to its beginning: "nâng hạng chỉ số PCI" where only "chỉ số PCI" is known to begin one."""
    if head is None or not first < head.first <= first + NEAR_HEAD:
        return head
    whole = leading(said, bounds, first, last)
    if whole is None or not whole.first < head.first < whole.last or whole.last < head.last:
        return head
    before = [fold(w) for w in said.words[whole.first : head.first]]
    return whole if NOT_BEFORE_HEAD.isdisjoint(before) else head


def _quoted(said: Said, first: int, last: int) -> Reference | None:
    for at in range(first, last - 2):
        closing = QUOTES.get(said.words[at])
        if closing is None:
            continue
        end = next((i for i in range(at + 2, min(last, at + 40)) if said.words[i] == closing), None)
        if end is not None and end - at > 2:
            return Reference(said.typed(at + 1, end), at, end + 1)
    return None


STRONG_MARKERS = frozenset(
    ("nhiem vu", "mang", "chi tieu", "dau viec", "hang muc", "nhiem vu ve", "cong viec")
)


def _after_marker(said: Said, bounds: Bounds, first: int, last: int) -> Reference | None:
    for tag in said.tags:
        if (
            tag.name not in ("task", "list_word")
            or not first <= tag.first < last
            or tag.first in bounds.inside
        ):
            continue
        plain = " ".join(map(fold, said.words[tag.first : tag.last])).removesuffix(" so").removesuffix(" ve")
        opens = _opens(said, tag.first, first) or _behind_nearly_done(said, tag.first)
        if tag.name == "list_word" or (plain not in STRONG_MARKERS and not opens):
            continue
        numbered = tag.last < last and said.words[tag.last][0].isdigit()
        of_title = fold(said.words[tag.last - 1]) == "so" and not numbered and tag.last - tag.first > 1
        title = walk(said, bounds, tag.last - 1 if of_title else tag.last, last)
        if title is not None:
            return title
    return None


def _behind_nearly_done(said: Said, at: int) -> bool:
    """ "sắp xong việc kiểm kê", "còn 20% nữa là xong việc số hóa", "đã làm xong việc số hóa"."""
    return any(t.name in ("not_done", "done") and t.last == at for t in said.tags)


def _opens(said: Said, at: int, first: int) -> bool:
    """Whether a word begins the statement, or stands behind words that only open it."""
    while at > first:
        tag = said.covering.get(at - 1)
        if said.words[at - 1] in (".", ":", ",", ";", "\n", "!", "?", "-"):
            return True
        if tag is None or tag.name not in OPENERS:
            return said.words[at - 1].startswith("@") or fold(said.words[at - 1]) in (
                "cua",
                "cho",
                "con",
                "han",
                "cai",
                "ve",
            )
        at = tag.first
    return True


def _at_head(said: Said, bounds: Bounds, first: int, last: int) -> Reference | None:
    heads = [
        t
        for t in said.tags
        if t.name == "title_head" and first <= t.first < last and t.first not in bounds.inside
    ]
    heads = [t for t in heads if not _cites(said, t.last)]
    opening = [t for t in heads if _opens(said, t.first, first)] or [
        t
        for t in heads
        if t.last - t.first > 1 and fold(said.words[t.first - 1]) not in ("cac", "nhung", "lam")
    ]
    for tag in opening:
        title = walk(said, bounds, tag.first, last)
        if title is not None and not _bare_kind(said, title, tag):
            return title
    return None


PROPER = frozenset(
    ("5s", "pii", "gpi", "iso", "techfest", "cai cach hanh chinh", "chuyen doi so", "ngay hoi")
)


def _bare_kind(said: Said, title: Reference, tag: Tag) -> bool:
    """Whether only the kind of thing is said ("đã thanh tra 4/6 cơ sở"), which names no task."""
    return title.last == tag.last and " ".join(map(fold, said.words[tag.first : tag.last])) not in PROPER


def _after_act(said: Said, bounds: Bounds, first: int, last: int) -> Reference | None:
    """What stands behind the act itself: "lùi hạn báo cáo PCI", "đôn đốc kiểm kê rừng"."""
    tag = next((t for t in said.tags if t.name in ACTS and first <= t.first < last), None)
    if tag is None or tag.last >= last or tag.last in bounds.inside:
        return None
    title = walk(said, bounds, tag.last, last)
    return title if title is not None and any(len(word) > 1 for word in title.text.split()) else None


def _cites(said: Said, at: int) -> bool:
    """Whether a kind of document is followed by its number ("Kế hoạch số 409/KH-UBND")."""
    after = said.canon[said.offsets[at] : said.offsets[at] + 12] if at < len(said) else ""
    return after.startswith("so ") and after[3:4].isdigit()


def leading(said: Said, bounds: Bounds, first: int, last: int) -> Reference | None:
    """The words that a statement begins with, behind mere openers, up to what is said of them."""
    at = first
    while at < last:
        tag = said.tag_at.get(at)
        if (
            at in bounds.inside
            or said.words[at].startswith("@")
            or not said.words[at][0].isalnum()
            or only_leads(said, at)
        ):
            at += 1
        elif tag is not None and tag.name in OPENERS and not is_of_name(said, tag):
            at = tag.last
        else:
            break
    title = walk(said, bounds, at, last)
    if title is None or all(len(word) < 2 for word in title.text.split()):
        return None
    return title


# "dưới 50%", "trên 3 xã", "trong tháng …" begin no title.
NO_TITLE = re.compile(r"(?:duoi|tren|trong (?:ky|thang|tuan|quy|nam|ngay|luc|khi)) ")


def walk(said: Said, bounds: Bounds, at: int, last: int) -> Reference | None:
    """The title that begins at a word, or None when nothing is left of it."""
    starts = said.tag_at
    while at < last and is_lead(said, at):
        at += 1
    if at in bounds.inside:
        return None
    if (
        at < last
        and NO_TITLE.match(said.canon, said.offsets[at])
        and said.words[at] not in ("trồng", "trọng")
    ):
        return None
    end = at
    while end < last and not ends(said, bounds, starts, at, end):
        tag = starts.get(end)
        end = tag.last if tag is not None else end + 1
    end = min(end, last)
    while end > at and (trails(said, end - 1) or not said.words[end - 1][0].isalnum()):
        end -= 1
    if (
        end > at
        and said.words[at].isdigit()
        and fold(said.words[min(at + 1, last - 1)]) in ("thang", "nam", "quy", "tuan", "ngay")
    ):
        return None
    if end > at and " ".join(map(fold, said.words[at:end])) in KINDS:
        return None
    if end <= at or said.words[at] in ("này", "đó", "nay", "do", "kia", "ấy", "trên"):
        return None
    return Reference(said.typed(at, end), at, end)
