"""What an answer means: a tap, a number, "đúng", "thôi" against the open question, a mend of an open card.

A tap finds its own question by token, so an old card never acts on a newer one; the same tap again says
that it was done already. A bare number that was sent before the question is asked again.
"""

import re
from dataclasses import replace
from datetime import UTC, timedelta

from handlers import bare_figure, decisions, noticed, report_mend, table
from handlers.general import small
from handlers.messages import Choice
from handlers.people import clean_mention
from handlers.turn import Outcome, Turn, say, understand_turn
from storage import conversations, inbox
from storage.conversations import Draft, Pending
from vietnamese.normalize import fold
from vietnamese.text import Text
from vietnamese.words import general
from vietnamese.words import parked as parked_words

NUMBER = re.compile(r"\s*(?:(?:so|chon|y|phuong an)\s+)?(\d{1,2})\s*[.)]?\s*(?:a|nhe|nha|di|ok)?\s*")
THANKS = re.compile(r"\b(?:cam on|cảm ơn|thanks|tks|thank)\b")
DECIDES = re.compile(r"\b(?:dong y|nhat tri|chap thuan|xac nhan|thong nhat)\b")  # "ok" is no decision
ID = re.compile(r"(#?) ?(\d{1,6})")
TOKEN = re.compile(r"p(\d+):(\d+)")
YES, NO = "yes", "no"
FRESH = timedelta(minutes=15)  # so long a card is in mind though something was asked in between
WORDS = 5  # a part of a label this long names it: "lũy kế", "trong kỳ"


def looks_like_answer(turn: Turn) -> bool:
    """Whether the text alone reads as an answer: a number, a choice's own words, yes or no."""
    question = conversations.open_question(turn.conn, turn.place)
    return question is not None and _option(turn, question) is not None


def continues_draft(turn: Turn) -> bool:
    """Whether the message mends the person's open draft."""
    draft = conversations.open_draft(turn.conn, turn.me.id)
    return draft is not None and report_mend.concerns(turn, draft)


def tapped(turn: Turn) -> Outcome | None:
    """Act on a tapped choice; None: slow work was begun."""
    match = TOKEN.fullmatch(turn.message.tap)
    question = conversations.get_pending(turn.conn, int(match[1])) if match else None
    if match is None or question is None:
        return say(general.over())
    if question.place.person_id != turn.me.id:
        return say(general.not_your_card())
    if question.place != turn.place:
        return say(general.over())
    return _take(turn, question, int(match[2]))


def taken(turn: Turn) -> Outcome | None:
    """Act on a text that answers the open question or mends the open draft; None when it does neither."""
    question = conversations.open_question(turn.conn, turn.place)
    if bare_figure.corrects(turn) and continues_draft(turn):
        return report_mend.mend(turn, _draft(turn))
    if question is not None:
        number = _option(turn, question)
        if number is not None:
            return _answered(turn, question, number)
    if continues_draft(turn):
        return report_mend.mend(turn, _draft(turn))
    if question is None and turn.heard.intent == "confirm" and (mended := _being_mended(turn)):
        turn.arguments = {"draft": mended.id}
        return table.action("report.confirm")(turn)
    said = {"confirm", "cancel"} if not table.speaks(turn) else set()  # "lưu năm 2026" is no yes
    if NUMBER.fullmatch(fold(clean_mention(turn.message.text))) or turn.heard.intent in said:
        return _nothing_open(turn, question)
    return None


def _being_mended(turn: Turn) -> Draft | None:
    """The open card of a report on which "Sửa" was taken last, and nothing mended yet: "đúng" leaves it as it is."""
    last = conversations.last_question(turn.conn, turn.place)
    draft = conversations.open_draft(turn.conn, turn.me.id)
    if last is None or last.state != "answered" or draft is None or not _draft_current(turn, last):
        return None
    taken = last.options[last.answer or 0]["action"]
    return draft if last.draft_id == draft.id and taken == "report.how" else None


def _draft(turn: Turn) -> Draft:
    draft = conversations.open_draft(turn.conn, turn.me.id)
    assert draft is not None
    return draft


