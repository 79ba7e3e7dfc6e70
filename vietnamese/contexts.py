"""Tags that mean something else beside certain neighbours, or nothing: a "gì" behind "chưa", "nhắc tôi", "tới" for "tôi".

Each reader takes the words of a message and one tag of the lexicon, and gives the tag that holds there, or None.
"""

import re
from collections.abc import Callable, Sequence

from vietnamese.normalize import fold
from vietnamese.phrases import Tag

Reader = Callable[[Sequence[str], str, Tag, Sequence[Tag]], Tag | None]


def in_context(words: Sequence[str], canon: str, tags: Sequence[Tag]) -> list[Tag]:
    """The tags that hold in this message, in order."""
    found = []
    for tag in tags:
        for reader in READERS.get(tag.name, ()):
            changed = reader(words, canon, tag, tags)
            if changed is None:
                break
            tag = changed
        else:
            found.append(tag)
    return _with_matter(words, found)


def _denied(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """A "gì" is none of a question in "chưa làm được gì", "không vướng gì"."""
    denied = fold(words[tag.first]) == "gi" and any(
        fold(word) in ("chua", "khong", "chang") for word in words[max(0, tag.first - 5) : tag.first]
    )
    return None if denied else tag


def _until(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "toi" is tới in "tuần tới có gì", "thang toi lam gi"."""
    at = tag.first
    until = words[at] == "tới" or (
        words[at] == "toi" and at > 0 and fold(words[at - 1]) in ("tuan", "thang", "quy", "nam", "ngay")
    )
    if until and fold(" ".join(words[at + 1 : tag.last])) in OWED:
        return Tag("due_in", at + 1, tag.last)
    return None if until else tag


OWED = frozenset(("phai xong", "phai nop", "phai hoan thanh", "can xong", "can nop", "phai bao cao"))


def _reminding(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "nhắc tôi" is an order, "nhắc tới" is talk."""
    me = tag.last - tag.first == 2 and words[tag.first] in ("nhắc", "nhac")
    return Tag("remind", tag.first, tag.first + 1) if me and words[tag.last - 1] in ("tôi", "toi") else tag


STATED = frozenset(
    ("paused", "stopped", "not_started", "doing", "not_done", "done", "blocked", "hard", "because")
)
GOES_ON = re.compile(
    r"(?: \S+){1,8}? (?:thi|lam tiep|trien khai tiep|tiep tuc|em|se|moi|bao|trinh|gui|xong)(?= |$)"
)


def _condition(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "tạm dừng, khi nào có vốn thì làm tiếp" tells a condition and asks nothing."""
    asked = canon.rstrip(" .").endswith("?") or tag.first == 0
    stated = any(t.name in STATED and t.last <= tag.first for t in tags)
    if (
        asked
        or not stated
        or fold(" ".join(words[tag.first : tag.last])) not in ("khi nao", "bao gio", "luc nao")
    ):
        return tag
    behind = " " + " ".join(map(fold, words[tag.last :]))
    return None if GOES_ON.match(behind) else tag


NOT_KNOWN = frozenset(("chua", "khong", "chang", "nhung", "roi"))


def _asked_when(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "bao giờ xong nv 5 vậy" asks; "chưa biết bao giờ xong", "khi nào xong em báo" tell."""
    if fold(words[tag.first]) not in ("bao", "khi") or tag.last - tag.first != 3:
        return tag
    if fold(words[tag.first + 1]) not in ("gio", "nao"):
        return tag
    told = any(t.name in STATED and t.last <= tag.first for t in tags)
    known = NOT_KNOWN.isdisjoint(map(fold, words[max(0, tag.first - 5) : tag.first]))
    behind = " " + " ".join(map(fold, words[tag.last :])).removesuffix(" em")
    goes_on = GOES_ON.match(behind)
    return Tag("when_q", tag.first, tag.last) if known and not told and not goes_on else tag


def _ranked(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "xếp hạng 7/34", "xếp hạng thứ 5" tell a rank."""
    behind = words[tag.last] if tag.last < len(words) else ""
    told = fold(words[tag.first]) == "xep" and (behind[:1].isdigit() or behind in ("thứ", "thu"))
    return None if told else tag


SIGNED = frozenset("so nhay van quyet hop ban cong duyet to ke".split())


def _signing(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "dang ky so" without marks is đang ký, "dang ky nhom" đăng ký."""
    bare = words[tag.first : tag.last] == ["dang", "ky"]
    if bare and tag.last < len(words) and fold(words[tag.last]) in SIGNED:
        return Tag("doing", tag.first, tag.last)
    return tag


LAST_WORDS = frozenset("em anh chi nhe a bot sep nha ban ! .".split())


def _that(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "dung roi do em": a bare "do" at the end is đó, no reason."""
    rest = words[tag.last :]
    if words[tag.first] == "do" and tag.last - tag.first == 1 and all(fold(w) in LAST_WORDS for w in rest):
        return Tag("filler", tag.first, tag.last)
    return tag


def _attained(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "thu thuê | đạt 70%": a bare "dat" before a figure is no đất."""
    following = words[tag.last] if tag.last < len(words) else ""
    figure = following[:1].isdigit() or fold(following) in ("duoc", "khoang", "gan", "hon")
    if words[tag.last - 1] == "dat" and figure and tag.last - tag.first > 1:
        return Tag("achieved", tag.last - 1, tag.last)
    return tag


def _in_time(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "đúng hạn trong quý 3" asks of what was in time, not of what falls due."""
    before = fold(words[tag.first - 1]) if tag.first else ""
    return (
        None if fold(words[tag.first]) == "han" and before in ("dung", "qua", "tre", "truoc", "cham") else tag
    )


NO_WHICH = re.compile(r"vet(?= |$)|dong(?= |$)|tuy(?= |$)|bo(?= |$)")


def _which(words: Sequence[str], canon: str, tag: Tag, tags: Sequence[Tag]) -> Tag | None:
    """ "nhiệm vụ nạo vét kênh" asks nothing: "nạo", "não" typed without marks is "nào" only where nothing follows."""
    last = words[tag.last - 1]
    if fold(last) != "nao":
        return tag
    behind = " ".join(map(fold, words[tag.last : tag.last + 1]))
    if last == "nào" or (last == "nao" and not NO_WHICH.match(behind)):
        return tag
    return Tag("task", tag.first, tag.last - 1) if tag.name == "list_word" else None


READERS: dict[str, tuple[Reader, ...]] = {
    "which": (_denied, _which),
    "list_word": (_which,),
    "which_unit": (_which,),
    "mine": (_until,),
    "other": (_reminding, _attained),
    "compound": (_attained,),
    "when_q": (_condition,),
    "not_done": (_asked_when,),
    "rank": (_ranked,),
    "link_word": (_signing,),
    "because": (_that,),
    "due_in": (_in_time,),
}

# "vụ sổ tay", "cái vụ làm sổ đỏ": a matter; "42 vụ", "vụ xuân", "Vụ Pháp chế" are not.
BEFORE_MATTER = frozenset("cái cai về ve làm lam lo xem coi cho của cua hỏi hoi còn con , .".split())
NO_MATTER = frozenset(
    "mùa xuân đông hè thu chiêm mua xuan dong he chiem pháp phap trưởng truong việc viec lợi loi".split()
)


def _with_matter(words: Sequence[str], tags: list[Tag]) -> list[Tag]:
    covered = {i for tag in tags for i in range(tag.first, tag.last)}
    found = [
        Tag("task", i, i + 1)
        for i in range(len(words) - 2)
        if words[i] in ("vụ", "vu")
        and i not in covered
        and words[i + 1].isalpha()
        and words[i + 1] not in NO_MATTER
        and (i == 0 or words[i - 1] in BEFORE_MATTER or words[i - 1].startswith("@"))
    ]
    return sorted([*tags, *found], key=lambda tag: tag.first) if found else tags
