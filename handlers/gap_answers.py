"""Answers to what a report still lacks: by choice, or in one message ("2.1 không đổi, 2.3 đạt 60%, còn lại không đổi").

"1 tất cả" and the choices are confirmations and are stored at once; what is written in words comes back as a card.
"""

import re
from dataclasses import dataclass, replace
from typing import Any

from handlers import belonging, gap_status, linking, report, report_store
from handlers.due_reports import next_due
from handlers.messages import Choice, Reply
from handlers.report_items import Item, blank, from_reading
from handlers.turn import Outcome, Turn, say, understand_turn
from storage import tasks as stored
from tasks.errors import NotFound
from tasks.gaps import Gap
from tasks.model import Task
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import gaps as words

REF = r"(?:(?:nv|nhiem vu|viec|so|muc|chi tieu|cong viec) )?(?:#\d{1,6}|(?:[ivxlc]+\.)?\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]+)"
REFS = rf"{REF}(?:(?: va| ,|,| \+)? {REF})*"
FILL = r"(?:(?:thi|la|van|cung|hien|deu|dang|:|-) )*"
SAME = (
    r"(?:khong|ko|k|chua)(?: co)?(?: gi)? (?:thay doi|doi|moi|khac)(?: gi)?|chua co gi moi|giu nguyen|van the|van vay"
    r"|nhu (?:ky|lan|thang|bao cao|quy) truoc"
)
SAME_TAIL = r"(?: (?:so voi|nhu) (?:ky|lan|thang|quy|bao cao) truoc)?(?: (?:a|nhe|het|ca))*"
ALL = r"(?:tat ca|toan bo|het|cac viec|cac nhiem vu|tat ca cac (?:viec|nhiem vu)|ca)"
REST = r"(?:con lai|(?:cac |nhung )?(?:viec|nhiem vu|muc|nv)? ?(?:con lai|khac))(?: (?:la|thi|deu))?"
NOT_OURS = r"khong (?:thuoc|phai)(?: la)?(?: (?:viec|nhiem vu))?(?: cua| ve)? (?:don vi|phong|chi cuc|trung tam|ban|chung)? ?(?:toi|em|minh|chung toi|phong em|phong toi)?"
UNCHANGED = re.compile(rf"(?:(?P<refs>{REFS})|(?P<all>{ALL})|(?P<rest>{REST}))? ?{FILL}(?:{SAME}){SAME_TAIL}")
CLAIMED = re.compile(rf"(?:(?P<refs>{REFS})|(?P<all>{ALL}))? ?{FILL}{NOT_OURS}")
NUMBERED = re.compile(rf"(?P<n>[123]) ?(?:cho )?{ALL}|{ALL} ?(?:la |chon )?(?P<m>[123])")
ONLY_REFS = re.compile(REFS)
ONE_REF = re.compile(REF)
CLAUSES = re.compile(r"\s*(?:[;\n]|,(?!\d))\s*")


@dataclass(frozen=True, slots=True)
class Said:
    """One message taken apart: what does not change, what belongs elsewhere, and the words of a report."""

    unchanged: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    everything: str = ""  # "1", "2", "3": one answer for all
    rest: bool = False
    report: str = ""
    words: tuple[tuple[str, str], ...] = ()


def read(message: str) -> Said:
    """What a message answers; an empty one when it is something else."""
    whole = fold(message).strip(" .!")
    if match := NUMBERED.fullmatch(whole):
        return Said(everything=match["n"] or match["m"])
    unchanged: list[str] = []
    claimed: list[str] = []
    told: list[str] = []
    carried: list[str] = []
    rest, everything = False, ""
    words_of: list[tuple[str, str]] = []
    for clause in CLAUSES.split(message.strip()):
        said = " ".join(fold(clause).replace(":", " : ").split()).strip(" .!")
        if not said:
            continue
        same, other = UNCHANGED.fullmatch(said), CLAIMED.fullmatch(said)
        match = same or other
        if match is None and ONLY_REFS.fullmatch(said):
            carried.append(clause)
            continue
        if match is None:
            told += [*carried, clause]
            carried = []
            continue
        refs = [_ref(r) for part in (*map(fold, carried), match["refs"] or "") for r in ONE_REF.findall(part)]
        carried = []
        (unchanged if same else claimed).extend(refs)
        words_of += [(ref, clause.strip()) for ref in refs]
        if same and match["rest"]:
            rest = True
        elif match["all"] or (not refs and not match["all"]):
            everything = "1" if same else "3"
    if everything and (unchanged or claimed or told):
        rest, everything = everything == "1", ""
    return Said(
        tuple(unchanged), tuple(claimed), everything, rest, ", ".join([*told, *carried]), tuple(words_of)
    )


