"""The words of a line read from a picture in, the same with letters set right that were taken for their likes.

A word is changed only where it is no word as it stands and is one after the change. Numbers, and whatever could be
one, are never touched: `1O0` and `CO2` stay, `lnformation`, `govemment` and `c1ty` do not.
"""

import re
from collections.abc import Sequence

from cityledger.convert.repair import repair_line
from cityledger.convert.wordlist import english_words

_LIKE = (("rn", "m"), ("m", "rn"), ("1", "l"), ("1", "i"), ("l", "i"), ("i", "l"), ("0", "o"), ("|", "l"), ("|", "i"),
         ("vv", "w"), ("cl", "d"), ("ii", "u"), ("5", "s"))  # fmt: skip
_FRAME = re.compile(r"^([^\w|]*)(.*?)([^\w|]*)$", re.DOTALL)
_SURE = 90.0
"""From this confidence on Tesseract is right more often than a list of words is: `modem` is no slip for `modern`."""
_BODY = re.compile(r"[A-Za-z0-9|]{4,}")
_FEWEST_LETTERS = 0.7
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "ment", "ments")


def repair_slips(words: Sequence[str], confidences: Sequence[float]) -> list[str]:
    """As many words as came in; of those with a high confidence, from 0 to 100, none is doubted."""
    pairs = zip(words, confidences, strict=True)
    repaired = [_repair(word) if confidence < _SURE else word for word, confidence in pairs]
    line = repair_line(" ".join(repaired))[0].split(" ")
    return line if len(line) == len(repaired) else repaired


def _repair(word: str) -> str:
    framed = _FRAME.fullmatch(word)
    front, body, back = framed.groups() if framed else ("", word, "")
    if not _BODY.fullmatch(body) or _is_known(body.lower()) or body[1:].lower() != body[1:]:
        return word
    if sum(map(str.isalpha, body)) < _FEWEST_LETTERS * len(body) or (body[0].isdigit() and body[0] not in "10"):
        return word
    found = {candidate for candidate in _candidates(body.lower()) if candidate.isalpha() and _is_known(candidate)}
    if len(found) != 1:
        return word
    (right,) = found
    capital = body[0].isupper() or (body[0] == "l" and right[0] == "i")
    return front + (right.capitalize() if capital else right) + back


def _candidates(body: str) -> set[str]:
    """The words that one kind of slip, made once or everywhere, could have made this one of."""
    found = set()
    for wrong, right in _LIKE:
        found.add(body.replace(wrong, right))
        found.update(body[: at.start()] + right + body[at.end() :] for at in re.finditer(re.escape(wrong), body))
    return found - {body}


def _is_known(word: str) -> bool:
    known = english_words()
    if word in known:
        return True
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return any(len(stem) > 3 and (stem in known or f"{stem}e" in known) for stem in stems)
