"""Digits in place of the number words that stand where only a number can: dictated messages.

After a word for task ("nhiệm vụ hai chấm hai"), before "phần trăm", on both sides of "trên", and before a
counted noun the words become one number; anywhere else "năm", "ba", "tư" stay words.
"""

from collections.abc import Sequence

from vietnamese.normalize import fold

DIGITS = {
    "khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
TENS = {"muoi": 10, "tram": 100, "nghin": 1000, "ngan": 1000}
JOINTS = frozenset({"linh", "le"})
ONLY_BEHIND = frozenset({"lam", "nham", "tram", "nghin", "ngan"})
# Typed without marks these are mostly other words: not, year, after, fly, temporary, private.
DOUBTFUL = frozenset({"khong", "nam", "sau", "bay", "tam", "tu", "không"})
EXACT = {
    "tu": "tư",
    "nam": "năm",
    "lam": "lăm",
    "tam": "tám",
    "bay": "bảy",
    "ba": "ba",
    "sau": "sáu",
    "le": "lẻ",
}


def number_at(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """The whole number said in the words from `at` on, and the index after it; (None, at) when there is none."""
    total, current, i, seen = 0, 0, at, False
    while i < len(words):
        word = fold(words[i])
        if not _means_number(words[i], word):
            break
        if word in DIGITS:
            if seen and current and current % 10:
                break
            current += DIGITS[word]
        elif word == "muoi":
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
    return total + current, i


def _means_number(typed: str, word: str) -> bool:
    if word not in DIGITS and word not in TENS and word not in JOINTS:
        return False
    return typed.isascii() or word not in EXACT or typed == EXACT[word] or (word == "bay" and typed == "bẩy")


TASK_WORDS = frozenset({"vu", "viec", "tieu", "so", "muc", "thu"})
JOINED = {"cham": ".", "phay": ",", "tren": "/"}


def spoken_numbers(words: Sequence[str]) -> list[tuple[int, int, str]]:
    """Runs of number words that are numbers for sure: (first, last + 1, digits), left to right."""
    if not any(fold(word) in DIGITS or word in ("mười", "muoi") for word in words):
        return []
    found: list[tuple[int, int, str]] = []
    at = 0
    while at < len(words):
        digits, end = _run(words, at)
        if digits and _certain(words, at, end, digits):
            found.append((at, end, digits))
            at = end
        else:
            at += 1
    return found


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
    "một": "cửa số phần tháng lần",
    "không": "giấy dùng tiền có phải",
}


def _begins_compound(words: Sequence[str], at: int, end: int) -> bool:
    return end == at + 1 and end < len(words) and words[end] in COMPOUNDS.get(words[at], "").split()


def _certain(words: Sequence[str], at: int, end: int, digits: str) -> bool:
    before = fold(words[at - 1]) if at else ""
    after = fold(words[end]) if end < len(words) else ""
    if _begins_compound(words, at, end):
        return False
    if before in TASK_WORDS and not (before == "viec" and at > 1 and fold(words[at - 2]) == "lam"):
        if end == at + 1 and (words[at] in DOUBTFUL or (fold(words[at]) == "nam" and after[:1].isdigit())):
            return False
        return before != "so" or "." in digits or (at > 1 and fold(words[at - 2]) in TASK_WORDS)
    if after == "%" or (after == "phan" and end + 1 < len(words) and fold(words[end + 1]) == "tram"):
        return True
    return "/" in digits
