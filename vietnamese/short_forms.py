"""What a short form stands for beside its neighbours: chat spellings, office abbreviations, words of the regions.

`abbreviations.py` holds the forms that are short for one thing anywhere; here are those that need a look at the
words around them ("k" is no "không" in "k5", "mô" is "đâu" in "tới mô" and itself in "mô hình").
"""

from collections.abc import Callable, Sequence

from vietnamese.abbreviations import EXPANSIONS
from vietnamese.names import SURE_GIVEN, UNIT_PHRASES, WORDS_TOO
from vietnamese.normalize import fold

LETTER = {"e": "em", "a": "a", "c": "chị", "t": "tôi", "m": "mình"}
ASKED_FOR = frozenset("gui cho bao giup gap hoi".split())
# Short forms of the chat's last word; elsewhere they are words of their own (nhà, hỏng).
AT_THE_END = {
    "nha": "nhé", "hong": "không", "hem": "không", "hen": "nhé", "nờ": "nhé", "hè": "nhé", "hỉ": "nhỉ", "rua": "vậy",
}  # fmt: skip
TASK_BEFORE = frozenset(("nv", "#", "việc", "viec", "task", "vụ", "vu", "cv"))


def expansion(typed: Sequence[str], spans: Sequence[tuple[int, int]], i: int) -> tuple[str, ...] | None:
    """The words that the short form typed[i] stands for there; None when it is no short form."""
    word = typed[i].lower()
    after = typed[i + 1] if i + 1 < len(typed) else ""
    glued = bool(after) and spans[i][1] == spans[i + 1][0]
    if word in AT_THE_END and not (word == "hong" and _hong("", fold(after.lower()))):
        return (AT_THE_END[word],) if not after or not after[0].isalnum() else None
    if word == "pt":
        return ("phần", "trăm") if i and typed[i - 1][-1].isdigit() else None
    if word == "th" and i and typed[i - 1][-1].isdigit():
        return ("thôi",) if i > 1 and typed[i - 2].lower() in TASK_BEFORE else ("tháng",)
    if word == "p" and not glued and _names_unit(typed, i + 1):
        return ("phòng",)
    regional = _regional(typed, i, word)
    if regional is not None:
        return regional
    reader = _BY_NEIGHBOURS.get(word)
    if reader is not None:
        full = reader(typed[i], after, glued, i)
        return tuple(full.split()) if full else None
    if word == "a" and not glued and (after[:1].isupper() or fold(after) in SURE_GIVEN - WORDS_TOO):
        return ("anh",)
    if word == "a" and not glued and i and after[:1].isalpha() and fold(typed[i - 1].lower()) in ASKED_FOR:
        return ("anh",)
    if word in LETTER and not glued:
        return (LETTER[word],)
    return EXPANSIONS.get(word)


def _names_unit(typed: Sequence[str], at: int) -> bool:
    """Whether two words stand there that units are called by: "p tài chính"."""
    return " ".join(fold(w.lower()) for w in typed[at : at + 2]) in UNIT_PHRASES


def _k(raw: str, after: str, glued: bool, i: int) -> str:
    return "" if glued and after[0].isdigit() else "không"


def _kh(raw: str, after: str, glued: bool, i: int) -> str:
    planned = (
        raw[0] == "K" or after[:1].isdigit() or fold(after) in ("so", "nam", "cua", "quy", "thang", "nay")
    )
    return "kế hoạch" if planned else "không"


def _p(raw: str, after: str, glued: bool, i: int) -> str:
    return (
        "phòng" if after == "." or after[:1].isupper() or fold(after) in ("nao", "minh", "em", "ban") else ""
    )


def _cv(raw: str, after: str, glued: bool, i: int) -> str:
    return (
        "công văn" if after[:1].isdigit() or fold(after) in ("so", "cua", "xin", "gui", "de") else "công việc"
    )


def _th(raw: str, after: str, glued: bool, i: int) -> str:
    return "tổng hợp" if i < 3 and after != "." else "thực hiện"


def _ct(raw: str, after: str, glued: bool, i: int) -> str:
    return "chỉ tiêu" if after[:1].isdigit() or after == "." else ""


def _dc(raw: str, after: str, glued: bool, i: int) -> str:
    return "đồng chí" if after[:1].isupper() and not after.isupper() else "được"


def _cc(raw: str, after: str, glued: bool, i: int) -> str:
    return "chi cục" if fold(after) in ("tdc", "tcdlcl", "tieu", "thu", "chan", "kiem", "bao", "quan") else ""


