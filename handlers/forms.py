"""The report forms that stand: the agency's own over ours, by name, by period, by what somebody calls them."""

import re

from sqlalchemy import Connection

from reports import templates
from reports.templates import Template
from storage import forms
from tasks.periods import PeriodKind
from vietnamese.normalize import fold
from vietnamese.words.report_forms import KINDS

BY_FORM = re.compile(
    r"\btheo mau\s+(.+?)\s*(?:(?:,|\b(?:ban|dang|file|tep))\s*(?:pdf|word|excel|docx)?)?\s*$"
)


def standing(conn: Connection) -> dict[str, Template]:
    """Every form by name, the agency's own versions in place of ours."""
    own = {name: Template.model_validate(body) for name, (_, body) in forms.newest(conn).items()}
    ours = {name: templates.load(name) for name in templates.names() if name not in own}
    return {**ours, **own}


def form(conn: Connection, name: str) -> Template:
    """The form of a name; ReportError("template_unknown")."""
    own = forms.newest(conn).get(name)
    return templates.load(name) if own is None else Template.model_validate(own[1])


def for_kind(conn: Connection, kind: PeriodKind) -> Template:
    """The usual form of a period: the one that bears the period's own name."""
    return form(conn, str(kind))


def called(conn: Connection, said: str, kind: str = "") -> list[Template]:
    """The forms that words may mean: a whole name or label, else those with all the words in their label."""
    wanted = " ".join(fold(said).split()).strip(' .,!?“”"')
    found = list(standing(conn).values())
    exact = [
        f
        for f in found
        if wanted in (fold(f.label), f.name, f"bao cao {fold(KINDS[f.kind])}", fold(KINDS[f.kind]))
    ]
    if exact:
        return (
            sorted(exact, key=lambda f: f.name != f.kind)[:1]
            if wanted in map(fold, KINDS.values())
            else exact[:1]
        )
    words = set(re.findall(r"\w+", wanted)) - {"mau", "bao", "cao", "cua", "gui"}
    near = [f for f in found if words and words <= set(re.findall(r"\w+", fold(f.label)))]
    return [f for f in near if not kind or f.kind == kind] or near


def said_form(conn: Connection, text: str, kind: str) -> list[Template]:
    """The forms that "… theo mẫu X" names; empty when the message names none."""
    found = BY_FORM.search(fold(text))
    return called(conn, found[1], kind) if found else []
