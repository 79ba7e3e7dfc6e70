"""Sending is said by people: number and date lock the version last made; it is handed over again and corrected.

"đã gửi báo cáo tháng 11, số 120/BC-SKHCN ngày 17/11" · "gửi lại báo cáo tháng 11" · "đính chính báo cáo tháng 11".
"""

import re
from datetime import date

from handlers import editions, forms, report_period
from handlers.messages import Choice, OutFile, Reply
from handlers.turn import Outcome, Turn, say
from reports.places import Place
from storage import editions as stored
from storage import files, jobs, journal
from storage.editions import Edition
from tasks.model import local_date
from tasks.periods import parse_period
from tasks.rights import Action, require
from vietnamese.normalize import fold
from vietnamese.text import Text
from vietnamese.words import report_versions as words

SENT = re.compile(
    r"^\W*(?:(?:van phong|vp|toi|em|minh|so) )*(?:da|vua) (?:gui|phat hanh|ky gui|ban hanh) bao cao\b"
)
AGAIN = re.compile(
    r"\b(?:gui|xuat|cho xem|lay) lai (?:ban )?(?:da gui (?:cua )?)?bao cao\b|\bban (?:bao cao )?da gui\b"
)
CORRECT = re.compile(r"\bdinh chinh (?:lai )?bao cao\b|\bbao cao dinh chinh\b")
NUMBER = re.compile(r"\b(?:số|so|s[oố]:)\s*:?\s*(\d{1,6}\s*/\s*[A-ZĐa-zđ][\w&.\-]*|\d{1,6})", re.IGNORECASE)
DAY = re.compile(r"\b(?:ngày|ngay)\s+(\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?)", re.IGNORECASE)
PERIOD = re.compile(r"\b(?:thang|quy|tuan|ngay|nam|6 thang|9 thang) ?(?:\d|i|v|dau|cuoi)")


def speaks_of_it(turn: Turn) -> bool:
    """Whether a sent report is spoken of; a task's own progress ("nv 3 đã gửi báo cáo") is not."""
    said = fold(turn.message.text)
    if CORRECT.search(said) or AGAIN.search(said):
        return turn.private and PERIOD.search(said) is not None
    return (
        turn.private
        and SENT.search(said) is not None
        and PERIOD.search(said) is not None
        and bool(NUMBER.search(turn.message.text) or turn.heard.intent == "lock")
    )


def decide(turn: Turn) -> Outcome | None:
    """Lock, hand over or correct; None: slow work was begun."""
    require(turn.me, Action.LOCK, place=turn.where)
    said = fold(turn.message.text)
    if CORRECT.search(said):
        return _of_period(turn, "correct")
    if AGAIN.search(said):
        return _of_period(turn, "again")
    return _of_period(turn, "sent")


def _period_text(turn: Turn) -> str:
    """The message without the number and the date of the paper."""
    return DAY.sub(" ", NUMBER.sub(" ", turn.message.text))


def _of_period(turn: Turn, act: str) -> Outcome | None:
    chosen = report_period.named(_period_text(turn), turn.today) or report_period.meant(turn)
    period = str(chosen)
    found = stored.of_period(turn.conn, period)
    named = forms.said_form(turn.conn, turn.message.text, str(chosen.kind))
    usual = [e for e in found if e.form in ([f.name for f in named] or [e.form])]
    names = list(dict.fromkeys(e.form for e in usual))
    if not names:
        return say(words.not_made(editions.told(period)))
    if len(names) > 1:
        labels = {n: forms.standing(turn.conn)[n].label or n for n in names}
        more = {"period": period, "act": act, "text": turn.message.text}
        choices = [Choice(labels[n], "report.of_form", {"form": n, **more}) for n in names]
        return say(words.which_form(editions.told(period)), *choices)
    return _act(turn, act, usual, turn.message.text)


def of_form(turn: Turn) -> Outcome | None:
    """The form was chosen among several."""
    given = turn.arguments
    require(turn.me, Action.LOCK, place=turn.where)
    return _act(
        turn, given["act"], stored.of_period(turn.conn, given["period"], given["form"]), given["text"]
    )