def _answered(turn: Turn, question: Pending, number: int) -> Outcome | None:
    if not 0 <= number < len(question.options):
        return say(general.choose_number(len(question.options)))
    if _sent_before(turn, question):
        return _again(turn, question)
    if _means_it_by_itself(turn, question, number):
        return _take(turn, question, number)
    if noticed.must_be_meant(question):
        return noticed.unsure(turn, question) or _take(turn, question, number)
    return _talked_over(turn, question) or _take(turn, question, number)


def _means_it_by_itself(turn: Turn, question: Pending, number: int) -> bool:
    """Whether the answer names its choice (its words, a task's id) instead of a place in the list or a yes."""
    said = fold(clean_mention(turn.message.text)).strip(" .!,)")
    if noticed.must_be_meant(question) or NUMBER.fullmatch(said):
        return False
    return said in fold(str(question.options[number]["label"])) or _by_id(question, said) is not None


def _talk_since(turn: Turn, question: Pending) -> bool:
    where, sender = turn.message.address, turn.message.sender_id
    place = (where.channel, where.bot_id, where.chat_id)
    return inbox.said_between(turn.conn, *place, sender, question.inbox_id, turn.inbox_id)


def _talked_over(turn: Turn, question: Pending) -> Outcome | None:
    """The choices once more, where other talk followed them: at once without a card, behind one after a while."""
    if question.expires_at <= turn.now or not _talk_since(turn, question):
        return None
    if question.draft_id is None:
        options = [Choice(str(o["label"]), str(o["action"]), dict(o["arguments"])) for o in question.options]
        return say(parked_words.past(), *options)
    draft = conversations.get_draft(turn.conn, question.draft_id)
    if turn.now - question.created_at < FRESH or not _draft_current(turn, question):
        return None
    shown = table.DRAFTS[draft.kind](turn, draft) if draft.kind in table.DRAFTS else None
    if shown is None:
        return None
    text = parked_words.past_card() + shown.reply.text
    return replace(shown, reply=replace(shown.reply, text=text))


def _sent_before(turn: Turn, question: Pending) -> bool:
    """Whether the person cannot have seen the question; platforms stamp whole seconds."""
    return turn.message.at.astimezone(UTC) < question.created_at.replace(microsecond=0)


def _again(turn: Turn, question: Pending) -> Outcome:
    if question.draft_id is not None:
        draft = conversations.get_draft(turn.conn, question.draft_id)
        if draft.state == "open":
            return table.DRAFTS[draft.kind](turn, draft)
    return say(general.choose_number(len(question.options)))


def _put_again(turn: Turn, question: Pending) -> Outcome:
    """A yes where a choice is needed: the choices once more."""
    if question.draft_id is not None:
        return _again(turn, question)
    options = [Choice(str(o["label"]), str(o["action"]), dict(o["arguments"])) for o in question.options]
    return say(general.choose_number(len(question.options)), *options)


def _take(turn: Turn, question: Pending, number: int) -> Outcome | None:
    if question.state == "answered":
        done = str(question.options[question.answer or 0]["label"])
        return say(general.done_already(done))
    over = question.state == "replaced" and not (turn.message.tap and _still_meant(turn, question))
    if over or not 0 <= number < len(question.options):
        return say(general.over())
    if question.expires_at <= turn.now or not _draft_current(turn, question):
        if question.state == "open":
            conversations.withdraw(turn.conn, question.place)
        return say(_why_over(turn, question))
    if question.draft_id is not None:
        conversations.reopen_draft(turn.conn, question.draft_id)
    conversations.answer(turn.conn, question.id, number)
    option = question.options[number]
    turn.arguments = {**option["arguments"], "draft": question.draft_id}
    return table.action(str(option["action"]))(turn)


def _still_meant(turn: Turn, question: Pending) -> bool:
    """Whether a tap may act on choices that newer ones replaced: a notice's, or those of a card that waits as it was."""
    return noticed.is_notice(question) or (question.draft_id is not None and _draft_current(turn, question))


