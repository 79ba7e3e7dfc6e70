"""Settling what contradicts itself before a report is built: "rà soát báo cáo tháng 11", one point after the other.

A point is kept as it is (noted with who said so), asked back, or mended; the report can be built all the same.
"""

import re

from handlers import contradictions, forms
from handlers.acts import act
from handlers.contradictions import Finding
from handlers.due_reports import DueReport, meant
from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn, notify, say
from handlers.which_period import TEMPLATES
from storage import findings, people, reports
from storage import tasks as stored
from tasks.changes import ChangeKind
from tasks.model import Task
from tasks.periods import parse_period
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.words import contradictions as words

SHOWN = 8
ASKED = re.compile(
    r"(?:@\S+ )?(?:ra soat|kiem tra|doi chieu)(?: lai)?(?: (?:mau thuan|so lieu))?(?: (?:trong|cua|cho))? bao cao\b(?!.*\b(?:phong|don vi)\b)"
    r"|.*\bmau thuan\b.*\bbao cao\b|.*\bbao cao\b.*\bmau thuan\b"
)


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message asks for the contradictions of a report."""
    return turn.private and not turn.heard.tasks and ASKED.match(fold(turn.message.text)) is not None


def review(turn: Turn) -> Outcome:
    """The list of points to settle."""
    require(turn.me, Action.EXPORT, place=turn.where)
    return _list(turn, meant(turn), None)


def _list(turn: Turn, report: DueReport, done: str | None) -> Outcome:
    found = contradictions.look(turn.conn, turn.house, report, turn.today, turn.scope)
    if not found:
        return say(words.none(report.words, done))
    common = {"period": str(report.period)}
    choices = [
        Choice(words.label(f.said, f.asked), "finding.open", {**common, "key": list(f.key)})
        for f in found[:SHOWN]
    ]
    if len(found) > 1:
        choices.append(Choice(f"{words.KEEP_ALL} ({len(found)})", "finding.keep_all", common))
    return Outcome(Reply(words.listing(report.words, len(found), done), tuple(choices)))


def _report(turn: Turn) -> DueReport:
    chosen = parse_period(str(turn.arguments["period"]))
    form = forms.form(turn.conn, TEMPLATES[chosen.kind])
    chosen = parse_period(str(turn.arguments["period"]), form.rule)
    return DueReport(((form, chosen),), chosen)


def _still(turn: Turn, report: DueReport) -> Finding | None:
    key = tuple(turn.arguments["key"])
    every = contradictions.look(turn.conn, turn.house, report, turn.today, turn.scope)
    return next((f for f in every if f.key == key), None)


def opened(turn: Turn) -> Outcome:
    """One point with the words behind it and what can be done."""
    report = _report(turn)
    found = _still(turn, report)
    if found is None:
        return _list(turn, report, None)
    common = {"period": str(report.period), "key": list(found.key)}
    choices = [Choice(words.FULL, "finding.full", common)] if found.code == "done_percent" else []
    choices.append(Choice(words.KEEP, "finding.keep", common))
    last, whom = "", None
    if found.task is not None:
        last, whom = _last(turn, found.task)
    if whom is not None and whom != turn.me.id:
        name = people.get_person(turn.conn, whom).name
        choices.append(Choice(words.ask_back(name), "finding.ask", {**common, "whom": whom}))
    choices.append(Choice(words.LATER, "finding.later", common))
    return Outcome(Reply(words.one(found.said, found.task, last), tuple(choices)))


def _last(turn: Turn, task: Task) -> tuple[str, int | None]:
    told = [r for r in reports.of_task(turn.conn, task.id) if not r.reverted]
    if not told:
        return "", task.lead_person_id
    name = people.get_person(turn.conn, told[-1].person_id).name
    return words.last_said(name, told[-1].effective_on, told[-1].words), told[-1].person_id


def keep(turn: Turn) -> Outcome:
    """The point stands as it was told; it does not come back until its figures change."""
    report = _report(turn)
    found = _still(turn, report)
    if found is None:
        return _list(turn, report, None)
    _settle(turn, report, found, findings.KEPT)
    return _list(turn, report, words.kept(found.said))


def keep_all(turn: Turn) -> Outcome:
    """Every point stands as it was told."""
    report = _report(turn)
    every = contradictions.look(turn.conn, turn.house, report, turn.today, turn.scope)
    for found in every:
        _settle(turn, report, found, findings.KEPT)
    return _list(turn, report, words.kept_all(len(every)))


def ask(turn: Turn) -> Outcome:
    """Who reported is asked; the point stays on the list until it is mended or kept."""
    report = _report(turn)
    found = _still(turn, report)
    if found is None or found.task is None:
        return _list(turn, report, None)
    whom = int(turn.arguments["whom"])
    _settle(turn, report, found, findings.ASKED)
    text = words.please_clear(report.words, found.said.partition(": ")[2], found.task)
    post = notify(turn, whom, text, f"finding:{report.period}:{found.code}:{found.subject}:{turn.inbox_id}")
    name = people.get_person(turn.conn, whom).name
    outcome = _list(turn, report, words.asked(found.said, name))
    return Outcome(outcome.reply, () if post is None else (post,))


def full(turn: Turn) -> Outcome:
    """ "Hoàn thành" with less than 100 % is entered as 100 %, by whom and why is kept."""
    report = _report(turn)
    found = _still(turn, report)
    if found is None or found.task is None:
        return _list(turn, report, None)
    task = stored.get(turn.conn, found.task.id)
    require(turn.me, Action.CORRECT, task, turn.house.units, turn.where)
    data: dict[str, object] = {"percent": 100.0, "submitted_on": turn.today.isoformat()}
    day = min(turn.today, report.cut_off)
    _, seq = act(turn, task, ChangeKind.REPORTED, data, words=words.FULL, effective_on=day)
    reports.put(
        turn.conn,
        task_id=task.id,
        seq=seq,
        person_id=turn.me.id,
        effective_on=day,
        now=turn.now,
        data=data,
        words=words.FULL,
    )
    return _list(turn, report, words.mended(found.said))


def later(turn: Turn) -> Outcome:
    """Back to the list."""
    return _list(turn, _report(turn), None)


def _settle(turn: Turn, report: DueReport, found: Finding, outcome: str) -> None:
    findings.put(turn.conn, str(report.period), found.key, outcome, turn.me.id, turn.now)
