"""The plan that waits to be confirmed as a workbook to check it by; the choices of its card come again with it."""

from handlers import import_plan
from handlers.messages import OutFile, Reply
from handlers.turn import Outcome, Turn, say
from storage import conversations, files, jobs
from vietnamese.words import export
from vietnamese.words import plan_list as words

ENDING = ".xlsx"


def begin(turn: Turn) -> None:
    """Begin to make the file of the open draft; its result is the answer."""
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    found = draft.data["read"]
    missing = found.get("missing") or {}
    arguments = {
        "title": words.NAME,
        "note": words.note(turn.today),
        "rows": [words.row(record, missing.get(record["path"], ())) for record in found["tasks"]],
        "name": f"{words.NAME} {turn.today:%d-%m-%Y}{ENDING}",
        "ending": ENDING,
        "draft": draft.id,
    }
    jobs.put(turn.conn, "make_doubts", arguments, turn.inbox_id, turn.now)


def made(turn: Turn) -> Outcome:
    """Hand the file over; while the draft is open its choices stand below."""
    job = turn.message.job or {}
    result, asked = job.get("result", {}), job.get("arguments", {})
    if "error" in result:
        return say(export.failed())
    row = files.put(
        turn.conn, result["sha256"], result["name"], result["size"], result["media_type"], turn.now
    )
    file = OutFile(row, result["name"])
    doubtful = sum(bool(r["doubts"]) for r in asked["rows"])
    said = words.here(len(asked["rows"]), doubtful)
    draft = conversations.get_draft(turn.conn, asked["draft"])
    if draft.state != "open":
        return Outcome(Reply(said, files=(file,)))
    return import_plan.ask(turn, draft, said, (file,))
