"""Two lines of a paragraph joined: a space, nothing, or a hyphen undone.

A hyphen at a line's end is undone only where there is evidence that it was put there by the line break: the joined word
stands elsewhere in the document or in the word list, or its halves are no words. `COVID-` + `19`, `Guangzhou-` +
`Auckland`, `co-` + `benefits` and `second-` + `hand` keep theirs.
"""

import re
from collections.abc import Iterable

from cityledger.convert.wording import SOFT_HYPHENS, is_cjk
from cityledger.convert.wordlist import english_words
from cityledger.lookups import read_lookup

_HYPHENS = "-\u2010" + SOFT_HYPHENS
_LAST = re.compile(r"([^\W\d_]+)[-\u2010\u00ad\ufffe\u0002]$")
_LONGEST_WORD = 100
_FIRST = re.compile(r"([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_ADDRESS_JOINTS = "/_-?=&%#~"
_ADDRESS_PART = re.compile(r"^[^\W_][\w.%-]*[/_=?&%#]|^[/?=&%#_]|^[\w-]+\.(?:html?|pdf|aspx?|php|docx?|xlsx?)\b")
_PREFIXES = frozenset(read_lookup("hyphens")["prefixes"])
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly")


class Hyphens:
    """Decides line-end hyphens for one document, from the words that it uses inside its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        broken = False
        for line in lines:
            # A word at a line's end with a hyphen, and the first of the next line, may be halves.
            words = _WORD.findall(line)[int(broken) :]
            broken = line[-1:] in _HYPHENS
            self.words.update(map(str.lower, words[:-1] if broken else words))

    def join(self, left: str, right: str) -> str:
        """The two texts as one."""
        return left[: len(left) - self.cut(left, right)] + self.between(left, right) + right

    def cut(self, left: str, right: str) -> int:
        """How many characters to take off the end of `left` when `right` follows it: 0 or 1."""
        if not left or left[-1] not in _HYPHENS or not right:
            return 0
        return int(left[-1] in SOFT_HYPHENS or self._is_broken(left, right))

    def between(self, left: str, right: str) -> str:
        """What stands between the two once `cut` is done: a space, a hyphen or nothing."""
        if not left or not right:
            return ""
        if left[-1] in SOFT_HYPHENS:
            return "" if self._is_broken(left, right) else "-"
        if left[-1] in _HYPHENS:
            return " " if left[-2:-1] in (" ", "") else ""
        if _goes_on_as_address(left, right):
            return ""
        return "" if is_cjk(left[-1]) and is_cjk(right[0]) else " "

    def _is_broken(self, left: str, right: str) -> bool:
        head, tail = _LAST.search(left[-_LONGEST_WORD:]), _FIRST.match(right)
        if not head or not tail or not tail[1][0].islower() or _is_address(left):
            return False
        start, end = head[1].lower(), tail[1].lower()
        if f"{start}-{end}" in self.words:
            return False
        return self._knows(start + end) or not ((start in _PREFIXES or self._knows(start)) and self._knows(end))

    def _knows(self, word: str) -> bool:
        known = english_words()
        if word in self.words or word in known:
            return True
        stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
        return any(len(stem) > 3 and (stem in self.words or stem in known) for stem in stems)


def _goes_on_as_address(left: str, right: str) -> bool:
    """Whether a web address that the line's end has cut goes on in the next line."""
    if not _is_address(left):
        return False
    first = right.split(" ", 1)[0]
    return left[-1] in _ADDRESS_JOINTS or bool(_ADDRESS_PART.search(first)) or (first == right and first.islower())


def _is_address(left: str) -> bool:
    last = left[left.rfind(" ") + 1 :]
    return "://" in last or last.startswith("www.") or (last.endswith("/") and len(last) > 1 and "." in last)
