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
        position = base - skip
        placed = self.words
        for word in words:
            end = position + len(word.text)
            if end > base:
                placed.append(position if position > base else base, end, word.page, word.box)
            position = end + 1
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
