"""Sets the marks of Vietnamese typed without them ("da gui phieu khao sat"), where they are certain, and says where not.

A small bigram model of office language (`marks.tsv`, counted from the project's own texts by
`scripts/learn-marks`), to which an agency's own titles are added: a word gets the form that its neighbours
make most likely (forward-backward over the forms seen), or stays as typed where that is not certain.
Deterministic, offline.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vietnamese.normalize import clean, fold

MODEL = Path(__file__).with_name("marks.tsv")
CERTAIN = 0.95  # posterior from which a form is taken as meant
# Typed without marks these are words of opposite meaning (cho, chờ; đúng, dừng): certain only beside neighbours
# with which no other form was ever seen.
DELICATE = frozenset(("cho", "dung", "bo", "thoi", "lui"))
OPEN = re.compile(r"(?<!\w)dung han(?!\w)", re.IGNORECASE)  # đúng hạn, dừng hẳn: never certain
OWN_WEIGHT = 3  # one title of the agency counts like three texts of others
START = "^"
WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[^\w\s]|\d|_")
_SMOOTHING = 2.0

Bigrams = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Restored:
    """The text with marks, and the words that are left as typed since their marks are not certain."""

    text: str
    doubtful: tuple[str, ...]


class Marks:
    """Bigram counts of words as they are written with their marks."""

    def __init__(self, bigrams: Bigrams) -> None:
        self._pairs = bigrams
        self._words: Counter[str] = Counter()
        for (_, word), count in bigrams.items():
            self._words[word] += count
        self._total = sum(self._words.values())
        self._forms: dict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._forms[fold(word)].append(word)

    def with_texts(self, texts: Iterable[str]) -> "Marks":
        """The model that has also read these texts, which count more than what it had before."""
        own = bigrams_of(texts)
        return Marks(self._pairs + Counter({pair: OWN_WEIGHT * count for pair, count in own.items()}))

    def restore(self, text: str) -> Restored:
        """The text with marks on every word that is certain, the others as typed; marks that are there stay."""
        out, doubtful, end = [], [], 0
        open_at = {at for found in OPEN.finditer(text) for at in range(*found.span())}
        for run in _runs(text):
            for match, (form, certainty) in zip(run, self._read([m[0] for m in run]), strict=True):
                certain = certainty >= CERTAIN and match.start() not in open_at
                out += [text[end : match.start()], _cased(form, match[0]) if certain else match[0]]
                end = match.end()
                doubtful += [] if certain else [match[0]]
        return Restored("".join([*out, text[end:]]), tuple(doubtful))

    def _read(self, words: Sequence[str]) -> list[tuple[str, float]]:
        """The likeliest form of each word of one run with its posterior; an unknown word stays, uncertain."""
        forms = [self._candidates(word) for word in words]
        ahead = self._forward(forms)
        back = self._backward(forms)
        joint = [
            {form: here[form] + there[form] for form in here} for here, there in zip(ahead, back, strict=True)
        ]
        best = [max(one, key=lambda form: (one[form], form)) for one in joint]
        return [(best[n], self._certainty(words[n], joint[n], best, n)) for n in range(len(words))]

    def _certainty(self, word: str, joint: Mapping[str, float], best: Sequence[str], n: int) -> float:
        """The posterior of the best form; 0 for a word never seen, and for a delicate one with a rival."""
        if fold(word) not in self._forms and word.isascii():
            return 0.0
        if word.lower() in DELICATE and self._rivals([START, *best], n + 1) != {best[n]}:
            return 0.0
        return math.exp(joint[best[n]] - _sum(joint.values()))

    def _rivals(self, best: Sequence[str], n: int) -> set[str]:
        """The forms of a word that were seen beside one of its neighbours."""
        after = best[n + 1] if n + 1 < len(best) else ""
        forms = self._candidates(fold(best[n]))
        return {f for f in forms if self._pairs[best[n - 1], f] or (after and self._pairs[f, after])}

    def _candidates(self, word: str) -> list[str]:
        low = word.lower()
        if not low.isascii():
            return [low]
        return self._forms.get(low, [low])

    def _forward(self, forms: Sequence[Sequence[str]]) -> list[dict[str, float]]:
        before, found = {START: 0.0}, []
        for options in forms:
            before = {f: _sum(score + self._score(p, f) for p, score in before.items()) for f in options}
            found.append(before)
        return found

    def _backward(self, forms: Sequence[Sequence[str]]) -> list[dict[str, float]]:
        after = dict.fromkeys(forms[-1], 0.0)
        found = [after]
        for options in reversed(forms[:-1]):
            after = {f: _sum(score + self._score(f, n) for n, score in after.items()) for f in options}
            found.append(after)
        return found[::-1]

    def _score(self, before: str, word: str) -> float:
        """log P(word | before), smoothed towards how common the word is."""
        common = (self._words[word] + 0.1) / (self._total + 1)
        seen = self._pairs[before, word] + _SMOOTHING * common
        return math.log(seen / (self._words[before] + _SMOOTHING))


@cache
def learned() -> Marks:
    """The model of the project's own texts."""
    pairs: Bigrams = Counter()
    for row in MODEL.read_text("utf-8").splitlines():
        before, word, count = row.split("\t")
        pairs[before, word] = int(count)
    return Marks(pairs)


def bigrams_of(texts: Iterable[str]) -> Bigrams:
    """How often a word stands behind another within one clause, of clauses that are written with marks."""
    found: Bigrams = Counter()
    for text in texts:
        for run in _runs(clean(text)):
            words = [match[0].lower() for match in run]
            if bears_marks(words):
                found.update(zip([START, *words], words, strict=False))
    return found


def bears_marks(words: Sequence[str]) -> bool:
    """Whether words are written with marks: Vietnamese bears them on more than two words of five."""
    return sum(not word.isascii() for word in words) > 0.4 * len(words)


def lacks_marks(text: str) -> bool:
    """Whether words of some length bear no mark at all."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 6 and len(text.split()) > 1 and all(letter.isascii() for letter in letters)


def as_written(words: str, texts: Iterable[str]) -> str:
    """The words as one of the texts writes them, found without regard to marks; else unchanged."""
    wanted = re.compile(rf"(?<!\w){re.escape(fold(words))}(?!\w)")
    for text in map(clean, texts):
        found = wanted.search(fold(text))
        if words.isascii() and found is not None:
            written = text[found.start() : found.end()]
            return written if written[1:] != written[1:].upper() or len(written) < 2 else written.lower()
    return words


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """The words of a text, clause by clause: marks of punctuation and figures part them."""
    run: list[re.Match[str]] = []
    for match in WORD.finditer(text):
        if run and _BREAK.search(text, run[-1].end(), match.start()):
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _cased(form: str, typed: str) -> str:
    if len(typed) > 1 and typed.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if typed[:1].isupper() else form


def _sum(logs: Iterable[float]) -> float:
    """The logarithm of the sum of what the logarithms stand for."""
    values = list(logs)
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values))
