"""Two lines of a paragraph joined: a space, nothing, or a hyphen undone.

A hyphen at a line's end is undone only where there is evidence that it was put there by the line break: the joined word
stands elsewhere in the document or in the word list, and the hyphenated one does not. `COVID-` + `19`,
`Guangzhou-` + `Auckland` and `co-` + `benefits` keep theirs.
"""

import re
from collections.abc import Iterable

from cityledger.convert.wording import SOFT_HYPHENS, is_cjk

_HYPHENS = "-\u2010" + SOFT_HYPHENS
_LAST = re.compile(r"([^\W\d_]+)[-\u2010\u00ad\ufffe\u0002]$")
_FIRST = re.compile(r"([^\W\d_]+)")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_PREFIXES = frozenset(
    "anti bi bio co counter cross e eco ex extra high hyper inter intra long low macro mega meta micro mid mini multi "
    "near neo non off over post pre pro pseudo quasi re self semi short socio sub super trans tri ultra un under "
    "vice well zero two three four five ten half all full part first second third".split()
)
_SUFFIXES = frozenset(
    "ing ion ions tion tions ment ments ness able ible ance ence ity ive ical ally ed er ers es ly".split()
)


class Hyphens:
    """Decides line-end hyphens for one document, from the words that it uses inside its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.words: set[str] = set()
        for line in lines:
            # The first and last word of a line may be halves.
            self.words.update(word.lower() for word in _WORD.findall(line)[1:-1])

    def join(self, left: str, right: str) -> str:
        """The two texts as one."""
        return left[: len(left) - self.cut(left, right)] + self.between(left, right) + right

    def cut(self, left: str, right: str) -> int:
        """How many characters to take off the end of `left` when `right` follows it: 0 or 1."""
        if not left or left[-1] not in _HYPHENS or not right:
            return 0
        if left[-1] in SOFT_HYPHENS or self._is_broken(left, right):
            return 1
        return 0

    def between(self, left: str, right: str) -> str:
        """What stands between the two once `cut` is done: a space, a hyphen or nothing."""
        if not left or not right:
            return ""
        if left[-1] in SOFT_HYPHENS:
            return "" if self._is_broken(left, right) else "-"
        if left[-1] in _HYPHENS:
            return " " if left[-2:-1] in (" ", "") else ""
        if left[-1] in "/" and right[0].isalnum() and " " not in left[-20:]:
            return ""  # an address broken after a slash
        return "" if is_cjk(left[-1]) and is_cjk(right[0]) else " "

    def _is_broken(self, left: str, right: str) -> bool:
        head, tail = _LAST.search(left), _FIRST.match(right)
        if not head or not tail or not tail[1][0].islower():
            return False
        start, end = head[1].lower(), tail[1].lower()
        if left[head.start() - 1 : head.start()] in ("-", "\u2010"):
            return False
        if f"{start}-{end}" in self.words:
            return False
        if start + end in self.words:
            return True
        if start in _PREFIXES:
            return False
        return start not in self.words or end in _SUFFIXES
