"""Who stands on the playground's stage: the roster's people as phones, the group, and what each may try."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.channels.playground import BUTTONS, Upload
from bot.files import media_type
from storage import accounts, people
from storage.database import Database
from tasks.model import VIETNAM, Person, Role

FOLDER = Path(__file__).parent
AGENCY = "Sở Khoa học và Công nghệ tỉnh An Bình · dữ liệu mẫu"
GROUP, GROUP_NAME = "g1", "Lãnh đạo Sở"
STRANGER, STRANGER_NAME = "s1", "Máy chưa liên kết"
OFFICER, LEADER = "Lương Văn Bình", "Phạm Quốc Tuấn"
SAMPLES = ("ke-hoach-2026.docx",)
KINDS = (
    (Role.LEADER, "leader"),
    (Role.OFFICE, "office"),
    (Role.HEAD, "head"),
    (Role.DEPUTY, "head"),
)


@dataclass(slots=True)
class Cast:
    """The people of the page; `code` is the unused code that the stranger may try."""

    database: Database
    code: str = ""
    _names: dict[str, str] = field(default_factory=lambda: {STRANGER: STRANGER_NAME})

    def name_of(self, key: str) -> str | None:
        """The name behind a phone, None when there is no such phone."""
        return self._names.get(key)

    def chat_title(self, chat: str) -> str:
        """The title of a group chat, empty for a private one."""
        return GROUP_NAME if chat == GROUP else ""

    def sample(self, name: str) -> Upload | None:
        """A file of the sample that the page offers to send."""
        if name not in SAMPLES:
            return None
        return Upload(name, (FOLDER / name).read_bytes(), media_type(name))

    def key_of(self, name: str) -> str:
        """The phone of a person of the roster; KeyError when there is none."""
        return next(key for key, known in self._names.items() if known == name)

    def learn(self, everyone: list[Person]) -> None:
        """Give every person of the roster a phone."""
        self._names |= {f"p{person.id}": person.name for person in everyone}

    async def state(self, now: datetime) -> dict[str, Any]:
        """People, groups, examples and clock as the page reads them."""
        found = await self.database.aread(self._people)
        return {
            "agency": AGENCY,
            "now": now.astimezone(VIETNAM).isoformat(timespec="seconds"),
            "people": found,
            "groups": [{"key": GROUP, "name": GROUP_NAME}],
            "phones": {
                "a": self.key_of(OFFICER),
                "b": self.key_of(LEADER),
                "g": GROUP,
                "speaker": self.key_of(LEADER),
            },
            "examples": self._examples(),
        }

    def _people(self, conn: Connection) -> list[dict[str, Any]]:
        units = {unit.id: unit.name for unit in people.units(conn)}
        owners = {a.sender_id: a.person_id for a in accounts.live(conn) if a.channel == BUTTONS}
        everyone = {person.id: person for person in people.people(conn)}
        rows = [
            _row(f"p{person.id}", person, units) for person in everyone.values() if f"p{person.id}" in owners
        ]
        newcomer = everyone.get(owners.get(STRANGER, 0))
        return [*rows, _row(STRANGER, newcomer, units) if newcomer else _STRANGER]

    def _examples(self) -> dict[str, Any]:
        raw = (FOLDER / "thu-ngay.json").read_text(encoding="utf-8").replace("{code}", self.code)
        found: dict[str, Any] = json.loads(raw)
        keys = {name: key for key, name in self._names.items()} | {"group": GROUP}
        return {keys.get(whose, whose): rows for whose, rows in found.items()}


_STRANGER = {
    "key": STRANGER,
    "name": STRANGER_NAME,
    "position": "",
    "unit": "Người ngoài",
    "role": "stranger",
    "bound": False,
}


def _row(key: str, person: Person, units: dict[int, str]) -> dict[str, Any]:
    role = next((word for kind, word in KINDS if person.has(kind)), "officer")
    unit = units.get(person.unit_id or 0, "")
    return {
        "key": key,
        "name": person.name,
        "position": person.position,
        "unit": unit,
        "role": role,
        "bound": True,
    }
