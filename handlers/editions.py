"""Made reports as versions: what a report needs is read beside the conversation, made elsewhere, kept whole.

The turn only asks; `gathered` reads on a snapshot right before the file is made, so no answer waits for it. The
contents of every whole report are kept as they were made; later data never changes a version.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection

from handlers import contradictions, forms, gathering, heading_state, periodic
from handlers.due_reports import DueReport
from handlers.messages import Choice, OutFile, Reply
from handlers.turn import House, Outcome, Turn, say
from reports.model import Row
from reports.periodic import Agency, Values, span_of, with_letters
from reports.places import Place
from reports.templates import Template
from storage import editions, files, jobs, journal, report_edits
from storage.editions import Edition
from tasks.model import VIETNAM
from tasks.periods import Period, merged_into, parse_period, previous
from tasks.rights import EVERYTHING, Scope
from vietnamese.text import text
from vietnamese.words import contradictions as doubt_words
from vietnamese.words import export as words
from vietnamese.words import gaps as gap_words
from vietnamese.words import report_versions as said
from vietnamese.words.abbreviations import marks_note

BACK = 3  # periods in which a text to start from is looked for
_SCOPE = TypeAdapter(Scope)


def told(period: str, label: str = "") -> str:
    """A report by its period: "Báo cáo tháng 11 năm 2026"."""
    return said.name(label, span_of(parse_period(period)).words)


def name_of(conn: Connection, of: Edition) -> str:
    """A version's report for people."""
    return told(of.period, forms.standing(conn)[of.form].label if of.form in forms.standing(conn) else "")


def whole(turn: Turn) -> bool:
    """Whether what the person may see is the whole agency's report, which alone has versions."""
    return turn.scope.units is None and not turn.scope.hide_leaders


def begin(
    turn: Turn,
    chosen: Period,
    of: Template,
    ending: str,
    *,
    known: datetime | None = None,
    until: date | None = None,
    **more: Any,
) -> None:
    """Ask for a report of a period (up to its cut-off or the day that is said); the file is the answer to this message."""
    day = min(turn.today, until or chosen.cut_off)
    wanted = {
        "form": of.name,
        "period": str(chosen),
        "day": day.isoformat(),
        "known": None if known is None else known.isoformat(),
        "scope": None if whole(turn) else _SCOPE.dump_python(turn.scope, mode="json"),
        "official": whole(turn),
        "today": turn.today.isoformat(),
        **more,
    }
    name = f"{words.REPORT} {chosen} {turn.today:%d-%m-%Y}{ending}"
    arguments = {"report": wanted, "name": name, "ending": ending, "note": words.counted_to(day)}
    jobs.put(turn.conn, "make_report", arguments, turn.inbox_id, turn.now)


def rebuild(turn: Turn, of: Edition, ending: str, note: str) -> None:
    """Ask for the file of a kept version, made of its contents alone."""
    name = f"{words.REPORT} {of.period} bản {of.number}{ending}"
    arguments = {
        "report": {"edition": of.id},
        "content": of.content_id,
        "name": name,
        "ending": ending,
        "note": note,
    }
    jobs.put(turn.conn, "make_report", arguments, turn.inbox_id, turn.now)


