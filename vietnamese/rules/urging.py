"""Urging somebody on what is already theirs: "đôn đốc …", "giục …", "Chi cục X nộp báo cáo trước 17h"."""

import re

from vietnamese.cues import (
    after,
    before,
    follows_pause,
    is_question,
    leads_to_deadline,
    opened_by_reference,
    words_of,
)
from vietnamese.facts import Facts

# After the one who is told: a report on what is already theirs, not something new.
OWED_REPORT = re.compile(
    r"(?:,|:|-)? ?(?:nho |luu y |chu y |tranh thu |khan truong |som |gap |ngay |phai |can |hay |nhanh chong |nghiem tuc |tap trung )*"
    r"(?:bao cao(?! (?:chi so|so ket|tong ket|ve|danh gia|giai trinh|chuyen de|thuyet|ket qua (?!thuc hien|nhiem vu|cong viec|truoc|cham|han|muon|ngay|som|trong|ve|cho)))"
    r"|cap nhat|nop (?:bao cao|so lieu)|gui (?:bao cao|so lieu)|day nhanh|hoan thanh (?:bao cao|nhiem vu|ngay|som|nhiem vu|dung|dut)|xu ly dut|tra loi|phan hoi)"
)
TALKED_ABOUT = re.compile(r"(?<!\S)(?:da|dang|duoc|bi|cong tac|van ban|ve viec|viec|tiep tuc|can|phai) $")
URGING = re.compile(
    r"(?<!\S)(?:nho|khan truong|gap|ngay(?! \d)|som|tranh thu|luu y|truoc|nghiem tuc|han|cham nhat|muon nhat|nhanh)(?= )"
)
THEN_REPORT = re.compile(r"(?<!\S)thi (?:khan truong |nhanh |phai |som )?(?:cap nhat|nop|bao cao|gui)(?= )")


# "gửi công văn đôn đốc …": the office is told to write.
WRITES = re.compile(
    r"(?:@\S+ )?(?:bot |van phong |anh |chi |nho |giup )*(?:gui|ra|soan|lam|phat hanh|phat|thao)(?: (?:mot|cai|ngay|luon|giup|ho|them|1))*"
    r" (?:cong van|van ban|tin nhan|tin|thong bao|giay|email|mail|to trinh)(?: (?:de|di|ngay|luon))* $"
)


def remind(f: Facts) -> bool:
    """Somebody is urged; also "yêu cầu các phòng nộp báo cáo"."""
    tag = f.said.first("remind")
    if tag is None or f.has_progress:
        return _demands_report(f) or _hurries(f)
    if words_of(f, tag) == "nhan":
        told = any(n.first >= tag.last for n in (*f.units, *f.persons)) or f.has("units_all")
        return (
            f.opening(tag.first)
            and told
            and (f.has("report_word", "due_in", "done", "unreported", "overdue") or bool(f.references))
        )
    if WRITES.match(before(f, tag)) and not f.has("past", "doing", "not_done", "reporter", "because"):
        return not is_question(f)
    placed = f.opening(tag.first) or opened_by_reference(f, tag.first) or follows_pause(f, tag.first)
    if not placed or TALKED_ABOUT.search(before(f, tag)):
        return _demands_report(f)
    return not (is_question(f) and f.has("which", "when_q") and not f.has("unreported", "overdue"))


HURRIES = re.compile(
    r"(?:@\S+ )?(?:bot |em |anh |nho )*(?:hoi|giuc|thuc|keu|goi|nhan) (?=anh |chi |ong |ba |co |chu |em |bac |dong chi |may |cac |dam |tui |ben |phong |chi cuc |trung tam |van phong |ban )"
)
LIGHTLY = re.compile(r" (?:cai|di|giup|voi|dum)(?: (?:nhe|a|em|bot))*$")
HURRIED = re.compile(
    r"(?<!\S)(?:(?<!chi )nhanh|gap|som|lien|ngay|khan truong|nop|xong di|lam di|tra loi|bao cao|cap nhat)(?= |$)"
)


def _hurries(f: Facts) -> bool:
    """ "Hối mấy đứa bên TT Văn hóa làm lẹ nv 7": typed without marks "hoi" is also hỏi, which asks."""
    if f.has_progress or is_question(f) or f.has("past", "doing"):
        return False
    if any(w in ("nhận", "nhân") for w in f.said.words[:6]):
        return False
    hurried = HURRIED.search(f.said.canon) or (f.has("task") and LIGHTLY.search(f.said.canon))
    return bool(HURRIES.match(f.said.canon)) and bool(hurried)


def _demands_report(f: Facts) -> bool:
    if f.has("unreported") and THEN_REPORT.search(f.said.canon):
        return not f.has_progress
    if _urges(f):
        return True
    tag = f.said.first("command")
    if tag is None or not f.opening(tag.first) or f.has_progress or f.has("past", "assign") or is_question(f):
        return False
    told = [n for n in (*f.units, *f.persons) if n.first >= tag.last]
    everybody = f.said.first("units_all", "by_unit", "unreported")
    if not told and everybody is None:
        return False
    end = told[0].last if told else everybody.last if everybody else tag.last
    return bool(OWED_REPORT.match(after(f, end))) or (not told and bool(OWED_REPORT.search(after(f, end))))


def _urges(f: Facts) -> bool:
    """ "phòng QLKH nhớ cập nhật trước 16h", "bảo anh Tùng nộp báo cáo": somebody told, an urging word or an hour."""
    everybody = f.said.first("units_all")
    told = [n.last for n in (*f.units, *f.persons) if f.opening(n.first) or _after_telling(f, n.first)]
    told += [everybody.last] if everybody is not None and f.opening(everybody.first) else []
    if (
        not told
        or f.has_progress
        or f.has("past", "doing", "not_done", "paused", "stopped")
        or is_question(f)
    ):
        return False
    if f.numbers or _tells_done(f):
        return False
    following = after(f, told[0])
    told_so = any(_after_telling(f, n.first) for n in (*f.units, *f.persons))
    return bool(OWED_REPORT.match(following)) and (told_so or bool(URGING.search(following)))


def _tells_done(f: Facts) -> bool:
    """ "báo cáo nv 1.1 hoàn thành", "nv 3: đã xong": told, no order."""
    behind = f.references[0].last if f.references else len(f.said)
    return any(
        words_of(f, t).startswith("da ") or (t.first >= behind and not leads_to_deadline(f, t))
        for t in f.said.all("done")
    )


TELLING = frozenset("gọi bảo dặn nói hỏi báo goi dan noi bao".split())


def _after_telling(f: Facts, at: int) -> bool:
    """Whether a word for telling stands right before a name (a title between): "bảo anh Tùng nộp …"."""
    words = f.said.words
    return any(i >= 0 and words[i] in TELLING and f.opening(i) for i in (at - 1, at - 2))
