"""Which words of a message belong to a title, beside a reference that was read or where none was; pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from vietnamese.normalize import fold, same_tone_place
from vietnamese.shelf import EXACT_ONLY, INITIALS, Book, Shelf, Word, book_of, shelf_of, words_of

# Words before the name of a task, and behind it.
ANNOUNCE = frozenset("nv vu viec tieu lai han doc cao do nhac em toi minh va voi ve cua nghi".split())
BEHIND = frozenset(
    """dat da dang duoc dc xong la den ra the vuong qua cham tre tien chua moi con sap co giup hoan roi r nhe a het
    vi ntn sao khi nao hien toi thi voi va do gui trinh lam ket bi doi hom thang tuan ngay nay vua gap khong ko phai
    cung hay di ma nua nhung sang truoc tu xin de bao tam dung ngung kho thieu ok trien thuc giam tang them lui gia
    ben phia em anh chi minh ho khoang gan hon tren duoi so han""".split()
)
BEHIND_MARKED = frozenset(
    map(
        same_tone_place,
        """đạt đã đang được xong là đến ra thế vướng quá chậm trễ tiến chưa mới còn sắp có giúp hoàn rồi nhé hết vì sao
        khi nào hiện tới thì với và do gửi trình làm kết bị đợi chờ hôm tháng tuần ngày này vừa gặp không phải cũng
        hãy đi mà nữa nhưng sang trước từ xin đề báo tạm dừng ngừng khó thiếu triển thực giảm tăng thêm lùi gia bên
        phía anh chị mình tôi khoảng gần hơn trên dưới so hạn nay""".split(),
    )
)
# In a text typed with marks these are words of their own: "chi tiêu" is no chị.
OTHERWISE = frozenset(
    "chi gia so con cung do nay di han thi lam ma bi tu minh ho tam kho ben bao dang da chua".split()
)
# Begun by such a word, and yet a name that goes on.
GO_ON = frozenset(
    """lam viec|thuc hanh|trien lam|gia dinh|han che|so hoa|tu chu|ket noi|hien dai|dat dai|den bu|vi tri|bao ve|bao hiem|tam tru|so huu|thuc hien""".split(
        "|"
    )
)
BEFORE = frozenset(
    map(
        same_tone_place,
        """vụ việc tiêu lại hạn đốc cáo độ nhắc tôi mình và với về của nghị đạt đã đang được là đến rồi chị anh làm
        xong cho khai đôn hỏi""".split(),
    )
)
BEFORE_PLAIN = frozenset(map(fold, BEFORE)) | frozenset(
    "phong ban so to vien tam cuc em ben nha oi thua sep bot giup cai phan mang khoan thi hoi xem tim han".split()
)
NEAR = 2
FEWEST = 3
PAUSE = re.compile(r"[,.;:!?()\n–-]")
LONGEST = 1500  # characters: a task is named at the beginning of what is longer
# What begins a task is no part of it, unless titles say so themselves.
MARKERS = frozenset(("nv", "vu", "viec"))
STOP = Word("", "", "")
HINT = Word("độ", "d·o", "")
# Behind these a number would have to follow.
HANGING = frozenset("quy so nhom dot ky khoa lop giai doan nam thang".split())


def widen(reference: str, text: str, titles: Iterable[str]) -> str:
    """The words of a reference with those beside it in the message that go on within one title.

    "hỗ trợ" of "hỗ trợ 3 doanh nghiệp tự động hóa kho đến đâu rồi" becomes the whole of it. Nothing is taken away.
    """
    spoken, at = _place(reference, text)
    if at is None:
        return _stretch(reference, spoken)
    first, last = at, at + len(words_of(reference))
    shelf = shelf_of(tuple(titles))
    alive = [b for b in shelf.books if all(w.empty or shelf.found(w, b) for w in spoken[first:last])]
    reached, alive = _grow(shelf, spoken, range(last, len(spoken)), alive, last - 1)
    first, alive = _grow(shelf, spoken, range(first - 1, -1, -1), alive, first)
    return " ".join(w.raw for w in spoken[first : reached + 1])


def _stretch(reference: str, spoken: Sequence[Word]) -> str:
    """All that stands between the first and the last word of a reference read with gaps: what was left out counts."""
    said = [w.plain for w in words_of(reference)]
    places: list[int] = []
    for word in said:
        begin = places[-1] + 1 if places else 0
        at = next((n for n in range(begin, len(spoken)) if spoken[n].plain == word), None)
        if at is None:
            return reference
        places.append(at)
    return " ".join(w.raw for w in spoken[places[0] : places[-1] + 1]) if places else reference


def cut_short(reference: str, text: str, titles: Iterable[str], title: str = "") -> bool:
    """Whether the message seems to name another task: strange words stand beside, or a number breaks off.

    "báo cáo kết quả thực hiện kế hoạch bưu chính" is not the plan itself, "quý III" is none of the fourth. Before
    words that are not the whole of `title` any word is strange that leads to no name ("quyền sử dụng đất").
    """
    spoken, at = _place(reference, text)
    if at is None:
        return False
    if _goes_on(spoken, at + len(words_of(reference)), text):
        return True
    place = next((n for n in range(at - 1, -1, -1) if not spoken[n].empty), None)
    if place is None:
        return False
    before = spoken[place]
    slipped = title and shelf_of(tuple(titles)).found(before, book_of(title)) > 0
    if title and not (slipped or same_words(reference, title)) and _is_strange(spoken, place, at, text):
        return True
    if before.form.isascii() or before.form in BEFORE:
        return False
    return any(before.form in b.marked for b in shelf_of(tuple(titles)).books)


def _is_strange(spoken: Sequence[Word], place: int, at: int, text: str) -> bool:
    """Whether the word before a name, in one breath with it, is neither a lead to a name nor somebody's name."""
    word = spoken[place]
    known = (
        word.plain in BEFORE_PLAIN or word.plain in ANNOUNCE or word.plain in BEHIND or word.raw[0].isdigit()
    )
    if known or word is HINT or word.raw[0].isupper():
        return False
    return PAUSE.search(_between(spoken, place + 1, text)) is None and at - place <= NEAR