def _act(turn: Turn, act: str, found: list[Edition], text: str) -> Outcome | None:
    if act == "sent":
        return _sent(turn, found, text)
    sent = stored.last_sent(turn.conn, found[-1].form, found[-1].period)
    if sent is None:
        return say(words.not_sent(editions.name_of(turn.conn, found[-1])))
    if act == "correct":
        _correct(turn, sent)
        return None
    return hand_over(turn, sent)


def _sent(turn: Turn, found: list[Edition], text: str) -> Outcome:
    last, name = found[-1], editions.name_of(turn.conn, found[-1])
    number, on = _number(turn, last, text), _day(turn, text)
    if not number or on is None:
        return say(words.say_number(name))
    if on > turn.today:
        return say(words.day_ahead(on))
    before = stored.last_sent(turn.conn, last.form, last.period)
    if before is not None and (before.id == last.id or last.corrects != before.id):
        return _bound_before(before, name, number, on)
    if on < last.day:
        return say(words.before_cut_off(on, last.day))
    if on < local_date(last.known_at):
        return _older_paper(last, name, number, on)
    return _lock(turn, last, number, on)


def _older_paper(last: Edition, name: str, number: str, on: date) -> Outcome:
    """A paper dated before its version was made: an earlier version may have been sent, or the date is wrong."""
    more = {"edition": last.id, "number": number, "on": on.isoformat(), "word": "yes"}
    return say(
        words.older_paper(name, last.number, last.known_at, number, on),
        Choice(words.LOCK, "report.lock", more),
        Choice(words.NOT_YET, "report.unlocked", {"word": "no"}),
    )


def lock_all_the_same(turn: Turn) -> Outcome:
    """The older date stands; a version that was bound in the meantime is not bound again."""
    require(turn.me, Action.LOCK, place=turn.where)
    of = stored.get(turn.conn, int(turn.arguments["edition"]))
    number, on = str(turn.arguments["number"]), date.fromisoformat(turn.arguments["on"])
    if of.sent:
        return say(words.again_same(editions.name_of(turn.conn, of), of.sent_number, of.sent_on))
    return _lock(turn, of, number, on)


def not_locked(turn: Turn) -> Outcome:
    """Number and date are said anew."""
    return say(words.not_locked())


def _lock(turn: Turn, of: Edition, number: str, on: date) -> Outcome:
    stored.lock(turn.conn, of.id, number, on, turn.now, turn.me.id)
    _note(turn, of, "sent", number, on)
    return say(words.locked(editions.name_of(turn.conn, of), of.number, number, on, of.known_at))


def _bound_before(before: Edition, name: str, number: str, on: date) -> Outcome:
    if (before.sent_number, before.sent_on) == (number, on):
        return say(words.again_same(name, number, on))
    more = {"edition": before.id, "number": number, "on": on.isoformat()}
    return say(
        words.other_number(name, before.sent_number, before.sent_on, number, on),
        Choice(words.MEND, "report.number", {**more, "word": "yes"}),
        Choice(words.KEEP, "report.keep", {"word": "no"}),
    )


def mend_number(turn: Turn) -> Outcome:
    """Number or date of a sent report were mistyped; its contents stay."""
    require(turn.me, Action.LOCK, place=turn.where)
    of = stored.get(turn.conn, int(turn.arguments["edition"]))
    number, on = str(turn.arguments["number"]), date.fromisoformat(turn.arguments["on"])
    stored.mend_number(turn.conn, of.id, number, on)
    _note(turn, of, "number_mended", number, on)
    return say(words.number_mended(editions.name_of(turn.conn, of), number, on))


def keep(turn: Turn) -> Outcome:
    """Leave number and date as they are."""
    return say(words.kept())


