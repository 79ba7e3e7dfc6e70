"""The agency's abbreviations, kept by the office in chat: "viết tắt HTX là hợp tác xã"; reports write them in full."""

import re

from handlers import rule_store
from handlers.turn import Outcome, Turn, say
from tasks.rights import Action, require
from tasks.rules import with_rule
from vietnamese.normalize import fold
from vietnamese.words import abbreviations as words

NAME = "abbreviations"
_SHORT = r"(?P<short>[^\W\d_][\w&/.-]{0,19}(?: [\w&/.-]{1,19})??)"
ADD = re.compile(rf"(?:them )?viet tat {_SHORT} (?:la|=|nghia la|cua) (?P<full>[^=;]{{2,120}})")
ADD_AFTER = re.compile(rf"{_SHORT} (?:la )?viet tat (?:cua|cho) (?P<full>[^=;]{{2,120}})")
DROP = re.compile(rf"(?:bo|xoa|huy) (?:tu )?viet tat {_SHORT}")
LIST = re.compile(r"(?:xem |cho xem )?(?:danh sach|cac)(?: cac)?(?: tu| chu)? viet tat(?: cua co quan)?")


def speaks_of_it(turn: Turn) -> bool:
    """Whether the message is about the list of abbreviations."""
    said = fold(turn.message.text).strip(" .!?")
    return any(pattern.fullmatch(said) for pattern in (LIST, DROP, ADD, ADD_AFTER))


def keep(turn: Turn) -> Outcome:
    """Show the list, add an entry or take one out; each change is noted with what stood before."""
    typed = turn.message.text.strip(" .!?\n")
    said = fold(typed)
    entries = dict(turn.house.rules.written_out)
    if LIST.fullmatch(said):
        return say(words.listed(entries))
    require(turn.me, Action.SETTINGS, place=turn.where)
    gone = DROP.fullmatch(said)
    if gone is not None:
        return _drop(turn, entries, typed[gone.start("short") : gone.end("short")])
    match = ADD.fullmatch(said) or ADD_AFTER.fullmatch(said)
    assert match is not None  # one of the patterns spoke of it
    short, full = (typed[match.start(n) : match.end(n)].strip(" “”\"'") for n in ("short", "full"))
    _store(turn, {**entries, short: full})
    return say(words.kept(short, full, entries.get(short)))


def _drop(turn: Turn, entries: dict[str, str], short: str) -> Outcome:
    known = next((one for one in entries if one.casefold() == short.casefold()), None)
    if known is None:
        return say(words.unknown(short))
    del entries[known]
    _store(turn, entries)
    return say(words.dropped(known))


def _store(turn: Turn, entries: dict[str, str]) -> None:
    value = ";".join(f"{short}={full}" for short, full in sorted(entries.items()))
    with_rule(turn.house.rules, NAME, value)
    rule_store.put(turn, NAME, value)