def _why_over(turn: Turn, question: Pending) -> Text:
    """A card that was settled (here or on another channel), that a newer one replaced, or whose time is over."""
    if question.draft_id is None:
        return parked_words.choices_expired()
    state = conversations.get_draft(turn.conn, question.draft_id).state
    if state in ("done", "cancelled"):
        return general.done_already("")
    return general.over() if state == "replaced" else general.expired()


def _draft_current(turn: Turn, question: Pending) -> bool:
    if question.draft_id is None:
        return True
    draft = conversations.get_draft(turn.conn, question.draft_id)
    waits = draft.state in conversations.WAITING
    return waits and draft.version == question.version and draft.expires_at > turn.now


def _option(turn: Turn, question: Pending) -> int | None:
    """Which option the text takes: its number, its own words, or yes and no where an option says so."""
    said = fold(clean_mention(turn.message.text)).strip(" .!,)")
    by_id = _by_id(question, said)
    if by_id is not None:
        return by_id
    match = NUMBER.fullmatch(said)
    if match:
        return int(match[1]) - 1
    for n, option in enumerate(question.options):
        if said in (fold(str(option["label"])), fold(f"{n + 1} {option['label']}")):
            return n
    near = [n for n, o in enumerate(question.options) if len(said) >= WORDS and said in fold(str(o["label"]))]
    if len(near) == 1:
        return near[0]
    if turn.reading is None:
        understand_turn(turn)
    word = {"confirm": YES, "cancel": NO}.get(turn.heard.intent)
    if word is not None and table.speaks(turn):
        return None
    if word is None or turn.heard.tasks or turn.heard.percent is not None or report_mend.drops(turn):
        return None
    for n, option in enumerate(question.options):
        if option["arguments"].get("word") == word:
            return n
    return None


def _card_elsewhere(turn: Turn, last: Pending | None) -> Outcome | None:
    """The person's open card, shown here, when it was begun on another channel: the draft is one."""
    draft = conversations.open_draft(turn.conn, turn.me.id)
    if draft is None or draft.expires_at <= turn.now or draft.kind not in table.DRAFTS:
        return None
    if not turn.private or (last is not None and last.draft_id == draft.id):
        return None
    return table.DRAFTS[draft.kind](turn, draft)


def _by_id(question: Pending, said: str) -> int | None:
    """The option whose task has the short id that was typed ("16", "#16"), where no option has that number."""
    match = ID.fullmatch(said)
    if match is None or (not match[1] and int(match[2]) <= len(question.options)):
        return None
    found = (n for n, o in enumerate(question.options) if o["arguments"].get("task") == int(match[2]))
    return next(found, None)


def _same_again(turn: Turn, last: Pending) -> bool:
    """Whether the person repeats the answer that was taken: its number, or a yes to a yes."""
    if last.state != "answered" or (turn.now - last.created_at).days >= 1:
        return False
    match = NUMBER.fullmatch(fold(clean_mention(turn.message.text)))
    if match:
        return int(match[1]) - 1 == (last.answer or 0)
    word = {"confirm": YES, "cancel": NO}.get(turn.heard.intent)
    return bool(last.options[last.answer or 0]["arguments"].get("word") == word)


def _nothing_open(turn: Turn, question: Pending | None) -> Outcome:
    if DECIDES.search(fold(turn.message.text)) and decisions.waits(turn):
        return decisions.approve(turn)
    if question is not None and turn.heard.intent == "confirm" and question.expires_at > turn.now:
        return _put_again(turn, question)
    last = conversations.last_question(turn.conn, turn.place)
    elsewhere = _card_elsewhere(turn, last)
    if elsewhere is not None:
        return elsewhere
    if THANKS.search(fold(turn.message.text)):
        return say(general.welcome())
    if last is not None and _same_again(turn, last):
        return say(general.done_already(str(last.options[last.answer or 0]["label"])))
    if last is not None and last.draft_id is not None:
        draft = conversations.get_draft(turn.conn, last.draft_id)
        if draft.state == "expired" or draft.expires_at <= turn.now:
            return say(general.expired())
    if turn.heard.intent == "cancel":
        return say(general.nothing_to_cancel())
    return small(turn) or say(general.nothing_to_answer())