def _ch(raw: str, after: str, glued: bool, i: int) -> str:
    said = (
        "xong",
        "bc",
        "bao",
        "lam",
        "nop",
        "co",
        "duoc",
        "dc",
        "hoan",
        "cap",
        "gui",
        "ht",
        "trien",
        "lm",
        "xog",
    )
    return "chưa" if fold(after) in said else ""


def _s(raw: str, after: str, glued: bool, i: int) -> str:
    return "sao" if fold(after) in ("r", "roi", "rui") and not glued else ""


def _cb(raw: str, after: str, glued: bool, i: int) -> str:
    return "cơ bản" if fold(after) in ("xong", "hoan", "da", "ht", "xog", "dat") else ""


def _v(raw: str, after: str, glued: bool, i: int) -> str:
    return "" if after == "." else "vậy"


def _up(raw: str, after: str, glued: bool, i: int) -> str:
    return "cập nhật"


_BY_NEIGHBOURS = {
    "k": _k,
    "ch": _ch,
    "s": _s,
    "cb": _cb,
    "kh": _kh,
    "p": _p,
    "cv": _cv,
    "th": _th,
    "ct": _ct,
    "dc": _dc,
    "đc": _dc,
    "cc": _cc,
    "v": _v,
}


# Words of the regions, by the words that stand before or behind them.
WHERE = frozenset("tới đến đi ở toi den di o".split())
HOW = frozenset("ra làm mần thế lam man".split())
OF_WHICH = frozenset("việc vụ cái nv ai phòng đơn viec vu cai phong chỗ cho khi nơi".split())
NO_MODEL = frozenset("hinh phong ta ban men dun to".split())
# Behind these "chi" is "gì", when no name or unit follows.
WHAT_AFTER = frozenset("vướng kẹt cái việc vuong ket cai viec có co".split())


def _regional(typed: Sequence[str], i: int, word: str) -> tuple[str, ...] | None:
    """The standard words for "mần", "tới mô", "ra răng", "đặng", "việc chi"."""
    reader = _REGIONAL.get(word)
    if reader is None:
        return None
    before = typed[i - 1].lower() if i else ""
    after = fold(typed[i + 1].lower()) if i + 1 < len(typed) else ""
    full = reader(before, after)
    return (full,) if full else None


def _mo(before: str, after: str) -> str:
    if after in NO_MODEL:
        return ""
    if before in WHERE:
        return "đâu"
    return "nào" if before in OF_WHICH else ""


def _rang(before: str, after: str) -> str:
    return "sao" if before in HOW or after in ("roi", "rồi", "mà", "ma", "lau", "lại", "lai", "rua") else ""


def _man(before: str, after: str) -> str:
    return "làm" if after in ("duoc", "dc", "xong", "den", "toi", "roi", "rang", "sao", "chi", "chua") else ""


def _dang(before: str, after: str) -> str:
    doing = before in ("làm", "mần", "lam", "man", "xong", "mới", "đạt")
    return "được" if doing or after[:1].isdigit() else ""


def _chi(before: str, after: str) -> str:
    ends = (
        not after or not after[0].isalnum() or after in ("rua", "ma", "khong", "ko", "k", "vay", "the", "ri")
    )
    late = before in ("việc", "viec") and after in ("qua", "cham", "tre", "gap", "chua", "sap")
    return "gì" if before in WHAT_AFTER and (ends or late) else ""


DENIES = ("khong", "hong", "ko", "hem", "k", "hok", "chua")


def _hong(before: str, after: str) -> str:
    return "không" if after in ("phai", "dung", "co", "can", "gui", "luu") else ""


def _le(before: str, after: str) -> str:
    return "nhanh" if before in ("làm", "lam", "mần") else ""


_REGIONAL: dict[str, Callable[[str, str], str]] = {
    "mô": _mo,
    "mo": _mo,
    "răng": _rang,
    "rang": _rang,
    "mần": lambda before, after: "làm",
    "man": _man,
    "đặng": _dang,
    "chi": _chi,
    "chớ": lambda before, after: "chứ" if after in DENIES else "",
    "cho": lambda before, after: "chứ" if before == "%" and after in DENIES else "",
    "hong": _hong,
    "hông": _hong,
    "nhut": lambda before, after: "nhất" if not after or not after[0].isalnum() else "",
    "le": _le,
}
