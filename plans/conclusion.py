"""A "thông báo kết luận" (pasted text or .docx) as the tasks that it gives: unit, words, deadline, source.

A sentence is a task only where it gives something to somebody; what was heard, noted or praised is none.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from plans.blocks import Block, Content, Paragraph, Table, tidy_lines
from plans.deadlines import Reader
from plans.head import read_head
from plans.lines import Line, read_lines, sentences
from plans.loading import load
from plans.model import DatePart, DocumentHead, KnownUnit
from plans.prose_fields import units_before_verb
from plans.units import is_own_unit, is_unit, split_leads
from plans.wraps import unwrapped
from vietnamese.normalize import fold

_ORDER = r"(?:giao(?! (?:ban|dich|luu|thong|duc)\b)|yeu cau|de nghi|phan cong|chi dao|thong nhat giao|dong y giao|giao cho)"
_DUTY = (
    "chu tri|tham muu|xay dung|bao cao|to chuc|phoi hop|ra soat|hoan thanh|hoan thien|khan truong|theo doi|don doc|tong hop|lap|trinh|kiem tra|thanh tra|huong dan|thuc hien|trien khai|gui|"
    "chuan bi|de xuat|nghien cuu|cap nhat|bo tri|thong bao|lam viec|tiep tuc|chu dong|tap trung|day nhanh|giai quyet|xu ly|cung cap|dang tai|co trach nhiem|chiu trach nhiem|som|khac phuc|danh gia|tiep thu|bo sung|quan triet|nghiem tuc|doc lap|la don vi|lam dau moi|thong ke|can doi|tham dinh|ban hanh|chi dao|hop|tap huan|tuyen truyen"
)
_GIVEN = re.compile(
    rf"(?:^|(?<=[\s:;,]))(?:{_ORDER}\s+)(?P<unit>[^:;.]{{2,140}}?)(?:\s*:\s*|\s*,?\s+(?=(?:{_DUTY})\b))"
)
_NAMED = re.compile(rf"^(?P<unit>[^:;.]{{2,140}}?)(?:\s*:\s*|\s*,?\s+(?=(?:{_DUTY})\b))")
_HAS_TO = re.compile(r"^(?:co trach nhiem|chiu trach nhiem|co nhiem vu)\s+")
_PERSON = re.compile(
    r"(?:d/c|dong chi|cac dong chi|ong|ba|truong|thu truong|giam doc|pho giam doc|chanh|lanh dao)\s"
)
_WITH = re.compile(r"(?:chu tri[\s,]*)?phoi hop (?:voi|cung)\s+")
_WHEN = re.compile(
    r"[\s,(;]*(?:(?:phai |can )?(?:hoan thanh|xong|thoi gian(?: hoan thanh| thuc hien)?|thoi han|bao cao(?= truoc))\s*:?\s*)?"
    r"(?P<when>(?:(?:cham nhat(?: la)?|truoc|den het|den|han(?: chot)?)\s+\d{1,2}/\d{1,2}(?!/)|(?:cham nhat(?: la)?|truoc|trong|den het|den|xong truoc|han)?\s*(?:cuoi |dau |giua )?(?:ngay\s*\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?|\d{1,2}/\d{1,2}/\d{4}|thang\s*\d{1,2}(?:/\d{4}|\s*nam \d{4})?|quy\s*(?:[iv]+|\d)(?:/\d{4}|\s*nam \d{4})?|tuan (?:nay|toi|sau)|nam \d{4}))(?:\s*(?:hang|moi) (?:thang|quy|nam))?)[\s).;,/]*$"
)
# "kế hoạch kiểm định năm 2027" names the plan: a month, quarter or year with nothing before it sets no deadline.
_SUBJECT = re.compile(r"\s*(?:thang|quy|nam)\b")
_HEARD = re.compile(
    r"(?:sau khi nghe|danh gia cao|ghi nhan|bieu duong|nhat tri voi|thong nhat voi|co ban (?:dong y|thong nhat)|noi nhan|tai cuoc hop|tham du|thong bao nay|tren day la|van phong so thong bao)"
)

LETTERHEAD = 600
_OTHER_KIND = re.compile(
    r"\b(?:ke hoach|quyet dinh|bao cao|chuong trinh|to trinh|huong dan|can cu|thuc hien)\b"
)
_BEGINS = re.compile(r"(?:thong bao )?(?:y kien )?(?:ket luan|chi dao) (?:cua|tai) ")
# "Giao các việc sau: 1. Phòng … 2. Văn phòng …"
_HANDS_OUT = re.compile(
    r"(?:(?:toi|lanh dao so|ban giam doc|giam doc|giam doc so) )?(?:giao|phan cong|yeu cau|chi dao)\b[^:.\d]{0,60}:\s*1\s?[.)/]\s.{10,}\b2\s?[.)/]\s"
)
_ANNOUNCED = re.compile(
    r"\bthong bao (?:y kien )?ket luan\b(?! so\b)|\bthong bao (?:ve )?(?:y kien )?(?:ket luan|chi dao) (?:cua|tai)\b"
)


@dataclass(frozen=True, slots=True)
class FoundTask:
    """One task of a notice: the leading unit as printed, others, what to do, by when, under which number.

    `words` is the whole sentence; `source` cites the notice ("Thông báo số 12/TB-SKHCN ngày 3/2/2026") or is "".
    """

    unit: str
    title: str
    words: str
    deadline: DatePart | None = None
    coordinating: tuple[str, ...] = ()
    other_units: tuple[str, ...] = ()
    marker: str | None = None
    source: str = ""

    def as_json(self) -> dict[str, Any]:
        """The task as plain JSON values, for a job's result."""
        return {
            "unit": self.unit,
            "title": self.title,
            "words": self.words,
            "deadline": self.deadline.as_json() if self.deadline else None,
            "coordinating": list(self.coordinating),
            "other_units": list(self.other_units),
            "marker": self.marker,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A notice: its head and the tasks in order."""

    document: DocumentHead
    tasks: tuple[FoundTask, ...]

    @property
    def source(self) -> str:
        """How the notice is cited: "Thông báo số 12/TB-SKHCN ngày 3/2/2026", "" without a number."""
        return _cited(self.document)


def is_notice(text: str) -> bool:
    """Whether a text begins as a notice of what was concluded, or as a numbered list of orders; only its first lines are looked at."""
    begin = " ".join(fold(text[:LETTERHEAD]).split())
    if _HANDS_OUT.match(begin):
        return True
    found = _BEGINS.match(begin) or _ANNOUNCED.search(begin)
    return found is not None and not _OTHER_KIND.search(begin[: found.start()])


def read_conclusion(
    source: str | bytes, name: str = "", *, now: date, known_units: Sequence[KnownUnit] = ()
) -> Conclusion:
    """The tasks in a pasted text or a .docx; raises Refusal for a file that cannot be opened, never for a text."""
    content = Content(_pasted(source)) if isinstance(source, str) else load(source, name)
    blocks = unwrapped(content).blocks
    head = read_head(blocks)
    issued = head.date.first if head.date and head.date.grain == "day" else None
    reader = Reader(issued or now, (issued or now).year)
    known = frozenset(" ".join(fold(n).split()) for u in known_units for n in (u.name, *u.aliases))
    found = _tasks([*read_lines(blocks), *_cells(blocks)], reader, _cited(head), known)
    return Conclusion(head, tuple(found))


_NUMBER = re.compile(r"(?:^|(?<=[\s:;.,]))(\d{1,2})\s?[.)/](?:\s+(?=\S)|(?=[^\W\d_]))")
# "khoản 1. …", "Điều 2. …" and "quý 3." number something else.
_NUMBERED = re.compile(
    r"(?:khoan|dieu|muc|chuong|quy|thang|ngay|nam|phu luc|lan|so|nhom|dot|tuan|thu|phan)\s+$"
)


def _pasted(text: str) -> tuple[Block, ...]:
    return tuple(Paragraph(line) for pasted in tidy_lines([text]) for line in _items(pasted))


def _items(line: str) -> Iterator[str]:
    """A line at the numbers that count up from 1 in it: a chat pastes a whole list on one line."""
    cuts: list[int] = []
    for match in _NUMBER.finditer(line):
        if int(match[1]) == len(cuts) + 1 and not _NUMBERED.search(fold(line[: match.start()])):
            cuts.append(match.start())
    ends = [0, *cuts, len(line)] if len(cuts) > 1 else [0, len(line)]
    yield from (piece for a, b in itertools.pairwise(ends) if (piece := line[a:b].strip()))


def _cells(blocks: Sequence[Block]) -> Iterator[Line]:
    """Tables of a notice may hold the tasks too: a row's cells as one line."""
    for block in blocks:
        if isinstance(block, Table) and len(block.rows) > 4:
            for row in block.rows:
                yield Line(None, ". ".join(cell.text for cell in row.filled if len(cell.text) > 25))


def _cited(head: DocumentHead) -> str:
    if not head.number:
        return ""
    kind = (head.type or "Thông báo").capitalize()
    day = head.date.first if head.date and head.date.grain == "day" else None
    when = f" ngày {day.day}/{day.month}/{day.year}" if day else ""
    return f"{kind} số {head.number}{head.symbol or ''}{when}"


def _tasks(lines: Sequence[Line], reader: Reader, source: str, known: frozenset[str]) -> Iterator[FoundTask]:
    number: str | None = None
    subject = ""
    for line in lines:
        if line.marker is not None and line.marker.kind != "bullet":
            number = line.marker.text
            subject = line.text.rstrip(": .") if is_own_unit(line.text.rstrip(": ."), known) else ""
        for sentence in _duties(line.text):
            found = _given(sentence, reader, known)
            if found is None and subject and fold(sentence).strip(" :.") != fold(subject):
                found = _task(subject, sentence, sentence, reader, known)
            if found is not None and not _HEARD.match(fold(sentence)):
                yield replace(found, marker=number, source=source)


def _duties(text: str) -> Iterator[str]:
    """Sentences, and parts behind ";" that give something to somebody of their own."""
    for sentence in sentences(text):
        parts = re.split(rf";\s*(?={_ORDER}\s)", fold(sentence))
        at = 0
        for part in parts:
            at = fold(sentence).index(part, at)
            yield sentence[at : at + len(part)].strip(" ;.")
            at += len(part)


def _given(sentence: str, reader: Reader, known: frozenset[str]) -> FoundTask | None:
    flat = fold(sentence)
    if _HEARD.match(flat):
        return None
    for pattern in (_GIVEN, _NAMED):
        match = pattern.search(flat)
        if match is None:
            continue
        if _HEARD.match(flat, match.end()):
            return None
        unit = sentence[match.start("unit") : match.end("unit")].strip(" ,")
        if _is_somebody(unit, known):
            return _task(unit, sentence[match.end() :], sentence, reader, known)
    return None


def _is_somebody(name: str, known: frozenset[str]) -> bool:
    flat = " ".join(fold(name).split())
    return flat in known or is_unit(name) or bool(_PERSON.match(flat)) or is_own_unit(name, known)


def _task(unit: str, content: str, words: str, reader: Reader, known: frozenset[str]) -> FoundTask | None:
    duty = _HAS_TO.match(fold(content))
    content = content[duty.end() :] if duty else content
    deadline = None
    when = _WHEN.search(fold(content))
    if when and not _SUBJECT.match(when.group()):
        times = reader.read(content[when.start("when") : when.end("when")])
        deadline = times.due or times.start
        content = content[: when.start()] if deadline else content
    title = content.strip(" .;,:/")
    if len(title.split()) < 2:
        return None
    units = split_leads(unit, known) or (unit,)
    return FoundTask(units[0], title, words, deadline, _helpers(title), units[1:])


def _helpers(title: str) -> tuple[str, ...]:
    match = _WITH.match(fold(title))
    return units_before_verb(title[match.end() :]) if match else ()
