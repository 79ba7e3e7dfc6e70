"""Who does it: a unit, a person with a post, or a post alone, as the executing and presiding columns print them."""

import re
from dataclasses import dataclass

from plans.units import is_own_unit, split_leads, split_units
from vietnamese.names import SURNAMES
from vietnamese.normalize import fold

_HONORIFIC = re.compile(r"(?:đ/c|đc|đồng chí|ông|bà|các đ/c|các đồng chí)\.?\s*:?\s+|đ/c\s*", re.IGNORECASE)
_POST = re.compile(
    r"(?P<post>(?:q\.|quyen |pho |p\.? ?)?(?:truong phong|tp|ptp|chi cuc truong|chanh van phong|chanh thanh tra|giam doc|gd|pgd|vien truong|"
    r"truong ban|doi truong|to truong|hieu truong|chu tich|bi thu|chuyen vien|ke toan truong|truong khoa|truong bo phan|cvp|pcvp))\b"
)
_HEAD_OF = {
    "truong phong": "Phòng",
    "tp": "Phòng",
    "ptp": "Phòng",
    "chi cuc truong": "Chi cục",
    "chanh van phong": "Văn phòng",
    "cvp": "Văn phòng",
    "pcvp": "Văn phòng",
    "chanh thanh tra": "Thanh tra",
    "doi truong": "Đội",
    "truong ban": "Ban",
    "truong khoa": "Khoa",
}
_PRESIDES = re.compile(
    r"(?:đơn vị|lãnh đạo|người)?\s*(?:chủ trì|phụ trách|chỉ đạo)(?: thực hiện)?\s*:\s*", re.IGNORECASE
)
_LEAD_PART = re.compile(
    r"(?:đơn vị|cơ quan)?\s*(?:đầu mối,?\s*)?chủ trì(?: thực hiện)?\s*:\s*", re.IGNORECASE
)
_HELP_PART = re.compile(
    r"[.;,(\s]*(?:đơn vị|cơ quan)?\s*phối hợp(?: thực hiện)?\s*(?::|với|cùng)\s*", re.IGNORECASE
)
_BEHIND = re.compile(r"\s*\(?(?:là (?:đơn vị )?)?chủ trì(?: thực hiện)?\)?[,.;]?\s*$", re.IGNORECASE)
_TAGGED = re.compile(
    r"\s*\((?:đơn vị |cơ quan )?(?:chủ trì|phối hợp|đầu mối)(?: thực hiện)?\)", re.IGNORECASE
)
_ALSO_HELP = re.compile(r"\s+phối hợp(?: thực hiện)?\)?[.;]?\s*$|\s*\(phối hợp\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Assignee:
    """An executing cell: the lead unit, the others that lead too, the person and post, who coordinates.

    `inferred` when the unit follows from the post ("TP QLKH": Phòng QLKH).
    """

    unit: str | None = None
    other_units: tuple[str, ...] = ()
    person: str | None = None
    other_persons: tuple[str, ...] = ()
    position: str | None = None
    coordinating: tuple[str, ...] = ()
    inferred: bool = False


def read_assignee(text: str, known: frozenset[str] = frozenset()) -> Assignee:
    """An executing cell; `known` are folded names of the agency's units."""
    text = " ".join(text.split()).strip(" .;,-")
    if not text:
        return Assignee()
    if _TAGGED.search(text):
        return _by_tags(text, known)
    lead, helpers = _split_help(text)
    coordinating = split_units(helpers) if helpers else ()
    lead = _BEHIND.sub("", _LEAD_PART.sub("", lead)).strip(" .;,-")
    persons = [
        piece
        for piece in re.split(r"\s*[;,]\s*(?=(?:đ/c|đồng chí|ông |bà ))", lead, flags=re.IGNORECASE)
        if piece
    ]
    found = _person(persons[0], known) if persons else Assignee()
    if found is None:
        return _units(lead, coordinating, known)
    others = tuple(p.person for p in (_person(x, known) for x in persons[1:]) if p and p.person)
    return Assignee(found.unit, (), found.person, others, found.position, coordinating, found.inferred)


def _by_tags(text: str, known: frozenset[str]) -> Assignee:
    """ "Phòng A (chủ trì), Phòng B (phối hợp)": each unit says its part; one without a tag leads."""
    helps = [unit for unit in split_units(text) if "phoi hop" in fold(unit)]
    leads = [unit for unit in split_units(text) if unit not in helps]
    coordinating = tuple(_TAGGED.sub("", unit).strip() for unit in helps)
    return _units("; ".join(_TAGGED.sub("", unit).strip() for unit in leads), coordinating, known)


def _split_help(text: str) -> tuple[str, str]:
    match = _HELP_PART.search(text)
    if match and match.start() > 0:
        return text[: match.start()], text[match.end() :].rstrip(" )")
    if match:
        return "", text[match.end() :]
    for piece in re.split(r"\s*;\s*", text)[1:]:
        if _ALSO_HELP.search(piece):
            return text[: text.index(piece)], _ALSO_HELP.sub("", piece)
    return text, ""


def _units(lead: str, coordinating: tuple[str, ...], known: frozenset[str]) -> Assignee:
    if post := read_post(lead):
        return Assignee(unit=post[1], position=lead, coordinating=coordinating, inferred=post[1] is not None)
    units = split_leads(lead, known)
    first = units[0] if units else None
    return Assignee(unit=first, other_units=units[1:], coordinating=coordinating)


def _person(text: str, known: frozenset[str]) -> Assignee | None:
    """ "Đ/c NAME - post", "Đ/c NAME- phòng X", "NAME (phòng X)", a name alone; None when it is no person."""
    honoured = _HONORIFIC.match(text)
    body = text[honoured.end() :] if honoured else text
    parts = re.split(r"\s*[-–,(]\s*", body, maxsplit=1)
    name, rest = parts[0].strip(), (parts[1].strip(" ).;") if len(parts) > 1 else "")
    before = _POST.match(fold(name))
    if before and not honoured:
        return None
    if before:
        return Assignee(position=name, unit=(read_post(name) or ("", None))[1], inferred=True)
    if not is_name(name, bool(honoured)):
        return None
    post = read_post(rest)
    if post:
        return Assignee(unit=post[1], person=name, position=rest, inferred=post[1] is not None)
    if rest and is_own_unit(rest, known):
        return Assignee(unit=split_leads(rest, known)[0], person=name)
    return Assignee(person=name, position=rest or None)


def is_name(text: str, sure: bool = False) -> bool:
    """Two to five capitalised words with a surname first; after "đ/c" any capitalised words."""
    words = text.split()
    if not all(w[0].isupper() and (len(w) == 1 or not w.isupper()) for w in words):
        return False
    if sure:
        return 1 <= len(words) <= 6
    return 2 <= len(words) <= 5 and fold(words[0]) in SURNAMES and not is_own_unit(text)


def read_post(text: str) -> tuple[str, str | None] | None:
    """A post and the unit that it heads ("TP QLKH" heads "Phòng QLKH"); None when the text names no post."""
    match = _POST.match(fold(text))
    if match is None:
        return None
    rest = text[match.end() :].strip(" ,-–.:")
    post = re.sub(r"^(?:q\.|quyen |pho |p\.? ?(?=[tcgd]))", "", match["post"])
    return text[: match.end()], _headed(post, rest)


def _headed(post: str, rest: str) -> str | None:
    if rest and is_own_unit(rest):
        return (
            None
            if fold(rest) in ("so", "ubnd tinh")
            or (
                fold(rest).startswith(("so ", "so,"))
                and post != "chanh thanh tra"
                and post != "chanh van phong"
            )
            else rest
        )
    head = _HEAD_OF.get(post)
    if head is None or (head in ("Phòng", "Chi cục", "Ban", "Khoa", "Đội") and not rest):
        return None
    if head in ("Văn phòng", "Thanh tra"):
        return f"{head} {rest or 'Sở'}"
    return f"{head} {rest}"


def read_presiding(text: str) -> str | None:
    """The post that answers for it, without "Chủ trì thực hiện:"."""
    return _PRESIDES.sub("", " ".join(text.split())).strip(" .;") or None


def is_presiding(text: str) -> bool:
    """Whether a cell says who answers for it: "Chủ trì thực hiện: …" or a post alone."""
    return bool(_PRESIDES.match(text)) or bool(_POST.match(fold(text)))
