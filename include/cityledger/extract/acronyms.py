"""Acronyms that a text introduces: `Name in Full (NIF)` or `NIF (Name in Full)`.

In: a text. Out: short form to full name. The letters must begin words of the name, in order, as Schwartz and Hearst
(2003) have it; only a window before each bracket is read, so time grows with the text alone.
"""

import re

_SHORT = r"[A-Z][A-Za-z0-9&.-]{1,9}"
_BEHIND = re.compile(rf"\(\s*[\"“]?({_SHORT})[\"”]?\s*[);,]")
_BEFORE = re.compile(rf"\b({_SHORT})\s+\(([A-Z][^()\n]{{5,100}})\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LITTLE = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "by", "with", "at", "de", "la"})
_WINDOW = 160


def find_acronyms(text: str) -> dict[str, str]:
    """Every short form that the text explains, with the first name given for it."""
    found: dict[str, str] = {}
    for match in _BEHIND.finditer(text):
        short = match.group(1)
        if _is_short(short):
            full = _name_before(text[max(0, match.start() - _WINDOW) : match.start()], short)
            if full:
                found.setdefault(short, full)
    for match in _BEFORE.finditer(text):
        short, full = match.groups()
        if _is_short(short) and _name_before(full, short) == " ".join(full.split()):
            found.setdefault(short, " ".join(full.split()))
    return found


def _is_short(short: str) -> bool:
    return sum(letter.isupper() for letter in short) >= 2


def _name_before(window: str, short: str) -> str | None:
    """The run of words at the window's end whose initials spell the short form; little words may be passed over."""
    letters = [letter.lower() for letter in short if letter.isalnum()]
    if letters[-1] == "s" and short[-1] == "s":
        letters.pop()
    words = list(_WORD.finditer(window))
    first = _first_word(words, letters, frozenset()) if letters else None
    if first is None and letters:
        first = _first_word(words, letters, _LITTLE)
    name = "" if first is None else " ".join(window[words[first].start() :].split())
    return name if len(name) > len(short) else None


def _first_word(words: list[re.Match[str]], letters: list[str], counted: frozenset[str]) -> int | None:
    """Where the name begins; little words give a letter only where they are `counted`."""
    at = len(words)
    for letter in reversed(letters):
        at -= 1
        while at >= 0 and (word := words[at].group().lower()) in _LITTLE and (word not in counted or word[0] != letter):
            at -= 1
        if at < 0 or words[at].group()[0].lower() != letter:
            return None
    return at
