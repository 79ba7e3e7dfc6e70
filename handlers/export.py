"""A list, a periodic report or a chart as a file: gathered here, made in a child process, handed over as the answer.

What is asked as a file follows the same rights and the same selection as what is asked in words.
"""

import re
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from handlers import contradictions, gathering, heading_state, periodic, questions
from handlers.due_reports import DueReport
from handlers.messages import OutFile, Reply
from handlers.selection import Pair, run
from handlers.turn import Outcome, Turn, read_text, say
from handlers.which_period import TEMPLATES, period_meant
from reports import templates
from reports.figures import UnitFigures
from reports.listing import Listed
from reports.periodic import Agency, Values
from reports.templates import Template
from storage import conversations, files, jobs, people
from tasks.errors import NotFound
from tasks.model import Standing
from tasks.periods import Period
from tasks.periods import next as following
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import contradictions as doubt_words
from vietnamese.words import export as words
from vietnamese.words import gaps as gap_words
from vietnamese.words.tasks import code, deadline, standing

ENDINGS = {"excel": ".xlsx", "word": ".docx", "chart": ".png", "pdf": ".docx"}
BARE_WORDS = 4
REPORT_SAID = re.compile(r"\b(?:bao cao|tong hop|tinh hinh|ket qua|ty le|bieu do)\b")
TASKS_SAID = re.compile(r"\b(?:nhiem vu|cong viec|dau viec|viec)\b")
FILE_SAID = re.compile(
    r"@\S+|\b(?:xuat|cho|gui|tai|lay|in)(?: (?:toi|anh|chi|minh|ra|ve))*(?= |$)|\b(?:file|tep|ban|danh sach)\b|\b(?:word|excel|pdf|docx|xlsx)\b"
)


def wanted(turn: Turn) -> bool:
    """Whether the message asks for a file."""
    return turn.heard.format in ENDINGS and turn.heard.intent in ("list", "summary", "show")


def export(turn: Turn) -> Outcome | None:
    """Gather the values and begin the work; the file is the answer to this message."""
    _as_list(turn)
    if turn.heard.format == "chart":
        _begin(turn, "make_chart", _chart(turn), words.CHART)
    elif turn.heard.intent == "summary" and not _of_last_list(turn):
        require(turn.me, Action.EXPORT, place=turn.where)
        _begin(turn, "make_report", _report(turn), f"{words.REPORT} {period_meant(turn)}")
    else:
        _begin(turn, "make_list", _list(turn), words.LIST)
    return None


def _as_list(turn: Turn) -> None:
    """ "xuất word việc quá hạn" names tasks and no report: it is read as the list that it asks for."""
    said = fold(turn.heard.text)
    if turn.heard.intent != "summary" or REPORT_SAID.search(said) or not TASKS_SAID.search(said):
        return
    wanted = turn.heard.format
    text = FILE_SAID.sub(" ", said).strip()
    again = read_text(turn, f"liet ke {text}")
    if again.intent == "list":
        turn.reading = replace(again, format=wanted)


def _of_last_list(turn: Turn) -> bool:
    """ "xuất excel" right after a list means that list."""
    before = conversations.last_subject(turn.conn, turn.place)
    bare = len(turn.message.text.split()) <= BARE_WORDS and turn.heard.period is None
    return bare and before is not None and bool(before[0].get("query"))


def _begin(turn: Turn, kind: str, values: dict[str, Any], name: str) -> None:
    ending = ENDINGS[str(turn.heard.format)]
    arguments = {**values, "name": f"{name} {turn.today:%d-%m-%Y}{ending}", "ending": ending}
    jobs.put(turn.conn, kind, arguments, turn.inbox_id, turn.now)


def made(turn: Turn) -> Outcome:
    """Hand over what was made, or say that it could not be."""
    job = turn.message.job or {}
    result = job.get("result", {})
    if "error" in result:
        return say(words.failed())
    row = files.put(
        turn.conn, result["sha256"], result["name"], result["size"], result["media_type"], turn.now
    )
    file = OutFile(row, result["name"], photo=result["name"].endswith(".png"))
    return Outcome(Reply(words.here(job["arguments"].get("note", "")), files=(file,)))


def _list(turn: Turn) -> dict[str, Any]:
    asked = questions.last_question(turn) if turn.heard.intent == "summary" else questions.question(turn)
    pairs = run(turn, asked.query)
    if not pairs:
        raise NotFound("nothing_to_export")
    names = {p.id: p.name for p in people.people(turn.conn)}
    rows = [_listed(turn, pair, names) for pair in pairs]
    head = questions.head_words(turn, asked, len(pairs))
    return {
        "title": words.LIST,
        "note": head,
        "rows": TypeAdapter(list[Listed]).dump_python(rows, mode="json"),
    }


def _listed(turn: Turn, pair: Pair, names: dict[int, str]) -> Listed:
    task, found = pair
    return Listed(
        code=code(task),
        title=task.title,
        unit=turn.house.unit_name(task.lead_unit_id) or task.lead_unit_text,
        person=names.get(task.lead_person_id or 0, ""),
        deadline=deadline(task, found.last_day),
        due=found.last_day,
        standing=standing(task, found),
        overdue=found.standing is Standing.OVERDUE,
        percent=task.percent,
        note=task.difficulty,
    )


def _report(turn: Turn) -> dict[str, Any]:
    chosen = period_meant(turn)
    template = templates.load(TEMPLATES[chosen.kind])
    day = min(turn.today, chosen.cut_off)
    values = periodic.gather(
        turn.conn, turn.house, template, day, turn.scope, following(chosen, template.rule).cut_off
    )
    values = heading_state.with_texts(turn.conn, turn.house, template, chosen, values)
    return {
        "template": template.name,
        "period": str(chosen),
        "day": day.isoformat(),
        "agency": TypeAdapter(Agency).dump_python(periodic.agency(turn.conn, turn.house.rules), mode="json"),
        "values": TypeAdapter(Values).dump_python(values, mode="json"),
        "note": "\n".join([words.counted_to(day), *_open_points(turn, template, chosen)]),
    }


def _open_points(turn: Turn, template: Template, chosen: Period) -> list[str]:
    """What is still missing or contradicts itself is noted with the file; it can be built all the same."""
    report = DueReport(((template, chosen),), chosen)
    found = gathering.gather(turn.conn, turn.house, report, turn.today, turn.scope)
    doubts = contradictions.look(turn.conn, turn.house, report, turn.today, turn.scope)
    short = report.words.removeprefix("báo cáo ")
    rows = [gap_words.noted(len(found.missing), short)] if found.missing else []
    return [*rows, doubt_words.noted(len(doubts), short)] if doubts else rows


def _chart(turn: Turn) -> dict[str, Any]:
    found = periodic.figures_by_unit(turn.conn, turn.house, turn.today, turn.scope)
    if not found:
        raise NotFound("nothing_to_export")
    rows = TypeAdapter(list[UnitFigures]).dump_python(list(found), mode="json")
    title = words.chart_title(turn.today)
    return {"title": title, "rows": rows, "note": title}
