"""The section "Tổ chức thực hiện": standing duties, and assignments that name tasks of earlier sections."""

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from plans.drafts import Draft
from plans.fields import Fields
from plans.lines import Line, sentences
from plans.markers import split_label
from plans.units import is_own_unit, is_unit
from vietnamese.normalize import fold

_VERB = (
    "co trach nhiem|chiu trach nhiem|co nhiem vu|chu tri|chi dao|theo doi|tham muu|xay dung|to chuc|phoi hop|bao cao|gui|dinh ky|thuc hien|trien khai|ra soat|bo tri|huong dan|"
    "don doc|tong hop|la (?:don vi )?dau moi|kiem tra|can doi|tham dinh|chu dong|pho bien|quan triet|cap nhat|dang tai|can cu|cu the hoa|lam dau moi|giup|nghiem tuc|khan truong|tap trung|bam sat"
)
_SUBJECT = re.compile(
    rf"(?:(?P<order>giao|de nghi|yeu cau|phan cong)\s+(?:cho\s+)?)?(?P<unit>(?:(?:thu truong|truong|giam doc|lanh dao|chanh)\s+)?[^:;.]{{2,110}}?)(?:\s*:\s*|\s*,?\s+(?=(?:{_VERB})\b))"
)
_HAS_TO = re.compile(r"(?:co trach nhiem|chiu trach nhiem|co nhiem vu)\s+")
_PEOPLE = re.compile(
    r"(?:thu truong|truong|giam doc|lanh dao|chanh)\s+(?:cac\s+)?(?:so|phong|don vi|co quan|van phong|thanh tra|chi cuc|trung tam)"
)
_WHEN = re.compile(
    r"^(?P<when>(?:dinh ky|hang (?:thang|quy|nam|tuan)|(?:cham nhat )?truoc (?:ngay|thang)|hang)\b[^,;]*?(?:hang (?:nam|thang|quy|tuan)|\d{4}|\d{1,2}/\d{1,2}(?:/\d{4})?(?:\s+(?:hang|moi) (?:nam|quy|thang))?|(?:6 thang|quy|nam|thang)(?:, (?:6 thang|quy|nam|thang))*))[\s,]+(?=\S)"
)
_WHEN_BEHIND = re.compile(
    r"[\s,(]+(?P<when>(?:xong |cham nhat )?truoc ngay [\d/]+(?:\s+(?:hang|cua)\s+(?:thang|quy|nam))?|dinh ky [^,;.]*)[).\s]*$"
)
_WHEN_INSIDE = re.compile(
    r"[\s,]+(?P<when>(?:dinh ky )?(?:hang|moi) (?:tuan|thang|quy|nam)|dinh ky (?:6 thang|quy|thang|nam)(?:, (?:6 thang|quy|nam|thang))*)\s+(?=(?:bao cao|gui|tong hop|danh gia|so ket)\b)"
)
_GENERAL = re.compile(
    r"^(?:tren day la|trong qua trinh|ke hoach nay|neu co|kinh phi|de nghi cac (?:dong chi|co quan).{0,40}(?:quan tam|phoi hop)|noi dung nhiem vu|chi tiet|\(?co phu luc)"
)
_CITES = re.compile(r"nhiệm vụ\s*(?:số\s*)?(\d{1,3})|chỉ tiêu\s*(?:số\s*)?(\d{1,3})", re.IGNORECASE)
_COUNTS = re.compile(
    r"chu tri (?:thuc hien|tham muu)?.{0,60}(?:\d+|cac) (?:nhiem vu|chi tieu|noi dung).{0,120}(?:cu the|sau)?\s*:?$"
)


