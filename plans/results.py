"""What a result cell says: documents, quantities by type, and the state that its words suggest.

11/63 is a rank, 46,51 a score, "02 cuộc" with "số lượng" planned, 12/14 progress. The state is offered for
confirmation; it is never "hoàn thành" while anything in the words is still open.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.citations import blank_documents, find_documents
from plans.model import Quantity, ResultDocument
from plans.targets import COUNT, is_ordinal, number_of, unit_behind
from vietnamese.normalize import fold

_BLANKED = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|(?:thang|quy|ngay|dot|lan|ky)\s*\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s*/\s*\d{4}|(?:^|(?<=\W))\d{1,2}/(?:19|20)\d\d(?!\d)|"
    r"(?:nam|thang|ngay|quy|giai doan|dot|lan|khoa|ky|nhiem ky)\s*\d+(?:\s*[-–,]\s*(?:nam |thang |ngay )?\d+)*(?:/\d+)*|\d{4}\s*[-–]\s*\d{4}|\([^()]*\)"
)
_DATES = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|(?:thang|quy|ngay|dot|lan|ky)\s*\d{1,2}(?:\s*[-–]\s*\d{1,2})?\s*/\s*\d+|\d{1,2}/(?:19|20)\d\d(?!\d)"
)
_FRACTION = re.compile(r"(?<![\w/.,])(?P<done>\d{1,5})\s?/\s?(?P<total>\d{1,5})(?![\w/])")
_RANK = re.compile(
    r"(?:xếp(?: thứ)?(?: hạng)?|thứ hạng|vị trí(?: thứ)?|(?<!khách )(?<!ngân )\bhạng|xếp loại)\s*:?\s*$"
)
_SCORE = re.compile(r"\s*diem\b")
_PLANNED = re.compile(r"so luong\s*:?\s*$")
_AHEAD = re.compile(r"\b(?:du kien|se|phan dau|chuan bi|ke hoach to chuc|dang ky)\b")
_SCOPE = re.compile(r"(?:\btai|tren dia ban(?: cua)?|\bo|trong so)\s*$")
_PREPARES = re.compile(
    r"\b(?:lua chon|dang ky|khao sat|de xuat|ra soat|du kien|tiep nhan ho so)\b[^.;]{0,25}$"
)
_PARTS_OF = re.compile(r"(?:gom|bao gom|trong do)\s*:?")
_EACH = re.compile(r"\bmoi\b[^.;]*$")

_STOPPED = re.compile(
    r"\b(?:dung (?:thuc hien|trien khai)|tam dung|khong (?:tiep tuc )?(?:thuc hien|trien khai) (?:nua|nhiem vu|noi dung)|huy bo nhiem vu|khong thuc hien do)\b|^khong (?:thuc hien|trien khai)\b"
)
_OPEN = re.compile(
    r"\b(?:dang|du kien|se|chua|tiep tuc|chuan bi|co ban|con lai|thoi gian toi|gan|sap|cho (?:phe duyet|y kien|cap)|tham muu|du thao|trinh)\b|\bden khi\b"
)
_DONE = re.compile(
    r"^\W*(?:da )?hoan thanh(?! viec\b)(?! cong tac chuan bi)|\bda hoan thanh(?! viec\b)|\bhoan thanh (?:100|nhiem vu|dat|vuot)|^\W*(?:da )?(?:thuc hien )?xong\b|da (?:thuc hien )?xong\b"
)
# A last sentence of its own settles what the sentences before it told of the way there.
_SAID_LAST = re.compile(
    r"(?:^|[.]\s+)(?:nhiem vu |da |ket qua:? ){0,2}hoan thanh(?: nhiem vu| 100 ?%| theo ke hoach| dung (?:han|tien do|thoi gian))?[\s.]*$"
)


@dataclass(frozen=True, slots=True)
class Result:
    """A result cell read."""

    documents: tuple[ResultDocument, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    status: str | None = None


def read_result(
    text: str, target: float | None = None, unit: str | None = None, year: int | None = None
) -> Result:
    """Everything that a result's words give, against the target's number and unit."""
    if not text.strip(" .-–/"):
        return Result()
    quantities = tuple(_quantities(text, target, unit))
    return Result(find_documents(text), quantities, infer_status(text, quantities, target))


def _quantities(text: str, target: float | None, unit: str | None) -> Iterator[Quantity]:
    plain = blank_documents(text)
    flat = _BLANKED.sub(_kept_fraction, fold(plain))
    kept = "".join(c if f != "¤" else "¤" for c, f in zip(plain, flat, strict=True))
    found: list[tuple[int, Quantity]] = []
    for match in _FRACTION.finditer(kept):
        found.append((match.start(), _fraction(match, flat, kept)))
        kept = kept[: match.start()] + "¤" * len(match.group()) + kept[match.end() :]
    reached = False
    for match in COUNT.finditer(kept):
        quantity = _count(match, flat, kept, target if not reached else None, unit)
        if quantity is not None:
            reached = reached or quantity.type == "progress"
            found.append((match.start(), quantity))
    for _, quantity in sorted(found, key=lambda pair: pair[0]):
        yield quantity


def _kept_fraction(match: re.Match[str]) -> str:
    """What is in brackets counts nothing by itself, but 9/12 there is progress all the same."""
    text = match.group()
    if not text.startswith("("):
        return "¤" * len(text)
    inside = _DATES.sub(lambda m: "¤" * len(m.group()), text)
    blank = ["¤"] * len(text)
    for fraction in _FRACTION.finditer(inside):
        blank[fraction.start() : fraction.end()] = fraction.group()
    return "".join(blank)


def _fraction(match: re.Match[str], flat: str, kept: str) -> Quantity:
    done, total = float(match["done"]), float(match["total"])
    what = unit_behind(kept[match.end() :]) or ""
    kind = "rank" if _RANK.search(kept[: match.start()].lower()) else "progress"
    return Quantity(done, total, what, kind)


def _count(
    match: re.Match[str], flat: str, kept: str, target: float | None, unit: str | None
) -> Quantity | None:
    value, before = number_of(match["number"]), flat[: match.start()]
    if match["percent"]:
        return _percent(value, before, flat[match.end() :])
    if _SCORE.match(flat, match.end()):
        return Quantity(value, None, "điểm", "score")
    what = unit_behind(kept[match.end() :])
    if _RANK.search(kept[: match.start()].lower()):
        return Quantity(value, None, what or "", "rank")
    if what is None:
        return None
    clause = re.split(r"[.;]", before)[-1]
    if _EACH.search(before) or is_ordinal(kept[: match.start()]):
        return None
    if _PLANNED.search(before) or (_AHEAD.search(clause) and not re.search(r"\bda\b", clause)):
        return Quantity(None, value, what, "planned")
    if _SCOPE.search(before):
        return Quantity(None, value, what, "scope")
    if (
        target
        and unit
        and _same_unit(what, unit)
        and not _PREPARES.search(clause)
        and not _PARTS_OF.search(before.split(".")[-1])
    ):
        return Quantity(value, target, what, "progress")
    return Quantity(value, None, what, "count")


def _percent(value: float, before: str, behind: str) -> Quantity | None:
    if re.search(
        r"(?:dat|hoan thanh|thuc hien|duoc|tien do)(?: (?:khoang|tren|gan|hon|duoc))?\s*$", before
    ) and not re.match(r"\s*(?:so voi|cung ky)", behind):
        return Quantity(value, 100, "%", "progress")
    return None


def _same_unit(what: str, unit: str) -> bool:
    left, right = re.findall(r"\w+", fold(what)), re.findall(r"\w+", fold(unit))
    return bool(right) and left[: len(right)] == right


def infer_status(text: str, quantities: tuple[Quantity, ...] = (), target: float | None = None) -> str | None:
    """hoàn thành, đang thực hiện or dừng thực hiện; None when the words say nothing was begun."""
    flat = " ".join(fold(text).split())
    if _STOPPED.search(flat):
        return "dừng thực hiện"
    if re.match(
        r"\W*(?:chua (?:thuc hien|trien khai|den (?:han|thoi gian|ky))|khong co|khong phat sinh)", flat
    ):
        return None
    progress = [q for q in quantities if q.type == "progress" and q.done is not None and q.total]
    complete = all((q.done or 0) >= (q.total or 0) for q in progress)
    if complete and _SAID_LAST.search(flat):
        return "hoàn thành"
    if _OPEN.search(flat) or not complete:
        return "đang thực hiện"
    reached = target is not None and any(q.total == target for q in progress)
    return "hoàn thành" if _DONE.search(flat) or reached else "đang thực hiện"
