"""Digits in place of the number words that stand where only a number can: dictated messages.

After a word for task ("nhiệm vụ hai chấm hai"), before "phần trăm", on both sides of "trên", before money and before
a counted noun behind a verb ("mở được mười hai lớp") the words become one number; anywhere else "năm", "ba", "tư"
stay words.
"""

from collections.abc import Sequence

from vietnamese.counted import is_counted
from vietnamese.normalize import fold

DIGITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
TENS = {"muoi": 10, "chuc": 10, "tram": 100, "nghin": 1000, "ngan": 1000}
JOINTS = frozenset({"linh", "le"})
ONLY_BEHIND = frozenset({"lam", "nham", "tram", "nghin", "ngan", "chuc"})
LONGEST = 10  # words of one number
MONEY = frozenset({"ty", "ti", "trieu"})
# Typed without marks these are mostly other words: not, year, after, fly, temporary, private.
DOUBTFUL = frozenset({"khong", "nam", "sau", "bay", "tam", "tu", "không"})
EXACT = {
    "tu": ("tư",),
    "nam": ("năm",),
    "lam": ("lăm",),
    "tam": ("tám",),
    "bay": ("bảy", "bẩy"),
    "ba": ("ba",),
    "sau": ("sáu",),
    "le": ("lẻ",),
    "chuc": ("chục",),
    "tram": ("trăm",),
    "mot": ("một", "mốt"),
}


def number_at(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """The whole number said in the words from `at` on, and the index after it; (None, at) when there is none."""
    total, current, i, seen = 0, 0, at, False
    while i < min(len(words), at + LONGEST):
        word = fold(words[i])
        if not _means_number(words[i], word):
            break
        if word in DIGITS:
            if seen and current and current % 10 and not _is_one_behind_ten(words, i, current):
                break
            current += _behind_tens(word, current, i - at)
        elif word in ("muoi", "chuc"):
            if word == "chuc" and not seen:
                break
            current = (current or 1) * 10 if current < 10 else current // 10 * 10 + current % 10 * 10
        elif word in TENS:
            if not seen:
                break
            current, total = (0, total + current * 1000) if TENS[word] == 1000 else (current * 100, total)
        elif word not in JOINTS or not seen:
            break
        seen, i = True, i + 1
    if not seen or (i == at + 1 and fold(words[at]) in ONLY_BEHIND):
        return None, at
    if i < len(words) and words[i] in ("rưỡi", "ruoi") and current >= 100 and current % 100 == 0:
        return total + current + 50, i + 1
    return total + current, i


def _is_one_behind_ten(words: Sequence[str], i: int, current: int) -> bool:
    """ "bốn mốt" is 41, "ba lăm" 35, "sáu tư" 64: the ten is left out."""
    return current < 10 and words[i] in ("mốt", "lăm", "nhăm")


def _behind_tens(word: str, current: int, place: int) -> int:
    value = DIGITS[word]
    if 0 < current < 10 and place == 1:
        return current * 9 + value
    return value


def _means_number(typed: str, word: str) -> bool:
    if word not in DIGITS and word not in TENS and word not in JOINTS:
        return False
    return typed.isascii() or word not in EXACT or typed in EXACT[word]


TASK_WORDS = frozenset({"vu", "viec", "tieu", "so", "muc", "thu"})
JOINED = {"cham": ".", "phay": ",", "tren": "/"}


def spoken_numbers(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Runs of number words that are numbers for sure: (first, last + 1, digits), left to right."""
    if not any(fold(word) in DIGITS or word in ("mười", "muoi", "trăm", "tram") for word in words):
        return []
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        if _whole(words, at):
            found.append((at, at + 1, "100"))
            at += 1
            continue
        digits, end = _run(words, at)
        if digits and _certain(words, at, end, digits):
            found.append((at, end, digits))
            half = _half_of_money(words, end)
            if half and digits.isdigit():
                found[-1] = (at, end, f"{digits},5")
                found.append((end, end + 2, fold(words[end])))
            at = end + 2 * half
        else:
            at += 1
    return found


def _whole(words: Sequence[str], at: int) -> bool:
    """ "đạt trăm phần trăm"."""
    return list(map(fold, words[at : at + 3])) == ["tram", "phan", "tram"]


def _half_of_money(words: Sequence[str], at: int) -> bool:
    """ "ba tỷ rưỡi"."""
    return at + 1 < len(words) and fold(words[at]) in MONEY and words[at + 1] in ("rưỡi", "ruoi")


def _run(words: Sequence[str], at: int) -> tuple[str, int]:
    """Numbers joined by chấm, phẩy, trên: ("2.2", end)."""
    value, end = number_at(words, at)
    if value is None:
        return "", at
    digits = str(value)
    while end + 1 < len(words) and fold(words[end]) in JOINED:
        more, further = number_at(words, end + 1)
        if more is None:
            break
        digits, end = digits + JOINED[fold(words[end])] + str(more), further
    return digits, end


# Number words that begin a compound: "tư vấn", "năm học", "ba tháng".
COMPOUNDS = {
    "tư": "vấn pháp nhân liệu tưởng duy thế cách lệnh thục vấn",
    "năm": "học nay ngoái sau tới trước cũ mới qua",
    "tám": "tháng",
    "sáu": "tháng",
    "ba": "tháng vì bể",
    "hai": "bên cấp chiều",
    "bảy": "tháng",
    "bốn": "tháng",
    "một": "cửa số phần tháng lần bộ",
    "không": "giấy dùng tiền có phải",
}
# A count is said behind one of these; "một" alone is an article.
COUNTING = frozenset(
    """duoc xong mo lam co them to chuc ky cap trao nghiem thu kiem tra da moi tong luy ke trong xay dung tham dinh ho
    trinh ban hanh cong nhan khao sat tap huan giai ngan nop tren cho dao tao hon gan khoang mua lap dat phat tiem""".split()
)


def _begins_compound(words: Sequence[str], at: int, end: int) -> bool:
    return end == at + 1 and end < len(words) and words[end] in COMPOUNDS.get(words[at], "").split()


def _certain(words: Sequence[str], at: int, end: int, digits: str) -> bool:
    before = fold(words[at - 1]) if at else ""
    after = fold(words[end]) if end < len(words) else ""
    if _begins_compound(words, at, end):
        return False
    if before == "so" and at > 1 and fold(words[at - 2]) == "tong" and is_counted(words, end):
        return True
    if before in TASK_WORDS and not (before == "viec" and at > 1 and fold(words[at - 2]) == "lam"):
        if end == at + 1 and (words[at] in DOUBTFUL or (fold(words[at]) == "nam" and after[:1].isdigit())):
            return False
        return before != "so" or "." in digits or (at > 1 and fold(words[at - 2]) in TASK_WORDS)
    if after == "%" or (after == "phan" and end + 1 < len(words) and fold(words[end + 1]) == "tram"):
        return True
    if "/" in digits:
        return True
    short = end == at + 1 and (words[at] in DOUBTFUL or fold(words[at]) == "mot")
    if after in MONEY:
        return not (short and words[at].isascii())
    return not short and before in COUNTING and is_counted(words, end)
