"""Labels that order a change: `Increase bus trips` is about bus trips, which are to increase.

In: the label of a row or a heading. Out: what it is about, with the way that it is to go.
"""

from cityledger.extract.indicators.reading import words_of
from cityledger.extract.quantities.lexicon import get_lexicon

_LONGEST = 14
_ARTICLES = frozenset({"the", "a", "an", "our", "its", "their"})


def without_order(label: str) -> tuple[str, str | None]:
    """A label without the verb of change that opens it or that tells its purpose; as it is where it orders none."""
    words = label.split()
    if not words or len(words) > _LONGEST or words[0].lower() not in words_of("imperatives"):
        return label, None
    at = 0 if direction_of_order(words[0]) else _purpose(words)
    if at is None or at + 1 >= len(words):
        return label, None
    first = at + 1 + (words[at + 1].lower() in _ARTICLES)
    return (" ".join(words[first:]), direction_of_order(words[at])) if first < len(words) else (label, None)


def direction_of_order(word: str) -> str | None:
    """Which way a verb of change goes: increase, decrease, or None for other verbs."""
    lexicon = get_lexicon()
    if word.lower() in lexicon.increase:
        return "increase"
    return "decrease" if word.lower() in lexicon.decrease else None


def _purpose(words: list[str]) -> int | None:
    """The place of the verb of change in `Widen the paths to increase walking`."""
    for place in range(2, len(words)):
        if words[place - 1].lower() == "to" and direction_of_order(words[place]):
            return place
    return None