def hand_over(turn: Turn, sent: Edition, ending: str = ".docx", said: Text | None = None) -> Outcome | None:
    """The sent version: its very file, or another kind of file made of its contents."""
    name = editions.name_of(turn.conn, sent)
    told = words.again(name, sent.sent_number, sent.sent_on) if said is None else said
    kept = files.get(turn.conn, sent.file_id) if sent.file_id is not None else None
    if ending == ".docx" and kept is not None:
        return Outcome(Reply(told, files=(OutFile(kept.id, kept.name),)))
    editions.rebuild(turn, sent, ending, told.plain)
    return None


def _correct(turn: Turn, sent: Edition) -> None:
    """A new version against the sent one, as of the same day, with the list of what changed."""
    template = forms.form(turn.conn, sent.form)
    chosen = parse_period(sent.period, template.rule)
    name = f"Đính chính báo cáo {sent.period} {turn.today:%d-%m-%Y}.docx"
    wanted = {
        "form": sent.form,
        "period": str(chosen),
        "day": sent.day.isoformat(),
        "known": None,
        "scope": None,
        "official": True,
        "corrects": sent.id,
    }
    arguments = {"report": wanted, "sent": sent.content_id, "name": name, "ending": ".docx"}
    arguments["title"] = editions.name_of(turn.conn, sent)
    jobs.put(turn.conn, "make_report", arguments, turn.inbox_id, turn.now)


def corrected(turn: Turn) -> Outcome:
    """The correction came back: differences as message and file, or that there are none."""
    job = turn.message.job or {}
    result, wanted = job["result"], job["arguments"]["report"]
    sent = stored.get(turn.conn, int(wanted["corrects"]))
    name = editions.name_of(turn.conn, sent)
    found = [(words.place(Place(**d["place"])), d["old"], d["new"]) for d in result["differences"]]
    if not found:
        return say(words.no_difference(name))
    file, listed = (
        files.put(turn.conn, r["sha256"], r["name"], r["size"], r["media_type"], turn.now)
        for r in (result, result["list"])
    )
    new = editions.keep(turn.conn, wanted, result, turn.now, turn.me.id, file)
    issue = 1 + sum(
        e.sent and e.corrects is not None for e in stored.of_period(turn.conn, sent.period, sent.form)
    )
    stale = [words.place(Place(**p)) for p in result.get("stale", ())]
    told = words.correction(name, issue, new.number, found, stale)
    outs = (OutFile(file, result["name"]), OutFile(listed, result["list"]["name"]))
    return Outcome(Reply(told, files=outs), subject={"edition": new.id, "query": None})


def _number(turn: Turn, of: Edition, text: str) -> str:
    found = NUMBER.search(text)
    if not found:
        return ""
    number = re.sub(r"\s*/\s*", "/", found[1]).rstrip(".-")
    if "/" in number:
        head, _, symbol = number.partition("/")
        return f"{head}/{symbol.upper() if symbol.islower() else symbol}"
    template = forms.form(turn.conn, of.form)
    short = f"BC-{turn.house.rules.agency_short}" if turn.house.rules.agency_short else "BC"
    return f"{number}/{template.letters.symbol or short}"


def _day(turn: Turn, text: str) -> date | None:
    """The date of the paper; without a year the one nearest to today."""
    number = NUMBER.search(text)
    found = DAY.search(text[number.end() :] if number else text)
    if not found:
        return turn.today if re.search(r"\bhom nay\b", fold(text)) else None
    day, month, *year = (int(part) for part in re.split(r"\s*[/.-]\s*", found[1]))
    years = year or [turn.today.year, turn.today.year - 1, turn.today.year + 1]
    near = [_real(y, month, day) for y in years]
    return min((d for d in near if d is not None), key=lambda d: abs(d - turn.today), default=None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _note(turn: Turn, of: Edition, kind: str, number: str, on: date) -> None:
    data = {"form": of.form, "period": of.period, "number": of.number, "mark": of.mark}
    journal.note(
        turn.conn,
        "edition",
        of.id,
        kind,
        turn.now,
        by_person=turn.me.id,
        inbox_id=turn.inbox_id,
        words=turn.message.text,
        data={**data, "paper": number, "on": on.isoformat()},
    )
