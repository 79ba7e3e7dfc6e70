"""Refusals: what a rule of the field forbids, as a code with arguments; the wording lives in `vietnamese`.

Refused                     any rule says no
├── NotAllowed              the person may not do this here ("not_yours", "not_in_group")
├── NotFound                nothing of that name is there or visible ("no_such_task")
├── Contradiction           what was said cannot be true together ("done_with_percent")
├── BadValue                a value outside its bounds ("bad_rule_value", "bad_period")
└── OutOfDate               the thing moved since it was read ("task_changed")
"""


class Refused(Exception):
    """A rule says no: `code` is one stable English word, `args` the named values that a sentence needs."""

    def __init__(self, code: str, **arguments: object) -> None:
        super().__init__(code)
        self.code = code
        self.arguments: dict[str, object] = arguments

    @property
    def args(self) -> dict[str, object]:  # type: ignore[override]  # named values, not a tuple
        """The named values of the refusal, the same as `arguments`."""
        return self.arguments

    def __str__(self) -> str:
        named = ", ".join(f"{name}={value!r}" for name, value in self.arguments.items())
        return f"{self.code}({named})"


class NotAllowed(Refused):
    """The person may not do this, to this task, in this place."""


class NotFound(Refused):
    """Nothing of that name exists or is visible to the asker (the two are not told apart)."""


class Contradiction(Refused):
    """What was said cannot be true together with what is known."""


class BadValue(Refused):
    """A value is unreadable or outside its bounds."""


class OutOfDate(Refused):
    """What the act was based on has changed since it was read."""
