"""Papers that are handed out as files: the meeting's briefing, my month, a task's record, a year's archive.

Each is gathered here as plain values (a year beside the conversation) and made in a child process.
"""

import re
from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter

from handlers import archive, briefing, dossier, my_sheet, show
from handlers.turn import Outcome, Turn, say
from reports.briefing import Briefing
from reports.sheet import Page
from storage import jobs
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.text import text
from vietnamese.words import papers as words
from vietnamese.words.tasks import code

MEETING = re.compile(
    r"(?:@\S+ )?(?:in|xuat|lay|tai|gui|lam|cho (?:toi|anh|chi|xin|van phong))\b.{0,40}\bgiao ban\b.{0,20}|(?:tai lieu|ban in|phieu) (?:hop )?giao ban.{0,20}"
)
MINE = re.compile(
    r"\bbang (?:theo doi )?(?:cong viec|nhiem vu|ket qua(?: cong viec)?) (?:cua )?(?:toi|em|minh|ca nhan)\b"
)
RECORD = re.compile(
    r"\bho so(?: cua)? (?:nhiem vu|nv|viec|cong viec|chi tieu|#)|^(?:xuat |in |lay )?ho so #?\d"
)
YEAR = re.compile(
    r"\b(?:luu|luu tru|dong goi|xuat luu tru)(?: ho so| du lieu)? (?:ca )?nam(?: (?P<year>20\d\d))?\b"
)


def kind_of(turn: Turn) -> str:
    """Which paper the message asks for, "" for none."""
    said = fold(turn.message.text).strip(" .?!")
    if len(said) > 100 or turn.heard.percent is not None:
        return ""
    if MEETING.fullmatch(said):
        return "briefing"
    if MINE.search(said) and turn.private:
        return "mine"
    if RECORD.search(said) and turn.heard.tasks and turn.heard.status is None:
        return "record"
    return "archive" if YEAR.search(said) and turn.private else ""


def speaks_of_it(turn: Turn) -> bool:
    """Whether a paper is asked for."""
    return bool(kind_of(turn))


def hand_out(turn: Turn) -> Outcome | None:
    """Gather the paper and begin to make it; None: the file will be the answer."""
    return PAPERS[kind_of(turn)](turn)


def _briefing(turn: Turn) -> Outcome | None:
    require(turn.me, Action.EXPORT, place=turn.where)
    of = briefing.gather(turn)
    _begin(turn, "make_briefing", of, Briefing, f"{words.BRIEFING} {turn.today:%d-%m-%Y}", ".docx", of.title)
    return None


def _mine(turn: Turn) -> Outcome | None:
    start, end = my_sheet.month_meant(turn)
    page = my_sheet.gather(turn, start, end)
    if page is None:
        return say(text(words.no_my_tasks(start, end)))
    ending = ".xlsx" if turn.heard.format == "excel" else ".docx"
    _begin(turn, "make_sheet", page, Page, f"{words.MY_SHEET} {start:%m-%Y}", ending, page.title)
    return None


def _record(turn: Turn) -> Outcome | None:
    task = show.meant(turn)
    if isinstance(task, Outcome):
        return task
    require(turn.me, Action.SHOW_HISTORY, task, turn.house.units, turn.where)
    page = dossier.gather(turn.conn, turn.house, task, turn.today)
    name = f"{words.DOSSIER} {code(task).split(' ')[0].lstrip('#')}"
    _begin(turn, "make_sheet", page, Page, name, ".docx", page.title)
    return None


def _archive(turn: Turn) -> Outcome | None:
    require(turn.me, Action.IMPORT_PLAN, place=turn.where)
    match = YEAR.search(fold(turn.message.text))
    year = int(match["year"]) if match and match["year"] else turn.today.year
    archive.begin(turn, year)
    return None


def _begin(turn: Turn, kind: str, values: Any, shape: type, name: str, ending: str, note: str) -> None:
    dumped = TypeAdapter(shape).dump_python(values, mode="json")
    arguments = {"values": dumped, "name": f"{name}{ending}", "ending": ending, "note": note}
    jobs.put(turn.conn, kind, arguments, turn.inbox_id, turn.now)


PAPERS: dict[str, Callable[[Turn], Outcome | None]] = {
    "briefing": _briefing,
    "mine": _mine,
    "record": _record,
    "archive": _archive,
}
