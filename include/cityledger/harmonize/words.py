"""Words made comparable, and many phrases looked for in one pass over a text.

In: any string. Out: folded names, lists of tokens, and the phrases of a word list that stand in a text. Everything is
linear in the text.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

LONGEST_NAME = 200
"""A name longer than this is no name; it is not looked up."""

_OTHER = re.compile(r"[^\w.%&+-]+|_+")
_EDGES = ".-+&"
_POSSESSIVE = re.compile(r"['’]s\b")
_NOT_LETTER = re.compile(r"[\W_]+")
_SHORTEST_PLURAL = 4
_IRREGULAR = {
    "buses": "bus",
    "gases": "gas",
    "campuses": "campus",
    "viruses": "virus",
    "women": "woman",
    "men": "man",
    "children": "child",
}


def plain(text: str) -> str:
    """Without case, accents and compatibility forms: 'Zürich' and 'ZURICH' are both 'zurich'."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()


@lru_cache(maxsize=200_000)
def fold_name(name: str) -> str:
    """A name for comparing: plain letters and digits, one space between words, no leading 'the', no possessive.

    Empty for what is too long to be a name.
    """
    if len(name) > LONGEST_NAME:
        return ""
    folded = _NOT_LETTER.sub(" ", _POSSESSIVE.sub("", plain(name)).replace("&", " and ")).strip()
    return folded.removeprefix("the ")


@lru_cache(maxsize=100_000)
def singular(word: str) -> str:
    """An English word without its plural ending; the same rule serves word lists and texts, so it need not be exact."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def tokens(text: str) -> list[str]:
    """The text's words, plain and singular, hyphens kept inside words ('low-carbon', 'pm2.5')."""
    words = (word.strip(_EDGES) for word in _OTHER.split(plain(text)))
    return [singular(word) for word in words if word]


def loose_tokens(text: str) -> list[str]:
    """As `tokens`, but 'low-carbon' is two words, for lists in which the hyphen must not decide."""
    return [part for word in tokens(text) for part in _parts(word)]


def _parts(word: str) -> list[str]:
    return [singular(part) for part in word.split("-") if part]


class PhraseIndex:
    """Phrases of one or more words, each with what it stands for, found in a text in one pass."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Take (phrase, meaning) pairs; a phrase may have several meanings."""
        self._by_first: dict[str, dict[tuple[str, ...], list[str]]] = {}
        for phrase, meaning in phrases:
            words = tuple(loose_tokens(phrase))
            if not words:
                raise ValueError(f"the phrase {phrase!r} of a word list in include/lookups has no word; take it out")
            self._by_first.setdefault(words[0], {}).setdefault(words, []).append(meaning)

    def find(self, text: str) -> Mapping[str, set[str]]:
        """What stands in the text: each meaning with the phrases that gave it."""
        words = loose_tokens(text)
        found: dict[str, set[str]] = {}
        for position, word in enumerate(words):
            for phrase, meanings in self._by_first.get(word, {}).items():
                if tuple(words[position : position + len(phrase)]) == phrase:
                    for meaning in meanings:
                        found.setdefault(meaning, set()).add(" ".join(phrase))
        return found