def _ref(said: str) -> str:
    return said.split()[-1].upper()


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message answers what a report lacks; a bare "không đổi" only where something is asked."""
    if not turn.private or len(turn.message.text) > 2000:
        return False
    found = read(turn.message.text)
    if found.unchanged or found.claimed or (found.rest and found.report):
        return True
    return bool(found.everything)


def answer(turn: Turn) -> Outcome:
    """Store one answer for all, or show the card of what was said of each."""
    found = read(turn.message.text)
    if found.everything:
        missing = gap_status.missing_of(turn, next_due(turn.today, turn.conn))
        if not missing:
            return say(words.nothing_missing(next_due(turn.today, turn.conn).words))
        turn.arguments = {"tasks": [m.task.id for m in missing]}
        return {"1": same, "2": how, "3": not_ours}[found.everything](turn)
    return _card(turn, found)


def _card(turn: Turn, found: Said) -> Outcome:
    pool = linking.reportable(turn)
    if not pool:
        raise NotFound("no_tasks")
    said = dict(found.words)
    items = [_item(ref, "unchanged", said) for ref in found.unchanged]
    items += [_item(ref, "not_ours", said) for ref in found.claimed]
    if found.report:
        turn.message, turn.reading = replace(turn.message, text=found.report), None
        understand_turn(turn)
        items += from_reading(turn.heard, found.report)
    linked = [report.link_item(turn, item, pool) for item in items]
    if found.rest:
        named = {i["task"] for i in linked}
        left = [
            m for m in gap_status.missing_of(turn, next_due(turn.today, turn.conn)) if m.task.id not in named
        ]
        linked += [{**blank("", words.SAME), "task": m.task.id, "unchanged": True} for m in left]
    if not any(i["task"] or i["options"] for i in linked):
        raise NotFound("no_such_task", name=", ".join(str(i["ref"]) for i in linked if i["ref"]))
    return report.present(turn, report.hold(turn, linked))


def _item(ref: str, kind: str, said: dict[str, str]) -> Item:
    return {**blank(ref, said.get(ref, "")), kind: True}


def same(turn: Turn) -> Outcome:
    """ "Không thay đổi so với kỳ trước" is stored as a report of each task, with its serial."""
    rows = []
    for task in _tasks(turn):
        require(turn.me, Action.REPORT, task, turn.house.units, turn.where)
        item: dict[str, Any] = {**blank("", words.SAME), "task": task.id, "unchanged": True}
        rows.append(report_store.store(turn, item, {}))
    said = words.kept_same(rows)
    if turn.arguments.get("rest") is not None:
        return _each(turn, list(turn.arguments["rest"]), said.plain)
    return say(said)


def how(turn: Turn) -> Outcome:
    """Says how to report one task, or takes several one after the other."""
    tasks = _tasks(turn)
    if len(tasks) > 1:
        return _each(turn, [t.id for t in tasks], None)
    subject = {"task": tasks[0].id, "query": None, "ids": [tasks[0].id]}
    said = words.how_to_report(tasks[0])
    if turn.arguments.get("rest"):
        return say(said + say(words.rest()).reply.text, subject=subject)
    return say(said, subject=subject)


def each(turn: Turn) -> Outcome:
    """The next of several."""
    return _each(turn, list(turn.arguments["rest"]), None)


def _each(turn: Turn, ids: list[int], said: str | None) -> Outcome:
    report_words = next_due(turn.today, turn.conn).words
    missing = {m.task.id: m for m in gap_status.missing_of(turn, next_due(turn.today, turn.conn))}
    left = [i for i in ids if i in missing]
    if not left:
        done = words.nothing_missing(report_words)
        return say(done if said is None else words.joined(said, done))
    first, rest = missing[left[0]], left[1:]
    common = {"tasks": [first.task.id], "rest": rest}
    choices = [
        Choice(words.SAME, "gap.same", common),
        Choice(words.REPORT, "gap.report", common),
        Choice(words.NOT_OURS, "gap.not_ours", common),
    ]
    if rest:
        choices.append(Choice(words.LATER, "gap.each", {"rest": rest}))
    text = words.one(first.task, Gap(first.gap), len(rest), said)
    return Outcome(Reply(text, tuple(choices)), subject={"task": first.task.id, "query": None, "ids": []})


def not_ours(turn: Turn) -> Outcome:
    """One task goes to the office; of several it is asked which."""
    tasks = _tasks(turn)
    if len(tasks) > 1:
        choices = [
            Choice(words.short(t), "gap.not_ours", {"tasks": [t.id], "rest": [o.id for o in tasks if o != t]})
            for t in tasks
        ]
        return say(words.which_not_ours(), *choices)
    return belonging.claim(turn, tasks[0], words.NOT_OURS)


def _tasks(turn: Turn) -> list[Task]:
    return [stored.get(turn.conn, int(i)) for i in turn.arguments["tasks"]]
