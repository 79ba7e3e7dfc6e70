"""The clerk's pen: an edited report comes back, one card says what is wording and what is not, "1" keeps the wording.

Figures, states and what the plan says never come from a file. What is kept stands in the next version of the
period and, where people write a heading, at the beginning of the next period.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from handlers import editions
from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn, draft_expiry, say
from reports.places import Place
from storage import conversations, files, jobs, journal, report_edits
from storage import editions as stored
from storage.conversations import Draft
from storage.editions import Edition
from storage.report_edits import StoredEdit
from tasks.rights import Action, may, require
from vietnamese.words import report_versions as words

REMEMBERED, OFFERED = 200, 3  # versions whose title is looked for, and how many of one title are offered


def came_back(turn: Turn, mark: str, file_id: int, name: str) -> Outcome | None:
    """A report's file that somebody sent: read against the version that bears its mark."""
    require(turn.me, Action.LOCK, place=turn.where)
    of = stored.by_mark(turn.conn, mark) if mark else None
    if of is None:
        as_plan = Choice(words.AS_PLAN, "plan.anyway", {"file": file_id, "name": name})
        return say(words.unknown_report(), as_plan)
    _read(turn, of, file_id, name)
    return None


def titles(turn: Turn) -> list[str]:
    """The titles of the reports made here lately: another editor may save a file without its marks."""
    return list(dict.fromkeys(of.title for of in stored.recent(turn.conn, REMEMBERED) if of.title))


def alike(turn: Turn, title: str, file_id: int, name: str) -> Outcome:
    """A file with the title of a report made here and no mark: what it is is asked, never guessed."""
    versions = [of for of in stored.recent(turn.conn, REMEMBERED) if of.title == title][:OFFERED]
    choices = [
        Choice(
            words.as_edited(editions.name_of(turn.conn, of), of.number, of.sent_number),
            "pen.of",
            {"edition": of.id, "file": file_id, "name": name},
        )
        for of in versions
        if may(turn.me, Action.LOCK, place=turn.where)
    ]
    as_plan = Choice(words.AS_PLAN, "plan.anyway", {"file": file_id, "name": name})
    return say(words.marks_lost(title), *choices, as_plan)


def of_version(turn: Turn) -> None:
    """The file without marks is the edited one of a version: it is read against that."""
    require(turn.me, Action.LOCK, place=turn.where)
    of = stored.get(turn.conn, int(turn.arguments["edition"]))
    _read(turn, of, int(turn.arguments["file"]), str(turn.arguments["name"]))


def _read(turn: Turn, of: Edition, file_id: int, name: str) -> None:
    arguments = {"file": file_id, "content": of.content_id, "name": name, "edition": of.id}
    jobs.put(turn.conn, "read_edits", arguments, turn.inbox_id, turn.now)


def was_read(turn: Turn) -> Outcome:
    """The edits are known: the card, or that there are none."""
    job = turn.message.job or {}
    result, asked = job.get("result", {}), job.get("arguments", {})
    if "error" in result:
        return say(words.not_readable())
    of = stored.get(turn.conn, int(asked["edition"]))
    if not result["edits"]:
        return say(words.nothing_edited(editions.name_of(turn.conn, of), of.number))
    data = {"edits": result["edits"], "tracked": result["tracked"], "edition": of.id, "file": asked["file"]}
    draft = conversations.start_draft(turn.conn, turn.me.id, "pen", data, turn.now, draft_expiry(turn))
    return present(turn, draft)


def present(turn: Turn, draft: Draft) -> Outcome:
    """The card of what was edited."""
    of = stored.get(turn.conn, int(draft.data["edition"]))
    edits: Sequence[Mapping[str, Any]] = draft.data["edits"]
    wording = [(_place(e), str(e["old"]), str(e["taken"])) for e in edits if _is_wording(e)]
    asked = [(str(e["weight"]), _place(e), *_shown(e)) for e in edits if e["weight"] != "wording"]
    card = words.edits_card(
        editions.name_of(turn.conn, of), of.number, wording, asked, _notes(turn, of, draft)
    )
    return Outcome(
        Reply(card, _choices(edits), draft=(draft.id, draft.version)), question_expires=draft.expires_at
    )


def _is_wording(edit: Mapping[str, Any]) -> bool:
    return edit["taken"] is not None and edit["weight"] in ("wording", "fact")


