"""Which act a message is: an ordered table of named rules, the first that holds decides.

The order is the policy: codes and answers before acts, acts that change something only with a clear word at the
head of the statement, questions before reports, and whatever no rule claims is unknown.
"""

from collections.abc import Callable
from dataclasses import dataclass

from vietnamese.facts import Facts
from vietnamese.rules import (
    answers,
    assigning,
    corrections,
    decisions,
    extensions,
    lists,
    orders,
    questions,
    reports,
    shows,
    summaries,
    urging,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the table: a name for the trace, the intent, and when it holds."""

    name: str
    intent: str
    holds: Callable[[Facts], bool]


RULES: tuple[Rule, ...] = (
    Rule("code", "link", answers.link),
    Rule("link_wish", "link", answers.link_wish),
    Rule("my_data", "my_data", answers.at_head("my_data")),
    Rule("more", "more", answers.nothing_but("more")),
    Rule("help", "help", answers.help_),
    Rule("schedule", "schedule", orders.schedule),
    Rule("undo", "undo", answers.undo),
    Rule("cancel", "cancel", answers.cancel),
    Rule("confirm", "confirm", answers.confirm),
    Rule("confirm_more", "confirm", answers.confirm_more),
    Rule("greet", "greet", answers.greet),
    Rule("settings", "settings", orders.settings),
    Rule("lock", "lock", orders.lock),
    Rule("contest", "contest", orders.contest),
    Rule("why", "why", questions.why),
    Rule("history", "history", questions.history),
    Rule("reject", "reject", decisions.reject),
    Rule("correct", "correct", corrections.correct),
    Rule("pending", "list", questions.pending),
    Rule("approve", "approve", decisions.approve),
    Rule("transfer", "transfer", orders.transfer),
    Rule("substitute", "substitute", orders.substitute),
    Rule("talk", "unknown", answers.small_talk),
    Rule("remind", "remind", urging.remind),
    Rule("assign", "assign", assigning.assign),
    Rule("extend", "extend", extensions.extend),
    Rule("waiting", "waiting", questions.waiting),
    Rule("follow_up", "list", questions.follow_up),
    Rule("below", "list", lists.below),
    Rule("enumerates", "list", lists.enumerates),
    Rule("summary", "summary", summaries.summary),
    Rule("list", "list", lists.list_),
    Rule("show", "show", shows.show),
    Rule("show_title", "show", shows.shows_title),
    Rule("report", "report", reports.report),
    Rule("group_by", "list", questions.group_only),
    Rule("bare_name", "list", questions.bare_name),
)


def decide(facts: Facts) -> str:
    """The intent of the first rule that holds; noted in the trace."""
    for rule in RULES:
        if rule.holds(facts):
            lead = facts.lead
            facts.fire(f"intent.{rule.name}", lead.first if lead else 0, lead.last if lead else None)
            return rule.intent
    facts.fire("intent.none")
    return "unknown"
