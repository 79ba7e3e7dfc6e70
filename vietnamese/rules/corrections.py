"""Corrections of what was reported: said to be wrong, put right, taken back."""

import re

from vietnamese.cues import (
    before,
    follows_pause,
    has_denied,
    is_question,
    set_of,
    words_of,
)
from vietnamese.facts import Facts
from vietnamese.phrases import Tag
from vietnamese.progress import SLIP
from vietnamese.rules.extensions import moves_deadline

CLEAR_CORRECT = set_of(
    """sua lai | dinh chinh | xin dinh chinh | bao nham | ghi nham | nhap nham | go nham | chu khong phai | bao sai | ghi sai |
    nhap sai | la sai | moi dung | sua thanh | cap nhat nham | cap nhat sai | dien nham | dien sai | tinh nham | dem nham | cong nham |
    bao lon | ghi lon | nhap lon | sua lai thanh | sua giup | sua ho | doi lai thanh | viet nham | danh nham | nhan nham | gui nham"""
)
BY_NUMBERS = set_of(
    """sua | sua chi tieu | sua ket qua | can sua | doi lai | doi thanh | chinh lai | cap nhat lai | cap nhat lai thanh | ghi lai | chinh so | chinh thanh |
    thay bang | bao lai | dieu chinh lai so | dieu chinh so lieu | chinh nhiem vu | chinh tien do | doi trang thai | chuyen trang thai | chinh trang thai | doi tien do | sua cho | sua phan | sua viec | sua cai | chinh sua | dieu chinh lai giup | dieu chinh lai ho | dieu chinh lai cho | chinh lai giup | chinh lai ho |
    sua noi dung | dieu chinh tien do nhiem vu | sua cong viec"""
)
MISTAKES = set_of(
    """nham | lon | nham so | nham lan | bi sai | khong chinh xac | so lieu sai | sai so lieu | chu khong | dung la | dung ra la |
    dung ra | phai la | thuc ra la | chinh xac la | thuc te la | le ra la"""
)
STILL_AT_WORK = re.compile(r"(?<!\S)(?:dang|da|tiep tuc|phai|de|se|yeu cau|bi|duoc|can) (?:phai |duoc )?$")
NOT_THIS_TASK = re.compile(
    r"(?<!\S)khong phai (?:la )?(?:nhiem vu|viec|cong viec|chi tieu|#) ?\S+ (?:, )?(?:ma |phai )(?:la )?"
)
# Somebody else wants something mended: the officer reports of it.
BIDDEN = re.compile(
    r"(?<!\S)(?:sep|anh|chi|so|bo|ubnd|lanh dao|giam doc|hoi dong|van phong|tinh|chu tich|phong|don vi|tham dinh)(?: \S+)? "
    r"(?:bao|yeu cau|keu|noi|chi dao|de nghi|nhac|bat|gop y)(?: em| ben em| phong em)? $"
)
# "không phải 60 mà là 65%", "45 hộ thay cho 54"
PUT_RIGHT = re.compile(
    r"(?<!\S)khong phai (?:la )?\d[\d.,/]*(?: [a-z%]+){0,3}? (?:, )?(?:ma|phai)(?: phai)?(?: la)? (?=\d)"
    r"|(?<!\S)\d[\d.,]*(?: [a-z%]+){0,4} thay cho (?:so )?(?=\d)"
)


def correct(f: Facts) -> bool:
    """A figure or a state given before is mended."""
    if moves_deadline(f):
        return False
    if len(f.references) > 1 and NOT_THIS_TASK.search(f.said.canon):
        return True
    if f.has("why", "gia_han") and not f.has_progress:
        return False
    if has_denied(f) or _wrong_before(f) or _put_right(f):
        return True
    grounds = bool(f.has_progress or f.references or f.percents)
    return any(_mends(f, tag, grounds) for tag in f.said.all("correct"))


def _put_right(f: Facts) -> bool:
    """ "không phải 60 mà là 65%", "à nhầm, 3 cuộc"."""
    canon = f.said.canon
    return f.has_progress and (PUT_RIGHT.search(canon) is not None or SLIP.match(canon) is not None)


def _wrong_before(f: Facts) -> bool:
    """ "sai rồi, #5 là 75", "nhầm rồi, nv 2.3 chưa xong": what was said first was wrong, then what is right."""
    tag = f.lead
    if tag is None or tag.name != "cancel" or not f.opening(tag.first) or is_question(f):
        return False
    if words_of(f, tag) not in ("sai roi", "nham roi", "sai", "khong dung", "khong phai"):
        return False
    return bool(f.references) and (
        f.has_progress or f.has("done", "not_done", "not_started", "doing", "paused", "stopped")
    )


def _mends(f: Facts, tag: Tag, grounds: bool) -> bool:
    words = words_of(f, tag)
    if (
        words.split()[0] in ("sua", "chinh", "dieu", "cap")
        and STILL_AT_WORK.search(before(f, tag))
        and not f.percents
    ):
        return before(f, tag).rstrip().endswith("can") and grounds and f.opening(tag.first)
    if not f.percents and BIDDEN.search(before(f, tag)):
        return False
    if words in CLEAR_CORRECT:
        return grounds or (
            not is_question(f) and (f.opening(tag.first) or words not in ("sua giup", "sua ho"))
        )
    if words in MISTAKES:
        return grounds or (f.has("report_word", "situation", "past") and len(f.said) <= 9)
    if words in BY_NUMBERS:
        return grounds and (f.opening(tag.first) or follows_pause(f, tag.first))
    return f.opening(tag.first) or grounds
