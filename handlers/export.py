"""A list, a periodic report or a chart as a file: gathered here, made in a child process, handed over as the answer.

What is asked as a file follows the same rights and the same selection as what is asked in words.
"""

import re
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from handlers import editions, form_files, forms, issued, pen, periodic, questions, report_period, spoken_of
from handlers.listed_rows import listed_row
from handlers.messages import OutFile, Reply
from handlers.selection import run
from handlers.turn import Outcome, Turn, read_text, say
from handlers.which_period import period_meant
from reports.figures import UnitFigures
from reports.listing import Listed
from storage import editions as stored_editions
from storage import files, jobs, people
from tasks.errors import NotFound
from tasks.periods import parse_period
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import export as words
from vietnamese.words import report_forms as form_words
from vietnamese.words import report_versions as version_words

ENDINGS = {"excel": ".xlsx", "word": ".docx", "chart": ".png", "pdf": ".pdf"}
LISTS = {**ENDINGS, "pdf": ".docx"}
REPORT = re.compile(
    r"\b(?:xuat|lap|ket xuat|in|lam|soan)(?: (?:ra|lai|cho toi|cho em|giup))? (?:du thao )?bao cao\b"
)
BARE_WORDS = 4
REPORT_SAID = re.compile(r"\b(?:bao cao|tong hop|tinh hinh|ket qua|ty le|bieu do)\b")
TASKS_SAID = re.compile(r"\b(?:nhiem vu|cong viec|dau viec|viec)\b")
FILE_SAID = re.compile(
    r"@\S+|\b(?:xuat|cho|gui|tai|lay|in)(?: (?:toi|anh|chi|minh|ra|ve))*(?= |$)|\b(?:file|tep|ban|danh sach)\b|\b(?:word|excel|pdf|docx|xlsx)\b"
)


def wanted(turn: Turn) -> bool:
    """Whether the message asks for a file; "xuất báo cáo quý 3" means the report itself."""
    if (
        turn.heard.format is None
        and turn.heard.intent == "summary"
        and REPORT.search(fold(turn.message.text))
    ):
        return turn.private
    return turn.heard.format in ENDINGS and turn.heard.intent in ("list", "summary", "show")


def export(turn: Turn) -> Outcome | None:
    """Gather the values and begin the work; the file is the answer to this message."""
    _as_list(turn)
    if turn.heard.format == "chart":
        _begin(turn, "make_chart", _chart(turn), words.CHART)
    elif turn.heard.intent == "summary" and not _of_last_list(turn):
        require(turn.me, Action.EXPORT, place=turn.where)
        return _begin_report(turn)
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
    before = spoken_of.last(turn)
    bare = len(turn.message.text.split()) <= BARE_WORDS and turn.heard.period is None
    return bare and before is not None and bool(before[0].get("query"))


def _begin(turn: Turn, kind: str, values: dict[str, Any], name: str) -> None:
    ending = LISTS[_format(turn)]
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


def report_made(turn: Turn) -> Outcome | None:
    """A report came back: tried out with a new form, corrected, with the clerk's wording, or simply made."""
    job = turn.message.job or {}
    wanted = job["arguments"]["report"]
    if "error" in job["result"]:
        return editions.not_made()
    if wanted.get("preview"):
        return form_files.tried(turn)
    if wanted.get("edited") is not None:
        return pen.edited(turn)
    return issued.corrected(turn) if wanted.get("corrects") else editions.made(turn)


def _list(turn: Turn) -> dict[str, Any]:
    asked = questions.last_question(turn) if turn.heard.intent == "summary" else questions.question(turn)
    pairs = run(turn, asked.query)
    if not pairs:
        raise NotFound("nothing_to_export")
    names = {p.id: p.name for p in people.people(turn.conn)}
    rows = [listed_row(turn, pair, names, pair[0].difficulty) for pair in pairs]
    head = questions.head_words(turn, asked, len(pairs))
    return {
        "title": words.LIST,
        "note": head,
        "rows": TypeAdapter(list[Listed]).dump_python(rows, mode="json"),
    }


def _begin_report(turn: Turn) -> Outcome | None:
    """A report of a period: a sent one as it was sent, else made anew by the form that is named or usual."""
    chosen = period_meant(turn)
    named = forms.said_form(turn.conn, turn.message.text, str(chosen.kind))
    if len(named) > 1:
        return say(form_words.which(f"{f.label} ({f.name})" for f in named))
    template = named[0] if named else forms.for_kind(turn.conn, chosen.kind)
    chosen = parse_period(str(chosen), template.rule)
    ending = ENDINGS[_format(turn)]
    sent = editions.whole(turn) and stored_editions.last_sent(turn.conn, template.name, str(chosen))
    if sent:
        told = version_words.sent_already(editions.name_of(turn.conn, sent), sent.sent_number, sent.sent_on)
        return issued.hand_over(turn, sent, ending, told)
    editions.begin(turn, chosen, template, ending, until=report_period.until(turn.message.text, turn.today))
    return None


def _format(turn: Turn) -> str:
    return str(turn.heard.format or "word")


def _chart(turn: Turn) -> dict[str, Any]:
    found = periodic.figures_by_unit(turn.conn, turn.house, turn.today, turn.scope)
    if not found:
        raise NotFound("nothing_to_export")
    rows = TypeAdapter(list[UnitFigures]).dump_python(list(found), mode="json")
    title = words.chart_title(turn.today)
    return {"title": title, "rows": rows, "note": title}
