"""The map: which intent goes to which handler, which choice does what, which draft shows which card."""

from collections.abc import Callable, Mapping

from handlers import (
    abbreviations,
    agency_rules,
    archive,
    assign,
    belonging,
    chase_setting,
    compare,
    completion,
    conclusion,
    conclusion_store,
    contest,
    decisions,
    delivery,
    editions,
    everyday,
    export,
    extension,
    extremes,
    files,
    follow_up,
    form_files,
    gap_answers,
    gap_status,
    general,
    hand_over,
    heading_file,
    heading_find,
    heading_pass,
    headings,
    import_mend,
    import_plan,
    issued,
    on_behalf,
    papers,
    pen,
    people,
    plan_list,
    preview,
    questions,
    quota,
    receipts,
    report,
    report_review,
    report_store,
    review,
    roster_card,
    rows,
    schedules,
    show,
    start_of_use,
    substitute,
    summary,
    transfer,
    undo,
    urge,
    which,
    why,
)
from handlers.turn import Outcome, Turn
from storage.conversations import Draft

Handler = Callable[[Turn], Outcome]
Act = Callable[[Turn], Outcome | None]

# Questions write nothing: they are answered on a reader.
QUESTIONS: Mapping[str, Handler] = {
    "list": questions.listed,
    "show": show.show,
    "why": why.why,
    "more": questions.more,
    "details": follow_up.details,
    "holders": follow_up.holders,
    "deadlines": follow_up.deadlines,
    "compare": compare.periods,
    "compare_units": compare.units,
    "summary": summary.summary,
    "latest": extremes.longest,
    "fewest": extremes.units,
    "row": rows.row,
    "news": everyday.news,
    "of_person": everyday.of_person,
    "greet": general.greet,
    "help": general.help_,
    "history": show.history,
    "waiting": questions.waiting,
    "unreviewed": questions.unreviewed,
    "my_data": general.my_data,
    "quota": quota.asked,
    "gap_status": gap_status.status,
    "preview": preview.preview,
    "unreceived": receipts.listed,
}

ACTS: Mapping[str, Act] = {
    "report": report.report,
    "correct": undo.correct,
    "undo": undo.undo,
    "extend": extension.ask,
    "assign": assign.assign,
    "remind": urge.urge,
    "approve": decisions.approve,
    "reject": decisions.reject,
    "schedule": schedules.schedule,
    "settings": start_of_use.settings,
    "export": export.export,
    "paper": papers.hand_out,
    "gap_answer": gap_answers.answer,
    "chase_setting": chase_setting.set_days,
    "abbreviations": abbreviations.keep,
    "agency_rules": agency_rules.handle,
    "heading": headings.handle,
    "belonging": belonging.settle_next,
    "report_review": report_review.review,
    "delivery": delivery.decide,
    "review": review.review,
    "conclusion": conclusion.begin,
    "upload": files.upload,
    "contest": contest.contest,
    "issued": issued.decide,
    "lock": issued.decide,
    "form": form_files.ask,
    "on_behalf": on_behalf.enter,
    "revoke": people.revoke,
    "substitute": substitute.substitute,
    "transfer": hand_over.hand_over,
    "receipt": receipts.receive,
}

# What a choice does when it is tapped, typed as its number or said in its words.
ACTIONS: Mapping[str, Act] = {
    "receipt.take": receipts.take,
    "report.link": report.linked,
    "report.drop": report.dropped,
    "report.settle": report.settled,
    "report.how": report.how,
    "report.confirm": report_store.confirm,
    "report.cancel": report_store.cancel,
    "plan.confirm": import_plan.confirm,
    "plan.columns": import_mend.columns,
    "plan.list": plan_list.begin,
    "plan.anyway": import_plan.anyway,
    "completion.confirm": completion.confirmed,
    "completion.not_yet": completion.not_yet,
    "conclusion.leader": conclusion.by_leader,
    "conclusion.confirm": conclusion_store.confirm,
    "conclusion.cancel": conclusion_store.cancel,
    "plan.same": import_plan.settle_identity,
    "plan.cancel": import_plan.cancel,
    "start.confirm": start_of_use.confirm,
    "start.cancel": start_of_use.cancel,
    "rule.confirm": agency_rules.confirm,
    "rule.cancel": agency_rules.cancel,
    "roster.confirm": roster_card.confirm,
    "roster.cancel": roster_card.cancel,
    "transfer.confirm": transfer.confirm,
    "transfer.cancel": transfer.cancel,
    "assign.confirm": assign.confirm,
    "assign.cancel": assign.cancel,
    "extend.confirm": extension.confirm,
    "extend.cancel": extension.cancel,
    "urge.confirm": urge.confirm,
    "urge.cancel": urge.cancel,
    "gap.same": gap_answers.same,
    "gap.report": gap_answers.how,
    "gap.not_ours": gap_answers.not_ours,
    "gap.each": gap_answers.each,
    "finding.open": report_review.opened,
    "finding.keep": report_review.keep,
    "finding.keep_all": report_review.keep_all,
    "finding.ask": report_review.ask,
    "finding.full": report_review.full,
    "finding.later": report_review.later,
    "misplaced.settle": belonging.settle,
    "heading.keep": headings.keep,
    "heading.again": headings.again,
    "heading.cancel": headings.cancel,
    "heading.confirm": headings.confirm,
    "heading.decide": heading_pass.decided,
    "which.none": which.none_of_them,
    "report.without": editions.without_supplements,
    "report.of_form": issued.of_form,
    "report.number": issued.mend_number,
    "report.keep": issued.keep,
    "report.lock": issued.lock_all_the_same,
    "report.unlocked": issued.not_locked,
    "pen.take": pen.take,
    "pen.leave": pen.leave,
    "pen.of": pen.of_version,
    "form.use": form_files.use,
    "form.drop": form_files.drop,
    "review.settle": review.settle,
    "review.later": review.later,
    "schedule.day_off": schedules.day_off,
    "substitute.confirm": substitute.confirm,
    "substitute.cancel": substitute.cancel,
}

