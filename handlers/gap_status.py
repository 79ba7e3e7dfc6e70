"""How far a report is gathered, for who asks: "còn thiếu gì", "tiến độ thu báo cáo tháng 11", "ai chưa báo cáo"."""

import re
from collections import Counter
from collections.abc import Sequence

from handlers import gap_card, gathering, heading_state
from handlers.due_reports import DueReport, meant, next_due
from handlers.gathering import Gathering, Missing
from handlers.messages import Reply
from handlers.report_period import named as period_named
from handlers.turn import Outcome, Turn, say
from storage import misplaced, people
from tasks.gaps import Gap, chase_step
from tasks.model import Role
from tasks.query import TaskQuery
from tasks.rights import Scope
from vietnamese.normalize import fold
from vietnamese.text import Text, text
from vietnamese.words import gaps as words
from vietnamese.words.tasks import printed

BARE = re.compile(
    r"(?:@\S+ )?(?:toi |minh |em |phong toi |don vi toi )?(?:con |dang )?thieu (?:nhung )?(?:gi|noi dung (?:gi|nao))(?: nua)?(?: a| nhi| vay| the| khong)?"
    r"|(?:@\S+ )?bo sung bao cao"
    r"|(?:@\S+ )?(?:viec )?chot (?:so lieu |bao cao )*(?:thang|quy|ky)(?: \d+| nay)?(?: (?:da|lam|duoc))* (?:den|toi) dau(?: roi)?(?: a| nhi| vay| the)?"
)
MISSING = re.compile(
    r"\b(?:con thieu|thieu (?:nhung )?gi|(?:da )?du (?:het )?chua|thu (?:duoc|den dau|ve|toi dau|bao cao)|tien do (?:thu|tong hop|gui|nop)(?: nop| thap)?)\b"
)
BLANK = text("")
WHO = re.compile(r"\bai (?:con )?(?:chua|cham|thieu) (?:gui |nop |co )?bao cao\b")


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message asks what a report still lacks, or who has not reported while one is being gathered."""
    said = fold(turn.message.text).strip(" .?!")
    if turn.heard.tasks or turn.heard.percent is not None or turn.heard.unit:
        return False
    if BARE.fullmatch(said):
        return True
    if "bao cao" in said and MISSING.search(said) and "chua thuc hien" not in said:
        return True
    return WHO.search(said) is not None and _sees_all(turn) and turn.private and _chasing(turn)


def _chasing(turn: Turn) -> bool:
    """Whether a report is named or being gathered today."""
    if period_named(turn.message.text, turn.today) is not None:
        return True
    report = next_due(turn.today, turn.conn)
    rules = turn.house.rules
    return (
        chase_step(report.span, report.chase_days(rules.gap_chase_days), turn.today, turn.house.calendar)
        is not None
    )


def _sees_all(turn: Turn) -> bool:
    return turn.me.has(Role.OFFICE, Role.LEADER)


def status(turn: Turn) -> Outcome:
    """The whole for office and leaders and in groups, a unit's part for its head, the own card for an officer."""
    report = meant(turn)
    if _sees_all(turn) or not turn.private:
        by_person = turn.private and WHO.search(fold(turn.message.text)) is not None
        found = gathering.gather(turn.conn, turn.house, report, turn.today, turn.scope)
        return say(_text(turn, found, by_person), subject=_subject(found.missing))
    mine = missing_of(turn, report)
    above = text_of(turn, report, turn.scope) if turn.me.has(Role.HEAD, Role.DEPUTY) else None
    if not mine:
        return say(above or words.nothing_missing(report.words))
    own = words.own(report.words, report.cut_off, mine)
    card = Reply(own if above is None else above + BLANK + own, gap_card.choices(mine))
    return Outcome(card, subject=_subject(mine))


def missing_of(turn: Turn, report: DueReport) -> list[Missing]:
    """What the speaker is asked for."""
    found = gathering.gather(turn.conn, turn.house, report, turn.today)
    everyone = people.people(turn.conn)
    return gathering.asked_of(turn.conn, turn.house, found.missing, everyone).get(turn.me.id, [])


def text_of(turn: Turn, report: DueReport, scope: Scope) -> Text:
    """How far a report is, of what a scope may see."""
    return _text(turn, gathering.gather(turn.conn, turn.house, report, turn.today, scope))


def _text(turn: Turn, found: Gathering, by_person: bool = False) -> Text:
    report = found.report
    per_gap = Counter(m.gap for m in found.missing)
    days = turn.house.calendar.working_days_between(turn.today, report.cut_off)
    return words.progress(
        report.words,
        report.cut_off,
        days if report.cut_off >= turn.today else -1,
        found.complete,
        found.total,
        [(gap, per_gap[gap]) for gap in Gap if per_gap[gap]],
        _by_person(turn, found) if by_person else _by_unit(turn, found.missing),
        heading_state.blanks(turn, report),
        len({m.task_id for m in misplaced.still_open(turn.conn)}) if turn.me_is(Role.OFFICE) else 0,
        by_person or not (turn.private and turn.me_is(Role.OFFICE, Role.LEADER)),
    )


def _by_unit(turn: Turn, missing: Sequence[Missing]) -> list[tuple[str, list[str]]]:
    """The agency's own order; what has no unit of ours comes last."""
    rows = []
    units = turn.house.units
    for unit in units:
        if unit.parent_id is None:
            below = units.descendants(unit.id)
            codes = [_code(m) for m in missing if m.task.lead_unit_id in below]
            rows += [(unit.name, codes)] if codes else []
    other = [_code(m) for m in missing if units.get(m.task.lead_unit_id) is None]
    return [*rows, (words.NO_UNIT, other)] if other else rows


def _by_person(turn: Turn, found: Gathering) -> list[tuple[str, list[str]]]:
    """Who is asked, in the roster's order; only for office and leaders, in private."""
    everyone = people.people(turn.conn)
    asked = gathering.asked_of(turn.conn, turn.house, found.missing, everyone)
    return [
        (f"{p.name} ({turn.house.unit_name(p.unit_id)})", [_code(m) for m in asked[p.id]])
        for p in everyone
        if p.id in asked
    ]


def _code(missing: Missing) -> str:
    return printed(missing.task) or f"#{missing.task.id}"


def _subject(missing: Sequence[Missing]) -> dict[str, object]:
    ids = tuple(m.task.id for m in missing)
    return {
        "query": TaskQuery(task_ids=ids).to_json() if ids else None,
        "ids": list(ids),
        "shown": 0,
        "task": None,
    }
