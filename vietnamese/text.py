"""What the bot says, before a channel renders it: lines of spans, bold or plain.

No markup is ever parsed, so an officer's own words can hold any character. Channels make HTML,
`text_styles` or plain text of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters within one line; `bold` is the only emphasis there is."""

    text: str
    bold: bool = False


STOPS = (".", "…", "!", "?")
# Somebody's own words in quotation marks are passed over.
DOUBLE_STOP = re.compile(r"(“[^“”]*”|…|(?<!\.)\.)(?:(?<=[….])\.(?!\.))?")


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of spans; an empty line separates paragraphs."""

    lines: tuple[Line, ...] = ()

    def __add__(self, other: "Text") -> "Text":
        return Text(self.lines + other.lines)

    def __bool__(self) -> bool:
        return bool(self.lines)

    @property
    def plain(self) -> str:
        """The text as a reader sees it, without emphasis."""
        return "\n".join("".join(span.text for span in line) for line in self.lines)


def b(text: object) -> Span:
    """A bold span."""
    return Span(str(text), bold=True)


def line(*parts: object) -> Line:
    """One line of spans and anything printable; a newline inside becomes a space, a stop behind a stop goes."""
    spans = (part if isinstance(part, Span) else Span(str(part)) for part in parts if part not in ("", None))
    row: list[Span] = []
    for span in spans:
        said = _one_stop(" ".join(span.text.split("\n")))
        if row and said.startswith(".") and row[-1].text.endswith(STOPS) and not said.startswith(".."):
            said = said[1:]
        row.append(Span(said, span.bold))
    return tuple(row)


def _one_stop(words: str) -> str:
    """A title that was cut, or words that end with a stop, need none behind; quoted words stay as they were said."""
    return DOUBLE_STOP.sub(r"\1", words) if "…." in words or ".." in words else words


def text(*lines: str | Line | Text | None) -> Text:
    """A Text of lines; strings are split at newlines, None is left out."""
    return Text(tuple(_flatten(lines)))


def _flatten(lines: Iterable[str | Line | Text | None]) -> Iterable[Line]:
    for item in lines:
        if item is None:
            continue
        if isinstance(item, Text):
            yield from item.lines
        elif isinstance(item, str):
            yield from (line(row) for row in item.split("\n"))
        else:
            yield item
