"""Who set the deadlines of a plan (nguồn giao) and by which paper: the plan's issuer decides, the office corrects.

A paper of the UBND, HĐND, Tỉnh ủy, a ministry or the government is a higher body's: its deadlines move only with
that body's consent. The agency's own plan is moved by its leaders. A row may name a paper of its own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tasks.model import Source
from tasks.rules import Rules
from vietnamese.normalize import fold
from vietnamese.words import plan_source as source_words

Record = Mapping[str, Any]
_TOKENS = frozenset(
    "UBND HDND TU TW TTG CP CTN QH UBTVQH VPCP VPUBND VPTU BKHCN BTC BNV BTTTT BYT BGDDT BNNPTNT BNNMT BTNMT BXD "
    "BGTVT BCT BTP BQP BCA BNG BLDTBXH BVHTTDL BDTTG TTCP NHNN".split()
)
_BODIES = re.compile(
    r"(?:chu tich |thuong truc |van phong )?(?:ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|tinh uy|thanh uy|trung uong|"
    r"chinh phu|thu tuong|quoc hoi|bo (?!phan|may|mon|chi so)\w+)"
)
_GIVEN_BY = re.compile(
    r"(?:ubnd|uy ban nhan dan|hdnd|tinh uy|thanh uy|thu tuong|chinh phu|cap tren)(?: (?:tinh|thanh pho|\w+ \w+))?(?: \w+)? giao\b"
)
NUMBER = re.compile(r"\d{1,5}(?:/(?:19|20)\d\d)?\s?[/-]\s?[A-Za-zĐđ][\w&.-]*(?:[-/][\w&.]+)*")


@dataclass(frozen=True, slots=True)
class Given:
    """Who set a deadline and the paper that says so; `sure` is False where nothing printed tells."""

    source: Source
    document: str
    sure: bool = True


def of_plan(read: Mapping[str, Any], rules: Rules) -> Given:
    """The plan's own source: as the office said, else by its number, its issuer, its subject."""
    document = cited(read)
    said = read.get("set_by") or {}
    if said:
        return Given(Source(said["source"]), said["document"] or document)
    head = read["document"]
    by = by_symbol(head.get("symbol") or "", rules) or _by_name(head.get("issuer") or "", rules)
    if by is not None:
        return Given(by, document)
    title = fold(f"{head.get('subject') or ''} {head.get('title') or ''}")
    if _GIVEN_BY.search(title):
        return Given(Source.HIGHER, document)
    return Given(Source.PLAN, document, sure=False)


def of_record(record: Record, plan: Given, rules: Rules) -> Given:
    """A row's source: its own paper, else its section ("nhiệm vụ UBND tỉnh giao"), else the plan's."""
    own = " ".join(str(record.get("source_document") or "").split())
    if own:
        by = by_symbol(own, rules) or _by_name(own, rules)
        return Given(by or plan.source, own, by is not None)
    if _GIVEN_BY.search(fold(record.get("kind") or "")):
        return Given(Source.HIGHER, plan.document)
    return plan


def cited(read: Mapping[str, Any]) -> str:
    """How the plan itself is cited as the source of a task."""
    head = read["document"]
    number = f"{head.get('number') or ''}{head.get('symbol') or ''}" if head.get("number") else ""
    kind = str(head.get("type") or "Kế hoạch")
    kind = kind.capitalize() if kind.isupper() else kind
    return f"{kind} số {number}" if number else kind


def by_symbol(text: str, rules: Rules) -> Source | None:
    """Whose paper a number is ("184/QĐ-UBND" is the UBND's); None for no number or one that does not tell."""
    found = NUMBER.search(text)
    symbol = found.group() if found else text if text[:1] in "/-" else ""
    tokens = [t for t in re.split(r"[^A-Z&]+", fold(symbol).upper()) if t]
    if not tokens:
        return None
    if rules.agency_short and _token(rules.agency_short) in tokens[1:]:
        return Source.PLAN
    if _TOKENS & set(tokens):
        return Source.HIGHER
    return Source.PLAN if len(tokens) > 1 else None


def said(words: str, rules: Rules) -> dict[str, str] | None:
    """What the office says of the source: {"source", "document"}; None when it names neither a body nor a paper."""
    flat = " ".join(fold(words).split())
    by = by_symbol(words, rules)
    if by is None and flat in map(fold, source_words.HIGHER_NAMES):
        by = Source.HIGHER
    elif by is None and flat in map(fold, source_words.OWN_NAMES):
        by = Source.PLAN
    if by is None:
        return None
    return {"source": str(by), "document": words if NUMBER.search(words) else ""}


def _token(text: str) -> str:
    return fold(text).upper()


def _by_name(name: str, rules: Rules) -> Source | None:
    flat = " ".join(fold(name).split())
    if not flat:
        return None
    if rules.agency_name and flat == " ".join(fold(rules.agency_name).split()):
        return Source.PLAN
    if rules.higher_body and flat == " ".join(fold(rules.higher_body).split()):
        return Source.HIGHER
    return Source.HIGHER if _BODIES.match(flat) else Source.PLAN
