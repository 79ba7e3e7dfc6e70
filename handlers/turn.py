"""One turn of conversation: who speaks where, what the house looks like now, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection

from handlers.messages import Address, Allowance, Choice, Limits, Message, OutFile, Post, Reply
from storage import accounts, conversations, groups, people, settings, tasks
from storage.accounts import Account
from storage.conversations import Place
from storage.groups import Group
from tasks import rights
from tasks.calendar import WorkingCalendar
from tasks.model import VIETNAM, Person, Role, Task, local_date
from tasks.rights import Scope, Units, scope
from tasks.rules import Rules, from_facts
from vietnamese.asked_moment import asked_moment
from vietnamese.asked_otherwise import otherwise
from vietnamese.reading import Context, Reading
from vietnamese.text import Text
from vietnamese.understand import understand
from vietnamese.unit_names import short_names

FileWay = Literal["chat", "page", "local", "none"]
SUBJECT_LIVES = timedelta(hours=12)
OF_A_MOMENT = ("list", "summary", "show")  # what can be asked as of a past day


@dataclass(frozen=True, slots=True)
class House:
    """The agency as it is now: its rules, its working calendar, its units in their own order."""

    rules: Rules
    calendar: WorkingCalendar
    units: Units

    def unit_name(self, unit_id: int | None) -> str:
        """The name of a unit, "" when there is none."""
        found = self.units.get(unit_id)
        return "" if found is None else found.name


@dataclass(frozen=True, slots=True)
class Desk:
    """What the process lends to every turn: holidays, limits and allowances of the channels, file links."""

    holidays: WorkingCalendar
    limits: Mapping[str, Limits]
    link: Callable[[OutFile], str | None] = lambda file: None
    upload_link: Callable[[int], str | None] = lambda person_id: None
    bot_names: tuple[str, ...] = ()
    allowances: Mapping[str, Allowance] = field(default_factory=dict)
    linked: bool = False  # whether files can be fetched and handed in by a link
    sparing: bool = True  # whether posts give way when an allowance runs low


@dataclass(slots=True)
class Turn:
    """Everything a handler gets. `conn` may be read-only (questions) or the writing transaction."""

    conn: Connection
    desk: Desk
    house: House
    message: Message
    now: datetime
    inbox_id: int
    account: Account | None = None
    person: Person | None = None
    group: Group | None = None
    reading: Reading | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)
    pool: list[Task] | None = None
    as_of: date | None = None  # the past day that a question asks about

    @property
    def today(self) -> date:
        """The calendar day in Vietnam."""
        return local_date(self.now)

    @property
    def me(self) -> Person:
        """The bound person; handlers behind the binding gate may rely on it."""
        assert self.person is not None
        return self.person

    def me_is(self, *roles: Role) -> bool:
        """Whether the speaker is known and holds one of the roles; nobody speaks when the clock does."""
        return self.person is not None and self.person.has(*roles)

    @property
    def heard(self) -> Reading:
        """What was understood of the message."""
        assert self.reading is not None
        return self.reading

    @property
    def private(self) -> bool:
        """Whether this is a chat between the person and the bot alone."""
        return self.message.chat_kind == "private"

    @property
    def where(self) -> rights.Place:
        """Private or group, as the table of rights asks."""
        return rights.Place(self.message.chat_kind)

    @property
    def files(self) -> FileWay:
        """How files reach the asker here, and come from there; nothing is offered that cannot be delivered."""
        return file_way(self.desk, self.message.address.channel)

    @property
    def place(self) -> Place:
        """Where drafts, questions and subjects of this person live."""
        where = self.message.address
        return Place(where.channel, where.bot_id, where.chat_id, self.me.id)

    @property
    def scope(self) -> Scope:
        """What the person may see here."""
        groups = None if self.group is None else self._group_units()
        return scope(self.me, self.where, groups, self.house.units)

    def _group_units(self) -> frozenset[int] | None:
        assert self.group is not None
        if self.group.unit_id is None:
            return None
        return self.house.units.descendants(self.group.unit_id)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a handler wants said: one reply to the asker, posts to others, the subject to remember."""

    reply: Reply
    posts: tuple[Post, ...] = ()
    subject: Mapping[str, Any] | None = None
    question_expires: datetime | None = None


def say(
    text: Text, *choices: Choice, files: tuple[OutFile, ...] = (), subject: Mapping[str, Any] | None = None
) -> Outcome:
    """The usual outcome: one text, perhaps with choices and files."""
    return Outcome(Reply(text, choices, files), subject=subject)