def same_words(words: str, title: str) -> bool:
    """Whether the telling words of both are the same, in whatever order."""
    return book_of(words).own == book_of(title).own


def _goes_on(spoken: Sequence[Word], end: int, text: str) -> bool:
    """Whether what stands behind a reference looks like the rest of another name: no word that says something of it."""
    rest = spoken[end:]
    if not rest:
        return False
    if spoken[end - 1].plain in HANGING and (rest[0].plain.isdigit() or rest[0].plain in EXACT_ONLY):
        return True
    after = next((w for w in rest if not w.empty or _ends(w)), None)
    if after is None or after.plain[0].isdigit():
        return False
    if _ends(after) and " ".join(w.plain for w in rest[:2]) not in GO_ON:
        return False
    return PAUSE.search(_between(spoken, end, text)) is None


def _ends(word: Word) -> bool:
    """Whether a word says something of a task, and is none of its name."""
    if word.form and word.form.isascii() and word.form in OTHERWISE:
        return word.form in BEHIND_MARKED
    return word.plain in BEHIND if word.form.isascii() else word.form in BEHIND_MARKED


def _between(spoken: Sequence[Word], end: int, text: str) -> str:
    """The signs between a reference and the word behind it."""
    at = 0
    for word in spoken[:end]:
        at = text.find(word.raw, at) + len(word.raw)
    return text[at : text.find(spoken[end].raw, at)]


def run(text: str, titles: Iterable[str]) -> tuple[str, bool]:
    """The words of a message that name a task where no reference was read, ("", False) for none.

    They stand together and one title holds them all: three words that tell something, or two behind a word that
    announces a task or at the beginning. True when what stands around them is no part of a name.
    """
    spoken = _heard(text)
    shelf = shelf_of(tuple(titles))
    best, where = 0.0, (0, 0)
    for book in shelf.books:
        for first, last in _runs(shelf, spoken, book):
            weight = _weight(shelf, spoken, first, last)
            if weight > best:
                best, where = weight, (first, last)
    first, last = where
    return " ".join(w.raw for w in spoken[first:last]), _bounded(spoken, first, last)


def _heard(text: str) -> tuple[Word, ...]:
    """The words of a message; "tiến độ" before a name is no part of it, though a bare "do" is within many."""
    spoken = words_of(text[:LONGEST])
    before = (STOP, STOP, *spoken)
    return tuple(
        HINT if w.plain == "do" and before[n + 1].plain == "tien" and before[n].plain != "phuong" else w
        for n, w in enumerate(spoken)
    )


def _weight(shelf: Shelf, spoken: Sequence[Word], first: int, last: int) -> float:
    """How much a run of words says, 0 when that is too little for where it stands."""
    told = {w.plain: shelf.weight(w) for w in spoken[first:last] if not w.empty}
    return sum(told.values()) if len(told) >= FEWEST - _announced(spoken, first) else 0.0


def _announced(spoken: Sequence[Word], first: int) -> bool:
    before = next((w.plain for w in reversed(spoken[:first]) if not w.empty or w.plain in ANNOUNCE), "")
    return not before or before in ANNOUNCE


def _bounded(spoken: Sequence[Word], first: int, last: int) -> bool:
    after = next((w for w in spoken[last:] if not w.empty or _ends(w)), None)
    enough = first > 0 or sum(not w.empty for w in spoken[:last]) >= FEWEST
    return last > 0 and enough and _announced(spoken, first) and (after is None or _ends(after))


def _place(reference: str, text: str) -> tuple[Sequence[Word], int | None]:
    """The words of the message and where the reference stands in it; None when it does not."""
    spoken = _heard(text)
    said = [w.plain for w in words_of(reference)]
    ends = range(len(spoken) - len(said) + 1) if said else ()
    return spoken, next((n for n in ends if [w.plain for w in spoken[n : n + len(said)]] == said), None)


def _runs(shelf: Shelf, spoken: Sequence[Word], book: Book) -> Iterator[tuple[int, int]]:
    """The stretches whose words are all in a title, each from one certain word to another."""
    first = end = None
    for n, word in enumerate(spoken):
        share = 0.0 if word.empty else shelf.found(word, book)
        if word.plain in MARKERS and word.plain not in book.all:
            share, word = 0.0, STOP
        if share >= INITIALS:
            first, end = (n if first is None else first), n + 1
        elif not share and not word.empty and first is not None and end is not None:
            yield first, end
            first = end = None
    if first is not None and end is not None:
        yield first, end


def _grow(
    shelf: Shelf, spoken: Sequence[Word], way: Iterable[int], alive: list[Book], reached: int
) -> tuple[int, list[Book]]:
    """How far the words go on within the titles that are left, and which are left then.

    A slip goes on only between words that are certain.
    """
    passing = alive
    for n in way:
        if spoken[n].plain in MARKERS:
            passing = [b for b in passing if spoken[n].plain in b.all]
        if spoken[n].empty and passing:
            continue
        passing = [b for b in passing if shelf.found(spoken[n], b)]
        if not passing:
            break
        if certain := [b for b in passing if shelf.found(spoken[n], b) >= INITIALS]:
            alive, passing, reached = certain, certain, n
    return reached, alive