def gathered(conn: Connection, house: House, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What the maker needs of the database: the form, the names, the values, the wording that stands."""
    template = (
        Template.model_validate(wanted["template"])
        if wanted.get("template")
        else forms.form(conn, wanted["form"])
    )
    chosen = parse_period(wanted["period"], template.rule)
    day = date.fromisoformat(wanted["day"])
    known = datetime.fromisoformat(wanted["known"]) if wanted.get("known") else None
    scope = EVERYTHING if wanted.get("scope") is None else _SCOPE.validate_python(wanted["scope"])
    coming = periodic.coming(chosen, template.rule)
    values = periodic.gather(conn, house, template, day, scope, coming, known)
    values = heading_state.with_texts(conn, house, template, chosen, values)
    raw = TypeAdapter(Values).dump_python(values, mode="json")
    return {
        "template": template.model_dump(mode="json"),
        "agency": TypeAdapter(Agency).dump_python(periodic.agency(conn, house.rules), mode="json"),
        "values": {**raw, **_earlier(conn, house, template, chosen, wanted)},
        "edits": _edits(conn, template, chosen, wanted),
        "supplements": _supplements(conn, values, day, known),
        "open_points": [
            *_open_points(conn, house, template, chosen, wanted, scope),
            *_marks(values.rows),
            *_head(conn, house, template, wanted),
        ],
    }


def _open_points(
    conn: Connection,
    house: House,
    template: Template,
    chosen: Period,
    wanted: Mapping[str, Any],
    scope: Scope,
) -> list[str]:
    """What is still missing or contradicts itself is noted with the file; it can be built all the same."""
    if not wanted.get("today"):
        return []
    report, today = DueReport(((template, chosen),), chosen), date.fromisoformat(wanted["today"])
    found = gathering.gather(conn, house, report, today, scope)
    doubts = contradictions.look(conn, house, report, today, scope)
    short = report.words.removeprefix("báo cáo ")
    rows = [gap_words.noted(len(found.missing), short)] if found.missing else []
    return [*rows, doubt_words.noted(len(doubts), short)] if doubts else rows


def _head(conn: Connection, house: House, template: Template, wanted: Mapping[str, Any]) -> list[str]:
    """What the first page's head and signature still lack, and how it is set."""
    if not wanted.get("official"):
        return []
    agency = with_letters(periodic.agency(conn, house.rules), template)
    lacking = periodic.unset(agency)
    return said.head_lacks(lacking, signer=not agency.signer.name, label=template.label)


def _marks(rows: Sequence[Row]) -> list[str]:
    """Which rows hold sentences that officers typed without marks."""
    given = [r.number for r in rows if r.marks_set]
    return marks_note(given, [r.number for r in rows if r.marks_missing])


def _earlier(
    conn: Connection, house: House, template: Template, chosen: Period, wanted: Mapping[str, Any]
) -> dict[str, Any]:
    """What the reports sent before are told and give: the citation, what this one replaces, texts to start from.

    A correction of a sent paper starts from no other text: it differs from the paper in nothing but what changed.
    """
    if not wanted.get("official"):
        return {}
    corrects = wanted.get("corrects")
    found: dict[str, Any] = {} if corrects else {"carried": _carried(conn, template, chosen)}
    issuer = template.letters.agency or periodic.agency(conn, house.rules).issuer
    for past in _before(chosen, template):
        sent = editions.last_sent(conn, template.name, str(past))
        if sent is not None:
            found["previous"] = said.cited(sent.sent_number, sent.sent_on, issuer)
            break
    if corrects:
        replaced = editions.get(conn, int(corrects))
        found["notes"] = [said.replaces(replaced.sent_number, replaced.sent_on)]
    return found


def _before(chosen: Period, template: Template) -> list[Period]:
    found = [chosen]
    for _ in range(BACK):
        found.append(previous(found[-1], template.rule))
    return found[1:]


def _carried(conn: Connection, template: Template, chosen: Period) -> dict[str, list[str]]:
    """The text of each heading that people write, as the newest earlier report had it in the clerk's words."""
    free = {f"heading:{h.key}": h.key for h in template.headings if h.fill == "text"}
    found: dict[str, list[str]] = {}
    for past in _before(chosen, template):
        for edit in report_edits.standing(conn, template.name, str(past)):
            if edit.place in free and free[edit.place] not in found:
                found[free[edit.place]] = edit.new.split("\n")
    return found


def _edits(
    conn: Connection, template: Template, chosen: Period, wanted: Mapping[str, Any]
) -> list[list[str]]:
    if not wanted.get("official"):
        return []
    return [[e.place, e.old, e.new] for e in report_edits.standing(conn, template.name, str(chosen))]


def _supplements(conn: Connection, values: Values, day: date, known: datetime | None) -> int:
    return sum(r.supplementary for r in values.raw) if known is None else 0


def cut_off_moment(day: date) -> datetime:
    """The end of the cut-off's day: what was told later is bổ sung."""
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM) - timedelta(microseconds=1)


