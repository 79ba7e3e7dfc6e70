"""The state of the whole, or of a unit, in a period; a report that somebody asks for, as a file or in the chat."""

import re

from vietnamese.cues import before, whole
from vietnamese.facts import Facts
from vietnamese.normalize import fold
from vietnamese.phrases import Tag

PERIODIC = re.compile(
    r"bao cao (?:nhanh )?(?:tinh hinh |ket qua |tien do |so lieu |tong hop )?(?:tuan|thang|quy|nam|\d+ thang|sau thang|chin thang|ngay|giao ban|cuoi|dau|dinh ky)"
)

TO_ME = re.compile(
    r"(?:@\S+ )?bao cao (?:cho |lai )?(?:toi|anh|chi|lanh dao) (?:ve )?(?=tinh hinh|ket qua|tien do)"
)


def summary(f: Facts) -> bool:
    """The state of the whole, or of a unit, in a period; a report as a file."""
    if f.has_progress or (f.references and not f.has("summary")) or f.has("which_unit", "rank", "unreported"):
        return False
    if made_of_it(f):
        return True
    if f.has("which", "who") and not f.has("state_q"):
        return False
    if _begged(f) or _compares(f):
        return True
    if f.has("summary"):
        return _summary_word(f)
    if f.has("chart") and not f.references:
        return True
    if f.references or (
        f.has("done", "past", "not_started") and not f.has("make", "asker", "see", "situation")
    ):
        return False
    return _file_wanted(f) or _report_wanted(f) or _situation(f)


MADE = re.compile(
    r"(?<!\S)(?<!phai )(?<!can )(?<!se )(?<!chua )(?<!khong )(?:lam|thuc hien|trien khai|dat) (?:duoc |xong )(?:nhung |cac )?(?:gi|viec gi|cong viec gi|ket qua gi|nhiem vu gi)(?= |$)"
)
OWN_BODY = re.compile(
    r"(?<!\S)(?:co quan|don vi|phong|so|ca so|chi cuc|trung tam|ben) (?:minh|ta|em|toi|chung ta|nha minh)(?= |$)"
)


def made_of_it(f: Facts) -> bool:
    """ "tuần này cơ quan mình làm được gì rồi": a body and a period, and what has been done in it."""
    if f.references or f.has_progress or not f.clock.dates("past") or not MADE.search(f.said.canon):
        return False
    return bool(f.units) or bool(OWN_BODY.search(f.said.canon))


def _compares(f: Facts) -> bool:
    """ "so sánh tiến độ tháng 10 với tháng 9", "so với tháng trước thì thế nào"."""
    tag = f.said.first("compare")
    if tag is None or f.references or f.has("past", "because", "blocked", "reporter", "rate"):
        return False
    of_what = bool(f.clock.dates("past") or f.units) or f.has("by_unit", "situation", "units_all")
    return of_what and (f.opening(tag.first) or f.has("situation", "state_q", "chart"))


BEGGED = re.compile(
    r"(?:@\S+ ,? ?)?(?:bot |dong chi |cac phong |van phong )?(cho )?(?:toi |anh |chi |minh |sep |lanh dao |(?<=cho )em )?xin (?:cai |ban |file |luon |lai |giup |chut )*"
    r"(?:bao cao|so lieu|bang|tinh hinh|ket qua|tien do|tong hop)(?: so lieu| tinh hinh| tien do| ket qua)?(?= |$)"
)


def _begged(f: Facts) -> bool:
    """ "cho xin báo cáo quý 3", "xin báo cáo tuần này": asked for, not handed in."""
    match = BEGGED.match(f.said.canon)
    if match is None or f.references or f.has("past", "doing", "done", "blocked", "hard", "gia_han"):
        return False
    if match.group(1):
        return (
            bool(f.clock.dates("past") or f.units) or f.has("word", "excel", "pdf", "situation") or whole(f)
        )
    return bool(f.clock.dates("past")) and f.title(lenient=False) is None and len(f.said) <= 13


def _summary_word(f: Facts) -> bool:
    tag = f.said.first("summary")
    assert tag is not None
    if re.search(r"(?<!\S)(?:da|dang|dang duoc|duoc|de) $", before(f, tag)) or (
        f.references and f.has("past", "done", "doing")
    ):
        return False
    wanted = f.has("asker", "make", "see", "word", "excel", "chart", "pdf", "state_q") or "?" in f.said.words
    asked = f.leads("command") and bool(f.clock.dates("past"))
    return f.opening(tag.first) or wanted or asked or len(f.said) <= 10


def _file_wanted(f: Facts) -> bool:
    report = f.has("report_word")
    return (
        f.has("word", "pdf", "excel")
        and (report or f.has("situation", "make", "thongke"))
        and (report or not f.has("list_word"))
        and (report or f.has("situation") or not f.has("mine"))
    )


def _report_wanted(f: Facts) -> bool:
    """ "cho tôi báo cáo tuần này", "báo cáo tình hình tháng 10"."""
    report = f.said.first("report_word")
    if (
        report is None
        or (f.has("list_word", "reporter") and not TO_ME.match(f.said.canon))
        or f.title(lenient=False) is not None
    ):
        return False
    if TO_ME.match(f.said.canon) and f.has("situation") and not f.has("past", "doing", "done"):
        return True
    period = bool(f.clock.dates("past"))
    if f.has("asker", "make", "see") and (period or f.has("situation", "by_unit") or whole(f)):
        return not f.has("doing", "blocked")
    if not f.opening(report.first) or f.has("doing", "past", "none_said", "blocked"):
        return False
    return (f.has("situation") and (period or bool(f.units) or whole(f))) or bool(
        PERIODIC.search(f.said.canon)
    )


def _situation(f: Facts) -> bool:
    """ "tình hình thực hiện 9 tháng", "tiến độ phòng QLKH thế nào"."""
    unit = f.units[0] if f.units and f.opening(f.units[0].first) else None
    if unit is not None and f.has("state_q") and not f.has("past", "list_word", "task", "title_head"):
        return True
    lead = f.lead
    if (
        lead is None
        or not f.has("situation", "thongke")
        or f.has("list_word", "howmany", "rate", "past", "overdue", "due_in")
    ):
        return False
    if not (f.clock.dates("past") or f.units or whole(f) or f.has("by_unit", "by_status", "by_month")):
        return False
    opens = lead.name in (
        "situation",
        "thongke",
        "see",
        "asker",
        "make",
        "state_q",
        "report_word",
        "by_unit",
        "send",
        "approve",
    )
    return opens and f.title(lenient=False) is None and not _of_a_matter(f, lead)


# What the whole is called by, and no single matter.
GENERAL = frozenset(
    "chung thuc cong nhiem toan cac tat ca so don co cua trong theo bao hoan giua tuan thang quy nam den tu phong ban".split()
)


def _of_a_matter(f: Facts, lead: Tag) -> bool:
    """ "tiến độ quy chế chi tiêu nội bộ thế nào": the words behind name one matter."""
    title = f.leading(lead.last, len(f.said)) if lead.name == "situation" else None
    words = fold(title.text).split() if title is not None else []
    return len(words) > 2 and words[0] not in GENERAL and not f.units
