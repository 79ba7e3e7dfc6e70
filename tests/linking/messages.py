"""At least 2,000 messages over the 500 tasks, made from templates written by hand; the same ones every time.

What is right is decided here by plain containment, without the ranking that is measured: the words said are all
in the title of one task only -> that one; of two to six -> a question among them; of none -> nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tests.linking.department import Entry
from vietnamese.normalize import fold

REPORTS = (
    "{} đạt 60%", "nv {} đã làm được 40%", "nhiệm vụ {} đang thực hiện, đạt 70%", "báo cáo {}: đạt 55%",
    "em báo cáo nhiệm vụ {} được 30%, vướng kinh phí chưa cấp", "việc {} tiến độ 80% rồi ạ", "{} đang vướng mặt bằng",
    "về nhiệm vụ {}, đến nay đạt 65%", "{} đã hoàn thành", "nv {} xong rồi",
)  # fmt: skip
MENDS = ("sửa lại nv {} là 70% chứ không phải 60%", "sửa lại {} là 45%")
QUESTIONS = (
    "{} đến đâu rồi", "nhiệm vụ {} đến đâu rồi?", "nv {} thế nào rồi", "hạn của nv {} là khi nào",
    "tiến độ {} ra sao rồi", "vì sao nv {} quá hạn",
)  # fmt: skip
EXTENSIONS = (
    "xin gia hạn nv {} đến 20/12/2026 vì chưa có hướng dẫn", "xin gia hạn nhiệm vụ {} đến hết tháng 12",
    "gia hạn {} đến 25/12/2026",
)  # fmt: skip
URGES = ("đôn đốc nv {}", "đôn đốc nhiệm vụ {} giúp tôi", "nhắc anh em làm nhanh nhiệm vụ {}")
SHORT = {
    "kế hoạch": "KH", "sở hữu trí tuệ": "SHTT", "an toàn bức xạ": "ATBX", "chuyển đổi số": "CĐS",
    "truy xuất nguồn gốc": "TXNG", "đổi mới sáng tạo": "ĐMST", "cơ sở dữ liệu": "CSDL", "doanh nghiệp": "DN",
    "thủ tục hành chính": "TTHC", "cải cách hành chính": "CCHC", "văn bản quy phạm pháp luật": "VB QPPL",
    "hợp tác xã": "HTX", "quyết định": "QĐ", "nghị quyết": "NQ", "chỉ thị": "CT", "đề tài": "ĐT", "tập huấn": "TH",
    "trí tuệ nhân tạo": "TTNT", "an toàn thông tin mạng": "ATTT mạng", "công nghệ": "CN", "phương tiện đo": "PTĐ",
}  # fmt: skip
NOTHING = (
    "nuôi tôm nước lợ", "đường giao thông nông thôn", "tuyển sinh lớp 10", "khám sức khỏe định kỳ", "bóng chuyền hơi",
    "trồng rừng phòng hộ", "nhà văn hóa thôn", "giải phóng mặt bằng cầu Bến Tre", "tiêm phòng dại", "hộ chiếu công vụ",
    "quy hoạch nghĩa trang", "đấu giá quyền sử dụng đất", "học bổng du học", "múa rối nước", "xuất khẩu lao động",
)  # fmt: skip
MOST = 6


@dataclass(frozen=True, slots=True)
class Case:
    """One message: who says it, and the tasks that are right: one, several to ask among, or none."""

    who: str
    text: str
    form: str
    act: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Speaker:
    """One person with the tasks seen, those on which this person may report, and those led by name."""

    name: str
    seen: tuple[Entry, ...]
    reportable: tuple[Entry, ...]
    own: frozenset[int]
    leads: bool


def bag(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(re.findall(r"\w+", fold(text)))


def cases(
    speakers: Sequence[Speaker], everything: Sequence[Entry], rounds: int, seed: int = 11
) -> Iterator[Case]:
    """Messages in the order of rounds; a form that a task does not allow is left out."""
    draw = Random(seed)
    for _ in range(rounds):
        for speaker in speakers:
            for form in FORMS:
                act = draw.choice(_acts(speaker))
                pool = speaker.reportable if act in ("report", "correct") else speaker.seen
                case = _case(draw, speaker, form, act, pool, everything)
                if case is not None:
                    yield case


def _acts(speaker: Speaker) -> Sequence[str]:
    asked = ("show", "show", "urge" if speaker.leads else "extend")
    return ("report", "report", "report", "correct", *asked) if speaker.reportable else asked


def _case(
    draw: Random, speaker: Speaker, form: str, act: str, pool: Sequence[Entry], everything: Sequence[Entry]
) -> Case | None:
    own = [e for e in pool if e.task.id in speaker.own]
    entry = draw.choice(own if own and draw.random() < 0.7 else pool)
    if form == "nothing":
        said, right = draw.choice(NOTHING), frozenset[int]()
    elif form == "of others":
        entry = draw.choice(everything)
        said = " ".join(entry.chunks)
        right = _fitting(said, pool)
        if right or act not in ("report", "correct"):
            return None
    elif form == "number":
        return _numbered(draw, speaker, act, entry, pool)
    elif form == "old number":
        return _formerly(draw, speaker, act, pool)
    elif form == "of a unit":
        return _of_a_unit(draw, speaker, act, entry, pool)
    elif form == "initials":
        return _initialled(draw, speaker, act, entry, pool)
    else:
        words = _words(draw, form, entry)
        right = _fitting(words, pool, folded=form == "bare")
        mine = right & speaker.own
        if len(right) > 1 and len(mine) == 1:
            right = mine
        if not 0 < len(right) <= MOST or entry.task.id not in right:
            return None
        said = _typed(draw, form, words)
        if said is None:
            return None
    frame = draw.choice(_frames(act))
    text = frame.format(said)
    if form == "bare" or (form == "nothing" and draw.random() < 0.3):
        text = plain(text)
    return Case(speaker.name, text, form, act, right)


def _frames(act: str) -> Sequence[str]:
    return {
        "report": REPORTS, "correct": MENDS, "show": QUESTIONS, "extend": EXTENSIONS, "urge": URGES,
    }[act]  # fmt: skip


FORMS = (
    "full", "shortened", "distinctive", "abbreviated", "bare", "slip", "turned", "number", "vague", "of others", "nothing",
    "two slips", "two words", "shuffled", "initials", "of a unit", "old number",
)  # fmt: skip


def _words(draw: Random, form: str, entry: Entry) -> str:
    chunks = list(entry.chunks)
    if form in ("full", "abbreviated") or (len(chunks) == 1 and form != "two words"):
        return " ".join(chunks)
    if form == "two words":
        return _two_words(draw, chunks)
    if form == "shuffled":
        return " ".join(draw.sample(chunks, max(2, len(chunks) - (len(chunks) > 2))))
    if form == "turned":
        at = draw.randrange(1, len(chunks))
        return " ".join(chunks[at:] + chunks[:at])
    if form == "distinctive":
        return " ".join(chunks[1:])
    if form == "vague":
        return " ".join(draw.sample(chunks, 1))
    gone = draw.randrange(len(chunks) + 1)
    return " ".join(c for n, c in enumerate(chunks) if n != gone)


def _fitting(words: str, pool: Sequence[Entry], folded: bool = False) -> frozenset[int]:
    """The tasks whose titles hold all the words; a title said whole is meant itself, not those that contain it."""
    whole = [e.task.id for e in pool if fold(e.task.title) == fold(words)]
    said = bag(words)
    same = [e.task.id for e in pool if bag(e.task.title) == said]
    if whole or same:
        return frozenset(whole or same)
    typed = frozenset(re.findall(r"\w+", words.lower()))
    marked = [e.task.id for e in pool if typed <= frozenset(re.findall(r"\w+", e.task.title.lower()))]
    bare = [e.task.id for e in pool if said <= bag(e.task.title)]
    return frozenset(marked if marked and not folded else bare)


def _typed(draw: Random, form: str, words: str) -> str | None:
    if form == "abbreviated":
        said = words
        for long, short in SHORT.items():
            said = re.sub(long, short, said, flags=re.IGNORECASE)
        return said if said != words else None
    if form == "slip":
        return _slip(draw, words)
    if form == "two slips":
        said = _slip(draw, words)
        return _slip(draw, said) if said is not None and len(words.split()) > 3 else None
    return words if draw.random() < 0.5 else words[:1].lower() + words[1:]


def _slip(draw: Random, words: str) -> str | None:
    """One letter of one longer word left out, doubled or changed for its neighbour."""
    parts = words.split()
    long = [n for n, w in enumerate(parts) if len(w) >= 4 and w.isalpha()]
    if not long:
        return None
    n = draw.choice(long)
    word, at = parts[n], draw.randrange(1, len(parts[n]) - 1)
    parts[n] = draw.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        )
    )
    return " ".join(parts)


def _numbered(draw: Random, speaker: Speaker, act: str, entry: Entry, pool: Sequence[Entry]) -> Case | None:
    section, _, rest = entry.task.path.partition(".")
    kinds = ["id", "path", "tail"] + (["words"] if "." in rest else [])
    kind = draw.choice(kinds)
    if kind == "id":
        said, found = f"#{entry.task.id}", [entry.task.id]
    elif kind == "path":
        said = draw.choice((entry.task.path, f"nv {entry.task.path}", f"nhiệm vụ {rest} mục {section}"))
        found = [e.task.id for e in pool if e.task.path == entry.task.path]
    else:
        first, _, second = rest.partition(".")
        said = f"chỉ tiêu {second} nhiệm vụ {first}" if kind == "words" else f"nv {rest}"
        found = [e.task.id for e in pool if e.task.path.partition(".")[2] == rest]
    mine = [i for i in found if i in speaker.own]
    right = frozenset(mine if len(found) > 1 and mine else found)
    if len(right) > MOST or entry.task.id not in right:
        return None
    frame = draw.choice(
        [f.replace("nv ", "").replace("nhiệm vụ ", "").replace("việc ", "") for f in _frames(act)]
    )
    return Case(speaker.name, frame.format(said), "number", act, right)


LEADING = frozenset("ve cua tai cho trong".split())


def _two_words(draw: Random, chunks: Sequence[str]) -> str:
    """Two neighbouring words of one chunk that is not the first: what people say of a title in a hurry."""
    words = draw.choice(list(chunks[1:] or chunks)).split()
    while words and fold(words[0]) in LEADING:
        words = words[1:]
    at = 2 * draw.randrange(max(1, len(words) // 2))
    return " ".join(words[at : at + 2])


def _formerly(draw: Random, speaker: Speaker, act: str, pool: Sequence[Entry]) -> Case | None:
    """The number that a task bore last week: of one's own it is asked about, even where another bears it now."""
    changed = [e for e in pool if e.former and e.task.id in speaker.own]
    if not changed:
        return None
    entry = draw.choice(changed)
    bearer = [e.task.id for e in pool if e.task.path == entry.former]
    mine = [i for i in bearer if i in speaker.own]
    right = frozenset((entry.task.id, *(mine or bearer)))
    same = [e for e in changed if e.former == entry.former]
    if len(right) > MOST or len(same) > 1:
        return None
    frame = draw.choice([f for f in _frames(act) if "nv {}" in f or "nhiệm vụ {}" in f] or _frames(act))
    return Case(speaker.name, frame.format(entry.former), "old number", act, right)