def _shown(edit: Mapping[str, Any]) -> tuple[str, str]:
    if edit["weight"] in ("fact", "figures") and (edit["gone"] or edit["come"]):
        return words.numbers(edit["gone"], edit["come"])
    return str(edit["old"]), str(edit["new"])


def _place(edit: Mapping[str, Any]) -> str:
    return words.place(Place(**edit["place"]))


def _notes(turn: Turn, of: Edition, draft: Draft) -> list[str]:
    notes = [words.TRACKED] if draft.data["tracked"] else []
    newest = stored.of_period(turn.conn, of.period, of.form)[-1]
    if newest.id != of.id:
        notes.append(words.older(newest.number))
    sent = stored.last_sent(turn.conn, of.form, of.period)
    if sent is not None:
        notes.append(words.of_sent(sent.sent_number, sent.sent_on))
    return notes


def _choices(edits: Sequence[Mapping[str, Any]]) -> tuple[Choice, ...]:
    some = any(e["taken"] is not None for e in edits)
    rest = any(e["weight"] != "wording" for e in edits)
    figures = any(e["weight"] == "figures" for e in edits)
    found = []
    if any(_is_wording(e) for e in edits):
        found.append(Choice(words.TAKE_KEEPING if rest else words.TAKE, "pen.take", {"word": "yes"}))
    if some and figures:
        found.append(Choice(words.TAKE_ALL, "pen.take", {"figures": True}))
    return (*found, Choice(words.LEAVE, "pen.leave", {"word": "no"}))


def take(turn: Turn) -> Outcome | None:
    """Keep the wording; an unsent report is made anew with it, on the same data."""
    require(turn.me, Action.LOCK, place=turn.where)
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    of = stored.get(turn.conn, int(draft.data["edition"]))
    figures = bool(turn.arguments.get("figures"))
    chosen = [e for e in draft.data["edits"] if _is_wording(e) or (figures and e["weight"] == "figures")]
    new = [StoredEdit(str(e["key"]), str(e["old"]), str(e["taken"])) for e in chosen]
    file_id = int(draft.data["file"])
    count = report_edits.put(
        turn.conn,
        of.form,
        of.period,
        new,
        edition_id=of.id,
        file_id=file_id,
        by_person=turn.me.id,
        now=turn.now,
    )
    _note(turn, of, count, file_id)
    conversations.close_draft(turn.conn, draft.id, "done")
    newest = stored.of_period(turn.conn, of.period, of.form)[-1]
    if newest.sent:
        return say(words.edits_kept_locked(editions.name_of(turn.conn, of), count))
    _make(turn, newest, [[e.place, e.old, e.new] for e in new], count)
    return None


def _make(turn: Turn, newest: Edition, edits: list[list[str]], count: int) -> None:
    wanted = {
        "form": newest.form,
        "period": newest.period,
        "day": newest.day.isoformat(),
        "official": True,
        "corrects": newest.corrects,
        "edited": count,
    }
    name = f"Báo cáo {newest.period} {turn.today:%d-%m-%Y}.docx"
    arguments = {
        "report": wanted,
        "content": newest.content_id,
        "edits": edits,
        "name": name,
        "ending": ".docx",
    }
    jobs.put(turn.conn, "make_report", arguments, turn.inbox_id, turn.now)


def edited(turn: Turn) -> Outcome:
    """The version with the clerk's wording came back."""
    job = turn.message.job or {}
    result, wanted = job["result"], job["arguments"]["report"]
    file = editions.file_of(turn, result)
    new = editions.keep(turn.conn, wanted, result, turn.now, turn.me.id, file.file_id)
    stale = [words.place(Place(**p)) for p in result.get("stale", ())]
    told = words.edits_kept(
        editions.name_of(turn.conn, new), wanted["edited"] - len(stale), new.number, stale
    )
    return Outcome(Reply(told, files=(file,)), subject={"edition": new.id, "query": None})


def leave(turn: Turn) -> Outcome:
    """Nothing of the file is kept."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.edits_left())


def _note(turn: Turn, of: Edition, count: int, file_id: int) -> None:
    kept = files.get(turn.conn, file_id)
    journal.note(
        turn.conn,
        "edition",
        of.id,
        "edited",
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=turn.message.text,
        data={"edits": count, "file": kept.sha256 if kept else ""},
    )
