"""Acronyms that a text introduces: `Name in Full (NIF)` or `NIF (Name in Full)`.

In: a text. Out: short form to full name. The letters must begin words of the name, in order, as Schwartz and Hearst
(2003) have it; only a window before each bracket is read, so time grows with the text alone.
"""

import re
from collections.abc import Mapping, Sequence

from cityledger.extract.mentions import ARTICLE, NAME
from cityledger.extract.signature import is_body_name

_SHORT = r"[A-Z][A-Za-z0-9&.-]{1,9}"
_BEHIND = re.compile(rf"\(\s*[\"“]?({_SHORT})[\"”]?\s*[);,]")
_BEFORE = re.compile(rf"\b({_SHORT})\s+\(([A-Z][^()\n]{{5,100}})\)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LITTLE = frozenset({"of", "the", "and", "for", "in", "on", "to", "a", "an", "by", "with", "at", "de", "la"})
_WINDOW = 160
_TWICE = 2
_BRACKETED = re.compile(r" \(([A-Z]{2,8})\)")


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
    left = list(letters)
    while left:
        letter = left.pop()
        at -= 1
        while at >= 0 and (word := words[at].group().lower()) in _LITTLE and (word not in counted or word[0] != letter):
            at -= 1
        if at < 0:
            return None
        word = words[at].group()
        whole = (
            word.isupper() and 1 < len(word) <= len(left) + 1 and [*left, letter][-len(word) :] == list(word.lower())
        )
        if whole:  # `ICT Agency (ICTA)`
            del left[len(left) + 1 - len(word) :]
        elif word[0].lower() != letter:
            return None
    return at


def find_bracketed(text: str, mentions: Mapping[str, Sequence[int]], known: Mapping[str, str]) -> dict[str, str]:
    """Acronyms from another language, in brackets right behind the name of a body: `Agency for Ports (ANP)`."""
    found: dict[str, str] = {}
    for match in _BRACKETED.finditer(text):
        short = match.group(1)
        if short in known or len(mentions.get(short, ())) < _TWICE:
            continue
        before = text[max(0, match.start() - _WINDOW) : match.start()]
        last = next((name for name in NAME.finditer(before) if name.end() == len(before)), None)
        name = ARTICLE.sub("", " ".join(last.group().split()), count=1) if last else ""
        if is_body_name(name):
            found.setdefault(short, name)
    return found


def find_initials(mentions: Mapping[str, Sequence[int]], known: Mapping[str, str]) -> dict[str, str]:
    """Acronyms that the text never explains, by a name of the text with these initials: U.S., GBA."""
    by_initials: dict[str, str] = {}
    short = {
        name for name in mentions if 3 <= len(name) <= 6 and name.isupper() and name.isalpha() and name not in known
    }
    for name in sorted(mentions, key=lambda name: len(mentions[name])):
        words = name.split()
        if len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words):
            by_initials["".join(word[0] for word in words)] = name
            tails = ("".join(word[0] for word in words[at:]) for at in range(1, len(words) - 2))
            for tail in short.intersection(tails):
                by_initials.setdefault(tail, name)
    found = {name: by_initials[name] for name in short if name in by_initials}
    dotted = (name for name in mentions if "." in name and name.replace(".", "").isupper() and name not in known)
    return found | {name: by_initials[bare] for name in dotted if (bare := name.replace(".", "")) in by_initials}