def _of_a_unit(draw: Random, speaker: Speaker, act: str, entry: Entry, pool: Sequence[Entry]) -> Case | None:
    """ "nv chấm điểm thi đua của Phòng QLCN thế nào rồi": what every unit has, and whose is meant."""
    if act not in ("show", "urge") or not speaker.leads:
        return None
    several = [e for e in pool if len(_fitting(e.task.title, pool)) > 1]
    if not several:
        return None
    entry = draw.choice(several)
    words = " ".join(entry.chunks[: draw.randrange(max(1, len(entry.chunks) - 1), len(entry.chunks) + 1)])
    fit = [e for e in pool if e.task.id in _fitting(words, pool)]
    right = frozenset(e.task.id for e in fit if e.task.lead_unit_id == entry.task.lead_unit_id)
    if not 0 < len(right) <= MOST:
        return None
    unit = SPOKEN.get(entry.task.lead_unit_text, entry.task.lead_unit_text)
    frame = draw.choice(_frames(act))
    return Case(speaker.name, frame.format(f"{words} của {unit}"), "of a unit", act, right)


# How units are called in chats.
SPOKEN = {
    "Phòng Quản lý khoa học": "phòng QLKH", "Phòng Quản lý công nghệ": "phòng QLCN",
    "Phòng Hạ tầng bưu chính viễn thông": "phòng BCVT", "Thanh tra Sở": "Thanh tra Sở",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng": "chi cục TĐC", "Văn phòng Sở": "Văn phòng Sở",
}  # fmt: skip


