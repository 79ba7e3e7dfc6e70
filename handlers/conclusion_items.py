"""The tasks of a notice as the plain items that a draft keeps: who is meant, by when; nobody is guessed.

Keys: title, unit, person (ids or null), said (whom the notice names), day, start (ISO), due_words, words,
coordinating [ids], document, and task, for, no_deadline as `assign_store` asks.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from handlers import naming
from handlers.linking import folded
from handlers.turn import Turn, holders
from storage import people
from storage import tasks as stored
from tasks.errors import NotFound
from tasks.model import Person, Role
from vietnamese.normalize import clean, fold
from vietnamese.words.conclusion import Row

Item = dict[str, Any]
ADDRESSED = re.compile(r"(?:cac )?(?:d/c|dong chi|ong|ba)\s+")
LED = re.compile(
    r"(?:pho )?(?:thu )?(?:truong|lanh dao|chanh)\s+(?=phong|van phong|ban|thanh tra|chi cuc|trung tam|don vi)"
)
CONCLUDED = re.compile(r"\b(?:ket luan|chi dao|y kien)(?: ket luan| chi dao)? cua (.{3,110})", re.DOTALL)


def from_found(turn: Turn, task: Mapping[str, Any]) -> list[Item]:
    """One item for each leading unit: two in print become two tasks."""
    names = [task["unit"], *task["other_units"]]
    return [_item(turn, task, name) for name in names]


def _item(turn: Turn, task: Mapping[str, Any], name: str) -> Item:
    unit, person = whom(turn, name)
    due = task["deadline"] or {}
    first, _, last = (due.get("range") or "").partition("/")
    helping = (naming.match_unit(turn.house.units, n) for n in task["coordinating"])
    title = str(task["title"])
    return {
        "title": title[:1].upper() + title[1:],
        "unit": unit,
        "person": person.id if person else None,
        "said": name,
        "day": last or None,
        "start": first or None,
        "due_words": due.get("text") or "",
        "words": task["words"],
        "coordinating": sorted({u.id for u in helping if u is not None and u.id != unit}),
        "document": task["source"],
        "task": None,
        "for": None,
        "no_deadline": not last,
    }


def whom(turn: Turn, name: str) -> tuple[int | None, Person | None]:
    """The unit and, where one is named, the person; (None, None) when nobody fits or several do."""
    name = clean(name)
    flat = fold(name)
    addressed = ADDRESSED.match(flat)
    if addressed:
        called = re.split(r"[,(–]|\s-\s?", name[addressed.end() :])[0].strip()
        person = _person(turn, called)
        if person is not None:
            return person.unit_id, person
        name = called
    led = LED.match(fold(name))
    bare = name[led.end() :] if led else name
    unit = naming.match_unit(turn.house.units, bare) or naming.match_unit(
        turn.house.units, bare.split(",")[0]
    )
    return (unit.id if unit else None), None


def _person(turn: Turn, name: str) -> Person | None:
    try:
        return naming.person(turn, name) if name else None
    except NotFound:
        return None


def leader_named(turn: Turn, opening: str) -> int | None:
    """The one leader whose full name stands behind "kết luận của" in the notice's opening."""
    said = " ".join(fold(opening).split())
    found = {
        p.id
        for match in CONCLUDED.finditer(said)
        for p in holders(turn, Role.LEADER)
        if fold(p.name) in match[1]
    }
    return found.pop() if len(found) == 1 else None


def not_given_yet(turn: Turn, items: Iterable[Item]) -> list[Item]:
    """Without those that were given before: the same words to the same unit under the same number.

    A notice without a number is known by the same words to the same unit with the same day: next week's
    "báo cáo tuần" has another one.
    """
    tasks = [t for t in stored.all_tasks(turn.conn) if t.assigned_by]
    cited = {(t.assigned_document, folded(t.title), t.lead_unit_id) for t in tasks}
    dated = {(_iso(t.due_last_day), folded(t.title), t.lead_unit_id) for t in tasks if t.is_open}
    return [i for i in items if not _is_given(i, cited, dated)]


def _is_given(item: Item, cited: set[Any], dated: set[Any]) -> bool:
    title, unit = folded(item["title"]), item["unit"]
    if item["document"]:
        return (item["document"], title, unit) in cited
    return unit is not None and (item["day"], title, unit) in dated


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def shown(turn: Turn, item: Item) -> Row:
    """The item as a row of the card."""
    person = people.get_person(turn.conn, item["person"]).name if item["person"] else ""
    return Row(
        title=item["title"],
        unit=turn.house.unit_name(item["unit"]),
        person=person,
        said=item["said"],
        day=date.fromisoformat(item["day"]) if item["day"] else None,
        due_words=item["due_words"],
        helping=tuple(turn.house.unit_name(u) for u in item["coordinating"]),
    )
