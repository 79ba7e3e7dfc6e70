"""Report forms as files: asked for, edited, sent back, checked, tried out, and then they stand."""

import re
from collections.abc import Mapping
from typing import Any

from handlers import editions, forms
from handlers.messages import Choice, Reply
from handlers.turn import Outcome, Turn, draft_expiry, say
from reports.form_values import shown
from reports.templates import Template
from storage import conversations, jobs, journal
from storage import forms as stored
from storage.conversations import Draft
from tasks.periods import PeriodKind, period_of
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.numbers import format_date
from vietnamese.words import report_forms as words

ASKS = re.compile(
    r"\b(?:gui|xuat|tai|lay|cho(?: toi| em| xin)?|xin|xem|sua|chinh|doi)(?: (?:lai|tep|file|ve))* (?:cac |nhung )?mau(?: bao cao)?\b(?: cua)?\s*(.*)"
)


def speaks_of_it(turn: Turn) -> bool:
    """Whether a report form is asked for ("gửi mẫu báo cáo tháng"); a report by a form is not."""
    said = fold(turn.message.text)
    return (
        turn.private
        and "mau" in said.split()
        and "theo mau" not in said
        and ASKS.search(said) is not None
        and ("bao cao" in said)
    )


def ask(turn: Turn) -> Outcome | None:
    """Begin to make the workbook of a form, or list the forms there are."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    found = ASKS.search(fold(turn.message.text))
    wanted = found[1].strip(" .!?") if found else ""
    several = forms.called(turn.conn, wanted) if wanted else []
    if len(several) != 1:
        listed = several or list(forms.standing(turn.conn).values())
        return say(words.which(f"{f.label} ({f.name})" for f in listed))
    _make(turn, several[0])
    return None


def _make(turn: Turn, template: Template) -> None:
    arguments = {
        "template": template.model_dump(mode="json"),
        "name": f"Mẫu {(template.label or template.name)[:1].lower()}{(template.label or template.name)[1:]}.xlsx",
        "ending": ".xlsx",
        "changed": template.name in stored.newest(turn.conn),
    }
    jobs.put(turn.conn, "make_form", arguments, turn.inbox_id, turn.now)


def made(turn: Turn) -> Outcome:
    """Hand the workbook over."""
    job = turn.message.job or {}
    if "error" in job["result"]:
        return editions.not_made()
    asked = job["arguments"]
    label = asked["template"]["label"] or asked["template"]["name"]
    return Outcome(Reply(words.here(label, asked["changed"]), files=(editions.file_of(turn, job["result"]),)))


def came_back(turn: Turn, found: Mapping[str, Any]) -> Outcome | None:
    """A form came back: its problems, or a report tried out with it."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    if found.get("problems") or not found.get("form"):
        return say(words.wrong(found.get("problems") or [{"code": "unreadable"}]))
    template = Template.model_validate(found["form"])
    data = {"form": found["form"]}
    draft = conversations.start_draft(turn.conn, turn.me.id, "form", data, turn.now, draft_expiry(turn))
    chosen = period_of(turn.today, PeriodKind(template.kind), template.rule)
    editions.begin(turn, chosen, template, ".docx", template=found["form"], official=False, preview=draft.id)
    return None


def tried(turn: Turn) -> Outcome:
    """The report that was tried out came back with its card."""
    job = turn.message.job or {}
    draft = conversations.get_draft(turn.conn, int(job["arguments"]["report"]["preview"]))
    file = editions.file_of(turn, job["result"])
    shown_ = present(turn, draft)
    return Outcome(
        Reply(shown_.reply.text, shown_.reply.choices, (file,), shown_.reply.draft),
        question_expires=shown_.question_expires,
    )


def present(turn: Turn, draft: Draft) -> Outcome:
    """The card: what changes against the form that stands."""
    template = Template.model_validate(draft.data["form"])
    standing = forms.standing(turn.conn).get(template.name)
    changes = [] if standing is None else _changes(standing, template)
    chosen = period_of(turn.today, PeriodKind(template.kind), template.rule)
    until = format_date(min(turn.today, chosen.cut_off))
    card = words.preview(template.label, template.kind, standing is None, changes, until)
    choices = (
        Choice(words.USE, "form.use", {"word": "yes"}),
        Choice(words.DROP, "form.drop", {"word": "no"}),
    )
    return Outcome(Reply(card, choices, draft=(draft.id, draft.version)), question_expires=draft.expires_at)


def _changes(old: Template, new: Template) -> list[str]:
    """What differs, field by field in the words of the workbook."""
    found = []
    before, after = _fields(old), _fields(new)
    for path, (label, _) in words.FIELDS.items():
        one, other = _one_line(path, before.get(path)), _one_line(path, after.get(path))
        if one != other:
            found.append(words.change(label, one, other))
    return found + _heading_changes(old, new)


def _heading_changes(old: Template, new: Template) -> list[str]:
    before, after = {h.key: h for h in old.headings}, {h.key: h for h in new.headings}
    found = [words.heading_added(after[k].title) for k in after if k not in before]
    found += [words.heading_gone(before[k].title) for k in before if k not in after]
    found += [words.heading_changed(after[k].title) for k in after if k in before and before[k] != after[k]]
    if not found and list(before) != list(after):
        found.append(words.ORDER)
    return found


def _fields(template: Template) -> dict[str, Any]:
    flat = template.model_dump()
    for part in ("letters", "period", "appendix"):
        flat.update({f"{part}.{k}": v for k, v in (flat.pop(part) or {}).items()})
    return flat


def _one_line(path: str, value: Any) -> str:
    return " / ".join(str(shown(path, value)).split("\n"))


def use(turn: Turn) -> Outcome:
    """The form stands from now on."""
    require(turn.me, Action.SETTINGS, place=turn.where)
    draft = conversations.get_draft(turn.conn, turn.arguments["draft"])
    template = Template.model_validate(draft.data["form"])
    body = template.model_dump(mode="json")
    version = stored.put(turn.conn, template.name, body, turn.now, turn.me.id)
    conversations.close_draft(turn.conn, draft.id, "done")
    journal.note(
        turn.conn,
        "form",
        version,
        f"set_{template.name}"[:24],
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=turn.message.text,
        data={"name": template.name, "version": version},
    )
    return say(words.stands(template.label or template.name, version))


def drop(turn: Turn) -> Outcome:
    """The form that stood stays."""
    conversations.close_draft(turn.conn, turn.arguments["draft"], "cancelled")
    return say(words.dropped())
