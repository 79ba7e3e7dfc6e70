"""A file or photo came: a plan from the office, evidence from who reports; else it is asked what it belongs to."""

import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import PurePath

from handlers import conclusion, heading_file, import_plan, linking, report
from handlers.acts import act
from handlers.messages import Attachment
from handlers.report_items import from_reading, says_nothing
from handlers.turn import Outcome, Turn, draft_expiry, say
from storage import conversations, reports
from storage import tasks as stored
from tasks.changes import ChangeKind
from tasks.errors import NotAllowed
from tasks.model import Role
from tasks.rights import Action, may
from vietnamese.normalize import fold
from vietnamese.words import files as words
from vietnamese.words import general, reporting

UPLOAD = re.compile(
    r"(?:(?:toi|em|minh) )?(?:(?:muon|can|xin) )?(?:gui|nop|tai)(?: len)? (?:tep|file|anh|minh chung|van ban|ke hoach)"
    r"(?: len| the nao| o dau| cho he thong| a)*\W*"
)
PLAN_ENDINGS = (".docx", ".xlsx", ".pdf", ".doc", ".docm", ".xls", ".csv")
PROGRAMS = tuple(
    ".exe .com .scr .pif .msi .bat .cmd .ps1 .vbs .vbe .js .jse .wsf .hta .jar .apk .dll .lnk .reg .sh .iso .app".split()
)
RECENT_MINUTES = 24 * 60


def wants_upload(turn: Turn) -> bool:
    """Whether somebody asks how to hand in a file; a channel may carry none."""
    return turn.private and UPLOAD.fullmatch(fold(turn.message.text).strip()) is not None


def upload(turn: Turn) -> Outcome:
    """The page for handing in a file where there is one, else what to do instead."""
    if _figures_only(turn):
        return say(words.figures_only())
    return say(words.how_to_send(turn.files, turn.desk.upload_link(turn.me.id)))


def unsupported(turn: Turn) -> Outcome:
    """A kind of message that cannot be read gets a hint; where no file can come in, the page for files."""
    kind = turn.message.unsupported
    if _figures_only(turn):
        return say(general.unsupported_figures_only(kind))
    if turn.files == "chat":
        return say(general.unsupported(kind))
    link = turn.desk.upload_link(turn.me.id)
    return say(general.unsupported_without_files(kind, link, turn.files == "local"))


def _figures_only(turn: Turn) -> bool:
    """Whether the agency takes no files from this person."""
    return turn.house.rules.figures_only and not may(turn.me, Action.IMPORT_PLAN, place=turn.where)


def came(turn: Turn) -> Outcome | None:
    """Decide what a file is for; None: slow work was begun and its result will be the answer."""
    if _figures_only(turn):
        return say(words.figures_only())
    problems = [a for a in turn.message.attachments if a.problem or a.file_id is None]
    if problems:
        return say(words.not_fetched(problems[0].name, problems[0].problem))
    if heading_file.takes_file(turn):
        return heading_file.read_file(turn)
    barred = [a for a in turn.message.attachments if PurePath(a.name).suffix.lower() in PROGRAMS]
    if barred:
        return say(words.program(barred[0].name, bool(turn.message.text.strip())))
    plan = [a for a in turn.message.attachments if _is_document(a)]
    if plan and not _reports(turn):
        if any(may(turn.me, action, place=turn.where) for action in (Action.IMPORT_PLAN, Action.PEOPLE)):
            return import_plan.begin(turn, plan[0])
        if turn.me.has(Role.LEADER) and not _open_report(turn):
            conclusion.begin_file(turn, plan[0])
            return None
        if not _open_report(turn):
            raise NotAllowed("only_office_imports")
    return evidence(turn)


def _is_document(attachment: Attachment) -> bool:
    return PurePath(attachment.name).suffix.lower() in PLAN_ENDINGS


def _reports(turn: Turn) -> bool:
    return turn.heard.intent == "report" and bool(turn.message.text.strip())


def _open_report(turn: Turn) -> bool:
    draft = conversations.open_draft(turn.conn, turn.me.id)
    return draft is not None and draft.kind == "report"


def evidence(turn: Turn) -> Outcome:
    """Attach to the report in the caption, to the open card, or to the last report; else ask."""
    files: list[dict[str, object]] = [{"id": a.file_id, "name": a.name} for a in turn.message.attachments]
    if _reports(turn) and _tells(turn):
        return report.report(turn)
    if on_card := _named_on_card(turn):
        return _onto_draft(turn, files, on_card)
    if _open_report(turn) and not turn.heard.tasks:
        return _onto_draft(turn, files)
    last = reports.last_of(turn.conn, turn.me.id)
    recent = last is not None and (turn.now - last.recorded_at).total_seconds() < RECENT_MINUTES * 60
    if last is None or not recent or turn.heard.tasks:
        return _for_named_task(turn, files)
    return _onto_report(turn, last.task_id, last.id, files)


def _tells(turn: Turn) -> bool:
    """Whether the caption says more of a task than its name."""
    items = from_reading(turn.heard, turn.message.text)
    return not all(item["ref"] and says_nothing(item) for item in items)


def _named_on_card(turn: Turn) -> set[int]:
    """The tasks of the open card that the caption names."""
    draft = conversations.open_draft(turn.conn, turn.me.id)
    if draft is None or draft.kind != "report" or draft.expires_at <= turn.now:
        return set()
    pool = [stored.get(turn.conn, i["task"]) for i in draft.data["items"] if i["task"]]
    found = (linking.named(turn, ref, pool).task for ref in turn.heard.tasks)
    return {task.id for task in found if task is not None}


def _onto_draft(turn: Turn, files: list[dict[str, object]], tasks: Collection[int] = ()) -> Outcome:
    """The files go to these tasks of the open card; to the whole card where none is named."""
    draft = conversations.open_draft(turn.conn, turn.me.id)
    assert draft is not None
    if tasks:
        named = (
            {**i, "files": [*i.get("files", ()), *files]} if i["task"] in tasks else i
            for i in draft.data["items"]
        )
        data = {**draft.data, "items": list(named)}
    else:
        data = {**draft.data, "files": [*draft.data.get("files", []), *files]}
    shown = report.present(turn, conversations.mend_draft(turn.conn, draft.id, data, draft_expiry(turn)))
    if shown.reply.choices == report.CARD:
        return shown  # the card names its files
    kept = reporting.evidence_waits([str(f["name"]) for f in files])
    return replace(shown, reply=replace(shown.reply, text=kept + shown.reply.text))


def _for_named_task(turn: Turn, files: list[dict[str, object]]) -> Outcome:
    """Evidence with "nv 2.1" as its caption goes onto that task's last report of this person."""
    if not turn.heard.tasks:
        return say(reporting.evidence_for_what(str(files[0]["name"])))
    task = linking.link(turn.heard.tasks[0], linking.reportable(turn), linking.own_ids(turn)).task
    last = None if task is None else reports.last_of(turn.conn, turn.me.id, task.id)
    if task is None or last is None:
        return say(reporting.evidence_for_what(str(files[0]["name"])))
    return _onto_report(turn, task.id, last.id, files)


def _onto_report(turn: Turn, task_id: int, serial: int, files: list[dict[str, object]]) -> Outcome:
    task = stored.get(turn.conn, task_id)
    reports.put_evidence(turn.conn, task_id, serial, turn.me.id, (), files, turn.now)
    act(turn, task, ChangeKind.EVIDENCE_ADDED, {"serial": serial, "files": files})
    return say(reporting.evidence_kept(task, str(files[0]["name"]), serial))