def made(turn: Turn) -> Outcome | None:
    """Hand over what was made; a whole report is kept as a version."""
    job = turn.message.job or {}
    result, asked = job.get("result", {}), job.get("arguments", {})
    if "error" in result:
        return not_made()
    wanted = asked["report"]
    files_ = (file_of(turn, result),)
    no_pdf = text(said.NO_PDF) if result.get("no_pdf") else text()
    if wanted.get("edition") or not wanted.get("official"):
        points = text(*result.get("open_points", ()))
        return Outcome(Reply(words.here(asked.get("note", "")) + points + no_pdf, files=files_))
    new = keep(turn.conn, wanted, result, turn.now, turn.me.id, files_[0].file_id)
    _note(turn, new, "made")
    stale = [said.place(Place(**p)) for p in result.get("stale", ())]
    without = bool(wanted.get("known"))
    spoken = said.made(
        name_of(turn.conn, new), new.number, new.day, result.get("supplements", 0), stale, without
    )
    points = text(*result.get("open_points", ()))
    reply = Reply(spoken + _merged(turn, new) + points + no_pdf, _choices(new, result, without), files_)
    return Outcome(reply, subject={"edition": new.id, "query": None})


def not_made() -> Outcome:
    """The file could not be made; the failure is logged."""
    return say(words.failed())


def _merged(turn: Turn, of: Edition) -> Any:
    """A month that the form tells within another period's report says so."""
    rule = forms.form(turn.conn, of.form).rule
    into = merged_into(parse_period(of.period, rule), rule)
    if str(into) == of.period:
        return text()
    return text(said.merged(span_of(parse_period(of.period)).words, span_of(into).words))


def _choices(of: Edition, result: Mapping[str, Any], without: bool) -> tuple[Choice, ...]:
    if not result.get("supplements") or without:
        return ()
    return (Choice(said.WITHOUT, "report.without", {"edition": of.id}),)


def without_supplements(turn: Turn) -> None:
    """Make the version anew from what was told by the cut-off's end."""
    of = editions.get(turn.conn, int(turn.arguments["edition"]))
    template = forms.form(turn.conn, of.form)
    begin(turn, parse_period(of.period, template.rule), template, ".docx", known=cut_off_moment(of.day))


def keep(
    conn: Connection,
    wanted: Mapping[str, Any],
    result: Mapping[str, Any],
    now: datetime,
    person: int | None,
    file_id: int | None,
) -> Edition:
    """Keep what was made as a version; the same contents are the version that they were."""
    kept = result["content"]
    content_id = files.put(
        conn, kept["sha256"], f"{wanted['period']}.json.gz", kept["size"], "application/gzip", now
    )
    new = editions.put(
        conn,
        form=wanted["form"],
        period=wanted["period"],
        day=date.fromisoformat(wanted["day"]),
        known_at=now,
        mark=result["mark"],
        title=result["title"],
        content_id=content_id,
        corrects=wanted.get("corrects"),
        by_person=person,
    )
    if file_id is not None and new.file_id is None and result["name"].endswith(".docx"):
        editions.keep_file(conn, new.id, file_id)
    return new


def file_of(turn: Turn, result: Mapping[str, Any]) -> OutFile:
    """What was made, kept and ready to be handed over."""
    row = files.put(
        turn.conn, result["sha256"], result["name"], result["size"], result["media_type"], turn.now
    )
    return OutFile(row, result["name"], photo=result["name"].endswith(".png"))


def _note(turn: Turn, of: Edition, kind: str) -> None:
    data = {"form": of.form, "period": of.period, "number": of.number, "mark": of.mark}
    journal.note(
        turn.conn, "edition", of.id, kind, turn.now, by_person=turn.me.id, inbox_id=turn.inbox_id,
        words=turn.message.text, data=data,
    )  # fmt: skip
