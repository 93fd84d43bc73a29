"""Lines of words in, one text with a rectangle for each word out: how every paged reader builds a block's text."""

from collections.abc import Sequence

from cityledger.convert.drafts import Word
from cityledger.convert.hyphens import Hyphens
from cityledger.convert.places import Places


class Run:
    """A text that grows line by line and knows where each of its words stands."""

    def __init__(self, hyphens: Hyphens) -> None:
        self.hyphens = hyphens
        self.text = ""
        self.words = Places()

    def add(self, words: Sequence[Word], skip: int = 0) -> None:
        """Put one more line at the end, leaving out its first `skip` characters."""
        line = " ".join([word.text for word in words])[skip:]
        if not line:
            return
        base = self._open(line)
        try:
            self.words.put(_rows(words, base - skip, base))
        except (OverflowError, ValueError):  # a broken file can place a word beyond all numbers
            _append(self.words, words, base - skip, base)
        self.text += line

    def join(self, other: "Run") -> None:
        """Put another run at the end, as the next part of the same sentence."""
        if not other.text:
            return
        base = self._open(other.text)
        self.words.extend(other.words.moved(base))
        self.text += other.text

    def _open(self, following: str) -> int:
        """End the text so that `following` can be put on, and return where that begins."""
        between = self.hyphens.between(self.text, following)
        if self.hyphens.cut(self.text, following):
            kept = "-" if between == "-" else ""
            self.text = self.text[:-1] + kept
            self._end_last_word(len(self.text))
            return len(self.text)
        self.text += between
        return len(self.text)

    def _end_last_word(self, end: int) -> None:
        last = self.words.pop() if self.words else None
        if last and last[0] < end:
            self.words.append(last[0], min(last[1], end), *last[2:])


def _rows(words: Sequence[Word], position: int, base: int) -> list[int]:
    """The words of a line that begins at `position` as flat rows; what ends at `base` or before is left out."""
    rows: list[int] = []
    for word in words:
        end = position + len(word.text)
        if end > base:
            x0, top, x1, bottom = word.box
            rows += (
                position if position > base else base, end, word.page,
                int(10 * x0 + 0.5), int(10 * top + 0.5), int(10 * x1 + 0.5), int(10 * bottom + 0.5),
            )  # fmt: skip
        position = end + 1
    return rows


def _append(places: Places, words: Sequence[Word], position: int, base: int) -> None:
    for word in words:
        end = position + len(word.text)
        if end > base:
            places.append(max(position, base), end, word.page, word.box)
        position = end + 1
