"""What looks like a date and is none: names, counts, ordinals, document numbers, codes, words inside words.

Every check sees the tokens before and behind a reading; each says in its first line what it keeps out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from vietnamese.dates import context_words as words
from vietnamese.dates.spelling import Phrase, plain, spell

_STOPS = frozenset("· ! ? ¶ : ; ( ) \" ' “ ” … - +".split())
_COUNCIL = f"{spell('hội')} {spell('đồng')}"
_SIGNS = frozenset("/ . , - : %".split())


@dataclass(frozen=True, slots=True)
class Place:
    """A reading between its neighbours: tokens first..last of a phrase, and the rule that read it."""

    phrase: Phrase
    first: int
    last: int
    rule: str

    def word(self, number: int) -> str:
        """A word as matched, without the mark of a blocked one."""
        return self.phrase.word(number).rstrip("°")

    @property
    def head(self) -> str:
        """The first word, bare."""
        return plain(self.word(self.first))

    @property
    def before(self) -> str:
        """The word before."""
        return self.word(self.first - 1)

    @property
    def behind(self) -> str:
        """The word behind."""
        return self.word(self.last + 1)

    def near(self, distance: int, known: words.WordSet) -> bool:
        """Whether the word so many places before (-) or behind is one of a set."""
        number = self.first + distance if distance < 0 else self.last + distance
        return known.has(self.word(number), self.phrase.accented)

    def _counted_with(self) -> bool:
        """Whether a bare word that may be another ("vi", "de") is followed by what makes it a thing."""
        if self.phrase.accented:
            return f"{self.behind} {self.word(self.last + 2)}" != _COUNCIL
        pair = words.COUNTED_WITH.get(self.behind)
        following = self.word(self.last + 2)
        return (pair is None or following in pair) and (self.behind, following) != ("hoi", "dong")

    @property
    def alone(self) -> bool:
        """Whether nothing else is said."""
        return self.first == 0 and self.last == len(self.phrase.tokens) - 1

    @property
    def counted(self) -> bool:
        """Whether a thing that can be counted follows, and not its own number ("nhiệm vụ 3")."""
        if not self.near(1, words.COUNTED):
            return self.behind == "%"
        if not self._counted_with():
            return False
        return not any(self.word(self.last + k)[:1].isdecimal() for k in (2, 3))


def is_trap(phrase: Phrase, first: int, place: int, rule: str) -> bool:
    """Whether the tokens from `first` up to the position are something else, judged by their neighbours."""
    here = Place(phrase, first, phrase.token_before(place), rule)
    return any(check(here) for check in _CHECKS)


def _inside_a_code(here: Place) -> bool:
    """2.1.10 · 192.168.1.1 · 12/12.000 · 7,6/12: a number that goes on at either side"""
    tokens = here.phrase.tokens
    first, last = tokens[here.first], here.last + 1
    if (
        here.word(here.first)[:1].isdecimal()
        and first.glued
        and here.before in _SIGNS
        and here.word(here.first - 2)[-1:].isdecimal()
    ):
        if here.before == "," and here.word(here.first - 3) == "/":
            return False  # 10/12,12/12
        return here.before != "-" and (here.before != "," or tokens[here.first - 1].glued)
    if last + 1 < len(tokens) and tokens[last].glued and tokens[last].word in ("/", ".", ",", ":"):
        if tokens[last].word == "," and here.word(last + 2) == "/" and here.word(here.last - 1) == "/":
            return False
        follows = tokens[last + 1]
        ends_in_number = here.word(here.last)[-1:].isdecimal()
        return ends_in_number and follows.glued and (follows.word[0].isdecimal() or tokens[last].word == "/")
    return False


_NEVER_TOMORROW = words.WordSet("mai một châu dịch")


def _person(here: Place) -> bool:
    """chị Mai · anh Tuan · Nguyễn Thị Mai · Mai Châu"""
    token = here.phrase.tokens[here.first]
    capital = token.capital and not here.phrase.shouted
    if here.head in words.NAMES and here.head != "mai" and capital and here.near(-1, words.TITLES):
        return True
    if here.rule == "near day" and _someday(here):
        return True
    if here.head != "mai" or here.first != here.last:
        return False
    if here.near(-1, words.TITLES) or here.near(-1, words.NAME_BEFORE_MAI) or here.near(1, _NEVER_TOMORROW):
        return True
    if not capital:
        return False
    starts = here.first == 0 or here.before in _STOPS
    following = here.phrase.tokens[here.last + 1] if here.last + 1 < len(here.phrase.tokens) else None
    return not starts or here.near(1, words.NAME_AFTER_MAI) or bool(following and following.capital)


def _someday(here: Place) -> bool:
    """nay mai · mai mốt · mai kia: some day"""
    said = (plain(here.word(here.first)), plain(here.behind))
    return (plain(here.before) in ("nay", "mai") and here.first == here.last) or said in _SOME_DAYS


_SOME_DAYS = frozenset({("mai", "mot"), ("mai", "kia"), ("mai", "nay")})


def _edge_of_nothing(here: Place) -> bool:
    """người đứng đầu | năm nay · bắt đầu | tháng 12"""
    return here.rule.endswith(" unit") and here.head == "dau" and here.near(-1, words.NOT_EDGE)


_OF, _MEETING, _IN_A_LIST = words.WordSet("của"), words.WordSet("họp"), words.WordSet("trong trên")
_DAY_WORD = words.WordSet("ngày")
_LISTS = frozenset("danh tổng bảng số tong bang so tông\u0309 bang\u0309 sô\u0301".split())


def _ordinal(here: Place) -> bool:
    """việc thứ 2 · xếp thứ 3/63 · thứ tự ưu tiên · Thứ nhất …; thứ hai, …"""
    if here.head == "ngay" and here.rule == "weekday" and here.near(1, _OF):
        return True
    if here.head != "thu" or here.rule not in ("weekday", "no such weekday", "weekday sau"):
        return False
    if here.near(-1, words.ORDINALS) or here.behind == "/" or here.near(1, words.MONEY):
        return True
    if here.near(-1, _DAY_WORD) and here.near(1, _OF):
        return True
    if here.near(-1, _MEETING) and here.near(-2, words.ORDINALS):
        return True
    if here.near(1, _IN_A_LIST) and here.word(here.last + 2) in _LISTS:
        return True
    if here.phrase.enumerates:
        return True
    if here.counted and here.near(-1, words.TITLES):
        return True
    bare_four = here.word(here.first + 1) == "tu" and here.last == here.first + 1
    return bare_four and (here.near(-1, words.ORDER_LEFT) or here.near(1, words.ORDER_RIGHT))


def _fraction(here: Place) -> bool:
    """12/14 nhiệm vụ · đạt 3/5 · nv 2.1 · 07/07 đề tài · 24/7"""
    tokens = here.phrase.tokens
    if here.rule not in ("day/month", "no such day") or here.last < here.first + 2:
        return False
    above, sign, below = (here.word(here.first + k) for k in range(3))
    if not (above.isdecimal() and below.isdecimal() and sign in "/-."):
        return False
    if here.last > here.first + 2:
        return here.near(-1, words.DOCUMENTS) and not here.near(-1, words.DATE_MARKS)
    if here.near(-1, words.DATE_MARKS) or (plain(here.before), plain(here.word(here.first - 2))) == (
        "diem",
        "thoi",
    ):
        return False
    if here.behind == "%" or here.near(1, _UNITS):
        return True
    d, m = int(above), int(below)
    if d <= 31 and 1 <= m <= 12 and _ends_a_range(here):
        return False
    if here.rule == "no such day" and (d > 31 or not 1 <= m <= 12):
        return True
    if here.near(-1, words.TASKS) or here.near(-1, words.DOCUMENTS) or tokens[here.first].word.endswith("°"):
        return True
    return _counts(here, d, m, sign)


_ENDS, _RISES = words.WordSet("đến tới"), words.WordSet("tăng nâng lên giảm đạt")


def _ends_a_range(here: Place) -> bool:
    """từ 1/12 đến 10/12 tổng kiểm kê · từ nay tới 15/12 phòng tập trung …; "tăng từ 3/12 đến 10/12" are shares"""
    if not here.near(-1, _ENDS):
        return False
    for back in range(2, 6):
        if plain(here.word(here.first - back)) == "tu":
            return not here.near(-back - 1, _RISES)
    return False


def _counts(here: Place, d: int, m: int, sign: str) -> bool:
    if sign == "." and here.near(1, words.MEASURES):
        return not here.near(-1, words.FIRM_MARKS)
    marked = here.near(-1, words.WEAK_MARKS)
    over = d > 1.3 * m
    if here.counted:
        return marked or not over
    if sign != "/" and here.first > 0:
        return not here.near(-1, words.FIRM_MARKS)
    if (d, m) == (24, 7) and not marked:
        return True
    if marked or here.alone:
        return False
    if here.near(-1, words.PROGRESS):
        return True
    if here.near(-1, words.DOING) and not over:
        return True
    follows = here.behind
    return follows[:1].isalpha() and not here.near(1, words.CLAUSE) and not over


def _listed_fraction(here: Place) -> bool:
    """nv 2, 3/5 hội nghị: no days of a month"""
    if here.rule != "days of one month" or not here.head[:1].isdecimal():
        return False
    above, below = here.word(here.last - 2), here.word(here.last)
    if above.isdecimal() and below.isdecimal() and int(above) > 1.3 * int(below):
        return here.near(-1, words.TASKS) or here.near(-1, words.PROGRESS)
    return here.counted or here.near(-1, words.TASKS) or here.near(-1, words.PROGRESS)


def _document(here: Place) -> bool:
    """13/2023/NĐ-CP · QĐ 15/2024 · đợt 2/2023; bản đồ 1/2000"""
    return here.rule == "month/year" and (
        [here.word(here.first + k) for k in range(3)] == ["1", "/", "2000"]
        or (plain(here.before) == "tu" and plain(here.word(here.first - 2)) == "thong")
        or here.near(-1, words.BATCHES)
        or here.near(-1, words.DOCUMENTS)
        or here.near(-1, words.TASKS)
        or here.behind == "/"
    )


def _version(here: Place) -> bool:
    """phiên bản 2.1.26"""
    return (
        here.rule == "day/month/year"
        and here.word(here.first + 1) == "."
        and (here.near(-1, words.DOCUMENTS) or here.near(-1, words.TASKS) or here.near(-1, words.BATCHES))
    )


_CITY = words.WordSet("tp hcm tphcm hn")


def _district(here: Place) -> bool:
    """UBND Q3 · p5 q1 · anh Quý 3 việc"""
    if here.rule == "quarter" and here.near(-1, words.TITLES) and here.counted:
        return True
    return here.head == "q" and (here.near(-1, words.DISTRICTS) or here.near(1, _CITY))


def _technology(here: Place) -> bool:
    """KH&CN · phòng CN"""
    if here.head != "cn":
        return False
    if here.near(-1, words.TECHNOLOGY):
        return True
    token = here.phrase.tokens[here.first]
    clue = here.near(-1, words.DATE_MARKS) or here.near(-1, words.WEAK_MARKS) or here.near(1, words.CLAUSE)
    return (
        token.capital
        and not here.phrase.shouted
        and not (clue or here.first == 0 or not here.behind[:1].isalpha())
    )


def _number_of_things(here: Place) -> bool:
    """làm ngay 2 việc · cho t 5 ngày · thu 2 tỷ · tháng 2 lần · ngày một tăng"""
    if here.head == "mot" and here.first == here.last and here.near(-1, _TENS):
        return True
    if here.rule == "near day" and here.word(here.last) == "mot":
        return here.behind[:1].isalpha() and not here.near(1, words.CLAUSE)
    if here.rule == "day number":
        said = plain(here.word(here.last))
        return here.counted or (
            said in ("mot", "hai", "ba") and here.behind[:1].isalpha() and not here.near(1, words.CLAUSE)
        )
    if (
        here.head in ("t", "th")
        and here.last == here.first + 1
        and here.rule in ("weekday", "month", "no such weekday")
    ):
        glued = here.phrase.tokens[here.last].glued
        return not glued and not here.alone and here.head == "t"
    if here.rule in ("month", "quarter", "year") and here.near(1, _TIMES):
        return True
    if here.rule == "week of year":
        return here.counted
    return here.rule == "no such month" and plain(here.before) in ("luong", "thuong")


_TENS = words.WordSet("mươi")
_NTH = words.WordSet("thứ t bà chị chú cô anh")
_EDGES = words.WordSet("đầu cuối")
_UNITS = words.WordSet("tháng quý tuần")
_COUNTED_FROM = words.WordSet("kể tính")
_TIMES = words.WordSet("lần buổi")


def _indefinite(here: Place) -> bool:
    """mấy tháng nay · những năm trước · 2 tháng | nay · mấy ngày nữa"""
    if here.head in ("tuan", "thang", "quy", "nam", "ngay", "hom", "bua") and here.rule.split(" ")[0] in (
        "week",
        "month",
        "quarter",
        "year",
        "ahead",
    ):
        relative = here.rule not in ("month", "quarter", "year")
        if relative and here.near(-1, words.MANY):
            return True
        owned = here.near(-2, words.TASKS) or here.near(-2, words.NUMBERED)
        if relative and here.before[:1].isdecimal():
            return not owned and here.word(here.first - 2) not in _SIGNS
        if here.rule.endswith("+0") and here.near(-1, words.SAID_NUMBERS):
            return not owned and not here.near(-2, _NTH)
    return False


def _numbered_task(here: Place) -> bool:
    """nv 3 | tuần sau, lớp 10 | năm nay, khóa 12 | tháng này: the number belongs to the word before it"""
    if not here.word(here.first)[:1].isdecimal():
        return False
    owned = here.near(-1, words.TASKS) or here.near(-1, words.NUMBERED)
    spoken = here.rule in ("day/month", "day of this month") and plain(here.word(here.first + 1)) == "thang"
    return owned and (here.rule in _DISTANCES or spoken)


_DISTANCES = frozenset({"ahead", "after", "ago", "next days", "last days", "within"})


def _south(here: Place) -> bool:
    """Viet Nam | nay · mien Nam | 2026"""
    return here.word(here.first) == "nam" and here.before in words.SOUTH


def _narrated(here: Place) -> bool:
    """sau 2 tháng triển khai: a story, no date"""
    if here.rule in _DISTANCES and (
        here.near(1, _COUNTED_FROM) or here.near(1, _EDGES) or here.behind[:1].isdecimal()
    ):
        return True
    if here.rule not in ("after", "within") or plain(here.word(here.last)) in ("nua", "toi"):
        return False
    return here.near(1, words.NARRATED)


def _tet_things(here: Place) -> bool:
    """thưởng Tết · lịch trực Tết"""
    return here.rule == "Tết" and here.near(-1, words.TET_THINGS)


_CHECKS: tuple[Callable[[Place], bool], ...] = (
    _inside_a_code,
    _person,
    _edge_of_nothing,
    _ordinal,
    _fraction,
    _listed_fraction,
    _document,
    _version,
    _district,
    _technology,
    _number_of_things,
    _indefinite,
    _numbered_task,
    _south,
    _narrated,
    _tet_things,
)