@dataclass(slots=True)
class Duties:
    """Reads the lines of the section; `owner` is the unit under whose heading a line stands."""

    fields: Fields
    drafts: list[Draft]
    section: Draft
    owner: Draft | None = None
    subject: str | None = None
    tasks: list[Draft] = field(default_factory=list)

    def line(self, line: Line) -> None:
        """One line: a unit's heading, an assignment of known tasks, or duties."""
        if line.kind in ("number", "dotted", "alpha") and self._starts_owner(line):
            return
        if _COUNTS.search(fold(line.text)) or not line.text:
            return
        if self.owner is not None and self.assign(line.text, self.owner.title):
            self.owner.assigns = True
            return
        for sentence in sentences(line.text):
            self._sentence(sentence, line.marker.text if line.marker else None)

    def _starts_owner(self, line: Line) -> bool:
        assert line.marker is not None
        title, _, rest = line.text.partition(":")
        name = re.sub(r"^(?:giao|đề nghị|yêu cầu)\s+", "", title.strip(" ."), flags=re.IGNORECASE)
        if not is_own_unit(name) or len(name) > 110:
            return False
        self.owner = Draft(
            "owner",
            name,
            self.section,
            line.marker.parts[-1] if line.kind != "alpha" else line.marker.text,
            None,
            line.marker.text,
        )
        self.drafts.append(self.owner)
        self.subject = name
        for sentence in sentences(rest):
            self._sentence(sentence, None)
        return True

    def assign(self, text: str, unit: str) -> bool:
        """Gives tasks named by label, kind or title their unit; False when the line names none."""
        tasks = [d for d in self.drafts if d.node_type in ("task", "indicator", "sub_task", "group")]
        named = _named_tasks(text, tasks)
        for task in named:
            if task.lead_unit is None:
                task.lead_unit = unit
            elif fold(task.lead_unit) != fold(unit):
                task.flag("several_leads", "lead_unit", unit)
        return bool(named)

    def _sentence(self, sentence: str, marker: str | None) -> None:
        if _GENERAL.match(fold(sentence)):
            return
        unit, content = self._split(sentence)
        general = fold(sentence).startswith("can cu") or fold(content).startswith(
            ("chi dao to chuc trien khai", "to chuc trien khai gan")
        )
        self.subject = unit or self.subject or (self.owner.title if self.owner else None)
        if general and unit:
            return
        if unit is None and self.owner is None and not _WHEN.match(fold(content)):
            return
        self._add(content, marker)

    def _split(self, sentence: str) -> tuple[str | None, str]:
        """The unit that a sentence begins with (or has behind "Căn cứ …, ") and what it has to do."""
        flat = fold(sentence)
        starts = [0] + (
            [m.end() for m in re.finditer(r",\s+", flat)]
            if flat.startswith(("can cu", "tren co so", "de "))
            else []
        )
        for start in starts:
            match = _SUBJECT.match(flat, start)
            if match is None:
                continue
            name = sentence[match.start("unit") : match.end("unit")].strip(" ,")
            if is_unit(name) or is_own_unit(name) or _PEOPLE.match(fold(name)):
                content = sentence[match.end() :]
                duty = _HAS_TO.match(fold(content))
                return name, content[duty.end() :] if duty else content
        return None, sentence

    def _add(self, content: str, marker: str | None) -> None:
        flat = fold(content)
        inside = _WHEN_INSIDE.search(flat)
        when = _WHEN.match(flat) or inside or _WHEN_BEHIND.search(flat)
        words = content[when.start("when") : when.end("when")] if when else ""
        if when is not None and when is inside:
            content = f"{content[: when.start()]}, {content[when.end() :]}"
        elif when:
            content = content[when.end() :] if when.start() == 0 else content[: when.start()]
        title = content.strip(" .;,/")
        if len(title.split()) < 3:
            return
        duty = Draft("obligation", title, self.owner or self.section, "", marker=marker)
        duty.lead_unit = self.subject
        if words:
            self.fields.deadline(duty, words)
        self.drafts.append(duty)


def _named_tasks(text: str, tasks: list[Draft]) -> list[Draft]:
    """Tasks that a line cites: "(Nhiệm vụ 2)" within a kind, "Chỉ tiêu 1" below it, or by title."""
    before, _, title = text.partition(":")
    _, rest = split_label(text)
    title = title.strip() or rest
    if len(title) > 25:
        alike = [(fuzz.ratio(fold(title), fold(t.title)), t) for t in tasks if t.title]
        best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if best[0] >= 85 and best[1] is not None:
            return [best[1]]
    return _by_label(before if title else text, tasks)


def _by_label(text: str, tasks: list[Draft]) -> list[Draft]:
    cited = _CITES.findall(text)
    numbers = [f"Nhiệm vụ {task}" for task, _ in cited if task]
    indicators = [f"Chỉ tiêu {indicator}" for _, indicator in cited if indicator]
    fitting = [t for t in tasks if t.label and _fits_kind(t, fold(text))]
    if not indicators:
        named = [[t for t in fitting if t.label == number] for number in numbers]
        return [found[0] for found in named if len(found) == 1]
    found = [t for t in fitting if t.label in indicators]
    if numbers:
        found = [t for t in found if t.parent is not None and t.parent.label in numbers]
    return found if len(found) <= len(indicators) else []


def _fits_kind(task: Draft, kind: str) -> bool:
    """ "Nhiệm vụ trọng tâm (Nhiệm vụ 2)" only means tasks below a heading of that kind."""
    at: Draft | None = task.parent
    while at is not None:
        words = fold(at.title)
        if words.startswith("nhiem vu") and len(words.split()) <= 8:
            return words[:22] in kind
        at = at.parent
    return True