def file_way(desk: Desk, channel: str) -> FileWay:
    """How files travel on a channel: in the chat, over a public page, one in the agency's network, or not."""
    if desk.limits[channel].files:
        return "chat"
    if not desk.linked:
        return "none"
    return "local" if desk.limits[channel].local else "page"


def load_house(conn: Connection, desk: Desk) -> House:
    """The agency's present rules, calendar (holidays plus official notices) and units."""
    return House(
        rules=from_facts(settings.rules(conn)),
        calendar=calendar_with(desk.holidays, settings.notices(conn)),
        units=Units(people.units(conn)),
    )


def calendar_with(holidays: WorkingCalendar, notices: list[tuple[date, bool, str]]) -> WorkingCalendar:
    """Public holidays corrected by dated official notices."""
    working = {day for day, works, _ in notices if works}
    off = {day for day, works, _ in notices if not works}
    return WorkingCalendar(
        days_off=(holidays.days_off | off) - working,
        working_weekends=holidays.working_weekends | working,
        notices=tuple(sorted({number for _, _, number in notices if number})),
        years=holidays.years,
    )


def load_turn(conn: Connection, desk: Desk, message: Message, inbox_id: int, now: datetime) -> Turn:
    """Look up who speaks, in which group, under which rules."""
    where = message.address
    account = accounts.of(conn, where.channel, where.bot_id, message.sender_id)
    turn = Turn(conn, desk, load_house(conn, desk), message, now, inbox_id, account)
    if account is not None:
        turn.person = people.get_person(conn, account.person_id)
    if message.chat_kind == "group":
        turn.group = groups.at(conn, where.channel, where.bot_id, where.chat_id)
    return turn


def notify(turn: Turn, person_id: int, text: Text, key: str, choices: tuple[Choice, ...] = ()) -> Post | None:
    """A notice to another person on the channel last used; None when nobody can be reached there."""
    account = accounts.reachable(turn.conn, person_id)
    if account is None:
        return None
    address = Address(account.channel, account.bot_id, account.chat_id)
    return Post(address, text, key, choices=choices, person_id=person_id)


def holders(turn: Turn, *roles: Role, unit_id: int | None = None) -> tuple[Person, ...]:
    """The active people who hold one of the roles, for a unit when given."""
    found = people.people(turn.conn)
    if unit_id is None:
        return tuple(p for p in found if p.has(*roles))
    return tuple(p for p in found if unit_id in p.units_as(*roles))


def draft_expiry(turn: Turn) -> datetime:
    """When a draft begun now is over."""
    return turn.now + timedelta(minutes=turn.house.rules.draft_minutes)


def understand_turn(turn: Turn) -> None:
    """Read the message once, knowing the names of the house; the reading stays on the turn."""
    if turn.reading is not None:
        return
    unit = "" if turn.person is None else turn.house.unit_name(turn.person.unit_id)
    turn.reading = read_text(turn, otherwise(turn.message.text, unit) or turn.message.text)
    asked = asked_moment(turn.message.text, turn.now.astimezone(VIETNAM))
    if asked is not None:
        question = read_text(turn, asked.rest)
        if question.intent in OF_A_MOMENT and question.period is None:
            turn.reading, turn.as_of = question, asked.day


def read_text(turn: Turn, text: str) -> Reading:
    """What some words of this turn mean, knowing the names of the house."""
    return understand(text, turn.now.astimezone(VIETNAM), chat=turn.message.chat_kind, context=_context(turn))


def _context(turn: Turn) -> Context:
    units = tuple(turn.house.units)
    return Context(
        pending=_open_kind(turn),
        subject=_last_question(turn),
        units=tuple(n for u in units for n in (u.name, u.code, *u.aliases) if n),
        titles=_titles(turn),
        short_units=tuple(short for u in units for short in short_names(u.name)),
    )


def _titles(turn: Turn) -> tuple[str, ...]:
    """The titles that the person may see here: what they type is looked for among them."""
    return () if turn.person is None else tuple(tasks.titles_seen(turn.conn, turn.scope))


def _last_question(turn: Turn) -> Mapping[str, Any] | None:
    """What was asked here last, when it was today: a bare name then asks the same about it."""
    last = None if turn.person is None else conversations.last_subject(turn.conn, turn.place)
    if last is None or not last[0].get("query") or turn.now - last[1] > SUBJECT_LIVES:
        return None
    return last[0]


def _open_kind(turn: Turn) -> str:
    """What the person is being asked here: "confirm" for a card, "choice" for other choices, "" for nothing."""
    if turn.person is None:
        return ""
    draft = conversations.open_draft(turn.conn, turn.person.id)
    if draft is not None and draft.expires_at > turn.now:
        return "confirm"
    return "choice" if conversations.open_question(turn.conn, turn.place) else ""
