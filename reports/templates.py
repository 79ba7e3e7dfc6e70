"""The agency's report forms as data: headings and who writes each, what is counted, cut-off, sending, merging.

Ours lie in `reports/templates/*.toml`; an agency may bring its own file with the same keys. Defaults
follow Nghị định 09/2019/NĐ-CP điều 8 and 12. In texts `{period} {next} {year} {issuer} {basis} {cut_off}`
are filled in; a line with `{previous}` (the report sent before) is left out while there is none. Wrong files raise ReportError with codes `template_unknown`, `template_not_toml`,
`template_invalid` (arguments `place` and `problem`).
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from reports.errors import ReportError
from reports.keys import bookmark_name
from tasks.periods import PeriodRule

_FOLDER = Path(__file__).parent / "templates"
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
PLACEHOLDERS = frozenset({"period", "next", "year", "issuer", "basis", "cut_off", "previous"})

Kind = Literal["day", "week", "month", "quarter", "half", "nine_months", "year"]
Fill = Literal["", "text", "statistics", "difficulties", "proposals", "upcoming"]
Level = Literal["section", "owner", "task", "indicator", "group", "work", "sub_task", "obligation"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PeriodForm(_Strict):
    """Cut-off day of the last month (31 = its last day), working days to send, what is told within what.

    `chase_days`: on how many working days before the cut-off people are asked; None: as the agency's rule says.
    """

    cut_off_day: int = Field(14, ge=1, le=31)
    cut_off_weekday: int = Field(5, ge=1, le=7)
    sending_days: int = Field(1, ge=1, le=30)
    chase_days: int | None = Field(None, ge=1, le=20)
    merges: tuple[tuple[str, str], ...] = ()


class AppendixForm(_Strict):
    """The appendix: its title, which nodes of the plan become rows, and whether the page lies across."""

    title: str
    levels: tuple[Level, ...] = ("section", "task", "indicator")
    landscape: bool = True


class HeadingForm(_Strict):
    """One heading: what fills it, and who writes it where a person must."""

    key: str
    number: str = ""
    title: str
    level: Literal[1, 2, 3] = 1
    fill: Fill = ""
    writer: str = ""


class LettersForm(_Strict):
    """What stands on the paper; empty fields are the agency's settings."""

    higher_body: str = Field("", max_length=200)
    agency: str = Field("", max_length=200)
    place: str = Field("", max_length=80)
    symbol: str = Field("", max_length=40, pattern=r"^[^\s/]*$")
    addressees: tuple[str, ...] = ()
    basis_document: str = ""
    signer_titles: tuple[str, ...] = ()
    signer_name: str = ""
    receivers: tuple[str, ...] = ()
    archive: str = "VT"


class Template(_Strict):
    """A whole form. `count`: reports to a higher body count nhiệm vụ, internal ones đầu việc."""

    name: str = Field(pattern=r"^[a-z0-9_]{1,40}$")
    label: str = Field("", max_length=80)
    kind: Kind
    plans: tuple[str, ...] = ()
    letters: LettersForm = LettersForm()  # type: ignore[call-arg]
    count: Literal["nhiệm vụ", "đầu việc"] = "nhiệm vụ"
    type: str = "BÁO CÁO"
    subject: tuple[str, ...] = Field(min_length=1)
    addressed: bool = False
    basis: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: str
    upper_headings: bool = True
    period: PeriodForm = PeriodForm()  # type: ignore[call-arg]
    appendix: AppendixForm | None = None
    headings: tuple[HeadingForm, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        keys = [heading.key for heading in self.headings]
        if len(set(keys)) < len(keys):
            raise ValueError("heading keys must differ")
        for key in keys:
            try:
                bookmark_name("h", key)
            except ReportError:
                raise ValueError(f"heading key {key!r} is too long") from None
        for text in self._texts():
            unknown = set(_PLACEHOLDER.findall(text)) - PLACEHOLDERS
            if unknown:
                raise ValueError(f"unknown placeholder {{{sorted(unknown)[0]}}}")
        return self

    def _texts(self) -> tuple[str, ...]:
        titles = tuple(heading.title for heading in self.headings)
        appendix = (self.appendix.title,) if self.appendix else ()
        return (*self.subject, *self.basis, *self.opening, self.closing, *titles, *appendix)

    @property
    def rule(self) -> PeriodRule:
        """How this recipient's periods are cut, for `tasks.periods`."""
        form = self.period
        return PeriodRule(form.cut_off_day, form.sending_days, form.merges, form.cut_off_weekday)


def names() -> tuple[str, ...]:
    """The names of our own templates, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def load(name: str, folder: Path | None = None) -> Template:
    """The template of a name: the agency's own folder first, then ours; ReportError("template_unknown")."""
    for place in (folder, _FOLDER):
        path = place / f"{name}.toml" if place else None
        if path is not None and re.fullmatch(r"[a-z0-9_]{1,40}", name) and path.is_file():
            return read(path.read_bytes())
    raise ReportError("template_unknown", name=name, known=names())


def read(data: bytes) -> Template:
    """The template of a TOML file; ReportError("template_not_toml") or ("template_invalid")."""
    try:
        found = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReportError("template_not_toml", problem=str(error)[:200]) from error
    try:
        return Template.model_validate(found)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        place = ".".join(map(str, first["loc"])) or "template"
        raise ReportError("template_invalid", place=place, problem=first["msg"]) from error


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders replaced; one without a value stays as it is. Values are never read again."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)
