""" "xem trước báo cáo tháng 11": the report as it would be built now, told in short; nothing is written."""

import re

from handlers import contradictions, gathering, heading_state, periodic
from handlers.due_reports import meant
from handlers.turn import Outcome, Turn, say
from reports.model import Blank, Block, Gathered, Heading, Paragraph, ReportContent, UpcomingTable
from reports.periodic import compose, span_of
from reports.sentences import statistics
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.numbers import format_date
from vietnamese.words import preview as words

ASKED = re.compile(r"\b(?:xem|doc|nghe) (?:truoc|thu)\b.*\bbao cao\b|\bbao cao\b.*\bxem truoc\b|^xem truoc$")


def speaks_of_it(turn: Turn) -> bool:
    """Whether a report is to be seen before it is built."""
    return ASKED.search(fold(turn.message.text).strip(" .?!")) is not None and not turn.heard.tasks


def preview(turn: Turn) -> Outcome:
    """Its statistics, what would stand under each heading, and what is missing or contradicts itself."""
    require(turn.me, Action.EXPORT, place=turn.where)
    report = meant(turn)
    form, chosen = report.template, report.period
    day = min(turn.today, chosen.cut_off)
    coming = periodic.coming(chosen, form.rule)
    values = periodic.gather(turn.conn, turn.house, form, day, turn.scope, coming)
    values = heading_state.with_texts(turn.conn, turn.house, form, chosen, values)
    content = compose(form, periodic.agency(turn.conn, turn.house.rules), span_of(chosen), values, day)
    found = gathering.gather(turn.conn, turn.house, report, turn.today, turn.scope)
    doubts = contradictions.look(turn.conn, turn.house, report, turn.today, turn.scope)
    rows = [r for a in content.appendices for r in a.rows if not r.section]
    figures = statistics(
        content.figures,
        content.tasks,
        content.works,
        day,
        content.count_name,
        content.left,
        content.by_work,
    )
    text = words.preview(
        report.words,
        format_date(day),
        figures,
        [(words.heading(h.key, h.title), _told(h, content)) for h in content.body],
        len(rows),
        sum(1 for r in rows if not r.result),
        found.complete,
        found.total,
        len(doubts),
        _short(report.words),
    )
    return say(text)


def _short(name: str) -> str:
    return (
        name.removeprefix("báo cáo ").replace(" năm ", "/")
        if "tháng" in name
        else name.removeprefix("báo cáo ")
    )


def _told(heading: Heading, content: ReportContent) -> list[str]:
    """What stands under one heading, in short."""
    if any(type(b).__name__ == "StatisticsTable" for b in heading.blocks):
        return [words.statistics(len(content.units))]
    gathered = [b for b in heading.blocks if isinstance(b, Gathered)]
    if gathered:
        return [words.gathered(sum(len(g.items) for g in gathered), len(gathered))]
    blanks = [b for b in heading.blocks if isinstance(b, Blank)]
    if len(blanks) > 1:
        told = [words.written(b.text).rstrip(".") for b in heading.blocks if isinstance(b, Paragraph)]
        return [*told, words.blanks(len(blanks))]
    return [said.rstrip(".") for b in heading.blocks for said in _block(b, content) if said]


def _block(block: Block, content: ReportContent) -> list[str]:
    if isinstance(block, Blank):
        return [words.blank(block.note)]
    if isinstance(block, UpcomingTable):
        return [words.table(len(content.upcoming))]
    return [words.written(block.text)] if isinstance(block, Paragraph) else []