DRAFTS: Mapping[str, Callable[[Turn, Draft], Outcome]] = {
    "report": report.present,
    "plan": import_plan.present,
    "conclusion": conclusion.present,
    "roster": roster_card.present,
    "start_of_use": start_of_use.present,
    "rule": agency_rules.present,
    "transfer": transfer.present,
    "assign": assign.present,
    "extend": extension.present,
    "heading": headings.present,
    "pen": pen.present,
    "form": form_files.present,
}

# Slow work whose result comes back as a message.
JOBS: Mapping[str, Act] = {
    "read_plan": import_plan.was_read,
    "make_list": export.made,
    "make_report": export.report_made,
    "make_form": form_files.made,
    "read_edits": pen.was_read,
    "make_chart": export.made,
    "make_sheet": export.made,
    "make_briefing": export.made,
    "make_archive": archive.made,
    "make_doubts": plan_list.made,
    "read_conclusion": conclusion.was_read,
    "read_text": heading_file.was_read,
}


# Acts that are known by their own words come before the general reading, in this order.
SPOKEN: tuple[tuple[Callable[[Turn], bool], str], ...] = (
    (receipts.speaks_of_it, "receipt"),
    (receipts.asks, "unreceived"),
    (schedules.stops, "schedule"),
    (conclusion.speaks_of_it, "conclusion"),
    (start_of_use.speaks_of_it, "settings"),
    (delivery.speaks_of_it, "delivery"),
    (quota.speaks_of_it, "quota"),
    (on_behalf.speaks_of_it, "on_behalf"),
    (chase_setting.speaks_of_it, "chase_setting"),
    (abbreviations.speaks_of_it, "abbreviations"),
    (agency_rules.speaks_of_it, "agency_rules"),
    (substitute.speaks_of_it, "substitute"),
    (heading_find.speaks_of_it, "heading"),
    (belonging.speaks_of_it, "belonging"),
    (gap_answers.speaks_of_it, "gap_answer"),
    (papers.speaks_of_it, "paper"),
    (preview.speaks_of_it, "preview"),
    (report_review.speaks_of_it, "report_review"),
    (gap_status.speaks_of_it, "gap_status"),
    (contest.speaks_of_it, "contest"),
    (people.revokes, "revoke"),
    (files.wants_upload, "upload"),
    (review.speaks_of_it, "review"),
    (questions.asks_unreviewed, "unreviewed"),
    (rows.speaks_of_it, "row"),
    (extremes.wants_longest, "latest"),
    (extremes.wants_units, "fewest"),
    (everyday.asks_news, "news"),
    (everyday.asks_person, "of_person"),
    (follow_up.wants_details, "details"),
    (follow_up.wants_holders, "holders"),
    (follow_up.wants_deadlines, "deadlines"),
    (follow_up.wants_state, "details"),
    (everyday.asks_situation, "summary"),
    (compare.of_periods, "compare"),
    (compare.of_units, "compare_units"),
    (why.speaks_of_it, "why"),
    (issued.speaks_of_it, "issued"),
    (form_files.speaks_of_it, "form"),
    (export.wanted, "export"),
)


def speaks(turn: Turn) -> bool:
    """Whether the message is known by its own words, whatever its first word could mean as an answer."""
    return any(known(turn) for known, _ in SPOKEN)


def intent(turn: Turn) -> str:
    """The intent of the message: the first act that is known by its own words, else what was understood."""
    return next((name for speaks, name in SPOKEN if speaks(turn)), turn.heard.intent)


def action(name: str) -> Act:
    """What a choice does."""
    return again if name == "which.take" else ACTIONS[name]


def handler(intent: str) -> Act:
    """The handler of an intent; what has none is answered as not understood."""
    return ACTS.get(intent) or QUESTIONS.get(intent) or general.not_understood


def again(turn: Turn) -> Outcome | None:
    """The message that was asked about, with the task that was chosen."""
    which.taken(turn)
    return handler(intent(turn))(turn)


def edited(turn: Turn) -> Outcome | None:
    """An edited message: an open draft is read again, a stored report is offered as a correction."""
    return handler(intent(turn))(turn)