def _initialled(draw: Random, speaker: Speaker, act: str, entry: Entry, pool: Sequence[Entry]) -> Case | None:
    """ "PTBC năm 2027": the longest chunk by its first letters, the others in full."""
    long = [n for n, c in enumerate(entry.chunks) if len(c.split()) >= 3 and c.replace(" ", "").isalpha()]
    if not long or len(entry.chunks) < 2:
        return None
    n = draw.choice(long)
    rest = " ".join(c for m, c in enumerate(entry.chunks) if m != n)
    short = _letters(entry.chunks[n])
    fit = {e.task.id: _letters(_without(e.task.title, rest)) for e in pool if bag(rest) <= bag(e.task.title)}
    very = frozenset(i for i, letters in fit.items() if letters == short)
    right = very or frozenset(i for i, letters in fit.items() if short in letters)
    mine = right & speaker.own
    right = mine if len(right) > 1 and len(mine) == 1 else right
    if not 0 < len(right) <= MOST:
        return None
    said = " ".join(short if m == n else c for m, c in enumerate(entry.chunks))
    return Case(speaker.name, draw.choice(_frames(act)).format(said), "initials", act, right)


def _without(title: str, words: str) -> str:
    """A title without the words said in full."""
    said = bag(words)
    return " ".join(w for w in title.split() if not bag(w) <= said)


def _letters(text: str) -> str:
    return "".join(fold(word)[0] for word in text.split()).upper()


def plain(text: str) -> str:
    """The text as typed without diacritics, letters' case kept out of it."""
    return fold(text)
